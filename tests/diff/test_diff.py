"""What an edit does to the register, on real commits in a scratch repository."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from communique.cli import main
from communique.diff.compare import compare_registers
from communique.diff.report import MAX_COMMENT, report_in_markdown, report_in_terminal
from communique.problems import Problem
from communique.register.loader import load
from tests.support.cases import apply
from tests.support.paths import RELEASES

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
NEW_YORK = "meetings/2017/2017-09-20-cfm-new-york.yml"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_edit(path: Path, small: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    before = load(small)
    edited = tmp_path / "edited" / "releases"
    shutil.copytree(small, edited)
    for change in case["changes"]:
        apply(edited / change["file"], change)
    found = compare_registers(before, load(edited))
    assert report_in_terminal(found).split("\n") == case["says"]
    assert sum(isinstance(problem, Problem) for problem in found.problems) == case.get("vanished", 0)


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 15


def git(folder: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Edit")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def repository(small: Path) -> Path:
    """A checkout that holds the small register in one commit."""
    git(small.parent, "init", "--quiet")
    commit(small.parent)
    return small.parent


def diff(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--releases", str(folder / "releases"), "diff", *words], catch_exceptions=False)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    apply(folder / "releases" / name, {"replace": old, "with": new})


def test_two_commits_and_the_working_tree_are_compared(repository: Path) -> None:
    edit(repository, NEW_YORK, "act: noted", "act: stressed")
    commit(repository)
    edit(repository, NEW_YORK, "act: stressed", "act: decided")
    says = "meeting changed: Council of Ministers of Foreign Affairs (extraordinary), New York, 20 September 2017 (2017-09-20-cfm-new-york)\n  resolution r2: act: "
    assert diff(repository, "HEAD~1", "HEAD").stdout == f"{says}noted (states) → stressed (states)\n"
    assert diff(repository, "HEAD~1").stdout == f"{says}noted (states) → decided (decides)\n"
    assert diff(repository, "HEAD", "HEAD").stdout == "The content of the register does not change.\n"


def test_an_id_that_vanishes_exits_1_and_names_file_and_place(repository: Path) -> None:
    edit(repository, NEW_YORK, "  - id: r2\n", "  - id: r3\n")
    done = diff(repository, "HEAD")
    assert done.exit_code == 1
    assert (
        f"releases/{NEW_YORK}:15:1: the id 'r2' was removed from resolutions: to keep its address, add `retired: [r2]` (address-is-kept)"
        in done.stdout
    )
    edit(repository, NEW_YORK, "sources:", "retired: [r2]\nsources:")
    assert diff(repository, "HEAD").exit_code == 0


def test_comparing_touches_neither_the_files_nor_the_index(repository: Path) -> None:
    edit(repository, "topics.yml", "name: Counter-terrorism", "name: Terrorism")
    (repository / ".git/hooks/post-checkout").write_text("#!/bin/sh\ntouch hooked\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in repository.rglob("*") if path.is_file()}
    diff(repository, "HEAD")
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
def test_a_commit_that_is_not_there_is_said_so(repository: Path, words: tuple[str, ...], reason: str) -> None:
    done = diff(repository, *words)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {reason}")
    assert not (repository / "written").exists()


def test_outside_a_checkout_there_is_nothing_to_compare(small: Path) -> None:
    done = diff(small.parent, "HEAD")
    assert done.exit_code == 1
    assert "is not in a git checkout" in done.stderr


def test_links_and_broken_files_of_a_commit_are_not_followed(repository: Path) -> None:
    (repository / "releases/people/linked.yml").symlink_to("/etc/passwd")
    (repository / "releases/people/huge.yml").write_text("# " + "x" * (1 << 20), encoding="utf-8")
    (repository / "releases/people/wang-yi.yml").write_text("name: [\n", encoding="utf-8")
    commit(repository)
    done = diff(repository, "HEAD~1", "HEAD")
    assert (done.exit_code, done.stderr) == (1, "Error: 1 file cannot be read: `communique check` says why.\n")
    assert "not compared, because it cannot be read: releases/people/wang-yi.yml" in done.stdout
    assert "person removed" not in done.stdout


def test_a_name_too_long_for_the_disk_is_said_so(repository: Path) -> None:
    blob = git(repository, "hash-object", "-w", "releases/topics.yml").strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"100644,{blob},releases/people/{'x' * 300}.yml")
    git(repository, "commit", "--quiet", "--message=Long")
    done = diff(repository, "HEAD~1", "HEAD")
    assert done.exit_code == 1
    assert done.stderr == "Error: the commit 'HEAD' cannot be copied: File name too long\n"


def test_a_lost_object_is_said_so(repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:releases/topics.yml").strip()
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = diff(repository, "HEAD", "HEAD")
    assert done.exit_code == 1
    assert done.stderr == "Error: the object of 'topics.yml' is missing from the repository\n"


def test_a_commit_without_the_folder_of_records_is_an_empty_register(repository: Path) -> None:
    (repository / "releases").rename(repository / "elsewhere")
    (repository / "releases").mkdir()
    commit(repository)
    done = diff(repository, "HEAD", "HEAD~1")
    assert done.exit_code == 0
    assert "meeting added: Council of Ministers of Foreign Affairs" in done.stdout


HOSTILE = "@everyone #1 <img src=x> [a](https://evil.example) **b** `c` | ![i](x) &amp; \\ www.evil.example"


def test_the_words_of_a_record_are_words_in_the_comment(repository: Path) -> None:
    edit(repository, "topics.yml", "Terrorism, separatism and extremism, and the fight against them.", f"'{HOSTILE}'")
    done = diff(repository, "HEAD", "--format", "markdown")
    line = next(line for line in done.stdout.split("\n") if "everyone" in line)
    assert "@<!-- -->everyone" in line
    assert not set("<>[]`*|!\\") & set(line.removeprefix("  - ").replace("<!-- -->", "").replace("!", ""))
    assert "https://e" not in line
    assert " www.evil" not in line


def test_a_terminal_gets_no_control_character(repository: Path) -> None:
    edit(repository, "topics.yml", "name: Counter-terrorism", 'name: "a \\e[31m b"')
    assert "\x1b" not in diff(repository, "HEAD").stdout


def test_a_comment_stays_within_what_the_forge_takes(repository: Path) -> None:
    rows = "".join(f"topic-{n}: {{name: Topic {n}, definition: D}}\n" for n in range(3000))
    (repository / "releases/topics.yml").write_text(
        rows + (repository / "releases/topics.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    text = report_in_markdown(compare_registers(load_commit(repository), load(repository / "releases")))
    assert len(text) < MAX_COMMENT + 200
    assert "lines: `communique diff` shows them all." in text


def load_commit(repository: Path) -> Any:
    git(repository, "worktree", "add", "--quiet", "../first", "HEAD")
    return load(repository.parent / "first" / "releases")


def test_a_register_compared_with_itself_has_not_changed() -> None:
    register = load(RELEASES)
    assert report_in_terminal(compare_registers(register, register)) == "The content of the register does not change."


def test_a_retired_id_that_is_used_again_is_a_problem(repository: Path) -> None:
    record = "meetings/2017/2017-09-20-cfm-new-york.yml"
    edit(repository, record, "  - id: r2\n", "  - id: r3\n")
    edit(repository, record, "sources:", "retired: [r2]\nsources:")
    commit(repository)
    edit(repository, record, "  - id: r3\n", "  - id: r2\n")
    edit(repository, record, "retired: [r2]\n", "retired: [r3]\n")
    done = diff(repository, "HEAD")
    assert done.exit_code == 1
    assert "the id 'r2' was retired: give this item an id that was never used before" in done.stdout


def test_a_withdrawn_address_that_is_used_again_is_a_problem(repository: Path) -> None:
    redirects = repository / "releases/redirects.yml"
    redirects.write_text("people/old-one: null\n", encoding="utf-8")
    commit(repository)
    redirects.unlink()
    (repository / "releases/people/old-one.yml").write_text("name: Old One\nsort: One, Old\n", encoding="utf-8")
    done = diff(repository, "HEAD")
    assert done.exit_code == 1
    assert "the address 'people/old-one' was withdrawn: give this person an id that was never used before" in done.stdout


def test_an_address_that_leads_elsewhere_is_told(repository: Path) -> None:
    redirects = repository / "releases/redirects.yml"
    redirects.write_text("people/old-one: people/wang-yi\n", encoding="utf-8")
    commit(repository)
    redirects.write_text("people/old-one: people/sergey-lavrov\n", encoding="utf-8")
    done = diff(repository, "HEAD")
    assert done.stdout == "address people/old-one led to people/wang-yi, now leads to people/sergey-lavrov\n"
    assert "- people/old-one led to people/wang-yi" in diff(repository, "HEAD", "--format", "markdown").stdout


def test_an_unreadable_list_of_addresses_is_told(repository: Path) -> None:
    (repository / "releases/redirects.yml").write_text("people/old-one: [\n", encoding="utf-8")
    done = diff(repository, "HEAD")
    assert done.exit_code == 1
    assert "not compared, because it cannot be read: releases/redirects.yml" in done.stdout


def test_a_lost_tree_is_said_so(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD:releases/people").strip()
    (repository / ".git/objects" / tree[:2] / tree[2:]).unlink()
    done = diff(repository, "HEAD")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be listed: a tree is missing from the repository" in done.stderr


def test_the_folder_of_records_may_be_the_checkout_itself(small: Path) -> None:
    git(small, "init", "--quiet")
    commit(small)
    done = CliRunner().invoke(main, ["--releases", str(small), "diff", "HEAD"], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "The content of the register does not change.\n")


def test_a_word_put_into_the_middle_of_a_long_text_is_shown(repository: Path) -> None:
    words = [f"w{n}" for n in range(58)]
    topics = repository / "releases/topics.yml"
    text = topics.read_text(encoding="utf-8")
    topics.write_text(text + f"long: {{name: Long, definition: {' '.join(words)}.}}\n", encoding="utf-8")
    commit(repository)
    changed = ["first", *words[1:28], "NOT", *words[28:57], "last"]
    topics.write_text(text + f"long: {{name: Long, definition: {' '.join(changed)}.}}\n", encoding="utf-8")
    told = diff(repository, "HEAD").stdout
    assert all(word in told for word in ("first", "NOT", "last."))
