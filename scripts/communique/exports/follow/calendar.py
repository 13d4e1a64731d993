"""Calendars of meetings: each meeting is an event of whole days, with an id that never changes.

Source: RFC 5545, and RFC 7986 for properties of the whole calendar. The properties that begin with `X-` are older names
of these, which Google, Apple and Outlook read. A meeting of which only the month or the year is known is left out,
because an event of a whole month would say that it lasted so long; the description of the calendar says how many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from communique.exports.edition import AUTHORITY, Edition
from communique.exports.follow.content_lines import build_lines, escape_text
from communique.exports.follow.history import History
from communique.exports.follow.words import choose_main, explain_silence, list_statements, name_meeting
from communique.model.edtf import Edtf, is_day
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Held
from communique.text.words import pluralise

_STATUS = {Held.HELD: "CONFIRMED", Held.ANNOUNCED: "TENTATIVE"}
_HOST = AUTHORITY.partition(",")[0]


class Events:
    """The events of meetings, each written once, because the same meeting is in several calendars."""

    def __init__(self, edition: Edition, history: History) -> None:
        self.edition, self.history = edition, history
        self._written: dict[str, bytes] = {}

    def write(self, meeting: Meeting) -> bytes:
        """Return the content lines of a meeting whose days are known."""
        if meeting.id not in self._written:
            self._written[meeting.id] = build_lines(self._write(meeting))
        return self._written[meeting.id]

    def _write(self, meeting: Meeting) -> Iterator[str]:
        labels = self.edition.labels
        changed = _write_moment(self.history.last_revision(meeting).when)
        page = self.edition.page(EntryKey("meeting", meeting.id))
        yield from ("BEGIN:VEVENT", f"UID:{meeting.id}@{_HOST}")
        yield from (f"DTSTAMP:{changed}", f"LAST-MODIFIED:{changed}")
        yield f"SEQUENCE:{self.history.count_changes(meeting)}"
        yield f"DTSTART;VALUE=DATE:{_write_day(meeting.date.first)}"
        yield f"DTEND;VALUE=DATE:{_write_day(meeting.date.last + timedelta(days=1))}"  # the day after the last one
        yield f"SUMMARY:{escape_text(name_meeting(labels, meeting))}"
        yield f"STATUS:{_STATUS[meeting.held]}"
        yield "TRANSP:TRANSPARENT"  # nobody's time is taken
        yield from self._write_place(meeting)
        yield f"CATEGORIES:{escape_text(labels.name('body', meeting.body))}"
        said = list_statements(labels, choose_main(meeting)) or [explain_silence(meeting)]
        described = "\n".join([*filter(None, [meeting.title]), *said, page])
        yield f"DESCRIPTION:{escape_text(described)}"
        yield from (f"URL:{page}", "END:VEVENT")

    def _write_place(self, meeting: Meeting) -> Iterator[str]:
        labels, venue = self.edition.labels, meeting.venue
        place = self.edition.register.places.get(venue.place or "") if venue else None
        if venue and place:
            country = labels.name("state", place.country)
            yield f"LOCATION:{escape_text(', '.join(filter(None, (venue.site, place.name, country))))}"
            yield f"GEO:{place.latitude:.6f};{place.longitude:.6f}"
        elif where := labels.where_held(meeting):
            yield f"LOCATION:{escape_text(where[:1].upper() + where[1:])}"


@dataclass(frozen=True)
class Calendar:
    """The meetings that concern an entry, or all meetings if there is none."""

    events: Events
    key: EntryKey | None
    meetings: list[Meeting]

    @property
    def edition(self) -> Edition:
        """The edition that it belongs to."""
        return self.events.edition

    @property
    def folder(self) -> str:
        """The address of the page beside which its file is: `bodies/chs/`."""
        return self.key.address if self.key else "meetings/"

    @property
    def path(self) -> str:
        """The path of its file below the site."""
        return f"{self.folder}calendar.ics"

    @property
    def name(self) -> str:
        """Its name in the list of calendars."""
        return f"SCO: {self.edition.labels.name(*self.key)}" if self.key else "SCO meetings"

    @property
    def description(self) -> str:
        """Where it comes from, and how many meetings it cannot show."""
        left_out = len(self.meetings) - len(self.dated)
        missing = f" Without {pluralise(left_out, 'meeting')} whose day is not known." if left_out else ""
        return f"From the {self.edition.site_name}.{missing}"

    @cached_property
    def dated(self) -> list[Meeting]:
        """The meetings whose days are known."""
        return [meeting for meeting in self.meetings if _has_days(meeting.date)]

    def build(self) -> bytes:
        """Return it as an iCalendar file."""
        events = map(self.events.write, self.dated)
        return build_lines(["BEGIN:VCALENDAR", *self._write_head()]) + b"".join(events) + build_lines(["END:VCALENDAR"])

    def _write_head(self) -> Iterator[str]:
        name, description = escape_text(self.name), escape_text(self.description)
        address = self.edition.address
        yield from ("VERSION:2.0", f"PRODID:-//{_HOST}//communique//EN", "CALSCALE:GREGORIAN")
        yield f"UID:{self.folder.strip('/').replace('/', '-')}-calendar@{_HOST}"
        yield from (f"NAME:{name}", f"X-WR-CALNAME:{name}")
        yield from (f"DESCRIPTION:{description}", f"X-WR-CALDESC:{description}")
        changes = (self.events.history.last_revision(meeting).when for meeting in self.dated)
        yield f"LAST-MODIFIED:{_write_moment(max(changes))}"
        yield from (f"URL:{address(self.folder)}", f"SOURCE;VALUE=URI:{address(self.path)}")
        yield from ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")


def _has_days(when: Edtf) -> bool:
    return is_day(when.start) and is_day(when.end) and when.last < date.max


def _write_day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _write_moment(moment: datetime) -> str:
    """Return a moment in UTC as iCalendar writes it: `20261129T083719Z`."""
    return f"{moment:%Y%m%dT%H%M%SZ}"
