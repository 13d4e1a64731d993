"""Gaps: what the register does not know yet, as a to-do list for contributors, derived from the records."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from communique.model.edtf import is_day
from communique.model.entries import Citation
from communique.model.links import LinkStatus
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import Entry, EntryKey, walk_parts
from communique.model.registries import key_of
from communique.model.vocabulary import Completeness, Grade, Held, Outcomes
from communique.register.names.labels import Labels
from communique.register.register import Register
from communique.register.sources import list_named_pages
from communique.text.words import pluralise

_INITIAL = re.compile(r"\b\w\.")


class GapItem(NamedTuple):
    """One thing to find out: the entry, the path of its file, and a note on what is missing, which may be empty."""

    key: EntryKey
    path: str
    note: str


class Gap(NamedTuple):
    """One kind of missing information. `items` lists every case."""

    id: str
    title: str
    meaning: str
    items: list[GapItem]


_Case = tuple[Entry, str]
"""An entry with a note."""
_Finder = Callable[[Register], Iterator[_Case]]


def find_gaps(register: Register) -> list[Gap]:
    """Return every gap of the register, each with its cases in chronological or alphabetical order."""
    return [
        Gap(
            gap,
            title,
            meaning(register) if callable(meaning) else meaning,
            [_make_item(register, case) for case in find(register)],
        )
        for (gap, title, meaning), find in _FINDERS
    ]


def _make_item(register: Register, case: _Case) -> GapItem:
    entry, note = case
    return GapItem(key_of(entry), register.origin(entry).document.path.as_posix(), note)


def _sessions(register: Register) -> Iterator[_Case]:
    for body in register.bodies.values():
        for session in body.missing_sessions:
            yield body, f"session {session}"


def _meetings(test: Callable[[Meeting], str | None]) -> _Finder:
    """Return a finder of the meetings for which a test returns a note."""

    def find(register: Register) -> Iterator[_Case]:
        for meeting in register.meetings.values():
            if (note := test(meeting)) is not None:
                yield meeting, note

    return find


def _attendance(meeting: Meeting) -> str | None:
    return None if meeting.attendance is Completeness.COMPLETE else meeting.attendance.label


def _seats(register: Register) -> Iterator[_Case]:
    labels = Labels(register)
    for meeting in register.meetings.values():
        seats = [a for a in meeting.attendees if not a.person]
        if seats:
            yield meeting, "; ".join(_name_seat(labels, seat) for seat in seats)


def _name_seat(labels: Labels, seat: Attendee) -> str:
    owner = labels.owner(seat.state, seat.body) or seat.capacity.label
    return f"{owner}, {seat.office or 'office not given'}"


def _title(meeting: Meeting) -> str | None:
    return None if meeting.title else ""


def _kind(meeting: Meeting) -> str | None:
    return None if meeting.kind else ""


def _chairs(register: Register) -> Iterator[_Case]:
    labels = Labels(register)
    for meeting in register.meetings.values():
        if not meeting.chair:
            yield meeting, f"state only: {labels.name('state', meeting.chair_state)}" if meeting.chair_state else ""


def _mode(meeting: Meeting) -> str | None:
    return None if meeting.mode else ""


def _day(meeting: Meeting) -> str | None:
    return None if is_day(meeting.date.start) else meeting.date.printed


def _announced(meeting: Meeting) -> str | None:
    return "" if meeting.held is Held.ANNOUNCED else None


def _mirrors(meeting: Meeting) -> str | None:
    grades = {source.grade for source in meeting.sources}
    return "" if grades and grades <= {Grade.MIRROR} else None


def _unresolved(meeting: Meeting) -> str | None:
    return None if meeting.resolutions else ""


def _outcomes(meeting: Meeting) -> str | None:
    complete = meeting.outcomes is Outcomes.COMPLETE or not meeting.resolutions
    return None if complete or not meeting.outcomes else meeting.outcomes.label


def _unsourced_statements(meeting: Meeting) -> str | None:
    if len(meeting.sources) < 2:
        return None
    unsourced = [resolution.id for resolution in meeting.resolutions if not resolution.sources]
    return ", ".join(unsourced) or None


def _initials(register: Register) -> Iterator[_Case]:
    for person in register.people.values():
        if _INITIAL.search(person.name):
            yield person, ""


def _open_questions(register: Register) -> Iterator[_Case]:
    for meeting in register.meetings.values():
        for doubt in meeting.doubts:
            yield meeting, doubt


def _doubts(register: Register) -> Iterator[_Case]:
    """Yield each pair once, although both of its people name the other."""
    seen: set[frozenset[str]] = set()
    for person in register.people.values():
        for doubt in person.may_be:
            pair = frozenset((person.id, doubt.person))
            if pair not in seen:
                seen.add(pair)
                other = register.people.get(doubt.person)
                yield person, f"may be {other.name if other else doubt.person}. {doubt.note}"


def _undated(register: Register) -> Iterator[_Case]:
    for person in register.people.values():
        undated = [office.office for office in person.offices if not office.start_date and not office.end_date]
        if undated:
            yield person, "; ".join(undated)


def _discrepancies(register: Register) -> Iterator[_Case]:
    for entries in register.entries.values():
        for entry in entries.values():
            for discrepancy in getattr(entry, "discrepancies", ()):
                yield entry, discrepancy.note


def _unsourced(register: Register) -> Iterator[_Case]:
    for person in register.people.values():
        if not any(walk_parts(person, Citation)):
            yield person, ""


def _vanished(register: Register) -> Iterator[_Case]:
    links = register.links.links if register.links else ()
    gone = {link.url: link for link in links if link.status is LinkStatus.GONE}
    for entry in (entry for entries in register.entries.values() for entry in entries.values() if gone):
        for page in list_named_pages(entry):
            if page.url in gone and not page.archived:
                found = f"{urlsplit(page.url).hostname}, {gone[page.url].answer} since {gone[page.url].since.printed}"
                yield entry, f"{found}: {', '.join(page.used_for)}" if page.used_for else found


def _explain_vanished(register: Register) -> str:
    meaning = "A source is gone and no copy in an archive is named."
    if register.links is None:
        return f"{meaning} No source has been checked yet, so nothing is listed."
    entries = (entry for kind in register.entries.values() for entry in kind.values())
    named = len({page.url for entry in entries for page in list_named_pages(entry)})
    asked = f"{min(register.links.asked, named):,} of {pluralise(named, 'address', 'addresses')}"
    return f"{meaning} As of the last check, on {register.links.checked.printed}, {asked} had been checked."


_FINDERS: tuple[tuple[tuple[str, str, str | Callable[[Register], str]], _Finder], ...] = (
    (
        (
            "sessions",
            "Sessions without a record",
            "Session numbers that the records skip. Sessions without a number may be missing too.",
        ),
        _sessions,
    ),
    (("announced", "Known from announcements only", "It is not known whether they were held."), _meetings(_announced)),
    (("attendance", "Attendance not complete", "No source consulted names every delegation."), _meetings(_attendance)),
    (("seats", "Seats without a name", "A source gives the state or office only."), _seats),
    (
        (
            "outcomes",
            "Outcomes not complete",
            "What the meeting said is recorded only in part, or to an unknown extent.",
        ),
        _meetings(_outcomes),
    ),
    (
        (
            "statements",
            "Outcomes without a named source",
            "Records with several sources that do not say which reports it.",
        ),
        _meetings(_unsourced_statements),
    ),
    (("titles", "Titles unknown", "No page consulted gives the title of the release."), _meetings(_title)),
    (("kinds", "Kind of release unknown", "It is not known what sort of text was published."), _meetings(_kind)),
    (("chairs", "Chairs unknown", "No page consulted says who chaired, or only for which state."), _chairs),
    (("days", "Days unknown", "Only the month or the year is known."), _meetings(_day)),
    (("modes", "Mode unknown", "No page consulted says how the participants met."), _meetings(_mode)),
    (
        (
            "resolutions",
            "No outcomes recorded",
            "The meeting may have had some. Meetings only announced are included.",
        ),
        _meetings(_unresolved),
    ),
    (
        ("mirrors", "Facts that rest on mirrors only", "No source nearer to the publisher was read."),
        _meetings(_mirrors),
    ),
    (
        ("vanished", "Facts that rest on a page that is gone", _explain_vanished),
        _vanished,
    ),
    (("initials", "Names known only by initial", "Only the initial of a given name is known."), _initials),
    (("questions", "Open questions", "What a record itself leaves open."), _open_questions),
    (("doubts", "Open doubts about identity", "Two entries may be one person."), _doubts),
    (("offices", "Offices without dates", "It is not known when they began and ended."), _undated),
    (("unsourced", "People without a source", "No page is named for the entry itself."), _unsourced),
    (("discrepancies", "Where sources disagree", "Both accounts are kept."), _discrepancies),
)
