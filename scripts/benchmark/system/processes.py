"""Runs commands and measures them by the clock, on as many processors as wanted."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

_STATISTICS = Path("/proc/stat")


class Run(NamedTuple):
    """What a command took, in seconds, with the processes that it started and waited for."""

    seconds: float
    """The elapsed time."""
    busy: float
    """The time of processors."""
    others: float | None
    """How many processors other programs kept busy meanwhile; None where the system does not say."""


class Runs(NamedTuple):
    """The runs of one command."""

    all: Sequence[Run]

    @property
    def seconds(self) -> float:
        """The median of the elapsed times."""
        return median(run.seconds for run in self.all)

    @property
    def busy(self) -> float:
        """The median of the processor times."""
        return median(run.busy for run in self.all)

    def __str__(self) -> str:
        times = [run.seconds for run in self.all]
        spread = f" ({min(times):.2f} to {max(times):.2f})" if len(times) > 1 else ""
        return f"{self.seconds:.2f}{spread}"


def run_command(command: Sequence[str], folder: Path, processors: int | None = None) -> Run:
    """Run a command in a folder and wait for its end. SystemExit with the end of its output if it fails."""
    before, started = _count_busy_seconds(), time.perf_counter()
    with run_to_end(command, folder, processors) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, after = time.perf_counter() - started, _count_busy_seconds()
    busy = usage.ru_utime + usage.ru_stime
    others = None if before is None or after is None else max(0.0, (after - before - busy) / seconds)
    return Run(seconds, busy, others)


@contextmanager
def run_to_end(
    command: Sequence[str], folder: Path, processors: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command, whose end the `with` block waits for; if the block is interrupted, so is the command.

    SystemExit with the end of its output if it fails.
    """
    log = folder / "bench.log"
    with log.open("w") as out, limited_to(processors):
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield process
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(encoding='utf-8')[-4000:]}")


@contextmanager
def limited_to(processors: int | None) -> Iterator[None]:
    """Let the processes that start in the `with` block use only so many processors; None for all."""
    if processors is None:
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:processors])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def count_processors() -> int:
    """Return how many processors the commands can use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _count_busy_seconds() -> float | None:
    """Return for how many seconds the processors of the computer have worked since it was started."""
    if not _STATISTICS.is_file():
        return None
    user, nice, system, _idle, _waiting, *interrupts = map(int, _STATISTICS.read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")
