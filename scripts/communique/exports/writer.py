"""Writes the exported files of an edition below a folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

from communique.exports.file import ExportFile


def write_exports(files: Iterable[ExportFile], folder: Path) -> int:
    """Write exported files below a folder, and return how many. A file that has the same content is not touched.

    OSError if a file cannot be written.
    """
    count = 0
    for file in files:
        count += 1
        path, content = folder / file.path, file.content()
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return count


def until(stop: Callable[[], bool], files: Iterable[ExportFile]) -> Iterable[ExportFile]:
    """Yield files until a function says stop: a build that was killed must not write on."""
    for file in files:
        if stop():
            return
        yield file
