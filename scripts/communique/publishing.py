"""Puts a built site in the place of the old one: whole or not at all."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def publish(new: Path, site: Path) -> None:
    """Let `new` take the place of `site`; the old site is removed after it. OSError, and the old site stands, when
    neither way works. Only where the system cannot swap two folders there is a moment without a site.
    """
    new.chmod(0o755)
    if not site.exists():
        new.replace(site)
        return
    if not exchange(new, site):
        aside = new.with_name(new.name + ".old")
        site.replace(aside)
        try:
            new.replace(site)
        except OSError:
            aside.replace(site)
            raise
        new = aside
    shutil.rmtree(new)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, so that no moment is without a site; False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
    try:
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except AttributeError:
        return False
