"""Pagefind as a service: documents go in one by one, the files of the index come out.

Pagefind's own command reads a folder in the order in which the file system happens to list it, and numbers documents
and words by that order, so that two builds of one commit would differ from machine to machine. Its service takes
documents one by one, in our order. It is asked for the files of the index and not to write them, because it answers
before all of them are whole on the disk. Its client for Python takes a tenth of a second for each document.
"""

import base64
import gzip
import hashlib
import json
import subprocess
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

import cbor2
from pagefind.service import get_executable

from communique.problems import RequestError

_AHEAD = 64


class PagefindError(RequestError):
    """There is no index; `str()` says why."""


class PagefindIndex:
    """An index in the making; `with` ends the service, whatever happens. Failed where it cannot go on."""

    def __init__(self) -> None:
        program = get_executable()
        if program is None:
            raise PagefindError("Pagefind is not installed")
        pipe = subprocess.PIPE
        self._service = subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe)  # noqa: S603 (our own)
        self._unread = bytearray()
        self._id = self._ask(type="NewIndex", config={})["index_id"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._service.kill()
        self._service.communicate()

    def add(self, documents: Iterable[tuple[str, str]]) -> None:
        """Take documents in, each with its path below the site's root, which gives its address, and its HTML.

        A few are sent ahead of their answers, so that both programs are at work; so few that the answers fit a pipe.
        """
        ahead = 0
        for path, html in documents:
            self._send(type="AddFile", index_id=self._id, file_path=path, file_contents=html)
            ahead += 1
            if ahead > _AHEAD:
                self._receive()
                ahead -= 1
        for _ in range(ahead):
            self._receive()

    def files(self) -> dict[str, bytes]:
        """The files of the index by their path below the index's folder: the same for the same documents."""
        found = self._ask(type="GetFiles", index_id=self._id)["files"]
        return _settled({file["path"]: base64.b64decode(file["content"]) for file in found})

    def _ask(self, **payload: Any) -> dict[str, Any]:
        self._send(**payload)
        return self._receive()

    def _send(self, **payload: Any) -> None:
        """A message: JSON in base64, ended by a comma."""
        assert self._service.stdin  # noqa: S101 (for the types: it is a pipe)
        try:
            self._service.stdin.write(
                base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","
            )
            self._service.stdin.flush()
        except BrokenPipeError as error:
            raise PagefindError("Pagefind ended before its time") from error

    def _receive(self) -> dict[str, Any]:
        assert self._service.stdout  # noqa: S101 (for the types: it is a pipe)
        while (end := self._unread.find(b",")) < 0:
            if not (piece := self._service.stdout.read1(1 << 20)):  # type: ignore[attr-defined] # pipes are buffered
                raise PagefindError("Pagefind ended before its time")
            self._unread += piece
        answer, self._unread = self._unread[:end], self._unread[end + 1 :]
        said: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
        if said["type"] == "Error":
            raise PagefindError(said["message"])
        return said


def _settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with all that Pagefind keeps in no order put in order, and named by what they then hold.

    Filters, their values and the orders of sorting come from hash tables whose order changes from run to run.
    """
    entry = json.loads(files["pagefind-entry.json"])
    for language in entry["languages"].values():
        name = f"pagefind.{language['hash']}.pf_meta"
        version, pages, chunks, filters, sorts, *rest = _unpacked(files.pop(name))
        for facet in filters:
            title, values = _unpacked(files.pop(f"filter/{facet[1]}.pf_filter"))
            packed = _packed([title, sorted(values)])
            facet[1] = _named_after(facet[1], packed)
            files[f"filter/{facet[1]}.pf_filter"] = packed
        packed = _packed([version, pages, chunks, sorted(filters), sorted(sorts), *rest])
        language["hash"] = _named_after(language["hash"], packed)
        files[f"pagefind.{language['hash']}.pf_meta"] = packed
    return files | {"pagefind-entry.json": json.dumps(entry, sort_keys=True).encode()}


_SIGNATURE = b"pagefind_dcd"


def _unpacked(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _packed(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), compresslevel=9, mtime=0)


def _named_after(old: str, content: bytes) -> str:
    """A name of the form and length of Pagefind's own: the language, and a part of a hash."""
    language, _, digest = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digest)]}"
