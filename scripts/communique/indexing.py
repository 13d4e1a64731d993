"""The search index of a built site.

Pagefind's own command reads a site in the order in which the file system happens to list it, and numbers pages and
words by that order, so that two builds of one commit would differ from machine to machine. Its service takes pages one
by one: here they come in order of name. It is asked for the files of the index and not to write them, because it
answers before all of them are whole on the disk.
"""

import base64
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable


class IndexFailed(Exception):  # noqa: N818 (says what happened)
    """The index could not be written; `str()` says why."""


def index(site: Path) -> None:
    """Write the index of a site's pages to its folder `pagefind`. IndexFailed when that cannot be."""
    program = get_executable()
    if program is None:
        raise IndexFailed("Pagefind is not installed")
    with subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:  # noqa: S603
        assert service.stdin  # noqa: S101 (for the types: both are pipes)
        assert service.stdout  # noqa: S101
        try:
            for name, content in _files(site, service.stdin, service.stdout):
                path = site / "pagefind" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except BrokenPipeError as error:
            raise IndexFailed("Pagefind ended before its time") from error
        finally:
            service.kill()


def _files(site: Path, questions: IO[bytes], answers: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of the index, each with its path below the index's folder."""
    number = _ask(questions, answers, type="NewIndex", config={})["index_id"]
    for page in sorted(site.rglob("*.html")):
        _ask(
            questions,
            answers,
            type="AddFile",
            index_id=number,
            file_path=page.relative_to(site).as_posix(),
            file_contents=page.read_text(encoding="utf-8"),
        )
    for file in _ask(questions, answers, type="GetFiles", index_id=number)["files"]:
        yield file["path"], base64.b64decode(file["content"])


def _ask(questions: IO[bytes], answers: IO[bytes], **payload: Any) -> dict[str, Any]:
    """One question to the service and its answer: JSON in base64, ended by a comma, as in Pagefind's own clients."""
    question = base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode())
    questions.write(question + b",")
    questions.flush()
    answer = bytearray()
    while not answer.endswith(b","):
        if not (piece := answers.read1(1 << 20)):  # type: ignore[attr-defined] # pipes are buffered
            raise IndexFailed("Pagefind ended before its time")
        answer += piece
    said: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
    if said["type"] == "Error":
        raise IndexFailed(said["message"])
    return said
