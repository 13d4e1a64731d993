"""Calendars, as calendar programs read them: by icalendar, and by the rules of RFC 5545 on lines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from communique.exports.edition import Edition, read_edition
from communique.exports.follow.calendar import Calendar, Events
from communique.exports.follow.content_lines import build_lines, escape_text
from communique.exports.follow.files import list_follow_files
from communique.exports.follow.history import History
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Held
from communique.register.loader import load
from communique.register.register import Register
from tests.support.repository import commit, edit, git

SITE = "https://register.test/"
MEETING = "2017-09-20-cfm-new-york"


def read_calendars(edition: Edition) -> dict[str, bytes]:
    return {file.path: file.content() for file in list_follow_files(edition) if file.path.endswith(".ics")}


def list_events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by the ids of their meetings."""
    calendar = icalendar.Calendar.from_ical(content)
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def build_one(edition: Edition, **changes: Any) -> dict[str, Any]:
    """The events of a calendar with one meeting, some fields of which are changed."""
    meeting = edition.register.meetings[MEETING].model_copy(update=changes)
    return list_events(Calendar(Events(edition, History(edition)), None, [meeting]).build())


@pytest.fixture(scope="module")
def edition(sample: Register) -> Edition:
    return Edition(sample, SITE)


@pytest.fixture(scope="module")
def calendars(edition: Edition) -> dict[str, bytes]:
    return read_calendars(edition)


def list_dated(meetings: dict[str, Meeting]) -> Iterator[Meeting]:
    return (meeting for meeting in meetings.values() if len(meeting.date.start) == 10)


def test_every_meeting_whose_day_is_known_is_an_event_of_whole_days(
    calendars: dict[str, bytes], sample: Register
) -> None:
    events = list_events(calendars["meetings/calendar.ics"])
    assert list(events) == [meeting.id for meeting in list_dated(sample.meetings)]
    for meeting_id, event in events.items():
        meeting = sample.meetings[meeting_id]
        assert type(event["DTSTART"].dt) is date
        assert event["DTSTART"].dt == meeting.date.first
        assert event["DTEND"].dt - timedelta(days=1) == meeting.date.last
        assert event["URL"] == f"{SITE}meetings/{meeting_id}/"


def test_a_meeting_of_which_only_the_month_is_known_is_counted_but_left_out(
    calendars: dict[str, bytes], sample: Register
) -> None:
    left_out = len(sample.meetings) - len(list(list_dated(sample.meetings)))
    assert left_out == 1
    calendar = icalendar.Calendar.from_ical(calendars["meetings/calendar.ics"])
    assert "Without 1 meeting whose day is not known." in str(calendar["DESCRIPTION"])
    assert calendar["X-WR-CALNAME"] == "SCO meetings"


@pytest.mark.parametrize("when", ["2017", "2017-09", "2017-09/2017-10", "2017-09-20/2017-10", "9999-12-31"])
def test_without_a_first_and_a_last_day_there_is_no_event(edition: Edition, when: str) -> None:
    meeting = edition.register.meetings[MEETING].model_copy(update={"date": Edtf(when)})
    assert Calendar(Events(edition, History(edition)), None, [meeting]).dated == []


@pytest.mark.parametrize(("held", "status"), [(Held.HELD, "CONFIRMED"), (Held.ANNOUNCED, "TENTATIVE")])
def test_an_announced_meeting_is_tentative_and_says_so(edition: Edition, held: Held, status: str) -> None:
    event = build_one(edition, held=held)[MEETING]
    assert event["STATUS"] == status
    assert ("(announced)" in event["SUMMARY"]) is (held is Held.ANNOUNCED)


def test_every_word_for_how_far_a_meeting_is_known_has_a_status(edition: Edition) -> None:
    assert {str(build_one(edition, held=held)[MEETING]["STATUS"]) for held in Held} <= {
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
    }


def test_an_event_says_what_where_and_about_what(edition: Edition) -> None:
    event = build_one(edition)[MEETING]
    assert event["SUMMARY"] == "Council of Ministers of Foreign Affairs (extraordinary), New York"
    assert str(event["LOCATION"]).endswith("New York, United States")
    place = edition.register.places["new-york"]
    assert event["GEO"].to_ical() == f"{place.latitude};{place.longitude}"
    assert event["CATEGORIES"].to_ical() == b"Council of Ministers of Foreign Affairs"
    title, *said, address = str(event["DESCRIPTION"]).split("\n")
    assert title == edition.register.meetings[MEETING].title
    assert len(said) == 3
    assert address == f"{SITE}meetings/{MEETING}/"


