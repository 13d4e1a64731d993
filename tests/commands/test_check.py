"""`communique check`: what it prints, where, and how it exits."""

import os
import subprocess
from pathlib import Path

import pytest

from communique.problems import Problem, Rule
from communique.text.explanation import Explanation
from tests.support.command import communique

RULE = Rule("a-rule", "A rule.")


def test_a_register_without_problems_exits_0_and_the_number_of_records_is_printed(small: Path) -> None:
    """Run as a person runs it, in the folder above the records."""
    done = subprocess.run(["communique", "check"], cwd=small.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "No problems: 1 record and 18 registry entries read.\n")


def test_a_broken_register_exits_1_and_prints_every_problem(small: Path) -> None:
    (small / "topics.yml").write_text(
        "afghanistan: {name: Afghanistan}\ncounter-terrorism: {name: C., definition: D.}\n", encoding="utf-8"
    )
    (small / "people/wang-yi.yml").write_text("name: 1\n", encoding="utf-8")
    done = communique(small, "check")
    assert done.exit_code == 1
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        "releases/people/wang-yi.yml:1:1",
        "releases/people/wang-yi.yml:1:7",
        "releases/topics.yml:1:14",
    ]
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == [
        "(key-is-present)",
        "(value-is-valid)",
        "(key-is-present)",
    ]
    assert done.stderr == "Error: 3 problems in 2 files.\n"


def test_check_of_one_file_prints_its_problems_only(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name: 1\n", encoding="utf-8")
    (small / "people/sergey-lavrov.yml").write_text("name: 1\n", encoding="utf-8")
    done = communique(small, "check", str(small / "people/wang-yi.yml"))
    assert done.exit_code == 1
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"releases/people/wang-yi.yml"}
    clean = communique(small, "check", str(small / "places.yml"))
    assert (clean.exit_code, clean.stdout) == (0, "No problems: 1 file checked.\n")


def test_check_of_a_file_outside_the_register_is_a_problem(small: Path) -> None:
    done = communique(small, "check", str(small / "people/nobody.yml"))
    assert done.exit_code == 1
    assert read_problem(done.stdout) == ("releases/people/nobody.yml:1:1", "file-is-known")


def read_problem(printed: str) -> tuple[str, str]:
    """The place of the only problem that was printed, and the name of its rule."""
    [line] = printed.splitlines()
    return line.partition(": ")[0], line.rpartition("(")[2].rstrip(")")


def test_values_of_any_script_can_be_printed_on_any_terminal(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name:   Ван И\nsort: 1\n", encoding="utf-8")
    done = subprocess.run(
        ["communique", "check"],
        cwd=small.parent,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "latin-1", "PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"releases/people/wang-yi.yml:" in done.stdout


# Annotations of a pull request


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (
            Problem(Path("releases/a.yml"), 3, 7, Explanation("wrong"), RULE),
            "::error file=releases/a.yml,line=3,col=7::wrong (a-rule)",
        ),
        (
            Problem(Path("a,b:c%.yml"), 1, 1, Explanation("m"), RULE),
            "::error file=a%2Cb%3Ac%25.yml,line=1,col=1::m (a-rule)",
        ),
        (
            Problem(Path("a.yml"), 1, 1, Explanation("100%\r\n::warning::x"), RULE),
            "::error file=a.yml,line=1,col=1::100%25%0D%0A::warning::x (a-rule)",
        ),
    ],
)
def test_an_annotation_is_one_command_whatever_a_record_says(problem: Problem, shown: str) -> None:
    assert problem.annotation == shown


def test_check_prints_annotations_on_the_lines(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name: 1\nsort: A\n", encoding="utf-8")
    done = communique(small, "check", "--format", "github")
    assert done.exit_code == 1
    [line] = done.stdout.splitlines()
    assert line.startswith("::error file=releases/people/wang-yi.yml,line=1,col=7::expected text, found 1")
