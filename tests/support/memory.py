"""Scratch folders in memory, where there is room: tests write several hundred thousand small files, for which a disk takes time."""

import os
import shutil
import tempfile
from pathlib import Path

SHARED = Path("/dev/shm")  # noqa: S108 (each run has a folder of its own there)
"""Where Linux keeps files in memory."""
NEEDED = 4 << 30
"""How many bytes must be free. A run of all tests writes half of it, and Chromium and the builds need memory, too."""
_PREFIX = "register-tests-"


def make_folder(shared: Path = SHARED, needed: int = NEEDED) -> Path | None:
    """Make a folder in memory, named after this process; None if there is too little room, or no program may run there.

    What runs that were killed have left there is removed first.
    """
    try:
        _remove_left(shared)
        state = os.statvfs(shared)
        if state.f_flag & os.ST_NOEXEC or min(state.f_bavail * state.f_frsize, _count_free_memory()) < needed:
            return None
        return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=shared))
    except OSError:
        return None


def _remove_left(shared: Path) -> None:
    """Remove the folders of processes that have ended."""
    for folder in shared.glob(f"{_PREFIX}*-*"):
        if not Path("/proc", folder.name.removeprefix(_PREFIX).partition("-")[0]).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _count_free_memory() -> int:
    """Count the bytes that programs may still take: of the machine, and of a container if that has less."""
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    [machine] = [int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")]
    group = Path("/sys/fs/cgroup")
    try:
        most, taken = (int((group / name).read_text(encoding="ascii")) for name in ("memory.max", "memory.current"))
    except (OSError, ValueError):  # there is no container, or its limit is "max"
        return machine
    return min(machine, most - taken)
