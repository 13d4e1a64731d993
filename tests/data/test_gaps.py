"""The lists of gaps and the sheet of all meetings, counted again from the files themselves."""

from typing import Any

import pytest
import yaml

from communique.register.gaps import find_gaps
from communique.register.loader import load
from communique.site.index_pages import build_glance
from tests.support.paths import RELEASES


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """Every record as a bare YAML parser reads it, past the model."""
    files = RELEASES.glob("meetings/*/*.yml")
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for path in files}


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    return {gap.id: len(gap.items) for gap in find_gaps(load(RELEASES))}


def test_every_gap_is_counted_as_the_files_have_it(records: dict[str, dict[str, Any]], counted: dict[str, int]) -> None:
    none = ("", "null", None)
    people = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for path in RELEASES.glob("people/*.yml")
    ]
    bodies = yaml.load((RELEASES / "bodies.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    by_hand = {
        "titles": sum(record.get("title") in none for record in records.values()),
        "kinds": sum(record.get("kind") in none for record in records.values()),
        "chairs": sum(record.get("chair") in none for record in records.values()),
        "modes": sum(record.get("mode") in none for record in records.values()),
        "announced": sum(record.get("held") == "announced" for record in records.values()),
        "attendance": sum(record.get("attendance") != "complete" for record in records.values()),
        "seats": sum(any("person" not in a for a in record.get("attendees") or []) for record in records.values()),
        "doubts": sum(len(person.get("may_be", [])) for person in people),
        "sessions": sum(len(body.get("missing_sessions", [])) for body in bodies.values()),
        "questions": sum(len(record.get("doubts") or []) for record in records.values()),
    }
    assert {key: counted[key] for key in by_hand} == by_hand


def test_the_sheet_shows_every_meeting_once(records: dict[str, dict[str, Any]]) -> None:
    sheet = build_glance(load(RELEASES))
    shown = [meeting.id for _, cells in sheet.rows for cell in cells for meeting in cell]
    assert sorted(shown) == sorted(records)
    assert all(len(cells) == len(sheet.years) for _, cells in sheet.rows)


def test_nobody_of_the_attendance_lists_is_lost(records: dict[str, dict[str, Any]]) -> None:
    register = load(RELEASES)
    lines = sum(len(record.get("attendees") or []) for record in records.values())
    assert sum(len(meeting.attendees) for meeting in register.meetings.values()) == lines
    for (kind, person), came in register.appearances.items():
        if kind == "person":
            assert person in register.people
            assert came == sorted(came, key=lambda a: a.meeting.date.first)


def test_words_of_one_participant_are_never_counted_as_the_meetings(records: dict[str, dict[str, Any]]) -> None:
    register = load(RELEASES)
    own = sum("by" in resolution for record in records.values() for resolution in record.get("resolutions") or [])
    assert own > 0
    by_act = [s for (kind, _), found in register.statements.items() if kind == "act" for s in found]
    assert not [s for s in by_act if s.resolution.by]
    assert len(by_act) + own == sum(len(record.get("resolutions") or []) for record in records.values())


def test_readers_of_yaml_other_than_ours_can_read_every_record() -> None:
    for path in RELEASES.rglob("*.yml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path
