"""Writes the exported files of an edition below a folder, at once or beside other work."""

import os
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
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


class ExportProcess:
    """Writes exported files in a process of its own, so that a second core does it while the first renders pages."""

    def __init__(self, files: list[ExportFile], folder: Path) -> None:
        # A forked process has the register already; another would have to read it again.
        context = get_context("fork")
        self.receiver, sender = context.Pipe(duplex=False)
        self.process = context.Process(target=_write_and_report, args=(files, folder, sender), daemon=True)
        self.process.start()
        sender.close()

    def finish(self) -> int:
        """Wait until all files are written, and return how many. OSError, or what else stopped the process."""
        try:
            answer = self.receiver.recv()
        except EOFError:
            answer = OSError("the process that writes the files for reuse was killed")
        self.process.join()
        if isinstance(answer, Exception):
            raise answer
        return int(answer)

    def stop(self) -> None:
        """Stop writing. What is written stays."""
        self.process.terminate()
        self.process.join()


def _write_and_report(files: list[ExportFile], folder: Path, sender: Connection) -> None:
    """Write the files and send how many there are, or the error."""
    try:
        sender.send(write_exports(_until_orphaned(files), folder))
    except Exception as error:  # noqa: BLE001 (it is raised where the process was started)
        sender.send(error)


def _until_orphaned(files: list[ExportFile]) -> Iterable[ExportFile]:
    """Yield files as long as the process that asked for them runs: a build that was killed must not write on."""
    parent = os.getppid()
    for file in files:
        if os.getppid() != parent:
            return
        yield file
