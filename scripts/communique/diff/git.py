"""Copies the folder of records out of a commit, with git's plumbing commands. The working tree is not touched.

Only the objects of regular files are copied. Nothing in a commit is run; links are not followed, and no filters apply.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from communique.files.disk.paths import MAX_BYTES
from communique.problems import RequestError
from communique.text.words import quote_value

MAX_FILES = 100_000
"""A commit with more files than this is refused. Trees that name one another many times hold billions."""
MAX_TOTAL_BYTES = 128 << 20
"""A commit whose files have more bytes together is refused. A register of 10,000 meetings has about 90 MB."""

_REGULAR = (b"100644", b"100755")
_SETTINGS = ("log.showSignature=false", "log.showRoot=true", "status.showUntrackedFiles=normal")
"""Settings of git that change what it prints here. Whoever uses this may have others of his own."""

_NO_GIT = "git is not installed, so commits cannot be compared"


class _File(NamedTuple):
    """A file of a commit: its path below the folder of records, the name of its object, and its bytes."""

    name: PurePosixPath
    sha: bytes
    size: int
    is_regular: bool


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
    files = list(_limit(_files(releases, found.decode().strip()), commit))
    try:
        _write(target, files, read_contents(releases, [file.sha for file in files if file.size <= MAX_BYTES]))
    except OSError as error:
        raise GitError(f"the commit {quote_value(commit)} cannot be copied: {error.strerror}") from error


def _limit(files: Iterator[_File], commit: str) -> Iterator[_File]:
    """Yield the regular files. GitError as soon as all files are too many, or too large together."""
    total = 0
    for number, file in enumerate(files, 1):
        if number > MAX_FILES:
            raise GitError(f"the commit {quote_value(commit)} holds more than {MAX_FILES:,} files")
        total += min(file.size, MAX_BYTES + 1)
        if total > MAX_TOTAL_BYTES:
            raise GitError(f"the files of the commit {quote_value(commit)} have more than {MAX_TOTAL_BYTES >> 20} MiB")
        if file.is_regular:
            yield file


def _write(target: Path, files: list[_File], contents: Iterator[bytes]) -> None:
    """Write files with their contents. One that is too large to be read has none, and a hole as large in its place."""
    target.mkdir(parents=True)
    for file in files:
        path = target / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"" if file.size > MAX_BYTES else next(contents))
        if file.size > MAX_BYTES:
            os.truncate(path, MAX_BYTES + 1)


def _require_checkout(releases: Path) -> None:
    if run_git(releases, "rev-parse", "--git-dir") is None:
        raise GitError(f"{releases} is not in a git checkout, so there are no commits to compare")


def _files(releases: Path, commit: str) -> Iterator[_File]:
    """Yield each file below the folder of records."""
    prefix = (run_git(releases, "rev-parse", "--show-prefix") or b"").strip(b"\n")
    words = ("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", os.fsdecode(prefix) or ".")
    with _start_git(releases, *words) as running:
        for line in _split(running.stdout or BytesIO()):
            facts, _, path = line.partition(b"\t")
            mode, _, sha, size = facts.split()
            name = PurePosixPath(os.fsdecode(path.removeprefix(prefix)))
            is_regular = (
                mode in _REGULAR and path.startswith(prefix) and not name.is_absolute() and ".." not in name.parts
            )
            if is_regular and not size.isdigit():
                raise GitError(f"the object of {quote_value(str(name))} is missing from the repository")
            yield _File(name, sha, int(size) if size.isdigit() else 0, is_regular)
        if running.wait() != 0:
            raise GitError(f"the commit {quote_value(commit)} cannot be listed: a tree is missing from the repository")


def _split(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield what comes before each null byte of a stream, however long. GitError if one item is too long."""
    rest = b""
    while chunk := stream.read(1 << 16):
        *lines, rest = (rest + chunk).split(b"\0")
        yield from lines
        if len(rest) > MAX_BYTES:
            raise GitError("the commit holds a file whose name is too long")


def read_contents(releases: Path, shas: list[bytes]) -> Iterator[bytes]:
    """Yield the content of each object, in the order of `shas`. GitError if one cannot be read."""
    with _start_git(releases, "cat-file", "--batch", given=b"\n".join(shas)) as running:
        answer = running.stdout or BytesIO()
        for _ in shas:
            head = answer.readline(200)
            if not head.partition(b" ")[2].startswith(b"blob "):
                raise GitError(f"an object cannot be read: {head.decode(errors='replace').strip()}")
            size = int(head.split()[2])
            content = answer.read(size + 1)[:-1]  # a line break follows
            if len(content) < size:
                raise GitError(f"an object cannot be read: {head.decode(errors='replace').strip()}")
            yield content


@contextmanager
def _start_git(folder: Path, *words: str, given: bytes = b"") -> Iterator[subprocess.Popen[bytes]]:
    """Start a git command, whose output is a stream and need not be read to its end. GitError if there is no git."""
    with TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        command, environ = _prepare_git(folder, *words)
        try:
            running = subprocess.Popen(  # noqa: S603 (no shell)
                command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environ
            )
        except FileNotFoundError as error:
            raise GitError(_NO_GIT) from error
        with running:
            try:
                yield running
            finally:
                running.kill()


def run_git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Run a git command with `given` as its input, and return its output, or None if it fails.

    Raises GitError if there is no git.
    """
    command, environ = _prepare_git(folder, *words)
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environ)  # noqa: S603 (no shell)
    except FileNotFoundError as error:
        raise GitError(_NO_GIT) from error
    return None if done.returncode else done.stdout


def _prepare_git(folder: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    """Return a git command and its environment.

    A git hook has the folders of its own repository in the environment; here the folder of records decides.
    """
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return ["git", "--no-replace-objects", *settings, "-C", str(folder), *words], clean
