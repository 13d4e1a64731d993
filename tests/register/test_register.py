"""The linked register: nothing that a file holds is lost, counted twice or counted for somebody else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.register.loader import load
from communique.register.register import Register
from tests.support.paths import SAMPLE


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """Every record of the sample as a YAML parser without a model reads it."""
    files = SAMPLE.glob("meetings/*/*.yml")
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for path in files}


def test_nobody_of_the_lists_of_attendees_is_lost(sample: Register, records: dict[str, dict[str, Any]]) -> None:
    lines = sum(len(record.get("attendees") or []) for record in records.values())
    assert sum(len(meeting.attendees) for meeting in sample.meetings.values()) == lines
    named = sum("person" in line for record in records.values() for line in record.get("attendees") or [])
    people = {key: came for key, came in sample.appearances.items() if key[0] == "person"}
    assert {key[1] for key in people} <= sample.people.keys()
    assert sum(map(len, people.values())) == named
    for came in people.values():
        assert came == sorted(came, key=lambda appearance: appearance.meeting.date.first)


def test_the_words_of_one_participant_are_never_counted_as_the_meetings(
    sample: Register, records: dict[str, dict[str, Any]]
) -> None:
    statements = [resolution for record in records.values() for resolution in record.get("resolutions") or []]
    by_act = [statement for found in sample.statements_by_act.values() for statement in found]
    assert not [statement for statement in by_act if statement.resolution.by]
    assert (
        len(by_act)
        == sample.resolution_count
        == sum("by" not in resolution for resolution in statements)
        < len(statements)
    )


def test_a_person_is_called_by_the_name_of_the_day(sample: Register) -> None:
    aslov = sample.people["sirodjidin-aslov"]
    meeting = sample.meetings["2017-09-20-cfm-new-york"]
    assert sample.name_on(aslov, meeting.date.first) == "Sirodjidin Aslov"
    assert sample.name_on(aslov, None) == "Sirojiddin Muhriddin"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2005, 6, 30), None),
        (date(2005, 7, 1), "observer"),
        (date(2017, 6, 8), "observer"),
        (date(2017, 6, 9), "member"),
    ],
)
def test_the_status_of_a_state_is_that_of_the_day(small: Path, day: date, status: str | None) -> None:
    standing = load(small).standing("in", day)
    assert (standing and str(standing.status)) == status


def test_meetings_of_a_body_know_the_one_before_and_the_one_after(sample: Register) -> None:
    series = [meeting for meeting in sample.meetings.values() if meeting.body == "cfm"]
    assert len(series) > 3
    assert [sample.neighbours(meeting) for meeting in series] == [
        *zip([None, *series], [*series[1:], None], strict=False)
    ]
