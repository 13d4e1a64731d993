"""The rules for dates that cannot be: still to come, long before the body, long after the meeting.

The docstring of a rule is its text. The clock is read here and nowhere else: what is wrong because it is still to come
is right later, and never the other way round.
"""

import re
from calendar import month_name, monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.checks.words.wording import AS_PRINTED
from communique.model.edtf import Edtf, parse
from communique.model.entries import Copy, Instrument, Office, Person, Ratification, Standing
from communique.model.meeting import Meeting
from communique.model.parts import Entry, Part, walk_parts, walk_texts
from communique.model.vocabulary import Held
from communique.problems import Finding
from communique.register.register import Register
from communique.text.words import quote_value

MAX_YEARS_AHEAD = 5
"""The most years ahead for which a meeting, a term of office or an entry into force is announced."""
MAX_DAYS_TO_PUBLISH = 300
"""The most days from a meeting to its release: fewer than from one year to the same day of the next, a common slip. The
longest time in the register of 2026 was 19 days.
"""
MAX_TERM = 7
"""The most years for which somebody is elected or appointed, as presidents in Central Asia are."""
MAX_EARLY = 2
"""The most meetings before their body was established whose own dates are doubted, and not that of the body."""
MAX_YEARS_BEFORE_BODY = 2
"""The most years before its body was established that a meeting was held: the first ones prepare the statute."""

_MONTHS = [*month_name]
_DAY = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(_MONTHS[1:])})\b|\b({'|'.join(_MONTHS[1:])}) ([0-9]{{1,2}})\b(?!:)")
_PERIOD = re.compile(r"\b((?:19|20)[0-9]{2})[–-]((?:19|20)[0-9]{2})\b(?!-)")
_DIGITS = re.compile("[0-9]{2}")
_PAST: dict[type[Part], tuple[str, ...]] = {Copy: ("date",), Ratification: ("date",), Instrument: ("date",)}
_ANNOUNCED: dict[type[Part], tuple[str, ...]] = {
    Office: ("start_date",),
    Standing: ("start_date",),
    Instrument: ("in_force",),
}
"""Dates that may be announced, but not for a time many years ahead."""

_UNREPORTED = re.compile(r"\bno report of (?:the|this|its) \w+ was found", re.IGNORECASE)


@entry_rule(Entry)
def date_is_not_to_come(register: Register, entry: Entry) -> Iterator[Finding]:
    """What is recorded as done has a date in the past. What is announced is at most five years ahead."""
    today = (datetime.now(UTC) + timedelta(hours=14)).date()  # where the day begins first
    latest = date(today.year + MAX_YEARS_AHEAD, 12, 31)
    if isinstance(entry, Meeting):
        yield from _check_meeting(entry, today, latest)
    for loc, part in walk_parts(entry, *_PAST, *_ANNOUNCED):
        for limit, names in ((today, _PAST), (latest, _ANNOUNCED)):
            for name in names.get(type(part), ()):
                value: Edtf | None = getattr(part, name)
                if value and value.first > limit:
                    yield Finding((*loc, name), f"{value} is {_name_time(limit, today)}", "correct the date")


@entry_rule(Person)
def end_to_come_is_that_of_a_term(register: Register, person: Person) -> Iterator[Finding]:
    """An office ends on a day to come only where it is held for a term, of at most seven years. Where its start is not
    known, the end is at most five years ahead.
    """
    today = datetime.now(UTC).date()
    latest = date(today.year + MAX_YEARS_AHEAD, 12, 31)
    for index, office in enumerate(person.offices):
        first, last = office.start_date, office.end_date
        if last is None or last.first <= today:
            continue
        if first and last.first.year > first.last.year + MAX_TERM:
            cause = f"{last} is still to come, and {last.first.year - first.last.year} years after {first}"
            fix = "correct one of the two, or leave out the end of an office that is held without a term"
            yield Finding(("offices", index, "end_date"), cause, fix)
        elif first is None and last.first > latest:
            yield Finding(("offices", index, "end_date"), f"{last} is {_name_time(latest, today)}", "correct the date")


def _check_meeting(meeting: Meeting, today: date, latest: date) -> Iterator[Finding]:
    held = meeting.held is Held.HELD
    if meeting.date.first > (today if held else latest):
        fix = "correct the date, or write `held: announced`" if held else "correct the date"
        yield Finding(("date",), f"{meeting.date} is {_name_time(today if held else latest, today)}", fix)
    if meeting.published and parse(meeting.published[:10]).first > today:
        yield Finding(("published",), f"{meeting.published} is still to come", "correct the date")


