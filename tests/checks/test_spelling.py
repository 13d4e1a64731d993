"""Words that editors write: the misspelt ones are those that only one text has, and that are common but for a letter."""

import re
import shutil
from pathlib import Path

import pytest

from communique.checks.run import check_files, check_register
from communique.checks.words.spelling import MIN_COMMON, find_misspelt
from communique.register.loader import load
from tests.support.paths import SAMPLE, SMALL

NOTES = "".join(f"  - note: The government said so in answer {number}.\n" for number in range(MIN_COMMON))
RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


@pytest.mark.parametrize(
    ("word", "right"),
    [("goverment", "government"), ("governmment", "government"), ("govermnent", "government")],
)
def test_a_letter_left_out_or_added_and_two_letters_swapped_are_found(word: str, right: str) -> None:
    assert find_misspelt([word], {right, "agreement"}) == {word: right}


@pytest.mark.parametrize("word", ["governments", "governance", "overnment", "governmert", "resolution"])
def test_other_words_are_no_misspellings(word: str) -> None:
    assert find_misspelt([word], {"government", "revolution"}) == {}


@pytest.mark.parametrize(("word", "count"), [("goverment", 1), ("“goverment”", 0), ("Goverment", 0), ("funding", 0)])
def test_only_words_of_the_editors_are_compared(tmp_path: Path, word: str, count: int) -> None:
    root = tmp_path / "releases"
    shutil.copytree(SMALL, root)
    path = root / RECORD
    notes = f"discrepancies:\n{NOTES}  - note: The {word} said no more, and was founding nothing.\n"
    path.write_text(path.read_text(encoding="utf-8") + notes, encoding="utf-8")
    found = [problem for problem in check_register(load(root)) if problem.rule.name == "word-is-spelt-like-others"]
    assert len(found) == count
    assert all(re.search("did you mean 'government'", problem.message) for problem in found)


def test_a_publisher_but_for_a_letter_is_found(tmp_path: Path) -> None:
    root = tmp_path / "releases"
    shutil.copytree(SMALL, root)
    path = root / RECORD
    source = '  - {{id: s{0}, url: "https://example.org/{0}", publisher: {1}, grade: press, used_for: the day}}\n'
    pages = "".join(source.format(number, "Kazinform") for number in range(1, MIN_COMMON + 1))
    path.write_text(path.read_text(encoding="utf-8") + pages + source.format(99, "Kazinfrom"), encoding="utf-8")
    found = [problem for problem in check_register(load(root)) if problem.rule.name == "publisher-is-spelt-like-others"]
    assert [problem.message for problem in found] == ["'Kazinfrom' puts out no other page; did you mean 'Kazinform'?"]


def test_many_seats_of_one_person_with_another_office_are_one_problem(tmp_path: Path) -> None:
    root = tmp_path / "releases"
    shutil.copytree(SAMPLE, root)
    path = root / "people/sergey-lavrov.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("office: Minister of Foreign Affairs", "office: Treasurer", 1), encoding="utf-8")
    found = [problem for problem in check_files(load(root)) if problem.rule.name == "office-fits-person"]
    assert [problem.path.name for problem in found] == ["sergey-lavrov.yml"]
    assert found[0].message.startswith("4 entries contradict this, the first of them 20")
