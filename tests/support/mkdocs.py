"""Running MkDocs without importing it each time: in processes forked from one that has imported it and the library.

Both take more than half of the processor time of a build of few records. The hooks are imported by each process, from the
checkout that it builds. Where the start of a process matters, a test starts `mkdocs` or `scripts/build` itself.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT

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
    "communique.exports.catalogue",
    "communique.search.index",
    "communique.site.markdown_extension",
    "communique.site.pages",
    "communique.terminal",
)

_LONGEST = 300
"""Seconds after which a process is ended that does not end by itself."""


def run_mkdocs(
    checkout: Path, *words: str, environ: Mapping[str, str] | None = None, cores: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` in a checkout with some more of the environment, on some cores only, and wait until it ends."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, name) for name in ("stdout", "stderr")]
        request = {
            "words": words,
            "folder": str(checkout),
            "environ": os.environ | (environ or {}),
            "outputs": list(map(str, outputs)),
            "cores": sorted(os.sched_getaffinity(0))[:cores],
        }
        status = _ask(json.dumps(request))
        printed, complaints = (path.read_text(encoding="utf-8") for path in outputs)
    return subprocess.CompletedProcess(["mkdocs", *words], status, printed, complaints)


@cache
def _start() -> subprocess.Popen[str]:
    """Start the process that is forked. It ends when its input does, with the tests."""
    command = [sys.executable, "-m", __spec__.name]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def _ask(request: str) -> int:
    server = _start()
    assert server.stdin
    assert server.stdout
    server.stdin.write(request + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


def _answer() -> None:
    """Fork for each request, and write the status with which the process has ended."""
    for name in _IMPORTED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(**json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(
    words: Sequence[str], folder: str, environ: Mapping[str, str], outputs: Sequence[str], cores: Sequence[int]
) -> None:
    """Be `mkdocs`, and end as it ends."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(outputs, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    os.sched_setaffinity(0, cores)
    signal.alarm(_LONGEST)
    sys.argv = ["mkdocs", *words]
    command: Any = import_module("mkdocs.__main__")
    command.cli()


if __name__ == "__main__":
    _answer()
