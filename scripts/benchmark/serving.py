"""Measures the seconds from a saved edit to the page that shows it, with `scripts/serve` as people run it."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

PATIENCE = 1800
PAUSE = 5
"""Seconds between two edits, so that the index of the last one, which comes after its page, does not slow the next."""
_SUMMARY = re.compile(r"summary: (>-\s+)?['\"]?")


class Edits(NamedTuple):
    """Seconds from saving a record to its page: in the middle of several edits, and at worst."""

    middle: float
    worst: float


def measure(checkout: Path, edits: int) -> Edits:
    """Serve a checkout, edit the summary in a record again and again, and wait for its page each time."""
    port = _free_port()
    log = checkout / "serve.log"
    with log.open("w") as out:
        command = ["scripts/serve", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=checkout, stdout=out, stderr=out, start_new_session=True)
        try:
            _wait(lambda: "Serving on" in log.read_text(), server, log)
            record = _record(checkout)
            address = f"http://127.0.0.1:{port}/meetings/{record.stem}/"
            times = [_edit(record, f"Edited{at}", address, server, log) for at in range(edits)]
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)
    return Edits(median(times), max(times))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _record(checkout: Path) -> Path:
    """A record of the middle years that has a resolution to edit."""
    records = sorted((checkout / "releases" / "meetings").rglob("*.yml"))
    return next(path for path in records[len(records) // 2 :] if "summary: " in path.read_text(encoding="utf-8"))


def _edit(record: Path, word: str, address: str, server: subprocess.Popen[bytes], log: Path) -> float:
    time.sleep(PAUSE)
    text = _SUMMARY.sub(lambda found: f"{found[0]}{word} ", record.read_text(encoding="utf-8"), count=1)
    record.write_text(text, encoding="utf-8")
    saved = time.perf_counter()
    _wait(lambda: word in _fetch(address), server, log)
    return time.perf_counter() - saved


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def _wait(happened: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"scripts/serve did not get there:\n{log.read_text()[-4000:]}")
        time.sleep(0.05)
