"""yaml-language-server, which editors run for YAML: what it completes and reports in a file, over its own protocol."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

NAME = "yaml-language-server"
COMMAND = shutil.which(NAME)
_SETTINGS = {"yaml": {"completion": True, "validate": True, "hover": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """A running server. Source of the messages: Language Server Protocol 3.17."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._numbers = count(1)
        self._reports: dict[str, list[dict[str, Any]]] = {}

    def start(self, root: Path) -> None:
        """Tell the server which folder is open in the editor, and what the editor can do."""
        abilities = {
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}},
            "workspace": {"configuration": True},
        }
        folder = {"uri": root.as_uri(), "name": root.name}
        self._ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": None, "workspaceFolders": [folder], "capabilities": abilities},
        )
        self._send("initialized", {})
        self._send("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def report(self, path: Path, text: str | None = None) -> list[str]:
        """Open a file, with another text if one is given, and return what the server finds wrong: `line: message`."""
        uri = self._open(path, path.read_text(encoding="utf-8") if text is None else text)
        while uri not in self._reports:
            self._handle(self._receive())
        return [f"{found['range']['start']['line'] + 1}: {found['message']}" for found in self._reports.pop(uri)]

    def complete(self, path: Path, text: str) -> dict[str, str]:
        """Return what the server proposes where `text` has a bar (|): each word with what is shown beside it."""
        before, _, after = text.partition("|")
        uri = self._open(path, before + after)
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        found = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": place})
        items = found if isinstance(found, list) else found["items"]
        return {item["label"]: item.get("documentation") or "" for item in items}

    def note_change(self, path: Path) -> None:
        """Tell the server that a file on disk changed, as editors do that watch their folder."""
        self._send("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    def _open(self, path: Path, text: str) -> str:
        """Open a text in the folder of a file, and return its address.

        Each has a name of its own: reports come late, and say only to which name they belong.
        """
        number = next(self._numbers)
        uri = path.with_stem(f"{path.stem}-{number}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": number, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Any) -> Any:
        number = next(self._numbers)
        self._write({"id": number, "method": method, "params": params})
        while (answer := self._receive()).get("id") != number or "method" in answer:
            self._handle(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, method: str, params: Any) -> None:
        self._write({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        """Keep what the server reports, and answer what it asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._reports[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            wanted = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._write({"id": message["id"], "result": [_SETTINGS.get(item.get("section")) for item in wanted]})

    def _write(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@contextmanager
def language_server(root: Path) -> Iterator[LanguageServer]:
    """A server for the files below a folder, until the end of the block."""
    assert COMMAND
    process = subprocess.Popen([COMMAND, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        server = LanguageServer(process)
        server.start(root)
        yield server
    finally:
        process.kill()
        process.wait()
