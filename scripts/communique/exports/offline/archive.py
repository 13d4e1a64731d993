"""Writes the archive: one zip file, the same bytes for the same site."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.exports.offline.contents import Contents
from communique.exports.offline.document import take_offline
from communique.problems import RequestError

FOLDER = "sco-register"
"""The folder that the archive holds, so that unpacking it fills no other."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can hold; each of its files has it, so that the day of a build changes nothing."""
_MODE = 0o644 << 16
_UNIX = 3

_READ_ME = """\
This is a copy of {address} for reading offline.
Open index.html in a browser. Nothing is installed, and nothing is sent.

Only the site itself has what needs a server: the search, the field that filters long lists, the feeds and the API.
The tables are in the folder data, as CSV and SQLite, and the lists of a page are beside it, as CSV.
"""


def write_archive(site: Path, archive: Path) -> int:
    """Write a built site as an archive for reading offline, and return the number of its files.

    An existing archive is replaced when the new one is complete. RequestError if the folder is not a built site, or if
    the archive would be inside it; OSError if it cannot be written.
    """
    if archive.resolve().is_relative_to(site.resolve()):
        raise RequestError(f"{archive} is inside the site: write the archive outside it.")
    contents = Contents(site)
    files = {"README.txt": _READ_ME.format(address=contents.address).encode(), **dict.fromkeys(contents.kept)}
    with _replaced(archive) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(files):
            content = files[path]
            target.writestr(_describe(path), _read(contents, path) if content is None else content)
    return len(files)


def _read(contents: Contents, path: str) -> bytes:
    content = (contents.site / path).read_bytes()
    return take_offline(content.decode(), path, contents).encode() if path.endswith(".html") else content


def _describe(path: str) -> zipfile.ZipInfo:
    described = zipfile.ZipInfo(f"{FOLDER}/{path}", _BEGINNING)
    described.compress_type = zipfile.ZIP_DEFLATED
    described.external_attr = _MODE
    described.create_system = _UNIX
    return described


@contextmanager
def _replaced(path: Path) -> Iterator[Path]:
    """Give the path of a hidden file beside another one, which it replaces in the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    os.close(handle)
    try:
        yield Path(name)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
