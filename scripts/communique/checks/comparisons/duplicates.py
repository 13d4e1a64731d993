"""The rules that find two entries for one person."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from communique.checks.rules import EntryFindings, register_rule
from communique.model.entries import Office, Person
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.words import fold, quote_value

MIN_SIMILARITY = 0.84
"""The least similarity of family names that may be the same: Sysoev and Sysoyev have 0.92, Karimov and Kamilov 0.71."""

MAX_COMPARED = 100
"""The letters of a family name that are compared, since the work grows with their square. The longest have about 20."""


@register_rule
def likely_duplicate_is_decided(register: Register) -> EntryFindings:
    """Two people of one state with similar family names and matching given names are merged, or declared to be two
    people (`distinct_from`), or recorded as doubtful (`may_be`).
    """
    for group in _namesakes(register):
        for first, second in combinations(sorted(group, key=lambda person: person.id), 2):
            if are_similar(first, second) and not _are_decided(first, second):
                fix = f"merge the two, or write `distinct_from: [{first.id}]` here if they are two people"
                cause = f"may be the same person as '{first.id}' ({first.name})"
                facts = tuple(Fact(key_of(one), (name,)) for one in (first, second) for name in ("name", "sort"))
                yield second, Finding(("name",), cause, f"{fix}, or `may_be:` if it is open", relies_on=facts)


@register_rule
def person_is_no_other_spelling(register: Register) -> EntryFindings:
    """The name of a person is not among the other names of somebody in the same office, unless that is decided."""
    spellings: dict[str, list[tuple[Person, int]]] = defaultdict(list)
    for person in register.people.values():
        for index, name in enumerate(person.other_names):
            spellings[name.name.casefold()].append((person, index))
    for person in register.people.values():
        for other, index in spellings.get(person.name.casefold(), ()):
            if other is person or _are_decided(person, other) or not _have_common_owner(person, other):
                continue
            if are_similar(person, other):
                cause = f"'{other.id}' ({other.name}) has this name among its other names"
                fix = f"use that id, or write `distinct_from: [{other.id}]` here if they are two people"
                yield person, Finding(("name",), cause, fix)
            else:
                cause = f"this is the name of '{person.id}', and not like {quote_value(other.name)}"
                fix = "remove it here, or merge the two files if they are of one person, or write"
                fix += f" `distinct_from: [{person.id}]` here"
                yield other, Finding(("other_names", index, "name"), cause, fix)


@register_rule
def other_name_is_of_one_person(register: Register) -> EntryFindings:
    """No two people with different names have an other name of several words in common, unless they are declared to be
    two people, or possibly one. A family name alone can be that of many.
    """
    seen: dict[str, Person] = {}
    for person in register.people.values():
        for index, named in enumerate(person.other_names):
            other = seen.setdefault(named.name.casefold(), person)
            is_whole = " " in named.name.strip()
            if is_whole and other is not person and not are_similar(person, other) and not _are_decided(person, other):
                cause = f"{quote_value(named.name)} is another name of '{other.id}' ({other.name}), too"
                fix = f"keep it in one of the two, or write `distinct_from: [{other.id}]` here if both have this name"
                facts = tuple(Fact(key_of(one), ("name",)) for one in (person, other))
                yield person, Finding(("other_names", index, "name"), cause, fix, relies_on=facts)


@register_rule
def native_name_is_of_one_person(register: Register) -> EntryFindings:
    """No two people have the same name in their own language, unless they are declared to be two people."""
    seen: dict[str, Person] = {}
    for person in register.people.values():
        for name in person.other_names:
            seen.setdefault(name.name, person)
    for person in register.people.values():
        if not person.native_name:
            continue
        other = seen.setdefault(person.native_name.name, person)
        if other is not person and not _are_decided(person, other):
            cause = f"{quote_value(person.native_name.name)} is a name of '{other.id}' ({other.name})"
            fix = f"correct it, or write `distinct_from: [{other.id}]` here if both have this name"
            facts = tuple(Fact(key_of(one), ("name",)) for one in (person, other))
            yield person, Finding(("native_name", "name"), cause, fix, relies_on=facts)


def _have_common_owner(one: Person, other: Person) -> bool:
    """Whether two people held offices of the same state or body."""
    owners = [{_find_owner(office) for office in person.offices} for person in (one, other)]
    return bool(owners[0] & owners[1])


def _find_owner(office: Office) -> str | None:
    return office.state or office.body


def _namesakes(register: Register) -> Iterator[list[Person]]:
    """Yield people of one state whose family names, and given names if any, begin with the same letter."""
    groups: dict[tuple[str, str], dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
    for person in register.people.values():
        initial = fold(person.given_name)[:1]
        for state in list_states(register, person):
            groups[state, fold(person.family_name)[:1]][initial].append(person)
    for by_initial in groups.values():
        without_given_name = by_initial.pop("", [])
        yield from ([*people, *without_given_name] for people in by_initial.values())
        if not by_initial:
            yield without_given_name


def list_states(register: Register, person: Person) -> set[str]:
    """Return the states for which somebody held an office or attended."""
    appearances = register.appearances.get(EntryKey("person", person.id), [])
    return person.states | {seat.state for _, seat in appearances if seat.state and not seat.body}


def are_similar(first: Person, second: Person) -> bool:
    """Whether two names may be spellings of one: the family names are similar, and the given names begin alike."""
    a, b = fold(first.given_name), fold(second.given_name)
    return (not a or not b or a[0] == b[0]) and _are_similar_names(fold(first.family_name), fold(second.family_name))


def _are_similar_names(first: str, second: str) -> bool:
    first, second = first[:MAX_COMPARED], second[:MAX_COMPARED]
    matcher = SequenceMatcher(None, first, second)
    # The quick ratios are upper bounds of the ratio itself.
    return bool(first and second) and all(
        ratio() >= MIN_SIMILARITY for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )


def _are_decided(first: Person, second: Person) -> bool:
    return second.id in _decided_ids(first) or first.id in _decided_ids(second)


def _decided_ids(person: Person) -> set[str]:
    return {*person.distinct_from, *(doubt.person for doubt in person.may_be)}
