"""The rules for dates that cannot be: still to come, long before the body, long after the meeting.

The docstring of a rule is its text. The clock is read here and nowhere else: what is wrong because it is still to come
is right later, and never the other way round.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from communique.checks.rules import for_each, rule
from communique.model.edtf import Edtf, parse
from communique.model.entries import Copy, Instrument, Office, Ratification, Standing
from communique.model.meeting import Meeting
from communique.model.parts import Entry, Part, walk_parts
from communique.model.vocabulary import Held
from communique.problems import Finding
from communique.register.register import Register

MAX_YEARS_AHEAD = 5
"""The most years ahead for which a meeting, a term of office or an entry into force is announced."""
MAX_DAYS_TO_PUBLISH = 300
"""The most days from a meeting to its release: fewer than from one year to the same day of the next, a common slip. The
longest time in the register of 2026 was 19 days.
"""
MAX_YEARS_BEFORE_BODY = 2
"""The most years before its body was established that a meeting was held: the first ones prepare the statute."""

_PAST: dict[type[Part], tuple[str, ...]] = {Copy: ("date",), Ratification: ("date",), Instrument: ("date",)}
_ANNOUNCED: dict[type[Part], tuple[str, ...]] = {
    Office: ("start_date",),
    Standing: ("start_date",),
    Instrument: ("in_force",),
}
"""Dates that may be announced, but not for a time many years ahead."""


@rule
@for_each(Entry)
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
                    yield Finding((*loc, name), f"{value} is {_name_time(limit, today)}: correct the date")


def _check_meeting(meeting: Meeting, today: date, latest: date) -> Iterator[Finding]:
    held = meeting.held is Held.HELD
    if meeting.date.first > (today if held else latest):
        fix = "correct the date, or write `held: announced`" if held else "correct the date"
        yield Finding(("date",), f"{meeting.date} is {_name_time(today if held else latest, today)}: {fix}")
    if meeting.published and parse(meeting.published[:10]).first > today:
        yield Finding(("published",), f"{meeting.published} is still to come: correct the date")


def _name_time(limit: date, today: date) -> str:
    return "still to come" if limit == today else f"more than {MAX_YEARS_AHEAD} years ahead"


@rule
@for_each(Meeting)
def release_is_timely(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A release is published within 300 days of its meeting."""
    if meeting.published:
        days = (parse(meeting.published[:10]).first - meeting.date.last).days
        if days > MAX_DAYS_TO_PUBLISH:
            message = (
                f"{meeting.published} is {days:,} days after the meeting of {meeting.date}: correct one of the two"
            )
            yield Finding(("published",), message)


@rule
@for_each(Meeting)
def meeting_is_after_its_body(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting is not held long before its body was established."""
    body = register.bodies.get(meeting.body)
    if body and body.established and meeting.date.last.year < body.established.first.year - MAX_YEARS_BEFORE_BODY:
        message = (
            f"{meeting.date} is long before the body '{body.id}' was established, in {body.established.first.year}"
        )
        yield Finding(("date",), f"{message}: correct the date")


@rule
@for_each(Meeting)
def announced_meeting_has_no_outcome(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting that is only announced has resolved, signed and adopted nothing yet."""
    if meeting.held is Held.ANNOUNCED:
        for name in ("resolutions", "instruments", "papers"):
            if getattr(meeting, name):
                fix = "remove them, or write `held: held` if a page says that it took place"
                yield Finding((name,), f"the meeting is only announced, but has `{name}:`; {fix}", at_key=True)
