"""Lets the server notice saved files sooner than MkDocs does, and folders that are moved away and back."""

import errno
import os

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS


def watch(server: LiveReloadServer, *paths: str) -> None:
    """Look for saved files five times a second instead of twice, because this is the longest part of the wait.

    A folder that is moved away and back is watched again.
    """
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserverVFS(stat=_stat, listdir=os.scandir, polling_interval=0.2)  # type: ignore[assignment] # same use
    for path in paths:
        server.watch(path)


def _stat(path: str) -> os.stat_result:
    """Return the status of a file. The observer gives up a folder that does not exist, and waits for a stale one."""
    try:
        return os.stat(path)  # noqa: PTH116 (called for every file, five times a second)
    except FileNotFoundError as error:
        raise OSError(errno.ESTALE, "it is not there; edits are noticed when it is back", path) from error
