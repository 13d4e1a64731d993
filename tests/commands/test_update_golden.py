"""`pytest --update-golden` rewrites what is wrong in golden cases and leaves everything else as it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.golden import Golden, format_key, list_cases, rewrite
from tests.support.paths import ROOT

CASES = {
    "tests/checks/cases/an-unknown-act.yml": ("problems", ["releases/wrong.yml:1:1: wrong (wrong)"]),
    "tests/diff/cases/topics-changed.yml": ("says", ["wrong"]),
    "tests/files/cases/a-long-text-is-folded.yml": ("after", "wrong: 'text'\n"),
    "tests/register/cases/a-day-that-is-not-known.yml": ("items", []),
    "tests/site/cases/two-notes-on-the-same-words.yml": ("becomes", "<p>wrong</p>\n"),
    "tests/drafting/cases/a-table-lists-who-came.yml": ("attendees", ["nobody, cn, member, Minister of Nothing"]),
}
"""A case of each kind, with what is put into it that is wrong."""
TESTS = (
    "tests/checks/test_problems.py::test_problem",
    "tests/diff/test_edits.py::test_edit",
    "tests/files/test_formatter.py::test_form",
    "tests/register/test_gaps.py::test_gap",
    "tests/site/test_paragraphs.py::test_a_paragraph_becomes_markdown",
    "tests/drafting/test_drafts.py::test_a_draft_finds_the_facts_of_a_release",
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the tests in which each kind of golden cases has but one, and that one is wrong."""
    for name in ("tests", "scripts"):  # with what Python has compiled, so that it need not do so again
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("sample"))
    shutil.copytree(ROOT / "tests/fixtures/sample", tmp_path / "tests/fixtures/sample")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in tmp_path.glob("tests/*/cases/*"):
        if path.with_suffix(".yml").relative_to(tmp_path).as_posix() not in CASES:
            path.unlink()
    for name, (key, wrong) in CASES.items():
        path = tmp_path / name
        path.write_text(rewrite(path.read_text(encoding="utf-8"), key, wrong), encoding="utf-8")
    return tmp_path


def run(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run golden cases of a copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "scripts")}
    environment = {key: value for key, value in environment.items() if not key.startswith("PYTEST_")}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_wrong_cases_are_rewritten_as_they_were(copied: Path) -> None:
    right = {name: (ROOT / name).read_text(encoding="utf-8") for name in CASES}
    assert [name for name in CASES if (copied / name).read_text(encoding="utf-8") == right[name]] == []
    done = run(copied, *TESTS, "--update-golden")
    assert f"{len(CASES)} passed" in done.stdout, done.stdout
    assert {name: (copied / name).read_text(encoding="utf-8") for name in CASES} == right


def test_without_the_option_a_wrong_case_fails_and_stays_as_it_is(copied: Path) -> None:
    name = next(iter(CASES))
    wrong = (copied / name).read_text(encoding="utf-8")
    done = run(copied, TESTS[0])
    assert "1 failed" in done.stdout, done.stdout
    assert (copied / name).read_text(encoding="utf-8") == wrong


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("problems", [], "problems: []\n"),
        ("acts", ["p3 noted", "p3 agreed"], "acts: [p3 noted, p3 agreed]\n"),
        ("attendees", ["wang-yi, cn, member"], "attendees:\n  - wang-yi, cn, member\n"),
        ("says", ["a: 'b'"], "says:\n  - \"a: 'b'\"\n"),
        ("says", ['the "b": c'], "says:\n  - 'the \"b\": c'\n"),
        ("becomes", "<p>\n  a\n</p>\n", "becomes: |\n  <p>\n    a\n  </p>\n"),
        ("after", "a: 1\r\n", 'after: "a: 1\\r\\n"\n'),
        ("date", "2018-04-24", "date: 2018-04-24\n"),
        ("session", 10, "session: 10\n"),
        ("place", None, "place: null\n"),
    ],
)
def test_what_is_written_is_easy_to_read_and_is_read_back(key: str, value: Any, written: str) -> None:
    assert format_key(key, value) == written
    assert rewrite(written, key, value) == written


def test_only_the_key_that_differs_is_written_anew() -> None:
    text = "# A comment.\nchanges:\n- file:   a.yml # as typed\nsays: |\n  old\n\n  lines\n# The end.\nvanished: 1\n"
    assert rewrite(text, "says", ["new"]) == text.replace("says: |\n  old\n\n  lines\n", "says: [new]\n")
    assert rewrite(text, "more", 1) == text + "more: 1\n"


@pytest.mark.parametrize("folder", ["checks", "diff", "files", "register", "site"])
def test_every_case_is_in_the_form_in_which_it_would_be_written(folder: str) -> None:
    """So that an update changes no more than what has changed."""
    expected = {"checks": "problems", "diff": "says", "files": "after", "register": "items", "site": "becomes"}[folder]
    for path in list_cases(ROOT / "tests" / folder / "cases"):
        text = path.read_text(encoding="utf-8")
        assert rewrite(text, expected, Golden(path)[expected]) == text, path
