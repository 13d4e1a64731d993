"""Reads the folder of records as it stands in a commit, through git's plumbing: the working tree is never touched.

Nothing of a commit is run, linked or filtered on the way: regular files are copied out by their object, no more.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from communique.files.reader import MAX_BYTES
from communique.problems import RequestError
from communique.text import quote_value

MAX_FILES = 100_000
"""More files than this are no register."""

_REGULAR = (b"100644", b"100755")


class GitError(RequestError):
    """A commit that cannot be read; `str()` says why."""


def copy_commit(commit: str, releases: Path, target: Path) -> None:
    """Copy the folder of records as of a commit into the folder `target`. Unreachable where that cannot be done."""
    found = _git(releases, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if found is None:
        _known_checkout(releases)
        raise GitError(f"unknown commit {quote_value(commit)}: in a shallow clone, fetch it first")
    files = list(_files(releases, found.decode().strip()))
    if len(files) > MAX_FILES:
        raise GitError(f"the commit {quote_value(commit)} holds more than {MAX_FILES} files")
    try:
        _write(target, files, _contents(releases, [sha for _, sha in files]))
    except OSError as error:
        raise GitError(f"the commit {quote_value(commit)} cannot be copied out: {error.strerror}") from error


def _write(target: Path, files: list[tuple[PurePosixPath, bytes]], contents: Iterator[bytes]) -> None:
    target.mkdir(parents=True)
    for (name, _), content in zip(files, contents, strict=True):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _known_checkout(releases: Path) -> None:
    if _git(releases, "rev-parse", "--git-dir") is None:
        raise GitError(f"{releases} is in no git checkout: there are no commits to compare")


def _files(releases: Path, commit: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every regular file below the folder of records: its path from there on, and the name of its object."""
    prefix = (_git(releases, "rev-parse", "--show-prefix") or b"").strip(b"\n")
    listing = _git(releases, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", os.fsdecode(prefix) or ".")
    if listing is None:
        raise GitError(f"the commit {quote_value(commit)} cannot be listed: a tree is missing from the repository")
    for line in filter(None, listing.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        if not path.startswith(prefix):
            continue
        mode, _, sha, size = facts.split()
        name = PurePosixPath(os.fsdecode(path.removeprefix(prefix)))
        if mode not in _REGULAR or name.is_absolute() or ".." in name.parts:
            continue
        if not size.isdigit():
            raise GitError(f"the object of {quote_value(str(name))} is missing from the repository")
        if int(size) <= MAX_BYTES:
            yield name, sha


def _contents(releases: Path, shas: list[bytes]) -> Iterator[bytes]:
    answer = memoryview(_git(releases, "cat-file", "--batch", given=b"\n".join(shas)) or b"")
    at = 0
    for _ in shas:
        head, _, _ = bytes(answer[at : at + 200]).partition(b"\n")
        if not head.partition(b" ")[2].startswith(b"blob "):
            raise GitError(f"an object cannot be read: {head.decode(errors='replace')}")
        end, size = at + len(head), int(head.split()[2])
        yield bytes(answer[end + 1 : end + 1 + size])
        at = end + size + 2


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What git answers; None where it refuses."""
    command = ["git", "--no-replace-objects", "-C", str(folder), *words]
    try:
        # In a hook, git names its own folders in the environment; here the folder of records says where to look.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=clean)  # noqa: S603 (no shell)
    except FileNotFoundError as error:
        raise GitError("git is not installed: there are no commits to compare") from error
    return None if done.returncode else done.stdout
