"""Writes files whole or not at all: the text goes into a file beside the target, which then takes its place."""

import ctypes
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, text: str) -> bool:
    """Make a file hold this text; False, and nothing touched, where it held it already. OSError when it cannot."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    with _beside(path, text) as written:
        written.replace(path)
    return True


def create_file(path: Path, text: str) -> None:
    """Write a file that is not there yet. FileExistsError, and nothing written, where one is."""
    with _beside(path, text) as written:
        path.hardlink_to(written)


def create_files(files: dict[Path, str]) -> None:
    """Write files that are not there yet, all or none. FileExistsError with the first one that is there."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            create_file(path, text)
            made.append(path)
    except BaseException:  # an interruption, too, leaves all files or none
        for path in made:
            path.unlink()
        raise


@contextmanager
def _beside(path: Path, text: str) -> Iterator[Path]:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        written.chmod(mode)
        yield written
    finally:
        written.unlink(missing_ok=True)


_AT_FDCWD = -100
_EXCHANGE = 2


def publish_site(new: Path, site: Path) -> None:
    """Let `new` take the place of `site`; the old site is removed after it. OSError, and the old site stands, when
    neither way works. Only where the system cannot swap two folders there is a moment without a site.
    """
    new.chmod(0o755)
    if not site.exists():
        new.replace(site)
        return
    if not swap_folders(new, site):
        aside = new.with_name(new.name + ".old")
        site.replace(aside)
        try:
            new.replace(site)
        except OSError:
            aside.replace(site)
            raise
        new = aside
    shutil.rmtree(new)


def swap_folders(one: Path, other: Path) -> bool:
    """Swap two folders in one step, so that no moment is without a site; False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
    try:
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except AttributeError:
        return False
