"""Copies the folder of records out of a commit, with git's plumbing commands. The working tree is not touched.

Only the objects of regular files are copied. Nothing in a commit is run; links are not followed, and no filters apply.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from communique.files.reader import MAX_BYTES
from communique.problems import RequestError
from communique.text import quote_value

MAX_FILES = 100_000
"""A commit with more files than this is refused."""

_REGULAR = (b"100644", b"100755")


class GitError(RequestError):
    """A commit cannot be read; `str()` gives the reason."""


def copy_commit(commit: str, releases: Path, target: Path) -> None:
    """Copy the folder of records as of a commit to the new folder `target`.

    Raises GitError if git does not know the commit, or if it cannot be read or copied.
    """
    found = run_git(releases, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if found is None:
        _require_checkout(releases)
        raise GitError(f"unknown commit {quote_value(commit)}: in a shallow clone, fetch it first")
    files = list(_files(releases, found.decode().strip()))
    if len(files) > MAX_FILES:
        raise GitError(f"the commit {quote_value(commit)} holds more than {MAX_FILES} files")
    try:
        _write(target, files, read_contents(releases, [sha for _, sha in files]))
    except OSError as error:
        raise GitError(f"the commit {quote_value(commit)} cannot be copied: {error.strerror}") from error


def _write(target: Path, files: list[tuple[PurePosixPath, bytes]], contents: Iterator[bytes]) -> None:
    target.mkdir(parents=True)
    for (name, _), content in zip(files, contents, strict=True):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _require_checkout(releases: Path) -> None:
    if run_git(releases, "rev-parse", "--git-dir") is None:
        raise GitError(f"{releases} is not in a git checkout, so there are no commits to compare")


def _files(releases: Path, commit: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield each regular file below the folder of records: its path inside the folder, and the name of its object.

    Files larger than MAX_BYTES are left out.
    """
    prefix = (run_git(releases, "rev-parse", "--show-prefix") or b"").strip(b"\n")
    listing = run_git(releases, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", os.fsdecode(prefix) or ".")
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


def read_contents(releases: Path, shas: list[bytes]) -> Iterator[bytes]:
    """Yield the content of each object, in the order of `shas`. Raises GitError if one cannot be read."""
    answer = memoryview(run_git(releases, "cat-file", "--batch", given=b"\n".join(shas)) or b"")
    at = 0
    for _ in shas:
        head, _, _ = bytes(answer[at : at + 200]).partition(b"\n")
        if not head.partition(b" ")[2].startswith(b"blob "):
            raise GitError(f"an object cannot be read: {head.decode(errors='replace')}")
        end, size = at + len(head), int(head.split()[2])
        yield bytes(answer[end + 1 : end + 1 + size])
        at = end + size + 2


def run_git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Run a git command with `given` as its input, and return its output, or None if it fails.

    Raises GitError if there is no git.
    """
    command = ["git", "--no-replace-objects", "-C", str(folder), *words]
    try:
        # A git hook has the folders of its own repository in the environment; here the folder of records decides.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=clean)  # noqa: S603 (no shell)
    except FileNotFoundError as error:
        raise GitError("git is not installed, so commits cannot be compared") from error
    return None if done.returncode else done.stdout