def _name_time(limit: date, today: date) -> str:
    return "still to come" if limit == today else f"more than {MAX_YEARS_AHEAD} years ahead"


@entry_rule(Entry)
def text_names_possible_dates(register: Register, entry: Entry) -> Iterator[Finding]:
    """No text of ours names a day that does not exist, or a period that ends before it begins. Words as printed may."""
    for loc, text in walk_texts(entry):
        if not _DIGITS.search(text) or AS_PRINTED.intersection(step for step in loc if isinstance(step, str)):
            continue
        for found in _DAY.finditer(text):
            day, month = int(found[1] or found[4]), found[2] or found[3]
            if day > monthrange(2000, _MONTHS.index(month))[1]:
                yield Finding(loc, f"{quote_value(found[0])}: there is no such day", "correct it")
        for found in _PERIOD.finditer(text):
            if found[1] > found[2]:
                yield Finding(loc, f"{quote_value(found[0])} ends before it begins", "write it in order of time")


@entry_rule(Meeting, "date")
def release_is_timely(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A release is published within 300 days of its meeting."""
    if meeting.published:
        days = (parse(meeting.published[:10]).first - meeting.date.last).days
        if days > MAX_DAYS_TO_PUBLISH:
            cause = f"{meeting.published} is {days:,} days after the meeting of {meeting.date}"
            yield Finding(("published",), cause, "correct one of the two")


@register_rule
def meeting_is_after_its_body(register: Register) -> EntryFindings:
    """A meeting is not held long before its body was established."""
    for body in register.bodies.values():
        year = body.established.first.year if body.established else 0
        meetings = register.meetings_by.get(("body", body.id), [])
        early = [meeting for meeting in meetings if meeting.date.last.year < year - MAX_YEARS_BEFORE_BODY]
        if len(early) > MAX_EARLY:
            cause = f"{len(early)} meetings are recorded long before {year}, the first of them {early[0].id}"
            yield body, Finding(("established",), cause, "correct this date")
            continue
        for meeting in early:
            cause = f"{meeting.date} is long before the body '{body.id}' was established, in {year}"
            fix = "correct the date, or `established:` of the body in bodies.yml"
            yield meeting, Finding(("date",), cause, fix)


@entry_rule(Meeting)
def announced_meeting_has_no_outcome(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting that is only announced has resolved, signed and adopted nothing yet."""
    if meeting.held is Held.ANNOUNCED:
        for name in ("resolutions", "instruments", "papers"):
            if getattr(meeting, name):
                fix = "remove them, or write `held: held` if a page says that it took place"
                yield Finding(("held",), f"the meeting is only announced, but has `{name}:`", fix)


@entry_rule(Meeting)
def held_meeting_is_reported(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting of which no report was found, as `doubts:` says, and of which nothing is known, is only announced."""
    if meeting.held is not Held.HELD or meeting.attendees or meeting.resolutions:
        return
    for index, doubt in enumerate(meeting.doubts):
        if _UNREPORTED.search(doubt):
            fix = "write `held: announced`, or correct the doubt"
            yield Finding(("doubts", index), "no report was found, but the meeting is not only announced", fix)


@register_rule
def date_of_a_field_is_no_interval(register: Register) -> EntryFindings:
    """A birth, an entry into force, a first and a last day is one date; the two ends of a period have fields."""
    for person in register.people.values():
        if person.born and "/" in person.born.text:
            yield person, Finding(("born",), f"{person.born} is a period of time", "write one date")
        yield from ((person, finding) for finding in _find_intervals("offices", person.offices))
    for state in register.states.values():
        yield from ((state, finding) for finding in _find_intervals("status", state.status))
    for instrument in register.instruments.values():
        if instrument.in_force and "/" in instrument.in_force.text:
            yield instrument, Finding(("in_force",), f"{instrument.in_force} is a period of time", "write one date")


def _find_intervals(field: str, parts: Iterable[Office | Standing]) -> Iterator[Finding]:
    for index, part in enumerate(parts):
        for name, value in (("start_date", part.start_date), ("end_date", part.end_date)):
            if value and "/" in value.text:
                has_end = name == "end_date" or part.end_date is not None
                fix = "write one date" if has_end else f"write `start_date: {value.start}` and `end_date: {value.end}`"
                yield Finding((field, index, name), f"{value} is a period of time", fix)
