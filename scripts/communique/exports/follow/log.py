"""The log of the files of records: which commits changed each file, as git lists them in one command."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from communique.diff.git import run_git

_COMMIT = b"\x01"
"""What the line of a commit begins with."""
_NEW, _CHANGED, _REMOVED = b"A", b"M", b"D"
_MOVED = b"R", b"C"
_RENAMES = "--find-renames", "-l1000"
"""A file that a commit renames keeps its history, unless the commit adds more than a thousand files."""


class FileChange(NamedTuple):
    """A change of a file by one commit."""

    when: datetime
    """When the commit was made, in UTC."""
    before: bytes | None
    """The name of the git object that was the file before; None if the commit added the file."""


class _Line(NamedTuple):
    """A line of the log: one file in one commit. The two paths differ if the commit moved the file."""

    change: FileChange
    status: bytes
    old_path: str
    path: str


def read_log(releases: Path, commit: str) -> dict[str, list[FileChange]]:
    """Return the changes of each file by its present path below the folder of records, newest first.

    Merges are left out: the commits that they join are in the log themselves. The log is empty in a shallow clone,
    whose first commit would seem to add every file. Raises GitError if there is no git.
    """
    if is_shallow(releases):
        return {}
    output = run_git(
        releases,
        *("log", "--no-merges", "--raw", "--no-abbrev", *_RENAMES, "-z"),
        *("--format=%x01%ct", "--relative", commit, "--", "."),
    )
    return _follow_paths(_parse(output or b""))


def is_shallow(releases: Path) -> bool:
    """Whether a folder is in a clone without all commits, or in none. Raises GitError if there is no git."""
    return run_git(releases, "rev-parse", "--is-shallow-repository") != b"false\n"


def _parse(output: bytes) -> Iterator[_Line]:
    """Yield the lines of a log in git's raw format, whose parts end with a zero byte."""
    when = datetime.min.replace(tzinfo=UTC)
    parts = iter(output.split(b"\0"))
    for part in parts:
        if part.startswith(_COMMIT):
            when = datetime.fromtimestamp(int(part[1:]), UTC)
        elif facts := part.lstrip(b"\n"):
            _, _, before, _, status = facts.split()
            old_path = os.fsdecode(next(parts))
            path = os.fsdecode(next(parts)) if status[:1] in _MOVED else old_path
            yield _Line(FileChange(when, None if status == _NEW else before), status[:1], old_path, path)


def _follow_paths(lines: Iterator[_Line]) -> dict[str, list[FileChange]]:
    """Return the changes of each file by the path that it has after all of them."""
    found: dict[str, list[FileChange]] = {}
    present: dict[str, str] = {}  # what became of a path; empty if today's file of that name, if any, is another
    for line in lines:
        path = present.get(line.path, line.path)
        if line.status in _MOVED:
            present[line.old_path] = path
        if line.status != _CHANGED:  # before this commit, there was no such file, or it was another one
            present[line.path] = ""
        if path and line.status != _REMOVED:
            found.setdefault(path, []).append(line.change)
    return found