def test_the_calendar_of_a_state_has_what_it_attended_and_what_it_hosts(
    calendars: dict[str, bytes], sample: Register
) -> None:
    for state in ("in", "us"):
        attended = {one.meeting.id for one in sample.appearances.get(EntryKey("state", state), ())}
        hosted = {meeting.id for meeting in sample.meetings_by.get(("host", state), ())}
        dated = {meeting.id for meeting in list_dated(sample.meetings)}
        assert set(list_events(calendars[f"states/{state}/calendar.ics"])) == (attended | hosted) & dated


def test_bodies_have_calendars_and_people_have_none(calendars: dict[str, bytes], sample: Register) -> None:
    bodies = {meeting.body for meeting in list_dated(sample.meetings)}
    paths = {path for path in calendars if not path.startswith("states/")}
    assert paths == {"meetings/calendar.ics", *(f"bodies/{body}/calendar.ics" for body in bodies)}


def test_uids_are_the_same_wherever_the_site_is(sample: Register, calendars: dict[str, bytes]) -> None:
    elsewhere = read_calendars(Edition(sample, "https://elsewhere.test/sco/"))
    for path, content in calendars.items():
        mine, theirs = (icalendar.Calendar.from_ical(one) for one in (content, elsewhere[path]))
        assert [str(one["UID"]) for one in (mine, *mine.events)] == [
            str(one["UID"]) for one in (theirs, *theirs.events)
        ]
        assert all(str(one["UID"]).endswith("@sco-register.example.org") for one in mine.events)
    uids = [icalendar.Calendar.from_ical(content)["UID"] for content in calendars.values()]
    assert len(set(uids)) == len(uids)


def test_the_same_register_gives_equal_bytes(edition: Edition, calendars: dict[str, bytes]) -> None:
    assert read_calendars(edition) == calendars


def test_a_change_of_a_record_raises_the_sequence(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(small.parent, "init", "--quiet")
    for number, day in enumerate(("2026-03-01", "2026-03-02")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T10:00:00Z")
        if number:
            edit(small.parent, f"meetings/2017/{MEETING}.yml", "complete\noutcomes", "partial\noutcomes")
        commit(small.parent)
        event = list_events(read_calendars(read_edition(load(small), SITE))["meetings/calendar.ics"])[MEETING]
        assert event["SEQUENCE"] == number
        assert event["LAST-MODIFIED"].dt.date().isoformat() == event["DTSTAMP"].dt.date().isoformat() == day


# Lines and hostile words


def test_lines_are_short_and_end_as_rfc_5545_says(calendars: dict[str, bytes]) -> None:
    for content in calendars.values():
        lines = content.split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
        assert all(line.decode() for line in lines)  # no character is divided


@pytest.mark.parametrize("text", ["x" * 74, "x" * 75, "x" * 76, "x" * 149, "x" * 150, "й" * 200, "𠀀" * 100, ""])
def test_a_folded_line_unfolds_to_itself(text: str) -> None:
    content = build_lines([text])
    assert content.decode().replace("\r\n ", "") == f"{text}\r\n"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_text_is_escaped_once() -> None:
    assert escape_text("a\\n, b; c\r\nEND:VEVENT\x00") == "a\\\\n\\, b\\; c\\nEND:VEVENT\ufffd"


def test_hostile_words_come_back(hostile_edition: Edition) -> None:
    named = replace(hostile_edition, site_name="A, B; C\\n\nEND:VCALENDAR\x00")
    register = hostile_edition.register
    content = read_calendars(named)["meetings/calendar.ics"]
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["DESCRIPTION"] == "From the A, B; C\\n\nEND:VCALENDAR\ufffd."
    events = list_events(content)
    assert len(events) == len(register.meetings) > 100
    for meeting_id, event in events.items():
        meeting = register.meetings[meeting_id]
        assert str(event["SUMMARY"]).startswith(register.bodies[meeting.body].name)
        assert str(event["DESCRIPTION"]).startswith(f"{meeting.title}\n")
        assert meeting.resolutions[0].summary in event["DESCRIPTION"]
