"""Measures the time from saving an edit until its page shows it, while `scripts/serve` runs."""

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
PAUSE = 5
"""Seconds between two edits. The index of an edit is built after its page, and must not slow down the next edit."""


class EditFigures(NamedTuple):
    """Seconds from saving a record until its page shows the edit: the median and the worst of several edits."""

    median: float
    worst: float


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
            times = [_edit(record, f"Edited{at}", address, server, log) for at in range(edits)]
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)
    return EditFigures(median(times), max(times))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _edit(record: Path, word: str, address: str, server: subprocess.Popen[bytes], log: Path) -> float:
    """Add a word to the first summary of a record, and return the seconds until its page has the word."""
    time.sleep(PAUSE)
    edit_record(record, word)
    saved = time.perf_counter()
    _wait_for(lambda: word in _fetch(address), server, log)
    return time.perf_counter() - saved


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def _wait_for(condition: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + TIMEOUT
    while not condition():
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"scripts/serve ended or did not respond in time:\n{log.read_text()[-4000:]}")
        time.sleep(0.02)
