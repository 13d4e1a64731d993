"""Runs Pagefind as a service: it takes documents one by one and returns the files of the index.

Pagefind's own command numbers documents and words in the order in which the file system lists them, so two builds of
one commit can differ between machines. The service takes documents in the order in which they are sent. It is asked to
return the files instead of writing them, because it reports success before all of them are complete on disk. Pagefind's
client for Python is not used, because it needs a tenth of a second for each document.
"""

import base64
import json
import subprocess
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from pagefind.service import get_executable

from communique.problems import RequestError

_MAX_PENDING = 64
"""Documents sent whose answers are not read yet: few enough for the answers to fit into a pipe."""


class PagefindError(RequestError):
    """The index could not be built; `str()` gives the reason."""


class PagefindIndex:
    """An index being built by a service, which ends with the `with` block.

    Each method raises PagefindError if Pagefind is missing, fails or ends early.
    """

    def __init__(self) -> None:
        program = get_executable()
        if program is None:
            raise PagefindError("Pagefind is not installed")
        pipe = subprocess.PIPE
        self._service = subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe)  # noqa: S603 (a fixed command)
        self._unread = bytearray()
        self._id = self._ask(type="NewIndex", config={})["index_id"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._service.kill()
        self._service.communicate()

    def add(self, documents: Iterable[tuple[str, str]]) -> None:
        """Add documents, each given by its path below the site's root, from which its address follows, and its HTML.

        Documents are sent without waiting for each answer, so that both processes work at the same time.
        """
        pending = 0
        for path, html in documents:
            self._send(type="AddFile", index_id=self._id, file_path=path, file_contents=html)
            pending += 1
            if pending > _MAX_PENDING:
                self._receive()
                pending -= 1
        for _ in range(pending):
            self._receive()

    def files(self) -> dict[str, bytes]:
        """Return the files of the index by path below its folder."""
        files = self._ask(type="GetFiles", index_id=self._id)["files"]
        return {file["path"]: base64.b64decode(file["content"]) for file in files}

    def _ask(self, **payload: Any) -> dict[str, Any]:
        self._send(**payload)
        return self._receive()

    def _send(self, **payload: Any) -> None:
        """Send a message: JSON in base64, followed by a comma."""
        assert self._service.stdin  # noqa: S101 (for the types: it is a pipe)
        try:
            self._service.stdin.write(
                base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","
            )
            self._service.stdin.flush()
        except BrokenPipeError as error:
            raise PagefindError("Pagefind ended unexpectedly") from error

    def _receive(self) -> dict[str, Any]:
        """Return the next answer of the service."""
        assert self._service.stdout  # noqa: S101 (for the types: it is a pipe)
        while (end := self._unread.find(b",")) < 0:
            if not (piece := self._service.stdout.read1(1 << 20)):  # type: ignore[attr-defined] # pipes are buffered
                raise PagefindError("Pagefind ended unexpectedly")
            self._unread += piece
        message, self._unread = self._unread[:end], self._unread[end + 1 :]
        answer: dict[str, Any] = json.loads(base64.b64decode(message))["payload"]
        if answer["type"] == "Error":
            raise PagefindError(answer["message"])
        return answer
