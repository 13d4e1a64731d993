"""Estimates when a release without a day was written, from the people and the statuses of states that it names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from communique.drafting.meeting.facts.day import find_year
from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.lead import Lead
from communique.drafting.text.dates import find_dates
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import split_all_sentences
from communique.model import edtf
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Status
from communique.register.mentions import NameIndex
from communique.register.register import Register
from communique.text.numerals import NUMBERS

_STATUSES = (
    (Status.OBSERVER, re.compile(r"\bobservers?\b", re.IGNORECASE)),
    (Status.DIALOGUE_PARTNER, re.compile(r"\bdialogue partners?\b", re.IGNORECASE)),
    (Status.MEMBER, re.compile(r"\b(?:full|fulltime|full-fledged|permanent)?\s*members?\b", re.IGNORECASE)),
)
_NOT_YET = re.compile(
    r"\b(?:will|would|become|became|join|accession|admission|status of|bid|applied|since|in 20\d\d)\b"
)
"""Words of a sentence about a change of status."""
_MEMBERS = re.compile(
    r"\b(?:(?P<number>\d\d?)|(?P<word>six|eight|nine|ten))\s+(?:SCO\s+)?(?:(?:full|permanent)\s+)?member(?:s|[\s-]+(?:states|countries|nations))\b",
    re.IGNORECASE,
)
"""The number of member states, which dates a text: there were six, then eight, nine and ten."""
_NEAR = timedelta(days=200)
"""How long before or after another meeting an attendee was probably in the same office."""


def estimate_days(register: Register, heading: Heading, lead: Lead, excluded_meeting: str | None) -> Edtf:
    """Return the days that offices and statuses are looked up for, if the release does not give a day.

    It is the day of a meeting in the register on which most of the people named were in office and most of the states
    had the status that the text gives them. Of equal days the one counts that is nearest to the middle between the
    sessions before and after, or else the newest. A year in the release takes precedence.
    """
    year = find_year(heading)
    days = sorted({meeting.date.first for meeting in _list_meetings(register, excluded_meeting)}, reverse=True)
    if year:
        days = [day for day in days if day.year == year]
        if not days:
            return edtf.parse(str(year))
    people = _list_people(register, heading)
    claims = list(_list_claims(NameMatcher(register), heading))
    numbers = set(_list_numbers_of_members(heading))
    first, last = _find_neighbours(register, lead, excluded_meeting)

    def count(day: date) -> tuple[int, timedelta]:
        held = sum(_weigh(register, person, day, excluded_meeting) for person in people)
        true = sum(_has_status(register, state, status, day) for state, status in claims)
        true += bool(numbers) and register.count_members(day) in numbers
        is_between = first <= day <= last
        return held + true + (2 * len(people) + len(claims) + 2) * is_between, -_measure_distance(day, first, last)

    best = max(days, key=count, default=date(2001, 6, 15))  # the SCO was founded on that day
    years = [year] if year else sorted({day.year for day in days}, reverse=True)
    printed = max(_list_printed_days(heading, years), key=lambda when: count(when.first), default=None)
    if printed and count(printed.first)[0] >= count(best)[0]:
        return printed
    return edtf.parse(str(year)) if year else edtf.parse(best.isoformat())


def _list_printed_days(heading: Heading, years: list[int]) -> Iterator[Edtf]:
    """Yield the first day without a year near the beginning of a text, once for each year that has such a day."""
    for sentence in split_all_sentences(heading.paragraphs[:2]):
        for dated in find_dates(normalise(sentence.text)):
            if dated.last[2] and not dated.first[0]:
                printed = (dated.with_year(year).edtf for year in years)
                yield from (edtf.parse(when) for when in printed if when)
                return


def _list_meetings(register: Register, excluded_meeting: str | None) -> Iterator[Meeting]:
    return (meeting for key, meeting in register.meetings.items() if key != excluded_meeting)


def _find_neighbours(register: Register, lead: Lead, excluded_meeting: str | None) -> tuple[date, date]:
    """Return the days of the sessions before and after the numbered session of the body, as far as they are known."""
    first, last = date.min, date.max
    if lead.body and lead.session:
        for meeting in _list_meetings(register, excluded_meeting):
            if meeting.body == lead.body.value and meeting.session:
                if meeting.session < lead.session.value:
                    first = max(first, meeting.date.first)
                elif meeting.session > lead.session.value:
                    last = min(last, meeting.date.first)
    return first, last


def _measure_distance(day: date, first: date, last: date) -> timedelta:
    """Return how far a day is from the middle of two days; nothing if one of them is not known."""
    if first == date.min or last == date.max:
        return timedelta()
    return abs(day - (first + (last - first) / 2))


def _list_numbers_of_members(heading: Heading) -> Iterator[int]:
    """Yield the numbers of member states that a text gives."""
    for paragraph in heading.paragraphs:
        for found in _MEMBERS.finditer(normalise(paragraph.text)):
            yield int(found["number"]) if found["number"] else NUMBERS.index(found["word"].casefold())


def _has_status(register: Register, state: str, status: Status, day: date) -> bool:
    known = register.standing(state, day)
    return known is not None and known.status is status


def _list_people(register: Register, heading: Heading) -> list[str]:
    """Return the people of the register that the text names."""
    names = NameIndex.of(register)
    found = {
        target.id: None
        for p in heading.paragraphs
        for _, target in names.mentions(p.text, ())
        if target.kind == "person"
    }
    return list(found)


def _weigh(register: Register, person: str, day: date, excluded_meeting: str | None) -> int:
    """Return 2 if a person held an office on a day, 1 if they attended another meeting at about that time, else 0."""
    if register.offices_on(person, day):
        return 2
    appearances = register.appearances.get(EntryKey("person", person), [])
    return any(abs(one.meeting.date.first - day) < _NEAR for one in appearances if one.meeting.id != excluded_meeting)


def _list_claims(matcher: NameMatcher, heading: Heading) -> Iterator[tuple[str, Status]]:
    """Yield each state of which the text says that it is a member, an observer or a dialogue partner."""
    for sentence in split_all_sentences(heading.paragraphs):
        text = normalise(sentence.text)
        if _NOT_YET.search(text):
            continue
        for clause in re.split(r"[;:]|,\s+(?:while|and)\s+(?=[^,]*\b(?:partners|observers?)\b)", text):
            named = [status for status, words in _STATUSES if words.search(clause)]
            # “Representatives of the member states, Iran and Mongolia” does not say which states are members.
            if len(named) == 1 and re.search(
                r"\b(?:is|are|as|comprises?|includes?|consists of|has|has \w+ (?:full )?members)\b", clause
            ):
                yield from ((mention.id, named[0]) for mention in matcher.find_states(clause) if not mention.adjective)
