"""The rules for what occasions and decisions say of the time, which must be that of the record.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from communique.checks.meetings.agreement import read_session
from communique.checks.naming import is_summit
from communique.checks.rules import entry_rule
from communique.checks.words.days import find_other_days
from communique.model.edtf import Edtf
from communique.model.entries import Instrument, Standing, State, list_names
from communique.model.meeting import Meeting
from communique.model.vocabulary import Form
from communique.problems import Finding, Loc
from communique.register.register import Register
from communique.text.numerals import ORDINAL, read_ordinal
from communique.text.words import quote_value

FIRST_ASSEMBLY = 1946
"""The year in which the first session of the General Assembly of the United Nations ended. Since then one has begun
each September, and ended in September of the next year.
"""
MAX_DAYS = 7
"""Meetings that would last longer are those of which only the month or the year is known."""

_ASSEMBLY = re.compile(
    rf"{ORDINAL} session of the (?:(?:United Nations|UN) )?General Assembly|\bGeneral Assembly, {ORDINAL} session",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ANNIVERSARY = re.compile(rf"{ORDINAL} anniversary of the ([^;:,.()]+)", re.IGNORECASE)


@entry_rule(Meeting, "date")
def occasion_is_of_the_time(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A session of the General Assembly of the United Nations that an occasion or a title names was open at the time,
    and an anniversary of a body is that of the year.
    """
    texts: list[tuple[Loc, str | None]] = [(("title",), meeting.title)]
    texts += [(("venue", "occasion"), meeting.venue.occasion)] if meeting.venue else []
    for loc, text in texts:
        if cause := _find_other_assembly(text or "", meeting.date) or _find_other_year(register, text or "", meeting):
            yield Finding(loc, cause, "correct one of the two")


@entry_rule(Instrument)
def author_was_in_session(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The session of the General Assembly that adopted an instrument was open on its day."""
    if cause := _find_other_assembly(instrument.by or "", instrument.date):
        yield Finding(("by",), cause, "correct one of the two")


def _find_other_assembly(text: str, when: Edtf) -> str | None:
    """Return what is wrong with a session of the General Assembly that was not open on a date, or None."""
    if not (found := _ASSEMBLY.search(text)):
        return None
    number = read_ordinal(found[1] or found[2])
    begins, ends = date(FIRST_ASSEMBLY + number - 1, 9, 1), date(FIRST_ASSEMBLY + number, 9, 30)
    if begins <= when.last and when.first <= ends:
        return None
    years = f"September {begins.year} to September {ends.year}"
    return f"session {number} of the General Assembly was from {years}, but the date is {when}"


def _find_other_year(register: Register, text: str, meeting: Meeting) -> str | None:
    """Return what is wrong with an anniversary that is not of the year of a meeting, or None."""
    if not (found := _ANNIVERSARY.search(text)):
        return None
    number, name = read_ordinal(found[1]), found[2].strip()
    body = next((body for body in register.bodies.values() if name in list_names(body)), None)
    if body is None or body.established is None or body.established.first.year + number == meeting.date.year:
        return None
    year = body.established.first.year
    cause = f"the {name} was established in {year}, so this anniversary would have been in {year + number}"
    return f"{cause}, not in {meeting.date.year}"


@entry_rule(State)
def decision_was_taken_there_and_then(register: Register, state: State) -> Iterator[Finding]:
    """The decision that gave a status is of the day on which it begins. Where it names the session or the place of a
    meeting in the register, that meeting was held on that day. A `note:` that has the same words explains an exception.
    """
    for index, standing in enumerate(state.status):
        if meeting := _find_numbered(register, standing):
            cause = (
                f"the status begins on {standing.start_date}, but meeting {meeting.session}, which `at:` names, was on"
            )
            cause += f" {meeting.date} ({meeting.id})"
            yield Finding(("status", index, "start_date"), cause, f"write {meeting.date.end}, or correct `at:`")
            continue
        for words, cause in _find_contradictions(register, standing):
            if words not in (standing.note or ""):
                fix = f"correct one of the two, or explain {quote_value(words)} in `note:`"
                yield Finding(("status", index, "at"), cause, fix)
                break


def _find_contradictions(register: Register, standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield the words of a decision that contradict the day on which a status begins, and what is wrong."""
    text, when = standing.at or "", standing.start_date
    years = _YEAR.findall(text)
    if years and str(when.first.year) not in years:
        yield years[0], f"the decision is of {years[0]}, but the status begins on {when}"
    elif words := find_other_days(text, when):
        yield words, f"the decision is of {quote_value(words)}, but the status begins on {when}"
    if not _is_known(when):
        return
    number, named = read_session(text), [place for place in register.places.values() if place.name in text]
    of_the_year = register.meetings_by.get(("year", str(when.first.year)), ()) if number or named else ()
    for meeting in _find_meetings(register, text, of_the_year):
        is_then = meeting.date.overlaps(when)
        if number and meeting.session and is_then and meeting.session != number:
            yield (
                str(number),
                f"`at:` names meeting {number}, but {meeting.id}, of that day, is meeting {meeting.session}",
            )
        place = meeting.venue.place if meeting.venue and is_then else None
        if place and named and place not in {place.id for place in named}:
            yield named[0].name, f"the decision names {named[0].name}, but {meeting.id} is the meeting of that day"


def _find_numbered(register: Register, standing: Standing) -> Meeting | None:
    """Return the meeting that the decision names by its number, if it was on another day than the status begins on."""
    number = read_session(standing.at)
    if not number or not _is_known(standing.start_date) or str(number) in (standing.note or ""):
        return None
    found = _find_meetings(register, standing.at or "", register.meetings.values())
    numbered = (meeting for meeting in found if meeting.session == number and meeting.form is Form.REGULAR)
    return next((meeting for meeting in numbered if not meeting.date.overlaps(standing.start_date)), None)


def _find_meetings(register: Register, text: str, meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return those of some meetings whose days are known, of the bodies that a text names or calls a summit."""
    bodies = {one.id for one in register.bodies.values() if one.name in text or ("summit" in text and is_summit(one))}
    return [one for one in meetings if one.body in bodies and _is_known(one.date)]


def _is_known(when: Edtf) -> bool:
    """Whether the days of a date are known."""
    return (when.last - when.first).days < MAX_DAYS
