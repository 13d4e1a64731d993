"""Lets the server notice saved files sooner than MkDocs does, and folders that are moved away and back."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingEmitter

INTERVAL = 0.2
"""Seconds after which the files are looked at, until the system has reported a change."""
_REST = 2.0
"""The same, once it has: it may still miss some, as when a folder is moved away and back."""
_QUIET = 0.02
"""Seconds without another saved file until a build begins; MkDocs waits five times as long."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})

_State = tuple[int, int, int] | None
"""When a file was written, its size and its inode; None if it is not there."""


def watch(server: LiveReloadServer, *paths: str) -> None:
    """Notice saved files at once, because the wait for it would be the longest part of the wait for a page.

    A folder that is moved away and back is watched again.
    """
    for path in paths:
        server.unwatch(path)
    server.observer = SavesObserver(INTERVAL)  # type: ignore[assignment] # same use
    server.build_delay = _QUIET
    for path in paths:
        server.watch(path)


class SavesObserver(BaseObserver):
    """Passes on what the system reports, and every few moments compares the files with what they were.

    Systems report nothing on some file systems, such as those of another machine, or know too few places to watch.
    """

    def __init__(self, interval: float) -> None:
        super().__init__(partial(_Emitter, stat=_stat, listdir=os.scandir), timeout=interval)  # type: ignore[arg-type] # a class with arguments
        self._reports = Observer()

    def schedule(
        self,
        event_handler: FileSystemEventHandler,
        path: str | Path,
        *,
        recursive: bool = False,
        event_filter: list[type[FileSystemEvent]] | None = None,
        follow_symlink: bool = False,
    ) -> ObservedWatch:
        """Watch a file or a folder."""
        watched = super().schedule(
            event_handler, path, recursive=recursive, event_filter=event_filter, follow_symlink=follow_symlink
        )
        for emitter in self.emitters:
            if isinstance(emitter, _Emitter) and emitter.watch == watched:
                with suppress(OSError):
                    self._reports.schedule(_Reports(emitter.report), path, recursive=recursive)
        return watched

    def start(self) -> None:
        """Begin to watch."""
        super().start()
        with suppress(OSError):
            self._reports.start()

    def on_thread_stop(self) -> None:
        """Stop watching."""
        self._reports.stop()
        super().on_thread_stop()


class _Emitter(PollingEmitter):
    """Passes on each change once, whether the system reports it or a look at the files finds it.

    Files whose names begin with a dot are left out: editors keep such files beside the one that is edited.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reported: dict[str, _State] = {}
        """The states of files when the system reported a change."""

    def queue_events(self, timeout: float) -> None:
        """Wait, then pass on what has changed."""
        super().queue_events(max(timeout, _REST) if self._reported else timeout)

    def queue_event(self, event: FileSystemEvent) -> None:
        """Pass on what a look at the files has found, unless the system has reported the same before."""
        if any(self._reported.get(path, ()) != _find_state(path) for path in _list_files(event)):
            super().queue_event(event)

    def report(self, event: FileSystemEvent) -> None:
        """Pass on what the system reports, unless the content of a file is the same as before."""
        states = {path: _find_state(path) for path in _list_files(event)}
        is_new = any(self._recall(path) != state for path, state in states.items())
        self._reported.update(states)
        if is_new:
            super().queue_event(event)

    def _recall(self, path: str) -> _State:
        """Return the last known state of a file."""
        if path in self._reported:
            return self._reported[path]
        try:
            return _read_state(self._snapshot.stat_info(path))
        except KeyError:
            return None


class _Reports(FileSystemEventHandler):
    """Calls a function with each report that a file was written."""

    def __init__(self, report: Callable[[FileSystemEvent], None]) -> None:
        self._report = report

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass an event on, unless a file was only read."""
        if event.event_type in _CHANGES:
            self._report(event)


def _list_files(event: FileSystemEvent) -> list[str]:
    """Return the files that an event is about: two if one was moved, none if it is about a folder."""
    paths = [] if event.is_directory else [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
    return [path for path in paths if not Path(path).name.startswith(".")]


def _find_state(path: str) -> _State:
    try:
        return _read_state(os.stat(path))  # noqa: PTH116 (as below)
    except OSError:
        return None


def _read_state(status: os.stat_result) -> _State:
    return status.st_mtime_ns, status.st_size, status.st_ino


def _stat(path: str) -> os.stat_result:
    """Return the status of a file. The observer gives up a folder that does not exist, and waits for a stale one."""
    try:
        return os.stat(path)  # noqa: PTH116 (called for every file, several times a second)
    except FileNotFoundError as error:
        raise OSError(errno.ESTALE, "it is not there; edits are noticed when it is back", path) from error
