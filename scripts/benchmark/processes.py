"""Runs commands and measures what they use: processor time, elapsed time and memory."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What a command used, including the processes that it started and waited for.

    `busy` is processor time in seconds, `seconds` the elapsed time, and `peak` the memory of the largest process in
    bytes. Ratios are computed from processor time, because other work on the computer does not change it.
    """

    busy: float
    seconds: float
    peak: int
    output: str


def run_command(command: list[str], folder: Path) -> Run:
    """Run a command in a folder and wait for its end. SystemExit with the end of its output if it fails."""
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
    # macOS gives the memory in bytes, Linux in units of 1024 bytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(usage.ru_utime + usage.ru_stime, seconds, peak, output)


def pick_fastest(runs: list[Run]) -> Run:
    """Return the run with the least processor time, because other work on the computer can only add time."""
    return min(runs)
