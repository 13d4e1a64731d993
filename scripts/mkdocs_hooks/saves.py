"""Keeps what is saved during a build apart from it, and lets `mkdocs serve` miss no save.

MkDocs reads a guide each time that it needs the text. If it is saved meanwhile, the page could say one thing and its
Markdown another, and the store of converted pages could keep the old page for the new text. So guides are read once.

MkDocs watches the files only after its first build. And while serving it builds a guide again if the file is newer than
the page, which it is not if it was saved after it had been read and before the page was written.

MkDocs calls the functions `on_…` as hooks; nothing here imports it.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Condition
from typing import NamedTuple, Protocol

_DERIVED = {"schema", "__pycache__"}
"""Folders whose files follow from others: they are written while the site is built."""


class Config(Protocol):
    """What is needed from MkDocs' configuration: what it watches."""

    config_file_path: str
    docs_dir: str
    watch: list[str]


class Observer(Protocol):
    """What is needed from the observer of the files."""

    start: Callable[[], None]


class Server(Protocol):
    """What is needed from MkDocs' server."""

    observer: Observer
    builder: Callable[[], None]
    _want_rebuild: bool
    _rebuild_cond: Condition


class File(Protocol):
    """What is needed from the file of a page: where it is, its content, where the page is written, who has made it."""

    generated_by: str | None
    abs_src_path: str | None
    abs_dest_path: str
    content_bytes: bytes


class Files(Protocol):
    """What is needed from MkDocs' files."""

    def documentation_pages(self) -> Iterable[File]:
        """Return the files of all pages."""


class _Guide(NamedTuple):
    """A page that somebody writes: its file, and where the page is written to."""

    source: str
    page: str


class _State(NamedTuple):
    """What shows whether a file was saved."""

    written: int
    size: int
    node: int


_command = ""
_first: dict[str, _State] | None = None
"""The files as they were before the first build."""
_began = 0
"""When the last build began, in nanoseconds."""
_guides: list[_Guide] = []
_is_first = True
"""Whether no build has ended yet."""
_seen: dict[str, _State] | None = None
"""The files that every page depends on, as they were before the settings were read for this build."""
_frame: dict[str, _State] | None = None
"""The same, of the build before it."""


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 (MkDocs passes it)
    """Remember whether MkDocs builds or serves."""
    global _command  # noqa: PLW0603 (hooks are functions: what lasts from one to the next is in the module)
    _command = command


def on_pre_build(config: Config) -> None:
    """Before the first build, look at the files; before each, at the time."""
    global _began, _first  # noqa: PLW0603 (as above)
    _began = time.time_ns()
    if _command == "serve" and _first is None:
        _first = _look(config)


def on_files(files: Files, config: Config) -> None:
    """Remember the guides, and read them once. Later builds of a server need no more than those that were saved.

    If the frame of all pages has changed, each is made to look older than its text.
    """
    is_new_frame = _command == "serve" and _has_new_frame(config)
    _guides.clear()
    for file in files.documentation_pages():
        if is_new_frame and os.path.exists(file.abs_dest_path):  # noqa: PTH110 (MkDocs gives texts)
            os.utime(file.abs_dest_path, (0, 0))
        if file.abs_src_path and not file.generated_by:
            _guides.append(_Guide(file.abs_src_path, file.abs_dest_path))
            if _is_first:
                file.content_bytes = file.content_bytes  # from now on MkDocs takes it from memory


def on_post_build(config: Config) -> None:
    """While serving, make the page of a guide that was saved since the build began look older than the guide."""
    global _is_first  # noqa: PLW0603 (as above)
    _is_first = False
    for guide in _guides if _command == "serve" else ():
        try:
            if os.stat(guide.source).st_mtime_ns >= _began:  # noqa: PTH116 (MkDocs gives texts)
                os.utime(guide.page, (0, 0))
        except FileNotFoundError:  # it was removed, which the next build finds
            continue


def on_serve(server: Server, config: Config, builder: object) -> None:
    """Build again at once if a file was saved before MkDocs began to watch.

    An observer looks at the files when it is started: what is saved later it finds itself. Before each build, look at
    the files that every page depends on.
    """
    start = server.observer.start

    def start_and_compare() -> None:
        start()
        if _look(config) != _first:
            with server._rebuild_cond:  # noqa: SLF001 (what MkDocs itself sets when it finds a change)
                server._want_rebuild = True  # noqa: SLF001

    server.observer.start = start_and_compare  # it is started only after all hooks
    build = server.builder

    def look_and_build() -> None:
        global _seen  # noqa: PLW0603 (as above)
        _seen = _look_at_frame(config)  # what is saved later belongs to the next build
        build()

    server.builder = look_and_build


def _has_new_frame(config: Config) -> bool:
    """Whether the settings or a template of the theme have changed since the last build."""
    global _frame
    before, _frame = _frame, _look_at_frame(config) if _seen is None else _seen
    return before not in (None, _frame)


def _look_at_frame(config: Config) -> dict[str, _State]:
    places = config.config_file_path, os.path.join(config.docs_dir, ".overrides")  # noqa: PTH118 (MkDocs gives texts)
    return {path: state for place in places for path in _list(place) if (state := _stat(path))}


def _look(config: Config) -> dict[str, _State]:
    return {path: state for place in _watched(config) for path in _list(place) if (state := _stat(path))}


def _watched(config: Config) -> list[str]:
    return [config.config_file_path, config.docs_dir, *config.watch]


def _list(place: str) -> Iterator[str]:
    """Yield a file, or the files in a folder. Temporary files begin with a dot."""
    if not Path(place).is_dir():
        yield place
    for folder, inner, names in os.walk(place):
        inner[:] = [name for name in inner if name not in _DERIVED]
        yield from (os.path.join(folder, name) for name in names if name[0] != ".")  # noqa: PTH118 (many of them)


def _stat(path: str) -> _State | None:
    try:
        status = os.stat(path)  # noqa: PTH116 (called for every file)
    except OSError:
        return None
    return _State(status.st_mtime_ns, status.st_size, status.st_ino)
