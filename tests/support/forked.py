"""Running code of Python in processes that are forked from one that has imported MkDocs and the library.

The imports take more than half of the processor time of most commands. The hooks of MkDocs are imported by each process, from
the checkout that it builds. Where the start of a process matters, a test starts the command itself.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple

from tests.support.paths import ROOT
from tests.support.signals import heed_signals

MKDOCS = "from mkdocs.__main__ import cli; cli(prog_name='mkdocs')"
COMMUNIQUE = "from communique.cli import main; main(prog_name='communique')"

_IMPORTED = (
    "markdown.extensions.attr_list",
    "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
    "markdown.extensions.tables",
    "material.plugins.search.plugin",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs.commands.serve",
    "communique.checks.run",
    "communique.cli",
    "communique.diff.report",
    "communique.drafting.draft",
    "communique.exports.catalogue",
    "communique.search.index",
    "communique.site.markdown.extension",
    "communique.site.pages",
    "communique.terminal",
)

_LONGEST = 300
"""Seconds after which a process is ended that does not end by itself."""
_MOST_BYTES = 1 << 17
"""How long a request can be. Most of it is the environment."""

File = int | IO[Any]


class Files(NamedTuple):
    """What is the standard output, error and input of a process. Errors go to the output, and nothing comes in, if it is not said."""

    output: File
    errors: File | None = None
    given: File | None = None


class Forked:
    """A process that runs some code, to be used as a `subprocess.Popen` is. It leads a group of its own."""

    def __init__(
        self,
        code: str,
        *words: str,
        folder: Path,
        files: Files,
        environ: Mapping[str, str] | None = None,
        cores: int | None = None,
    ) -> None:
        """Start the code in a folder, with some words as its arguments and some more of the environment, on some cores only."""
        request = {
            "code": code,
            "words": words,
            "folder": str(folder),
            "environ": os.environ | (environ or {}),
            "cores": sorted(os.sched_getaffinity(0))[:cores],
        }
        self._news, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs, Path(os.devnull).open() as nothing:
            standard = (files.given or nothing, files.output, files.errors or files.output)
            numbers = [file if isinstance(file, int) else file.fileno() for file in (*standard, theirs)]
            socket.send_fds(_start_server(), [json.dumps(request).encode()], numbers)
        self.pid = int(self._news.recv(64))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the status with which it has ended, or None while it runs."""
        try:
            return self.wait(0)
        except BlockingIOError:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it ends, and return its status."""
        if self.returncode is None:
            self._news.settimeout(timeout)
            self.returncode = int(self._news.recv(64))
            self._news.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)


class Background(Forked):
    """A process that works beside the test, and what it prints."""

    def __init__(self, code: str, *words: str, folder: Path, environ: Mapping[str, str] | None = None) -> None:
        """Start the code in a folder with some more of the environment."""
        self._output = tempfile.TemporaryFile("w+")  # noqa: SIM115 (closed when it is read)
        super().__init__(code, *words, folder=folder, files=Files(self._output), environ=environ)

    def read(self) -> str:
        """Wait until it ends, and return what it has printed."""
        self.wait()
        with self._output as output:
            output.seek(0)
            return output.read()

    def finish(self) -> str:
        """Wait until it ends, fail if it has failed, and return what it has printed."""
        printed = self.read()
        assert self.returncode == 0, printed
        return printed


def run(code: str, *words: str, given: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
    """Run some code and wait until it ends; what else can be said is what `Forked` takes."""
    with (
        tempfile.TemporaryFile("w+") as output,
        tempfile.TemporaryFile("w+") as errors,
        tempfile.TemporaryFile("w+") as text,
    ):
        text.write(given)
        text.seek(0)
        status = Forked(code, *words, files=Files(output, errors, text), **more).wait()
        output.seek(0)
        errors.seek(0)
        return subprocess.CompletedProcess([code, *words], status, output.read(), errors.read())


@cache
def _start_server() -> socket.socket:
    """Start the process that is forked, and return where it takes requests. It ends when the tests do."""
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with theirs:
        subprocess.Popen(
            [sys.executable, "-m", __spec__.name, str(theirs.fileno())],
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    return ours


def _serve(requests: socket.socket) -> None:
    """Fork for each request."""
    for name in _IMPORTED:
        import_module(name)
    while True:
        request, files, _, _ = socket.recv_fds(requests, _MOST_BYTES, 4)
        if not request:
            return
        if not os.fork():
            requests.close()
            _answer(request, files)
            return
        for file in files:
            os.close(file)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:  # those that have answered and ended
                pass


def _answer(request: bytes, files: list[int]) -> None:
    """Fork once more, and tell the number of the process and the status with which it has ended."""
    with socket.socket(fileno=files.pop()) as news:
        child = os.fork()
        if child:
            for file in files:
                os.close(file)
            _, status = os.waitpid(child, 0)
            news.send(str(os.waitstatus_to_exitcode(status)).encode())
            os._exit(0)  # nothing is to be put in order
        os.setsid()
        news.send(str(os.getpid()).encode())
    _become(json.loads(request), files)


def _become(request: dict[str, Any], files: list[int]) -> None:
    """Be `python -c CODE WORDS…`, and end as it ends."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", 1 if os.isatty(1) else -1, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, errors="backslashreplace", closefd=False)  # noqa: SIM115
    heed_signals()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environ"])
    time.tzset()
    tempfile.tempdir = None
    os.sched_setaffinity(0, request["cores"])
    signal.alarm(_LONGEST)
    sys.argv = ["-c", *request["words"]]
    exec(request["code"], {"__name__": "__main__"})  # noqa: S102 (of the tests)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
