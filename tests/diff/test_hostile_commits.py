"""Anybody may propose a commit, and a workflow compares it: a hostile one costs little, and ends in a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from communique.diff.git import MAX_FILES, MAX_TOTAL_BYTES
from communique.files.disk.paths import MAX_BYTES
from tests.support.repository import git

MEMORY = 400 << 20
"""Bytes of address space that a comparison may take up to the refusal."""


def make_tree(repository: Path, entries: list[str]) -> str:
    """Make a tree of entries as `git ls-tree` prints them, and return its name."""
    words = ["git", "mktree"]
    done = subprocess.run(words, cwd=repository, input="\n".join(entries), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def make_commit(repository: Path, people: str) -> str:
    """Make a commit whose folder of people is a tree, and return its name."""
    releases = make_tree(repository, [f"040000 tree {people}\tpeople"])
    root = make_tree(repository, [f"040000 tree {releases}\treleases"])
    return git(repository, "commit-tree", root, "-m", "Hostile").strip()


def compare(repository: Path, commit: str) -> subprocess.CompletedProcess[str]:
    """Compare HEAD with a commit in a process with little memory."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))"
    code = f"{limit}; from communique.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "diff", "HEAD", commit],
        cwd=repository, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_trees_that_name_one_another_are_listed_up_to_the_limit(repository: Path) -> None:
    """A thousand million million files, of which git has ten objects."""
    blob = git(repository, "hash-object", "-w", "releases/topics.yml").strip()
    tree = make_tree(repository, [f"100644 blob {blob}\t{n}.yml" for n in range(1000)])
    for _ in range(6):
        tree = make_tree(repository, [f"040000 tree {tree}\t{n}" for n in range(100)])
    commit = make_commit(repository, tree)
    done = compare(repository, commit)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: the commit '{commit}' holds more than {MAX_FILES:,} files\n"


@pytest.mark.parametrize("mode", ["100644", "120000"])
def test_one_object_under_many_names_is_counted_each_time(repository: Path, mode: str) -> None:
    (repository / "large").write_text("# " + "x" * (MAX_BYTES - 2), encoding="utf-8")
    blob = git(repository, "hash-object", "-w", "large").strip()
    commit = make_commit(repository, make_tree(repository, [f"{mode} blob {blob}\tx{n}.yml" for n in range(1500)]))
    done = compare(repository, commit)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: the files of the commit '{commit}' have more than {MAX_TOTAL_BYTES >> 20} MiB\n"


def test_names_without_end_are_refused(repository: Path) -> None:
    blob = git(repository, "hash-object", "-w", "releases/topics.yml").strip()
    commit = make_commit(repository, make_tree(repository, [f"100644 blob {blob}\t{'x' * (2 * MAX_BYTES)}"]))
    assert compare(repository, commit).stderr == "Error: the commit holds a file whose name is too long\n"
