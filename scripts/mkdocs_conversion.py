"""Converts the Markdown of pages in as many processes as there are cores, and stores the results for the next build.

MkDocs converts one page after the other. Here, its own page objects are converted before it comes to them, in forked
processes, and its pages then take what was made instead of converting. Warnings are repeated where MkDocs counts them.

What is stored depends on the text of the page and on everything that takes part in its conversion. It is JSON with a
checksum: an entry that is damaged or was made by something else is ignored.
"""

import hashlib
import json
import logging
import os
import platform
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from communique.background import hold_signals, reset_signals
from communique.files.atomic import replace_file
from communique.progress import Step, track
from communique.site import markdown_extension

log = logging.getLogger("mkdocs.plugins.communique")

FEW = 40
"""Pages that are not worth another process."""
_VERSIONS = [
    platform.python_version(),
    *(version(package) for package in ("markdown", "mkdocs", "mkdocs-material")),
    hashlib.sha256(Path(markdown_extension.__file__ or "").read_bytes()).hexdigest(),
    hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
]

Converted = dict[str, Any]
"""What a conversion makes, as JSON: `content`, `toc`, `title`, `anchors`, `links`, and `warnings`."""


class _Work(NamedTuple):
    """What the forked processes find in memory."""

    pages: dict[str, Page]
    config: MkDocsConfig
    files: Files


_work: _Work | None = None


class Store:
    """Converted pages on disk, one file each. The folder holds the pages of the last build and nothing else."""

    def __init__(self, folder: Path, config: MkDocsConfig, files: Files) -> None:
        self.folder = folder
        self.damaged = 0
        uris = sorted(file.src_uri for file in files)
        settings = [config.markdown_extensions, config.mdx_configs, config.use_directory_urls, dict(config.validation)]
        self._salt = hashlib.sha256(repr([_VERSIONS, settings, uris]).encode()).hexdigest()

    def load(self, page: Page) -> Converted | None:
        """Return what was made of a page with the same text, or None."""
        try:
            stored = json.loads(self._path(page).read_bytes())
            converted, checksum = stored["converted"], stored["checksum"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self.damaged += 1
            return None
        if stored.get("key") != self._key(page):
            return None
        if checksum != _sign(self._key(page), converted):
            self.damaged += 1
            return None
        return dict(converted)

    def save(self, page: Page, converted: Converted) -> None:
        """Keep what was made of a page. A full disk is no reason to stop: the next build converts it again."""
        if converted["warnings"]:
            return
        key = self._key(page)
        stored = {"key": key, "checksum": _sign(key, converted), "converted": converted}
        try:
            replace_file(self._path(page), json.dumps(stored, ensure_ascii=False))
        except OSError as error:
            log.debug("%s could not be stored: %s", self._path(page), error)

    def prune(self, pages: Iterable[Page]) -> None:
        """Remove what belongs to no page. What cannot be removed, such as a folder, is left where it is."""
        known = {self._path(page).name for page in pages}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in known:
                try:
                    path.unlink(missing_ok=True)  # another build may have removed it
                except OSError as error:
                    log.info("%s is not part of the store and was left: %s", path, error.strerror)

    def _path(self, page: Page) -> Path:
        return self.folder / f"{hashlib.sha256(page.file.src_uri.encode()).hexdigest()[:32]}.json"

    def _key(self, page: Page) -> str:
        text = f"{self._salt}\n{page.file.src_uri}\n{page.file.content_string}"
        return hashlib.sha256(text.encode()).hexdigest()


def _sign(key: str, converted: Converted) -> str:
    return hashlib.sha256((key + json.dumps(converted, sort_keys=True)).encode()).hexdigest()


def convert_pages(pages: Sequence[Page], config: MkDocsConfig, files: Files, store: Store | None) -> None:
    """Convert pages, and make each of them take the result when MkDocs renders it."""
    stored = ((page.file.src_uri, store.load(page) if store else None) for page in pages)
    found = {uri: converted for uri, converted in stored if converted}
    missing = {page.file.src_uri: page for page in pages if page.file.src_uri not in found}
    for uri, converted in track(Step.CONVERTING, _convert_all(_Work(missing, config, files)), len(missing)):
        found[uri] = converted
        if store:
            store.save(missing[uri], converted)
    for page in pages:
        page.render = partial(_restore, page, found[page.file.src_uri])  # type: ignore[method-assign] # see above
    if store and store.damaged:
        log.info("%s damaged files in %s were ignored", store.damaged, store.folder)


def _convert_all(work: _Work) -> Iterator[tuple[str, Converted]]:
    global _work  # noqa: PLW0603 (forked processes find it in memory)
    _work = work
    processes = len(os.sched_getaffinity(0))
    # A process that has threads must not be forked, as while serving after the first build.
    if processes == 1 or len(work.pages) < FEW or threading.active_count() > 1:
        yield from map(_convert, work.pages)
        return
    # Long pages first, so that no process is left with one at the end.
    uris = sorted(work.pages, key=lambda uri: -len(work.pages[uri].file.content_string))
    with ProcessPoolExecutor(processes, mp_context=get_context("fork"), initializer=reset_signals) as pool:
        with hold_signals():  # the processes are forked with the first work
            converted = pool.map(_convert, uris, chunksize=4)
        yield from converted


def _convert(uri: str) -> tuple[str, Converted]:
    assert _work  # noqa: S101 (for the types: it is set before)
    page = _work.pages[uri]
    page.read_source(_work.config)
    with _collect_warnings() as warnings:
        Page.render(page, _work.config, _work.files)
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return uri, {
        "content": page.content,
        "toc": [_flatten(link) for link in page.toc],
        "title": page._title_from_render,  # noqa: SLF001 (MkDocs keeps it there)
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": links,
        "warnings": [[record.name, record.levelno, record.getMessage()] for record in warnings],
    }


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.INFO)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self._records.append(record)


@contextmanager
def _collect_warnings() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs logs, instead of printing it."""
    logger, records = logging.getLogger("mkdocs"), list[logging.LogRecord]()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [_Collector(records)], False
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def _restore(page: Page, converted: Converted, config: MkDocsConfig, files: Files) -> None:
    """Set what `Page.render` of MkDocs sets."""
    del config
    page.content = converted["content"]
    links = [_unflatten(link) for link in converted["toc"]]
    if links:
        links[0].active = True  # type: ignore[attr-defined] # as MkDocs does
    page.toc = TableOfContents(links)
    page._title_from_render = converted["title"]  # noqa: SLF001
    page.present_anchor_ids = set(converted["anchors"])
    page.links_to_anchors = {
        file: anchors for uri, anchors in converted["links"].items() if (file := files.get_file_from_path(uri))
    }
    for name, level, message in converted["warnings"]:
        logging.getLogger(name).log(level, message)


def _flatten(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_flatten(child) for child in link.children]]


def _unflatten(link: list[Any]) -> AnchorLink:
    title, anchor, level, children = link
    made = AnchorLink(title, anchor, level)
    made.children = [_unflatten(child) for child in children]
    return made
