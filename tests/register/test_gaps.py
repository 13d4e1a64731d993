"""What the register does not know: golden cases for every finder of gaps.

A case in cases/ changes a copy of the small register, names a gap, and lists all that the gap then holds.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.register.gaps import find_gaps
from communique.register.loader import load
from tests.support.cases import apply
from tests.support.golden import Golden, list_cases
from tests.support.paths import SAMPLE, SMALL

CASES = list_cases(Path(__file__).parent / "cases")


def find_items(releases: Path) -> dict[str, list[str]]:
    """Every gap of a register by its id, with its items in words."""
    return {
        gap.id: [f"{item.key.kind} {item.key.id}: {item.note}".removesuffix(": ") for item in gap.items]
        for gap in find_gaps(load(releases))
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_gap(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    for change in case["changes"]:
        apply(small / change["file"], change)
    case.expect(items=find_items(small)[case["gap"]])


def test_every_gap_has_a_case_in_which_it_holds_something() -> None:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES]
    assert {case["gap"] for case in cases if case["items"]} == {gap.id for gap in find_gaps(load(SMALL))}


def test_an_item_names_the_file_in_which_to_fill_the_gap(small: Path) -> None:
    person = small / "people/wang-yi.yml"
    person.write_text(person.read_text(encoding="utf-8").replace("name: Wang Yi", "name: W. Yi"), encoding="utf-8")
    [item] = next(gap.items for gap in find_gaps(load(small)) if gap.id == "initials")
    assert item.path == "releases/people/wang-yi.yml"


def test_gaps_are_counted_as_another_reader_of_yaml_finds_them() -> None:
    """The sample, read past the model and counted by hand."""
    none = ("", "null", None)
    records = [read_plainly(path) for path in SAMPLE.glob("meetings/*/*.yml")]
    people = {path.stem: read_plainly(path) for path in SAMPLE.glob("people/*.yml")}
    pairs = {
        frozenset((name, doubt["person"])) for name, person in people.items() for doubt in person.get("may_be", [])
    }
    bodies = read_plainly(SAMPLE / "bodies.yml")
    by_hand = {
        "titles": sum(record.get("title") in none for record in records),
        "kinds": sum(record.get("kind") in none for record in records),
        "chairs": sum(record.get("chair") in none for record in records),
        "modes": sum(record.get("mode") in none for record in records),
        "announced": sum(record.get("held") == "announced" for record in records),
        "attendance": sum(record.get("attendance") != "complete" for record in records),
        "seats": sum(any("person" not in a for a in record.get("attendees") or []) for record in records),
        "doubts": len(pairs),
        "sessions": sum(len(body.get("missing_sessions", [])) for body in bodies.values()),
        "questions": sum(len(record.get("doubts") or []) for record in records),
    }
    counted = {gap: len(items) for gap, items in find_items(SAMPLE).items()}
    assert {gap: counted[gap] for gap in by_hand} == by_hand


def read_plainly(path: Path) -> dict[str, Any]:
    """A file as a YAML parser without a model reads it."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return data
