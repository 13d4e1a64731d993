"""The rules for what is left behind where something was copied: words and names of what it was copied from.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.comparisons.duplicates import list_states
from communique.checks.naming import find_states
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.entries import Person, list_names
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.words import fold, quote_value, romanise

_DESCRIBED_BY = {"body": ("described_as",), "topic": ("definition",), "place": ("source",)}
MIN_LETTERS = 3
"""The fewest letters of a word that shows whose name it is in."""
_STATE_IN_EVIDENCE = re.compile(r"\bstate \(([^()]+)\)")


@register_rule
def description_is_of_one_entry(register: Register) -> EntryFindings:
    """No two bodies or topics are described in the same words, and no two places have one page as their source."""
    for kind, fields in _DESCRIBED_BY.items():
        for field in fields:
            seen: dict[str, str] = {}
            for entry in register.entries[kind].values():
                words = getattr(entry, field)
                if words and (other := seen.setdefault(words, entry.id)) != entry.id:
                    cause = f"'{other}' has the same `{field}:`"
                    fix = "if this entry was copied from it, correct all that is of that one"
                    yield entry, Finding((field,), cause, fix)


@entry_rule(Meeting)
def other_printed_name_is_of_the_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A name that other pages print for an attendee (`also_printed`) is not that of another attendee alone."""
    for index, seat in enumerate(meeting.attendees):
        if not seat.also_printed:
            continue
        person = register.people.get(seat.person or "")
        strange = {*seat.also_printed}.difference(list_names(person)) if person else ()
        for name in strange:
            if owner := _find_namesake(register, meeting, name, seat.person):
                place = ("attendees", index, "also_printed", seat.also_printed.index(name))
                cause = f"{quote_value(name)} is the name of '{owner}'"
                yield Finding(place, cause, "correct the person or the name")


@entry_rule(Meeting)
def name_is_printed_for_one_attendee(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """No two attendees have the same printed name: it is reported at the person whose name has none of its words."""
    first: dict[str, int] = {}
    for index, seat in enumerate(meeting.attendees):
        if not (seat.printed and seat.person in register.people):
            continue
        other = first.setdefault(seat.printed, index)
        if meeting.attendees[other].person != seat.person:
            wrong, right = (other, index) if _is_named(register, meeting, index) else (index, other)
            cause = f"{quote_value(seat.printed)} is also printed for '{meeting.attendees[right].person}'"
            yield Finding(("attendees", wrong, "printed"), cause, "correct the person or the name")


def _is_named(register: Register, meeting: Meeting, index: int) -> bool:
    """Whether a printed name has a word of the name of its attendee."""
    seat = meeting.attendees[index]
    words = set(fold(seat.printed or "").split())
    return bool(words & set(fold(register.people[seat.person or ""].name).split()))


def _find_namesake(register: Register, meeting: Meeting, name: str, person: str | None) -> str | None:
    """Return the id of another attendee with a name, or None."""
    others = [register.people.get(seat.person or "") for seat in meeting.attendees if seat.person != person]
    return next((other.id for other in others if other and name in list_names(other)), None)


@entry_rule(Meeting)
def printed_name_is_of_no_other_attendee(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The printed name of an attendee, in Latin or Cyrillic letters, does not have words of the name of another one
    and none of the attendee's own.
    """
    people = [register.people.get(seat.person or "") for seat in meeting.attendees]
    others: dict[int, str] = {}
    for index, person in enumerate(people):
        words = _split(meeting.attendees[index].printed or "")
        if person and words and not _has_word(person, words):
            named = next((one.id for one in people if one and _has_word(one, words)), None)
            others |= {index: named} if named else {}
    for index, other in others.items():
        seat = meeting.attendees[index]
        back = next((at for at in others if meeting.attendees[at].person == other and others[at] == seat.person), None)
        if back is not None and back < index:
            continue  # reported there
        cause = f"{quote_value(seat.printed)} is a spelling of the name of '{other}', not of '{seat.person}'"
        fix = "correct the person or the name" if back is None else "exchange the printed names of the two"
        loc = ("attendees", index, "printed")
        yield Finding(loc, cause, fix, relies_on=(Fact(key_of(meeting), loc),))


def _has_word(person: Person, words: set[str]) -> bool:
    """Whether a name of a person has one of some words."""
    return any(words & _split(name) for name in list_names(person))


def _split(name: str) -> set[str]:
    """Return the words of a name of three letters or more, in a form for comparison."""
    words = (fold(word) for word in re.findall(r"[^\W\d_]+", romanise(name)))
    return {word for word in words if len(word) >= MIN_LETTERS}


@entry_rule(Person)
def evidence_is_about_the_person(register: Register, person: Person) -> Iterator[Finding]:
    """What shows an identity (`same_as`) names a state for which the person held an office or attended."""
    for field in ("same_as", "could_be"):
        for index, identity in enumerate(getattr(person, field)):
            found = _STATE_IN_EVIDENCE.search(identity.evidence)
            if not found:
                continue
            named = find_states(register, found[1])
            if named and not named & list_states(register, person):
                cause = f"the evidence is about the state {found[1]}, which {person.name} is not known for"
                yield Finding((field, index, "evidence"), cause, "if it was copied, write that of this person")
