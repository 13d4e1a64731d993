"""Runs commands and watches what they take: seconds on the clock and of the processors, and the most memory."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What a command took, with those it started and waited for. `peak` is in bytes, of the largest process among them.

    `busy` counts the seconds in which processors worked for it: other work on the machine does not stretch them, so
    ratios are made of them.
    """

    busy: float
    seconds: float
    peak: int
    output: str


def run(command: list[str], folder: Path) -> Run:
    """Run a command in a folder to its end; SystemExit with what it printed when it fails."""
    log = folder / "bench.log"
    started = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    output = log.read_text(encoding="utf-8")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{output[-4000:]}")
    return Run(
        usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), output
    )


def best(runs: list[Run]) -> Run:
    """The quickest of several runs: whatever else the machine does can only add."""
    return min(runs)
