"""Makes the HTML of pages in as many processes as there are cores, and keeps it for the next build.

MkDocs converts one page after the other, and then puts each into its template. Here it only reads them at first. Once
all are known, forked processes make the HTML of MkDocs' own page objects, with MkDocs' own functions and events. Where
MkDocs would render the template of a page, it gets what was made, and the warnings are repeated for it to count.

What is kept depends on the text of the page and on everything that takes part in making it. Of the other files of the
site, only those matter to which the page links: they must still be there.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from communique.files.disk.atomic import replace_file
from communique.processes.background import ForkedStream, make_portable
from mkdocs_hooks.pages.rendered_page import FailedPage, RenderedPage, pack, unpack
from mkdocs_hooks.pages.warnings import collect_warnings, log_again
from mkdocs_hooks.store.results import ResultStore, hash_text

FEW = 40
"""Pages that are not worth another process."""
_COLLECTED_TOGETHER = 100_000
"""Objects after which the garbage collector looks for cycles: a page leaves few, and thousands of other objects."""


class PageMaker:
    """Makes the pages of one build.

    `salt` is a hash of everything that all pages depend on, except the menu. `describe` returns what goes into a page
    besides what MkDocs knows.
    """

    def __init__(  # noqa: PLR0913 (it connects MkDocs with the session)
        self,
        config: MkDocsConfig,
        nav: Navigation,
        files: Files,
        *,
        store: ResultStore,
        salt: str,
        describe: Callable[[Page], object],
    ) -> None:
        self._config, self._nav, self._files, self._store = config, nav, _AskedFiles(files), store
        self._salt, self._describe = salt, describe
        self._awaited: dict[str, Page] = {}
        self._ready: dict[str, RenderedPage | FailedPage] = {}
        self._stream: ForkedStream[RenderedPage | FailedPage] | None = None
        self._env: Environment
        self._documentation: Sequence[File]

    def postpone(self, page: Page) -> None:
        """Let MkDocs only read a page. Its title must be known, because the menu may show it."""
        page.render = partial(self._postpone, page)  # type: ignore[method-assign] # see above

    def _postpone(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        if "title" not in page.meta and "title" not in vars(page):
            Page.render(page, config, files)
            return
        _empty(page)
        self._awaited[page.file.src_uri] = page

    def is_awaited(self, page: Page) -> bool:
        """Whether a page comes from another process, in which the events of MkDocs happen, too."""
        return page.file.src_uri in self._awaited

    def start(self, env: Environment) -> None:
        """Start the processes. They render pages in the templates of the theme's environment."""
        self._env, self._documentation = env, self._files.documentation_pages()
        self._salt = hash_text(self._salt, *_describe_items(self._nav.items))
        uris, processes = list(self._awaited), len(os.sched_getaffinity(0))
        # A process that has threads must not be forked, as while serving after the first build.
        if processes > 1 and len(uris) >= FEW and threading.active_count() == 1:
            gc.freeze()  # the collector need not search in each of them what they share
            shares = [uris[at::processes] for at in range(processes)]
            self._stream = ForkedStream([partial(self._make_all, share) for share in shares])

    def write_again(self, uri: str) -> None:
        """Write the HTML of a page whose text was saved after the last build.

        It looks older than its text, so that the next build makes it again. That build logs the warnings: here,
        links to what the save has added would lead nowhere.
        """
        file = self._files.get_file_from_path(uri)
        if file and file.page:
            self._read(file.page)
            made, path = self._render(file.page), Path(file.abs_dest_path)
            replace_file(path, made.html)
            os.utime(path, (0, 0))

    def stop(self) -> None:
        """Stop the processes."""
        if self._stream:
            self._stream.stop()

    def take(self, page: Page) -> str:
        """Wait for the HTML of a page, and return it. Raises what was raised when it was made."""
        uri = page.file.src_uri
        if self._stream is None:
            self._awaited.pop(uri)
            self._ready[uri] = self._make(page)
        while self._stream and uri not in self._ready:
            self._ready |= {made.uri: made for made in self._stream.receive()}
        self._awaited.pop(uri, None)
        made = self._ready.pop(uri)
        if isinstance(made, FailedPage):
            raise made.error
        log_again(made.warnings)
        page.present_anchor_ids = set(made.anchors)
        links = ((self._files.get_file_from_path(uri), anchors) for uri, anchors in made.links.items())
        page.links_to_anchors = {file: anchors for file, anchors in links if file}
        return made.html

    def _make_all(self, uris: Sequence[str]) -> Iterator[RenderedPage | FailedPage]:
        gc.set_threshold(_COLLECTED_TOGETHER)
        pages, self._awaited = self._awaited, {}
        for uri in uris:
            try:
                yield self._make(pages[uri])
            except Exception as error:  # noqa: BLE001 (it is raised where MkDocs takes the page)
                yield FailedPage(uri, make_portable(error))

    def _make(self, page: Page) -> RenderedPage:
        self._read(page)
        uri, key = page.file.src_uri, self._key(page)
        with self._store.load(uri, key) as parts:
            made = unpack(uri, parts) if parts else None
        if made is None or not all(map(self._is_there, made.targets)):
            made = self._render(page)
            if not made.warnings:
                self._store.save(uri, key, pack(made))
        return made

    def _read(self, page: Page) -> None:
        """Read the text of a page again, which was not kept."""
        page.read_source(self._config)
        page.markdown = self._config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=self._config, files=self._files
        )

    def _key(self, page: Page) -> str:
        own = (
            page.title,
            page.meta,
            page.url,
            page.canonical_url,
            page.edit_url,
            [item.title for item in page.ancestors],
        )
        return hash_text(self._salt, page.markdown or "", repr(own), repr(self._describe(page)))

    def _is_there(self, uri: str) -> bool:
        file = self._files.get_file_from_path(uri)
        return file is not None and file.inclusion.is_included()  # type: ignore[no-untyped-call]

    def _render(self, page: Page) -> RenderedPage:
        """Do what MkDocs does with a page that it has read."""
        plugins, self._files.asked = self._config.plugins, set()
        try:
            with collect_warnings() as warnings:
                page.active = True
                Page.render(page, self._config, self._files)
                asked = sorted(self._files.asked)
                page.content = plugins.on_page_content(
                    page.content or "", page=page, config=self._config, files=self._files
                )
                context = get_context(self._nav, self._documentation, self._config, page)
                template = self._env.get_template(page.meta.get("template", "main.html"))
                context = plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
                html = plugins.on_post_page(template.render(context), page=page, config=self._config)
        finally:
            page.active = False
            _empty(page)
        return RenderedPage(
            page.file.src_uri,
            html,
            sorted(page.present_anchor_ids or ()),
            {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
            asked,
            warnings,
        )


def _empty(page: Page) -> None:
    """Remove the text and the HTML of a page: those of all pages would fill the memory."""
    page.markdown, page.content, page.toc = "", "", TableOfContents([])


class _AskedFiles(Files):
    """The files of the site; it remembers which of them a page has asked for."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.asked: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file by its uri."""
        file = self.src_uris.get(path) or super().get_file_from_path(path)
        if file:
            self.asked.add(file.src_uri)
        return file


def _describe_items(items: Sequence[Any]) -> Iterator[str]:
    """Yield what the menu shows, on every page."""
    for item in items:
        yield repr((item.title, getattr(item, "url", None), getattr(item, "meta", None), len(item.children or ())))
        yield from _describe_items(item.children or ())
