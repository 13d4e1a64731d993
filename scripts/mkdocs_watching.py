"""Lets the server notice saved files sooner than MkDocs does, and folders that are moved away and back."""

import errno
import os
import threading
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
"""Seconds after which the files are looked at, even if the system has reported nothing."""
_QUIET = 0.05
"""Seconds without another saved file until a build begins; MkDocs waits for twice as long."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


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
    """Compares the files with what they were, as soon as the system reports a change, and every few moments.

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
        with suppress(OSError):
            self._reports.schedule(_Waker(self._wake), path, recursive=recursive)
        return super().schedule(
            event_handler, path, recursive=recursive, event_filter=event_filter, follow_symlink=follow_symlink
        )

    def _wake(self) -> None:
        for emitter in self.emitters:
            if isinstance(emitter, _Emitter):
                emitter.woken.set()

    def start(self) -> None:
        """Begin to watch."""
        super().start()
        with suppress(OSError):
            self._reports.start()

    def on_thread_stop(self) -> None:
        """Watch no more."""
        self._reports.stop()
        super().on_thread_stop()


class _Emitter(PollingEmitter):
    """Looks at the files when it is woken, and after each interval."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.woken = threading.Event()

    def queue_events(self, timeout: float) -> None:
        """Wait, then report what has changed."""
        self.woken.wait(timeout)
        self.woken.clear()
        super().queue_events(0)

    def on_thread_stop(self) -> None:
        """Wait no longer."""
        self.woken.set()


class _Waker(FileSystemEventHandler):
    """Calls a function when a file is written."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake, unless a file was only read."""
        if event.event_type in _CHANGES:
            self._wake()


def _stat(path: str) -> os.stat_result:
    """Return the status of a file. The observer gives up a folder that does not exist, and waits for a stale one."""
    try:
        return os.stat(path)  # noqa: PTH116 (called for every file, several times a second)
    except FileNotFoundError as error:
        raise OSError(errno.ESTALE, "it is not there; edits are noticed when it is back", path) from error
