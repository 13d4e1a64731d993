"""Measures the memory of a command and all processes that it starts, together.

The largest process alone would say too little of a build that works in several, and their sum too much: forked
processes share memory. Linux divides what is shared among those that share it (PSS).
"""

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmark.system.processes import run_to_end

_PROCESSES = Path("/proc")
_SHARE = re.compile(r"^Pss:\s+([0-9]+) kB", re.MULTILINE)
PAUSE = 0.1
"""Seconds between two looks; looking takes time itself, so that a run is measured for its time or for its memory."""


def measure_memory(command: Sequence[str], folder: Path) -> int | None:
    """Run a command in a folder, and return the most bytes that it used at once; None where the system does not say.

    SystemExit with the end of its output if it fails.
    """
    peak = 0
    with run_to_end(command, folder) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(read_share, _list_family(process.pid))))
            time.sleep(PAUSE)
    return peak or None


def _list_family(process: int) -> list[int]:
    """Return a process with those that it and its threads have started; none if it has ended."""
    children: list[int] = []
    with suppress(OSError):  # it, or one of its threads, may end while it is looked at
        for path in (_PROCESSES / str(process) / "task").glob("*/children"):
            children += map(int, path.read_text().split())
    return [process, *(member for child in children for member in _list_family(child))]


def read_share(process: int) -> int:
    """Return the bytes of a process; 0 if it has ended."""
    try:
        found = _SHARE.search((_PROCESSES / str(process) / "smaps_rollup").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
