"""Keeps what a build has made for the next one, in files below `build/kept`.

A file holds the parts of one result, under a key of everything that they depend on. What is damaged, or was made from
something else, is not used; nothing in a file is executed. The folder holds the results of the last build only.
"""

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from communique.files.disk.folder import NewFolder

log = logging.getLogger("mkdocs.plugins.communique")

ResultPart = tuple[str, bytes]
"""A part of a result: its name and its content. A name has no line end."""

_DIGEST = 64
"""The length of a hash in hexadecimal digits, which is the end of each file."""
_KEY = re.compile(rb"[0-9a-f]{64}\n")
"""The first line of each file."""
_PIECE = 1 << 20


def hash_text(*texts: str) -> str:
    """Return one hash for some texts."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(f"{len(text)} ".encode())
        whole.update(text.encode(errors="surrogateescape"))
    return whole.hexdigest()


def read_files(folder: Path, names: Iterable[str]) -> Iterator[ResultPart]:
    """Yield files below a folder as parts."""
    for name in names:
        yield name, (folder / name).read_bytes()


def write_files(parts: Iterable[ResultPart], folder: NewFolder, is_known: Callable[[str], bool]) -> bool:
    """Write parts as files into a folder. Return False, and write no more, if a name is not known."""
    for name, content in parts:
        if not is_known(name):
            return False
        folder.write(name, content)
    return True


class ResultStore:
    """A folder of results. Each has a name, which stays the same from build to build. An empty key keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._has_warned = False

    @contextmanager
    def load(self, name: str, key: str) -> Iterator[Iterator[ResultPart] | None]:
        """Give the parts of a result, or None if there is none for this key. They are read one after the other."""
        if not key:
            yield None
            return
        try:
            file = open(self._path(name), "rb", opener=_open_at_once)  # noqa: SIM115 (closed below)
        except FileNotFoundError:
            yield None
            return
        except OSError as error:
            self._warn(str(error))
            yield None
            return
        with file:
            first = file.readline(2 * _DIGEST)
            fits = first == f"{key}\n".encode()
            if not _KEY.fullmatch(first) or (fits and not _is_whole(file)):
                self._warn(str(self._path(name)))
                fits = False
            if fits:
                file.seek(len(first))
            yield _read_parts(file) if fits else None

    def save(self, name: str, key: str, parts: Iterable[ResultPart]) -> None:
        """Keep a result. A full disk is no reason to stop: the next build makes it again."""
        if not key:
            return
        temporary = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".")
            with os.fdopen(handle, "wb") as file:
                _write_parts(file, key, parts)
            Path(temporary).replace(self._path(name))
        except OSError as error:
            log.debug("%s could not be stored: %s", name, error)
            if temporary:
                with suppress(OSError):
                    Path(temporary).unlink(missing_ok=True)

    def prune(self, names: Iterable[str]) -> None:
        """Remove everything but the results of these names. What cannot be removed, such as a folder, is left."""
        known = {self._path(name).name for name in names}
        try:
            found = list(self.folder.iterdir())
        except OSError:  # there is none, or it belongs to somebody else
            return
        for path in found:
            if path.name not in known:
                try:
                    path.unlink(missing_ok=True)  # another build may have removed it
                except OSError as error:
                    log.info("%s is not part of the store and was left: %s", path, error.strerror)

    def _path(self, name: str) -> Path:
        return self.folder / hash_text(name)[:32]

    def _warn(self, what: str) -> None:
        if not self._has_warned:
            log.info("Damaged files of an earlier build are ignored: %s", what)
        self._has_warned = True


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting: if it were a pipe, the build would wait forever."""
    return os.open(path, flags | os.O_NONBLOCK)


def _is_whole(file: IO[bytes]) -> bool:
    """Whether a file ends with the hash of what is before it."""
    size = file.seek(0, os.SEEK_END) - _DIGEST
    if size < 0:
        return False
    file.seek(0)
    whole = hashlib.sha256()
    while size and (piece := file.read(min(size, _PIECE))):
        whole.update(piece)
        size -= len(piece)
    return file.read() == whole.hexdigest().encode()


def _read_parts(file: IO[bytes]) -> Iterator[ResultPart]:
    """Yield the parts of a whole file behind its key."""
    while (line := file.readline()) and line.endswith(b"\n"):
        length, _, name = line[:-1].decode(errors="surrogateescape").partition(" ")
        if not (length.isascii() and length.isdecimal()):
            return
        yield name, file.read(int(length))


def _write_parts(file: IO[bytes], key: str, parts: Iterable[ResultPart]) -> None:
    whole = hashlib.sha256()

    def write(content: bytes) -> None:
        whole.update(content)
        file.write(content)

    write(f"{key}\n".encode())
    for name, content in parts:
        write(f"{len(content)} {name}\n".encode(errors="surrogateescape"))
        write(content)
    file.write(whole.hexdigest().encode())
