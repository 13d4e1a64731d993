"""Measures the time from saving an edit until its page shows it and the site is built, while `scripts/serve` runs."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmark.checkout import edit_record, pick_record

TIMEOUT = 1800
"""Seconds after which waiting for the server or for a page fails."""
PAUSE = 1
"""Seconds between the end of a build and the next edit. The index of the site is still being built then."""
_BUILT = "Reloading browsers"
"""What MkDocs logs after each build. It logs `Documentation built in …` only once for builds that take as long."""


class EditFigures(NamedTuple):
    """Seconds from saving a record until its page shows the edit, and until the whole site does, of several edits."""

    median: float
    worst: float
    whole: float
    """The median of the seconds until the whole site shows the edit."""


class _Edit(NamedTuple):
    """Seconds until the page of an edited record shows the edit, and until the build after it has ended."""

    page: float
    site: float


def measure_edits(checkout: Path, edits: int) -> EditFigures:
    """Serve a checkout, edit a summary in one record several times, and wait for its page each time."""
    port = _free_port()
    log = checkout / "serve.log"
    with log.open("w") as out:
        command = ["scripts/serve", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=checkout, stdout=out, stderr=out, start_new_session=True)
        try:
            _wait_for(lambda: "Serving on" in log.read_text(), server, log)
            record = pick_record(checkout)
            address = f"http://127.0.0.1:{port}/meetings/{record.stem}/"
            words = [f"edited{time.time_ns()}n{at}" for at in range(edits)]  # also in none of the runs before
            times = [_edit(record, word, address, server, log) for word in words]
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)
    pages = [one.page for one in times]
    return EditFigures(median(pages), max(pages), median(one.site for one in times))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _edit(record: Path, word: str, address: str, server: subprocess.Popen[bytes], log: Path) -> _Edit:
    """Add a word to the first summary of a record, and wait for its page and for the site."""
    time.sleep(PAUSE)
    builds = log.read_text().count(_BUILT)
    edit_record(record, word)
    saved = time.perf_counter()
    _wait_for(lambda: word in _fetch(address), server, log)
    page = time.perf_counter() - saved
    _wait_for(lambda: log.read_text().count(_BUILT) > builds, server, log)
    return _Edit(page, time.perf_counter() - saved)


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def _wait_for(condition: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + TIMEOUT
    while not condition():
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"scripts/serve ended or did not respond in time:\n{log.read_text()[-4000:]}")
        time.sleep(0.02)
