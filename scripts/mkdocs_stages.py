"""The parts of a build that need the register alone: Markdown, exported files, search index.

Each is kept as a whole, under a key of the whole register: it is made again if anything has changed. An empty key keeps
nothing.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from communique.exports.file import ExportFile
from communique.exports.writer import until, write_exports
from communique.register.register import Register
from communique.search.index import build_index, list_guides
from communique.site.page import Page
from communique.site.pages import list_pages
from communique.site.view import Surroundings
from communique.site.writer import write_pages
from mkdocs_store import Store, hash_text, read_files, write_files

NAMES = ("markdown", "exports", "index")
"""The names of these results in the store."""
_GUIDES = "guides"
"""The part of the index that tells from which guides it was made."""


def make_markdown(store: Store, key: str, register: Register, folder: Path, around: Surroundings) -> dict[str, Page]:
    """Write the pages of a register without problems into a new folder, and return them by uri."""
    with store.load("markdown", key) as parts:
        if parts:
            pages = {page.uri: page for page in list_pages(register)}
            if write_files(parts, folder, pages.__contains__):
                return pages
    pages = write_pages(register, folder, around=around)
    store.save("markdown", key, read_files(folder, pages))
    return pages


def make_exports(
    store: Store, key: str, exports: Sequence[ExportFile], site: Path, is_orphaned: Callable[[], bool]
) -> None:
    """Write the exported files into a site. OSError if one cannot be written."""
    names = {export.path for export in exports}
    with store.load("exports", key) as parts:
        if parts and write_files(parts, site, names.__contains__):
            return
    write_exports(until(is_orphaned, exports), site)
    if not is_orphaned():
        store.save("exports", key, read_files(site, sorted(names)))


def make_index(store: Store, key: str, register: Register, site: Path, wait_for_guides: Callable[[], None]) -> None:
    """Write the search index into a site. PagefindError if Pagefind fails."""
    with store.load("index", key) as parts:
        if parts:
            wait_for_guides()
            if next(parts, None) == (_GUIDES, _hash_guides(site)) and write_files(parts, site, _is_of_index):
                return
            build_index(register, site)
        else:
            build_index(register, site, wait_for_guides)
    files = (path.relative_to(site).as_posix() for path in (site / "pagefind").rglob("*") if path.is_file())
    store.save("index", key, [(_GUIDES, _hash_guides(site)), *read_files(site, sorted(files))])


def _hash_guides(site: Path) -> bytes:
    return hash_text(*(path.read_text(encoding="utf-8") for path in list_guides(site))).encode()


def _is_of_index(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "pagefind" and ".." not in parts
