"""The rules for what an entry cannot say without contradicting or repeating itself.

The docstring of a rule is its text.
"""

import re
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

from communique.checks.rules import entry_rule
from communique.model.edtf import Edtf
from communique.model.entries import Discrepancy, Doubt, Named, Person
from communique.model.meeting import Absence, Action, Follow, Meeting, Paragraph
from communique.model.parts import Entry, Part, find_references, list_fields, walk_parts
from communique.model.registries import key_of
from communique.model.vocabulary import Capacity
from communique.problems import Finding, Loc
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.words import quote_value

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")

MAX_DAYS = 14
"""The most days that a meeting lasts. Councils sit for one or two, and groups of experts for up to two weeks."""

_CHAINS = ("parent", "broader", "under")
"""Fields with a rule of their own, which finds longer circles too."""
_IDENTIFIED_BY: dict[type[Part], tuple[str, ...]] = {
    Absence: ("state",),
    Action: ("instrument", "action"),
    Discrepancy: ("note",),
    Doubt: ("person",),
    Follow: ("to", "how"),
    Named: ("name",),
    Paragraph: ("text",),
}
"""The fields that two parts of one list do not have in common."""


@entry_rule(Meeting)
def absent_state_is_not_present(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A state is not both absent and represented by a delegation."""
    present = {a.state for a in meeting.attendees if a.state and a.capacity is not Capacity.SCO_OFFICIAL}
    for index, absence in enumerate(meeting.absences):
        if absence.state in present:
            cause = f"{quote_value(absence.state)} is absent here, but among the attendees"
            yield Finding(("absences", index, "state"), cause, "remove one of the two")


@entry_rule(Entry)
def entry_does_not_name_itself(register: Register, entry: Entry) -> Iterator[Finding]:
    """No entry refers to itself: nobody is distinct from themself, and no instrument amends itself."""
    for ref in () if isinstance(entry, Meeting) else find_references(entry):  # no field of a record names a record so
        if ref.key == key_of(entry) and ref.loc[0] not in _CHAINS:
            yield Finding(ref.loc, f"{quote_value(entry.id)} is this entry itself", "name another, or remove it")


@entry_rule(Person)
def doubt_is_open(register: Register, person: Person) -> Iterator[Finding]:
    """Who is distinct from a person (`distinct_from`) may not be the same person (`may_be`), whichever file says so.
    Two people who may be one have the same years in the notes of both files.
    """
    for index, doubt in enumerate(person.may_be):
        other = register.people.get(doubt.person)
        if doubt.person in person.distinct_from:
            where = "in this file"
        elif other and person.id in other.distinct_from:
            where = f"in people/{other.id}.yml"
        else:
            others = [_YEAR.findall(one.note) for one in other.may_be if one.person == person.id] if other else []
            years = _YEAR.findall(doubt.note)
            if other and person.id < other.id and others and {*years} != {*others[0]}:
                cause = f"the note in people/{other.id}.yml has other years, {', '.join(others[0])}"
                yield Finding(("may_be", index, "note"), cause, "correct one of the two")
            continue
        cause = f"{quote_value(doubt.person)} is declared to be somebody else {where}"
        yield Finding(("may_be", index, "person"), cause, "remove one of the two")


@entry_rule(Entry)
def item_is_listed_once(register: Register, entry: Entry) -> Iterator[Finding]:
    """No list has a state, instrument, paragraph, source or other item twice."""
    for loc, part in walk_parts(entry, *_models_with_lists(type(entry))):
        for name, keys in _lists_of(type(part)):
            items = getattr(part, name)
            if len(items) > 1 and (keys or len(set(items)) < len(items)):
                yield from (Finding((*loc, name, *place), *repeated) for place, repeated in _find_repeated(items, keys))


def _find_repeated(items: list[Any], keys: tuple[str, ...]) -> Iterator[tuple[Loc, Explanation]]:
    """Yield the place of each item that an earlier one equals in these fields, or altogether, and what is wrong."""
    seen: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        value = tuple(getattr(item, key) for key in keys) or (item,)
        if (first := seen.setdefault(value, index)) != index:
            cause = f"{quote_value(value[0])} is listed twice, first as number {first + 1}"
            yield (index, *keys[:1]), Explanation(cause, "remove one")


@cache
def _models_with_lists(model: type[Part]) -> tuple[type[Part], ...]:
    """Return the models of an entry's parts that have a list to check, itself included."""
    inner = [found for field in list_fields(model) if field.part for found in _models_with_lists(field.part)]
    return tuple(dict.fromkeys([*([model] if _lists_of(model) else []), *inner]))


@cache
def _lists_of(model: type[Part]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lists of a part whose items must differ: of plain values, or of parts with the fields to compare."""
    fields = [field for field in list_fields(model) if field.is_list]
    return tuple(
        (field.name, _IDENTIFIED_BY.get(field.part, ()) if field.part else ())
        for field in fields
        if field.part is None or field.part in _IDENTIFIED_BY
    )


@entry_rule(Meeting)
def meeting_is_short(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """From the first day of a meeting to its last there are at most 14 days."""
    if "/" not in meeting.date.text:
        return
    begins, ends = Edtf(meeting.date.start), Edtf(meeting.date.end)
    days = (ends.first - begins.last).days + 1
    if days > MAX_DAYS:
        cause = f"the meeting would have lasted {days:,} days; at most {MAX_DAYS} are plausible"
        yield Finding(("date",), cause, "correct the date")
