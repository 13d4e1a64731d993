"""Where commands are run, and what they are given: any folder of the checkout, and folders in place of files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from tests.support.command import communique, read_files

UNTIDY = "name:   Somebody\nsort: S\nsources:\n  - {url: https://example.org/a, used_for: name}\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command in a folder, and does not say where the records are."""

    def run(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run


@pytest.mark.parametrize("folder", [".", "releases", "releases/meetings/2017", "docs"])
def test_commands_find_the_records_from_any_folder_of_the_checkout(
    run: Callable[..., Result], small: Path, folder: str
) -> None:
    (small.parent / "docs").mkdir()
    done = run(small.parent / folder, "check")
    assert (done.exit_code, done.stdout) == (0, "No problems: 1 record and 18 registry entries read.\n")


def test_outside_a_checkout_it_is_said_what_to_do(run: Callable[..., Result], tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.exit_code == 2
    assert f"There is no folder 'releases' in {tmp_path} or above it: go to the folder that you cloned" in done.stderr


def test_a_file_is_named_from_where_one_is_or_as_a_problem_names_it(run: Callable[..., Result], small: Path) -> None:
    for name in (
        "wang-yi.yml",
        "../people/wang-yi.yml",
        "releases/people/wang-yi.yml",
        str(small / "people/wang-yi.yml"),
    ):
        done = run(small / "people", "check", name)
        assert (done.exit_code, done.stdout) == (0, "No problems: 1 file checked.\n"), name


def test_check_of_a_folder_prints_the_problems_of_its_files_only(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name: 1\n", encoding="utf-8")
    (small / "people/stray.txt").write_text("", encoding="utf-8")
    (small / "topics.yml").write_text("a: 1\n", encoding="utf-8")
    done = communique(small, "check", str(small / "people"))
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {
        "releases/people/wang-yi.yml",
        "releases/people/stray.txt",
    }
    clean = communique(small, "check", str(small / "instruments"))
    assert (clean.exit_code, clean.stdout) == (0, "No problems: 1 file checked.\n")


def test_the_folder_of_records_itself_is_all_of_them(small: Path) -> None:
    done = communique(small, "check", str(small))
    assert (done.exit_code, done.stdout) == (0, "No problems: 9 files checked.\n")


def test_fmt_of_a_folder_writes_the_files_in_it_and_no_others(small: Path) -> None:
    for name in ("people/somebody.yml", "people/wang-yi.yml"):
        (small / name).write_text(UNTIDY, encoding="utf-8")
    (small / "topics.yml").write_text("afghanistan:   {name: A, definition: D}\n", encoding="utf-8")
    before = read_files(small)
    assert communique(small, "fmt", str(small / "people")).stdout.splitlines() == [
        "Wrote releases/people/somebody.yml.",
        "Wrote releases/people/wang-yi.yml.",
        "2 of 4 files changed.",
    ]
    changed = {name for name, content in read_files(small).items() if before[name] != content}
    assert changed == {"people/somebody.yml", "people/wang-yi.yml"}


def test_a_folder_without_records_is_a_problem(small: Path) -> None:
    (small / "empty").mkdir()
    for command in ("check", "fmt", "finish"):
        done = communique(small, command, str(small / "empty"))
        assert done.exit_code == 1
        assert done.stdout.startswith("releases/empty:1:1: is not a file of the register")


def test_finish_without_files_takes_what_is_unfinished_and_nothing_else(small: Path) -> None:
    assert communique(small, "new", "2018-04-24", "cfm", "moscow").exit_code == 0
    assert communique(small, "new", "person", "He Rong").exit_code == 0
    (small / "people/somebody.yml").write_text(UNTIDY, encoding="utf-8")
    done = communique(small, "finish")
    assert done.exit_code == 1
    assert "Wrote releases/meetings/2018/2018-04-24-cfm-moscow.yml." in done.stdout
    assert "releases/people/he-rong.yml:7:7: 'TODO' is still to be done" in done.stdout
    assert done.stderr == "Error: 1 of 2 files changed.\n"
    assert (small / "people/somebody.yml").read_text(encoding="utf-8") == UNTIDY


def test_finish_without_files_names_a_file_that_cannot_be_read(small: Path) -> None:
    path = small / "people/he-rong.yml"
    path.write_text("#~ By the machine.\nname: He Rong: a judge\n", encoding="utf-8")
    done = communique(small, "finish")
    assert (done.exit_code, done.stderr) == (1, "Error: 0 of 1 file changed.\n")
    assert done.stdout.startswith("releases/people/he-rong.yml:2:7: cannot be read: the text has a colon")


def test_finish_without_files_says_if_nothing_is_unfinished(small: Path) -> None:
    done = communique(small, "finish")
    assert done.exit_code == 0
    assert done.stdout == "No file has comments from `new` or `draft`: there is nothing to finish.\n"
