"""Running `mkdocs serve` as `scripts/serve` does."""

import socket
from pathlib import Path

from tests.support.forked import MKDOCS, Files, Forked
from tests.support.waiting import happens


def find_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def start_server(checkout: Path, log: Path, **environ: str) -> tuple[Forked, int]:
    """Serve a checkout on a free port, write into a log, and wait for the first answer."""
    running, port = begin_to_serve(checkout, log, **environ)
    assert happens(lambda: "Serving on" in log.read_text() or running.poll() is not None), log.read_text()
    assert running.poll() is None, log.read_text()
    return running, port


def begin_to_serve(checkout: Path, log: Path, **environ: str) -> tuple[Forked, int]:
    """Serve a checkout on a free port."""
    port = find_port()
    words = ("serve", "--dirty", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    with log.open("w") as output:
        return Forked(MKDOCS, *words, folder=checkout, files=Files(output), environ=environ), port
