"""The rules for dates of a person that evidence in the same file repeats. The docstring of a rule is its text."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from communique.checks.rules import entry_rule
from communique.checks.words.days import DATE, read_date
from communique.model.edtf import Edtf, is_day, parse
from communique.model.entries import Instrument, Named, Person
from communique.model.parts import Entry, walk_parts
from communique.model.registries import key_of
from communique.problems import Fact, Finding
from communique.register.offices import fold_office
from communique.register.register import Register
from communique.text.words import quote_value

_DATE = r"((?:19|20)[0-9]{2})(?:-[0-9]{2}){0,2}"
_BORN = re.compile(rf"\b(?:birth|born) (?:on |in )?{_DATE}\b")
_OF_BIRTH = re.compile(r"\b(?:birth|born)\b", re.IGNORECASE)
_WRITTEN = re.compile(rf"{DATE}|\b(?:19|20)[0-9]{{2}}(?:-[0-9]{{2}}){{1,2}}\b")
"""A date in figures or in words."""
_RATIFIED = r" (?:approval|ratification|accession)(?: law)?(?:,? (?:of|on|in))? "
"""What comes between the adjective of a state and the date of its ratification: “Chinese approval on 2008-06-26”."""
_TERM = re.compile(rf" from {_DATE}(?: to {_DATE})?\b")
_BEGINS = re.compile(rf"\b(?:took office|sworn in|in office since) (?:on )?{_DATE}\b")
_ENDS = re.compile(rf"\b(?:relieved|released|left the post) on {_DATE}\b")
_DAY = "((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})"
_BEGINS_ON = re.compile(
    "^(?:appointed|elected|confirmed|sworn in|took office|named|began|raised to the post|in office (?:since|from))"
    rf"(?: on)? {_DAY}(?! for)"
)
_ENDS_ON = re.compile(
    r"\b(?:relieved|released|dismissed|replaced|succeeded|left the post|successor (?:was )?(?:appointed|elected)"
    rf"|successor took over)(?: on| from)? {_DAY}"
)
_ATTENDED = re.compile(r"\battended as such on ((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})")
_USED = re.compile(rf"\b(?:(until)|since|from) ({DATE})")
"""Until or since when a name was used, as a note on it says."""
MAX_OFFICE = 200
"""The most characters before a term that can be the name of its office."""


class _Term(NamedTuple):
    """A term that a text gives: the words of the office, the year of its first day, and that of its last if any."""

    office: frozenset[str]
    first: int
    last: int | None


@entry_rule(Person)
def birth_is_that_of_the_evidence(register: Register, person: Person) -> Iterator[Finding]:
    """The year of birth is one that the evidence for the person in an authority (`same_as`) gives, if it gives any, and
    the date one of those that a discrepancy about the birth has.
    """
    years = {int(year) for identity in person.same_as for year in _BORN.findall(identity.evidence)}
    if person.born and years and not any(_has_year(person.born, year) for year in years):
        cause = f"{person.born}, but the evidence under `same_as:` has {min(years)}"
        yield Finding(("born",), cause, "correct one of the two")
        return
    for discrepancy in person.discrepancies if person.born else ():
        dates = _list_dates(discrepancy.note) if _OF_BIRTH.search(discrepancy.note) else []
        if person.born and dates and not any(person.born.overlaps(date) for date in dates):
            cause = f"{person.born}, but the discrepancy about the birth has {dates[0]}"
            yield Finding(("born",), cause, "correct one of the two")
            return


def _list_dates(text: str) -> list[Edtf]:
    """Return the dates that a text gives, in figures or in words."""
    return [date for match in _WRITTEN.finditer(text) if (date := _read(match[0]))]


def _read(words: str) -> Edtf | None:
    """Return a date in figures or in words, or None if there is no such day."""
    with suppress(ValueError):
        return parse(words)
    return read_date(words)


@entry_rule(Instrument)
def ratification_is_that_of_its_source(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """A ratification has the date for which its source was used: “Chinese approval on 2008-06-26”."""
    used_for = {source.url: source.used_for for source in instrument.sources}
    for index, ratification in enumerate(instrument.ratifications):
        state, text = register.states.get(ratification.state), used_for.get(ratification.source, "")
        names = "|".join(map(re.escape, state.adjectives)) if state else ""
        found = re.search(rf"\b(?:{names}){_RATIFIED}({_WRITTEN.pattern})", text) if names and text else None
        dates = _list_dates(found[1]) if found else []
        if dates and not dates[0].overlaps(ratification.date):
            cause = f"{ratification.date}, but its source was used for {quote_value(found[0] if found else '')}"
            yield Finding(("ratifications", index, "date"), cause, "correct one of the two")


@entry_rule(Person)
def term_is_that_of_the_evidence(register: Register, person: Person) -> Iterator[Finding]:
    """An office begins and ends in the years that the evidence in the same file gives: that for the person in an
    authority (`same_as`), or what a source of the office was used for, such as “sworn in on 2017-08-04”, with the day
    if it has one. A note counts, too: “his successor took over on 2019-01-01”. Dates of another office of the person
    are left to the editor, since names of offices differ.
    """
    terms = [term for identity in person.same_as for term in _list_terms(identity.evidence)]
    for index, office in enumerate(person.offices):
        if office.start_date and office.end_date and office.end_date.last < office.start_date.first:
            continue  # reported by another rule
        words = fold_office(office.office)
        state = register.states.get(office.state or "")
        of_state = fold_office(state.name) if state else frozenset()
        given = [term for term in terms if words and term.office in (words, words | of_state)]
        texts = [source.used_for for source in office.sources] + [office.note or ""]
        begins, ends = {term.first for term in given}, {term.last for term in given if term.last}
        for key, value, years, pattern, exact in (
            ("start_date", office.start_date, begins, _BEGINS, _BEGINS_ON),
            ("end_date", office.end_date, ends, _ENDS, _ENDS_ON),
        ):
            shown = years | {int(year) for text in texts for year in pattern.findall(text)}
            days = [day for text in texts for day in exact.findall(text) if is_day(day)]
            known = [date for other in person.offices if (date := getattr(other, key))]
            other_year = shown and not any(_has_year(date, year) for date in known for year in shown)
            other_day = days and not any(_is_next_to(date, Edtf(day)) for date in known for day in days)
            if value and (other_year or other_day):
                found = min(days) if other_day else min(shown)
                cause = f"{value}, but the evidence in this file has {found}"
                loc = ("offices", index, key)
                yield Finding(loc, cause, "correct one of the two", relies_on=(Fact(key_of(person), loc),))


@entry_rule(Entry)
def name_was_used_as_its_note_says(register: Register, entry: Entry) -> Iterator[Finding]:
    """A name was used until the date, or since the date, that its note gives: “name until 2007”."""
    for loc, named in walk_parts(entry, Named):
        for found in _USED.finditer(named.note or ""):
            key = "end_date" if found[1] else "start_date"
            value, noted = getattr(named, key), read_date(found[2])
            if value and noted and not value.overlaps(noted):
                cause = f"{value}, but the note says {quote_value(found[0])}"
                yield Finding((*loc, key), cause, "correct one of the two")


def _list_terms(text: str) -> Iterator[_Term]:
    """Yield the terms that a text gives, such as “Wikidata gives President from 2003-03-15 to 2013-03-14”."""
    for found in _TERM.finditer(text):
        before = text[max(found.start() - MAX_OFFICE, 0) : found.start()]
        office = re.split(r"[;:] | gives ", before)[-1]
        yield _Term(fold_office(office), int(found[1]), int(found[2]) if found[2] else None)


def _is_next_to(date: Edtf, day: Edtf) -> bool:
    """Whether a date has a day, or ends on the day before, as a term does before that of a successor."""
    return date.first <= day.first and day.first - timedelta(1) <= date.last


def _has_year(date: Edtf, year: int) -> bool:
    return date.first.year <= year <= date.last.year


@entry_rule(Person)
def attendance_named_is_recorded(register: Register, person: Person) -> Iterator[Finding]:
    """The day on which somebody “attended as such”, as the evidence for an identity says, is that of a meeting that the
    person attended.
    """
    for index, identity in enumerate(person.same_as):
        meetings = [meeting for meeting, _ in register.appearances.get(key_of(person), ())]
        for day in filter(is_day, _ATTENDED.findall(identity.evidence)):
            is_read = not any(kind == "meeting" and name.startswith(day[:7]) for kind, name in register.unreadable)
            if meetings and is_read and not any(meeting.date.overlaps(Edtf(day)) for meeting in meetings):
                same_year = register.meetings_by.get(("year", day[:4]), ())
                that_day = [meeting for meeting in same_year if meeting.date.overlaps(Edtf(day))]
                fix = "correct the day" + "".join(f", or add the seat in {meeting.id}" for meeting in that_day[:1])
                cause = f"{person.name} attended no meeting on {day}"
                facts = [Fact(key_of(one), (name,)) for one in (*that_day, *meetings) for name in ("date", "attendees")]
                yield Finding(("same_as", index, "evidence"), cause, fix, relies_on=tuple(facts))
