"""Writes pages: only those that changed, each file atomically."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from communique.files.disk.atomic import replace_file
from communique.files.disk.store import digest
from communique.model import vocabulary
from communique.model.meeting import Meeting
from communique.problems import Problem
from communique.progress import Step, track_all
from communique.register.register import Register
from communique.site.jinja.environment import TEMPLATES, build_environment
from communique.site.output.dependencies import Fingerprints, PageCache
from communique.site.page import Page
from communique.site.pages import list_pages
from communique.site.view.view import Surroundings, View
from communique.text.escaping import escape_html
from communique.text.words import shorten

_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
"""More than one blank line."""

GENERATED_MARK = "\ngenerated: true\n"
"""The line of front matter that identifies a generated page."""


def write_pages(
    register: Register,
    folder: Path,
    problems: list[Problem] | None = None,
    around: Surroundings = Surroundings(),  # noqa: B008 (it cannot change)
    cache: PageCache | None = None,
) -> dict[str, Page]:
    """Write every page of a register as `write_listed_pages` does."""
    return write_listed_pages(list(list_pages(register, problems)), register, folder, around, cache)


def write_listed_pages(
    pages: Sequence[Page], register: Register, folder: Path, around: Surroundings, cache: PageCache | None
) -> dict[str, Page]:
    """Write pages below a folder, remove obsolete ones, and return the pages by uri.

    A file whose content would not change is not touched. With the cache of an earlier run, only pages whose entries
    have changed are rendered.
    """
    views: dict[str, View] = {}
    written = {}
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    fingerprints = _PageFingerprints(register, around, cache) if cache is not None else None
    for page in track_all(Step.PAGES, pages):
        written[page.uri] = page
        state = fingerprints.state_of(page) if fingerprints else None
        if cache is None or cache.pages.get(page.uri) != state or page.uri not in present:
            view = views.setdefault(page.folder, View(register, page.folder, around))
            replace_file(folder / page.uri, render_page(build_environment(), view, page))
            if cache is not None and state:
                cache.pages[page.uri] = state  # only now: the disk may have been full
    for uri in sorted(present - set(written)):
        if _is_generated(folder / uri):
            (folder / uri).unlink()
    if cache is not None:
        cache.pages = {uri: state for uri, state in cache.pages.items() if uri in written}
    return written


class _PageFingerprints:
    """The state of everything that pages depend on."""

    def __init__(self, register: Register, around: Surroundings, cache: PageCache) -> None:
        self.fingerprints = Fingerprints(register, cache)
        members = [state.status for state in register.states.values()]
        self.downloads = around.downloads
        edition = (around.edition.site_url, around.edition.version, around.edition.day) if around.edition else None
        templates = {path.name: path.read_bytes() for path in sorted(TEMPLATES.iterdir())}
        self._everywhere = digest(repr((around.edit_base, members, list(map(digest, templates.values())))).encode())
        # Each commit is another edition, which few templates print.
        self._editions = {name: edition if b"edition" in source else None for name, source in templates.items()}

    def state_of(self, page: Page) -> str:
        """Return a digest of all that a page depends on. While it is the same, the page would be the same."""
        also = page.also() if callable(page.also) else page.also
        shown = page.template, page.title, page.description, page.problems, also, self._editions[page.template]
        offered = [(file.path, file.label) for file in self.downloads.get(page.address, ())]
        return digest(repr((self._everywhere, shown, offered, self._of(page))).encode(errors="surrogatepass"))

    def _of(self, page: Page) -> object:
        """Return the state of the entries that a page depends on."""
        if page.about and page.shows is None:
            entry = self.fingerprints.register.entries[page.about.kind][page.about.id]
            names = self.fingerprints.names if isinstance(entry, Meeting) and entry.text else None
            return self.fingerprints.of(self.fingerprints.shown_with(page.about)), names
        return self.fingerprints.whole if page.shows is None else self.fingerprints.of(page.shows)


def _is_generated(path: Path) -> bool:
    """Whether a file is a generated page; no other file is ever removed."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return GENERATED_MARK in file.read(4096)


def render_page(env: Environment, view: View, page: Page) -> str:
    """Return a page as Markdown with front matter. Pages of one folder share a view, and with it the cached links."""
    meta = {
        "title": escape_html(page.title),
        "description": escape_html(shorten(page.description, 40)),
        "kind": page.kind,
        "generated": True,
    }
    if page.moved_to:
        meta["moved_to"] = page.moved_to
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    body = env.get_template(page.template).render(
        view=view,
        register=view.register,
        vocabulary=vocabulary,
        page=page,
        **{"problems": list(page.problems), **page.context()},
    )
    text = _GAP.sub("\n\n", body.strip())
    downloads = view.list_downloads(page.address)
    offered = f"\n\nDownload: {downloads}\n{{ .downloads }}" if downloads else ""
    return f"---\n{front}---\n\n{text}{offered}\n"
