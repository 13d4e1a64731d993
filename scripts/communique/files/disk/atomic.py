"""Writes files completely or not at all: the text goes into a temporary file, which then replaces the target."""

import ctypes
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


def replace_file(path: Path, text: str | bytes) -> bool:
    """Write a text to a file. Return False and write nothing if it has the text already. OSError on failure."""
    content = text if isinstance(text, bytes) else text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    with _temporary_file(path, content) as temporary:
        temporary.replace(path)
    return True


def create_file(path: Path, text: str) -> None:
    """Write a new file. FileExistsError, without writing anything, if it exists already."""
    create_files({path: text})


def create_files(files: dict[Path, str]) -> None:
    """Write new files, all or none. FileExistsError if one of them exists already.

    They appear in their order, once all have been written. Should the process be killed just then, the first are there.
    """
    with ExitStack() as stack:
        temporaries = {path: stack.enter_context(_temporary_file(path, text.encode())) for path, text in files.items()}
        try:
            for path, temporary in temporaries.items():
                path.hardlink_to(temporary)
        except BaseException:  # an interruption, too, must leave all files or none
            for path, temporary in temporaries.items():
                if path.exists() and path.samefile(temporary):  # it may have come right after a file was created
                    path.unlink()
            raise


@contextmanager
def _temporary_file(path: Path, content: bytes) -> Iterator[Path]:
    """Write a text to a hidden file in the folder of `path`, with the mode of `path`. It is removed in the end."""
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(mode)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


_AT_FDCWD = -100
_EXCHANGE = 2


def publish_site(new: Path, site: Path) -> None:
    """Replace the folder `site` with the folder `new`, and remove the old site, as far as its owner lets us.

    The two folders are swapped in one step. Where the system cannot do that, there is a moment without a site.
    OSError if that fails too; the old site is then still in place.
    """
    new.chmod(0o755)
    if not site.exists():
        try:
            new.replace(site)
        except OSError:
            if not site.exists():  # otherwise another build has published the first site meanwhile
                raise
        else:
            return
    if not swap_folders(new, site):
        old = new.with_name(new.name + ".old")
        site.replace(old)
        try:
            new.replace(site)
        except OSError:
            old.replace(site)
            raise
    else:
        old = new
    shutil.rmtree(old, ignore_errors=True)  # the new site is in place, so this is no failure


def swap_folders(first: Path, second: Path) -> bool:
    """Swap two folders in one step. Return False if the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin":
        return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
    try:
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except AttributeError:
        return False
