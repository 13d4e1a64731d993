"""The rules for dates of a person that evidence in the same file repeats. The docstring of a rule is its text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.checks.rules import for_each, rule
from communique.model.edtf import Edtf
from communique.model.entries import Person
from communique.model.registries import key_of
from communique.problems import Fact, Finding
from communique.register.offices import fold_office
from communique.register.register import Register

_DATE = r"((?:19|20)[0-9]{2})(?:-[0-9]{2}){0,2}"
_BORN = re.compile(rf"\b(?:birth|born) (?:on |in )?{_DATE}\b")
_TERM = re.compile(rf" from {_DATE}(?: to {_DATE})?\b")
_BEGINS = re.compile(rf"\b(?:took office|sworn in|in office since) (?:on )?{_DATE}\b")
_ENDS = re.compile(rf"\b(?:relieved|released|left the post) on {_DATE}\b")
MAX_OFFICE = 200
"""The most characters before a term that can be the name of its office."""


class _Term(NamedTuple):
    """A term that a text gives: the words of the office, the year of its first day, and that of its last if any."""

    office: frozenset[str]
    first: int
    last: int | None


@rule
@for_each(Person)
def birth_is_that_of_the_evidence(register: Register, person: Person) -> Iterator[Finding]:
    """The year of birth is one that the evidence for the person in an authority (`same_as`) gives, if it gives any."""
    years = {int(year) for identity in person.same_as for year in _BORN.findall(identity.evidence)}
    if person.born and years and not any(_has_year(person.born, year) for year in years):
        message = f"{person.born}, but the evidence under `same_as:` has {min(years)}: correct one of the two"
        yield Finding(("born",), message)


@rule
@for_each(Person)
def term_is_that_of_the_evidence(register: Register, person: Person) -> Iterator[Finding]:
    """An office begins and ends in the years that the evidence in the same file gives: that for the person in an
    authority (`same_as`), or what a source of the office was used for, such as “sworn in on 2017-08-04”. Years of
    another office of the person are left to the editor, since names of offices differ.
    """
    terms = [term for identity in person.same_as for term in _list_terms(identity.evidence)]
    for index, office in enumerate(person.offices):
        words = fold_office(office.office)
        given = [term for term in terms if words and term.office == words]
        begins, ends = {term.first for term in given}, {term.last for term in given if term.last}
        for key, value, years, pattern in (
            ("start_date", office.start_date, begins, _BEGINS),
            ("end_date", office.end_date, ends, _ENDS),
        ):
            shown = years | {int(year) for source in office.sources for year in pattern.findall(source.used_for)}
            known = [date for other in person.offices if (date := getattr(other, key))]
            if value and shown and not any(_has_year(date, year) for date in known for year in shown):
                message = f"{value}, but the evidence in this file has {min(shown)}: correct one of the two"
                loc = ("offices", index, key)
                yield Finding(loc, message, relies_on=(Fact(key_of(person), loc),))


def _list_terms(text: str) -> Iterator[_Term]:
    """Yield the terms that a text gives, such as “Wikidata gives President from 2003-03-15 to 2013-03-14”."""
    for found in _TERM.finditer(text):
        before = text[max(found.start() - MAX_OFFICE, 0) : found.start()]
        office = re.split(r"; | gives ", before)[-1]
        yield _Term(fold_office(office), int(found[1]), int(found[2]) if found[2] else None)


def _has_year(date: Edtf, year: int) -> bool:
    return date.first.year <= year <= date.last.year
