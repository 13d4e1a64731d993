"""Writes files whole or not at all: the text goes into a file beside the target, which then takes its place."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace(path: Path, text: str) -> bool:
    """Make a file hold this text; False, and nothing touched, where it held it already. OSError when it cannot."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    with _beside(path, text) as written:
        written.replace(path)
    return True


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet. FileExistsError, and nothing written, where one is."""
    with _beside(path, text) as written:
        path.hardlink_to(written)


def create_all(files: dict[Path, str]) -> None:
    """Write files that are not there yet, all or none. FileExistsError with the first one that is there."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            create(path, text)
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
