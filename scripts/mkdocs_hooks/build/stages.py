"""The parts of a build that need the register alone: problems, Markdown, exported files, search index.

Pages of Markdown are kept one by one. The others are kept as a whole, under a key of the whole register: they are made
again if anything has changed. An empty key keeps nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from mkdocs.structure.files import File

from communique.checks.run import check_register
from communique.exports.file import ExportFile
from communique.exports.writer import until, write_exports
from communique.files.disk.folder import NewFolder
from communique.files.disk.store import open_store
from communique.problems import Problem
from communique.register.register import Register
from communique.search.index import build_index, list_guides
from communique.site.output.dependencies import PageCache
from communique.site.output.writer import write_listed_pages
from communique.site.page import Page
from communique.site.pages import list_pages
from communique.site.view.view import Surroundings
from mkdocs_hooks.store.results import ResultPart, ResultStore, hash_text, read_files, write_files

NAMES = ("verdict", "markdown", "exports", "index")
"""The names of these results in the store."""
_REGISTER = "register"
"""The part of the Markdown that says from which register it was made."""
_GUIDES = "guides"
"""The part of the index that says from which guides it was made."""


class Keys(NamedTuple):
    """What results are kept under."""

    makers: str
    """The key of everything that takes part but the register."""
    register: str
    """The key of all that, and the register; empty if it was just changed."""


def list_problems(store: ResultStore, key: str, register: Register) -> list[Problem]:
    """Return all problems of a register: none if it had none earlier today, as some rules depend on the date."""
    key_of_day = key and hash_text(key, datetime.now(UTC).date().isoformat())
    with store.load("verdict", key_of_day) as parts:
        if parts is not None:
            return []
    checked = open_store(register.root, "entries")
    problems = check_register(register, checked)
    checked.save()
    if not problems:
        store.save("verdict", key_of_day, ())
    return problems


def make_markdown(
    store: ResultStore, keys: Keys, register: Register, folder: Path, around: Surroundings
) -> dict[str, Page]:
    """Write the pages of a register without problems into a new folder, and return them by uri.

    Pages of another register are reused if nothing that they depend on has changed.
    """
    cache, pages = PageCache(), {page.uri: page for page in list_pages(register)}
    with store.load("markdown", keys.makers) as parts:
        if parts and _restore_pages(parts, keys.register, pages, folder, cache):
            return pages
    write_listed_pages(list(pages.values()), register, folder, around, cache)
    store.save("markdown", keys.makers, _keep_pages(keys.register, folder, cache))
    return pages


def _restore_pages(
    parts: Iterator[ResultPart], key: str, known: Mapping[str, Page], folder: Path, cache: PageCache
) -> bool:
    """Write the kept pages of this register into a folder. Return whether they are all of its pages."""
    is_same = next(parts, None) == (_REGISTER, key.encode()) and key != ""

    def take_known() -> Iterator[ResultPart]:
        for uri, content in parts:
            state, _, text = content.partition(b"\n")
            if uri in known:
                cache.pages[uri] = state.decode("ascii", "replace")
                yield uri, text

    write_files(take_known(), NewFolder(folder, folder.with_name("pages")), known.__contains__)
    return is_same and cache.pages.keys() == known.keys()


def _keep_pages(key: str, folder: Path, cache: PageCache) -> Iterator[ResultPart]:
    yield _REGISTER, key.encode()
    for uri, state in cache.pages.items():
        yield uri, state.encode() + b"\n" + (folder / uri).read_bytes()


def make_exports(
    store: ResultStore, key: str, exports: Sequence[ExportFile], site: NewFolder, is_orphaned: Callable[[], bool]
) -> None:
    """Write the exported files into a site. OSError if one cannot be written."""
    names = {export.path for export in exports}
    with store.load("exports", key) as parts:
        if parts and write_files(parts, site, names.__contains__):
            return
    write_exports(until(is_orphaned, exports), site)
    if not is_orphaned():
        store.save("exports", key, read_files(site.path, sorted(names)))


def copy_markdown(files: Iterable[File], site: NewFolder, is_orphaned: Callable[[], bool]) -> None:
    """Write the Markdown of all pages into a site. OSError if a file cannot be written."""
    parts = ((file.src_uri, file.content_bytes) for file in files)  # guides as they were read, should they change now
    write_files(takewhile(lambda _: not is_orphaned(), parts), site, lambda _: True)


def make_index(
    store: ResultStore, key: str, register: Register, site: NewFolder, wait_for_guides: Callable[[], None]
) -> None:
    """Write the search index into a site. PagefindError if Pagefind fails."""
    folder = site.path
    with store.load("index", key) as parts:
        if parts:
            wait_for_guides()
            if next(parts, None) == (_GUIDES, _hash_guides(folder)) and write_files(parts, site, _is_of_index):
                return
            build_index(register, folder)
        else:
            build_index(register, folder, wait_for_guides)
    files = (path.relative_to(folder).as_posix() for path in (folder / "pagefind").rglob("*") if path.is_file())
    store.save("index", key, [(_GUIDES, _hash_guides(folder)), *read_files(folder, sorted(files))])


def _hash_guides(site: Path) -> bytes:
    return hash_text(*(path.read_text(encoding="utf-8") for path in list_guides(site))).encode()


def _is_of_index(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "pagefind" and ".." not in parts
