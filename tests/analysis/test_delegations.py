"""Who led a delegation instead of the person who usually does."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.analysis.delegations.by_body import group_delegations
from communique.analysis.delegations.heads import find_substitutes, find_unnamed, list_heads
from communique.analysis.delegations.presence import count_presence, list_absences
from communique.model.parts import EntryKey
from communique.register.loader import load

LED = "2014-07-31 2015-06-04 2016-05-24"


def write(releases: Path, office: dict[str, str], meetings: dict[str, list[str]]) -> None:
    """A person with one office of China, and meetings of one body with the delegates of China."""
    for name in ("wang-yi", "somebody-else"):
        offices: list[dict[str, Any]] = (
            [{"office": "Minister of Foreign Affairs", "state": "cn", **office}] if name == "wang-yi" else []
        )
        person = {"name": name, "sort": name, "offices": offices}
        (releases / f"people/{name}.yml").write_text(yaml.safe_dump(person), encoding="utf-8")
    for day, people in meetings.items():
        seats = [{"person": person, "state": "cn", "capacity": "member"} for person in people]
        record = {"body": "cdm", "date": day, "attendees": seats}
        path = releases / f"meetings/{day[:4]}/{day}-cdm-new-york.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(record), encoding="utf-8")


def substitutes(releases: Path) -> list[str]:
    register = load(releases)
    found = find_substitutes(list_heads(register), register.people["wang-yi"])
    return [f"{one.meeting.date} {one.attendee.person}" for one in found]


@pytest.mark.parametrize(
    ("office", "other", "expected"),
    [
        ({"start_date": "2013", "end_date": "2020"}, "2019-05-22", ["2019-05-22 somebody-else"]),
        ({"start_date": "2013", "end_date": "2020"}, "2013-07-13", []),  # the office may have begun later that year
        ({"start_date": "2013", "end_date": "2020"}, "2020-09-10", []),  # or have ended before
        ({"start_date": "2013"}, "2015-09-01", ["2015-09-01 somebody-else"]),
        ({"start_date": "2013"}, "2019-05-22", []),  # after the person was last seen
        ({"start_date": "2018", "end_date": "2020"}, "2019-05-22", []),  # the person led none in this office
    ],
)
def test_somebody_else_counts_only_within_the_certain_term(
    small: Path, office: dict[str, str], other: str, expected: list[str]
) -> None:
    write(small, office, {**{day: ["wang-yi"] for day in LED.split()}, other: ["somebody-else"]})
    assert substitutes(small) == expected


def test_a_meeting_at_which_the_person_was_second_is_not_missed(small: Path) -> None:
    meetings = {**{day: ["wang-yi"] for day in LED.split()}, "2015-09-01": ["somebody-else", "wang-yi"]}
    write(small, {"start_date": "2013", "end_date": "2020"}, meetings)
    assert substitutes(small) == []


def test_who_led_one_delegation_only_has_no_usual_one(small: Path) -> None:
    write(
        small, {"start_date": "2013", "end_date": "2020"}, {"2015-06-04": ["wang-yi"], "2016-05-24": ["somebody-else"]}
    )
    assert substitutes(small) == []


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ({}, True),
        ({"attendees": [{"state": "cn", "capacity": "member"}]}, True),  # a seat without a name
        ({"attendees": [{"person": "somebody-else", "state": "cn", "capacity": "member"}]}, False),
        ({"absences": [{"state": "cn", "note": "No reason was given."}]}, False),
        ({"held": "announced"}, False),
        ({"date": "2019-05-22"}, False),  # after the person was last seen
    ],
)
def test_a_meeting_of_which_the_head_is_not_known_is_a_gap(small: Path, change: dict[str, Any], is_found: bool) -> None:
    write(small, {"start_date": "2013"}, {day: ["wang-yi"] for day in LED.split()})
    record = {"body": "cdm", "date": "2015-09-01", **change}
    path = small / f"meetings/{record['date'][:4]}/{record['date']}-cdm-new-york.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(record), encoding="utf-8")
    register = load(small)
    found = find_unnamed(register, list_heads(register), register.people["wang-yi"])
    assert [meeting.id for meeting in found] == ([path.stem] if is_found else [])


def test_a_state_that_took_part_as_an_observer_on_the_day_of_its_admission_was_not_yet_a_member(small: Path) -> None:
    write(small, {}, {})
    seat = {"state": "cn", "capacity": "observer"}
    path = small / "meetings/2001/2001-06-15-cdm-new-york.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"body": "cdm", "date": "2001-06-15", "attendees": [seat]}), encoding="utf-8")
    assert "cdm" not in {one.body for one in count_presence(load(small), "cn")}


def test_the_presence_of_a_member_counts_the_meetings_held_while_it_was_one(small: Path) -> None:
    write(small, {}, {"2014-07-31": ["wang-yi"], "2015-06-04": []})
    absent = {"body": "cdm", "date": "2016-05-24", "absences": [{"state": "cn", "note": "No reason was given."}]}
    announced = {"body": "cdm", "date": "2017-06-07", "held": "announced"}
    for record in (absent, announced):
        path = small / f"meetings/{record['date'][:4]}/{record['date']}-cdm-new-york.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(record), encoding="utf-8")
    register = load(small)
    counts = {one.body: (one.meetings, one.attended, one.absent) for one in count_presence(register, "cn")}
    assert counts["cdm"] == (3, 1, 1)
    assert [meeting.id for meeting, _ in list_absences(register, "cn")] == ["2016-05-24-cdm-new-york"]


def test_a_state_that_was_never_a_member_has_no_presence(small: Path) -> None:
    assert count_presence(load(small), "us") == []


def seat(releases: Path, body: str, day: str, *offices: str | None) -> None:
    """A meeting at which China has one seat for each office."""
    seats = [{"state": "cn", "capacity": "member", **({"office": office} if office else {})} for office in offices]
    path = releases / f"meetings/{day[:4]}/{day}-{body}-new-york.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"body": body, "date": day, "attendees": seats}), encoding="utf-8")


@pytest.mark.parametrize(
    ("offices", "usual"),
    [
        (["Minister", "Deputy", "Minister"], "Minister"),
        (["Minister", "Minister", "Deputy", "Envoy"], "Minister"),
        (["Minister", "Minister", "Deputy", "Envoy", "Adviser"], None),  # fewer than half
        (["Minister", None, None], None),  # once is not usual
        (["Minister", "Minister", None, None, None], "Minister"),  # whose office is unknown does not count
        ([None, None], None),
    ],
)
def test_the_usual_office_is_that_of_half_of_the_heads(small: Path, offices: list[str | None], usual: str) -> None:
    for at, office in enumerate(offices):
        seat(small, "cdm", f"{2014 + at}-06-04", office, "Adviser")
    register = load(small)
    groups = {one.body: one for one in group_delegations(register, register.appearances[EntryKey("state", "cn")])}
    assert groups["cdm"].usual_office == usual


def test_delegations_are_grouped_in_the_order_of_bodies_and_the_first_delegate_leads(small: Path) -> None:
    for body, day in (("cdm", "2013-06-04"), ("un", "2014-06-04"), ("cfm", "2015-06-04"), ("cfm", "2016-06-04")):
        seat(small, body, day, f"Head {day[:4]}", "Second")
    register = load(small)
    came = [one for one in register.appearances[EntryKey("state", "cn")] if one.meeting.date.year < 2017]
    cfm, *others = group_delegations(register, came)
    assert [cfm.body, *(group.body for group in others)] == ["cfm", "un", "cdm"]  # cdm is not in the small bodies.yml
    offices = [[delegate.office for delegate in one.delegates] for one in cfm.delegations]
    assert offices == [["Head 2015", "Second"], ["Head 2016", "Second"]]
