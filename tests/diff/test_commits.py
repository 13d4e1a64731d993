"""Comparing commits and the working tree: real commits in a scratch repository."""

from pathlib import Path

import pytest

from tests.support.command import communique
from tests.support.repository import commit, edit, git

RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


def test_two_commits_and_the_working_tree_are_compared(repository: Path) -> None:
    edit(repository, RECORD, "act: noted", "act: stressed")
    commit(repository)
    edit(repository, RECORD, "act: stressed", "act: decided")
    says = "meeting changed: Council of Ministers of Foreign Affairs (extraordinary), New York, 20 September 2017 (2017-09-20-cfm-new-york)\n  resolution r2: act: "
    assert (
        communique(repository / "releases", "diff", "HEAD~1", "HEAD").stdout
        == f"{says}noted (views) → stressed (views)\n"
    )
    assert (
        communique(repository / "releases", "diff", "HEAD~1").stdout == f"{says}noted (views) → decided (decisions)\n"
    )
    assert (
        communique(repository / "releases", "diff", "HEAD", "HEAD").stdout
        == "The content of the register does not change.\n"
    )


def test_an_id_that_vanishes_exits_1_and_names_file_and_place(repository: Path) -> None:
    edit(repository, RECORD, "  - id: r2\n", "  - id: r3\n")
    done = communique(repository / "releases", "diff", "HEAD")
    assert done.exit_code == 1
    assert (
        f"releases/{RECORD}:15:1: the id 'r2' was removed from resolutions: to keep its address, add `retired: [r2]` (address-is-kept)"
        in done.stdout
    )
    edit(repository, RECORD, "sources:", "retired: [r2]\nsources:")
    assert communique(repository / "releases", "diff", "HEAD").exit_code == 0


def test_comparing_touches_neither_the_files_nor_the_index(repository: Path) -> None:
    edit(repository, "topics.yml", "name: Counter-terrorism", "name: Terrorism")
    (repository / ".git/hooks/post-checkout").write_text("#!/bin/sh\ntouch hooked\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in repository.rglob("*") if path.is_file()}
    communique(repository / "releases", "diff", "HEAD")
    assert {path: path.stat().st_mtime_ns for path in repository.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("nowhere",), "unknown commit 'nowhere'"),
        (("HEAD", "HEAD~7"), "unknown commit 'HEAD~7'"),
        (("--", "--output=written"), "unknown commit '--output=written'"),
        (("HEAD:releases",), "unknown commit 'HEAD:releases'"),
    ],
)
def test_a_commit_that_is_not_there_is_reported(repository: Path, words: tuple[str, ...], reason: str) -> None:
    done = communique(repository / "releases", "diff", *words)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {reason}")
    assert not (repository / "written").exists()


def test_outside_a_checkout_there_is_nothing_to_compare(small: Path) -> None:
    done = communique(small, "diff", "HEAD")
    assert done.exit_code == 1
    assert "is not in a git checkout" in done.stderr


def test_links_and_broken_files_of_a_commit_are_not_followed(repository: Path) -> None:
    (repository / "releases/people/linked.yml").symlink_to("/etc/passwd")
    (repository / "releases/people/huge.yml").write_text("# " + "x" * (1 << 20), encoding="utf-8")
    (repository / "releases/people/wang-yi.yml").write_text("name: [\n", encoding="utf-8")
    commit(repository)
    done = communique(repository / "releases", "diff", "HEAD~1", "HEAD")
    assert (done.exit_code, done.stderr) == (1, "Error: 2 files cannot be read: `communique check` says why.\n")
    for name in ("huge", "wang-yi"):
        assert f"not compared, because it cannot be read: releases/people/{name}.yml" in done.stdout
    assert "person removed" not in done.stdout


def test_a_name_too_long_for_the_disk_is_reported(repository: Path) -> None:
    blob = git(repository, "hash-object", "-w", "releases/topics.yml").strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"100644,{blob},releases/people/{'x' * 300}.yml")
    git(repository, "commit", "--quiet", "--message=Long")
    done = communique(repository / "releases", "diff", "HEAD~1", "HEAD")
    assert done.exit_code == 1
    assert done.stderr == "Error: the commit 'HEAD' cannot be copied: File name too long\n"


def test_a_lost_object_is_reported(repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:releases/topics.yml").strip()
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = communique(repository / "releases", "diff", "HEAD", "HEAD")
    assert done.exit_code == 1
    assert done.stderr == "Error: the object of 'topics.yml' is missing from the repository\n"


def test_a_commit_without_the_folder_of_records_is_an_empty_register(repository: Path) -> None:
    (repository / "releases").rename(repository / "elsewhere")
    (repository / "releases").mkdir()
    commit(repository)
    done = communique(repository / "releases", "diff", "HEAD", "HEAD~1")
    assert done.exit_code == 0
    assert "meeting added: Council of Ministers of Foreign Affairs" in done.stdout


def test_a_retired_id_that_is_used_again_is_a_problem(repository: Path) -> None:
    edit(repository, RECORD, "  - id: r2\n", "  - id: r3\n")
    edit(repository, RECORD, "sources:", "retired: [r2]\nsources:")
    commit(repository)
    edit(repository, RECORD, "  - id: r3\n", "  - id: r2\n")
    edit(repository, RECORD, "retired: [r2]\n", "retired: [r3]\n")
    done = communique(repository / "releases", "diff", "HEAD")
    assert done.exit_code == 1
    assert "the id 'r2' was retired: give this item an id that was never used before" in done.stdout


def test_a_withdrawn_address_that_is_used_again_is_a_problem(repository: Path) -> None:
    redirects = repository / "releases/redirects.yml"
    redirects.write_text("people/old-one: null\n", encoding="utf-8")
    commit(repository)
    redirects.unlink()
    (repository / "releases/people/old-one.yml").write_text("name: Old One\nsort: One, Old\n", encoding="utf-8")
    done = communique(repository / "releases", "diff", "HEAD")
    assert done.exit_code == 1
    assert (
        "the address 'people/old-one' was withdrawn: give this person an id that was never used before" in done.stdout
    )


def test_an_address_that_leads_elsewhere_is_reported(repository: Path) -> None:
    redirects = repository / "releases/redirects.yml"
    redirects.write_text("people/old-one: people/wang-yi\n", encoding="utf-8")
    commit(repository)
    redirects.write_text("people/old-one: people/sergey-lavrov\n", encoding="utf-8")
    done = communique(repository / "releases", "diff", "HEAD")
    assert done.stdout == "address people/old-one led to people/wang-yi, now leads to people/sergey-lavrov\n"
    assert (
        "- people/old-one led to people/wang-yi"
        in communique(repository / "releases", "diff", "HEAD", "--format", "markdown").stdout
    )


def test_an_unreadable_list_of_addresses_is_reported(repository: Path) -> None:
    (repository / "releases/redirects.yml").write_text("people/old-one: [\n", encoding="utf-8")
    done = communique(repository / "releases", "diff", "HEAD")
    assert done.exit_code == 1
    assert "not compared, because it cannot be read: releases/redirects.yml" in done.stdout


def test_a_lost_tree_is_reported(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD:releases/people").strip()
    (repository / ".git/objects" / tree[:2] / tree[2:]).unlink()
    done = communique(repository / "releases", "diff", "HEAD")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be listed: a tree is missing from the repository" in done.stderr


def test_the_folder_of_records_may_be_the_checkout_itself(small: Path) -> None:
    git(small, "init", "--quiet")
    commit(small)
    done = communique(small, "diff", "HEAD")
    assert (done.exit_code, done.stdout) == (0, "The content of the register does not change.\n")
