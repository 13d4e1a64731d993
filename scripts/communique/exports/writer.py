"""Writes the exported files of an edition into a folder."""

from collections.abc import Callable, Iterable

from communique.exports.file import ExportFile
from communique.files.disk.folder import NewFolder


def write_exports(files: Iterable[ExportFile], folder: NewFolder) -> int:
    """Write exported files into a folder, and return how many. A file that has the same content is not touched.

    OSError if a file cannot be written.
    """
    count = 0
    for file in files:
        count += 1
        folder.write(file.path, file.content())
    return count


def until(stop: Callable[[], bool], files: Iterable[ExportFile]) -> Iterable[ExportFile]:
    """Yield files until a function says stop: a build that was killed must not write on."""
    for file in files:
        if stop():
            return
        yield file
