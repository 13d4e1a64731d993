"""The rule that finds two entries for one person."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from communique.checks.rules import EntryFindings, rule
from communique.model.entries import Person
from communique.model.parts import EntryKey
from communique.problems import Finding
from communique.register.register import Register
from communique.text import fold

MIN_SIMILARITY = 0.84
"""The least similarity of family names that may be the same: Sysoev and Sysoyev have 0.92, Karimov and Kamilov 0.71."""

MAX_COMPARED = 100
"""The letters of a family name that are compared, since the work grows with their square. The longest have about 20."""


@rule
def likely_duplicate_is_decided(register: Register) -> EntryFindings:
    """Two people of one state with similar family names and matching given names are merged, or declared to be two
    people (`distinct_from`), or recorded as doubtful (`may_be`).
    """
    for group in _namesakes(register):
        for first, second in combinations(sorted(group, key=lambda person: person.id), 2):
            if are_similar(first, second) and not _are_decided(first, second):
                fix = f"merge the two, or write `distinct_from: [{first.id}]` here if they are two people"
                message = f"may be the same person as '{first.id}' ({first.name}): {fix}, or `may_be:` if it is open"
                yield second, Finding((), message)


def _namesakes(register: Register) -> Iterator[list[Person]]:
    """Yield people of one state whose family names, and given names if any, begin with the same letter."""
    groups: dict[tuple[str, str], dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
    for person in register.people.values():
        initial = fold(_given(person))[:1]
        for state in _states_of(register, person):
            groups[state, fold(_family(person))[:1]][initial].append(person)
    for by_initial in groups.values():
        without_given_name = by_initial.pop("", [])
        yield from ([*people, *without_given_name] for people in by_initial.values())
        if not by_initial:
            yield without_given_name


def _states_of(register: Register, person: Person) -> set[str]:
    appearances = register.appearances.get(EntryKey("person", person.id), [])
    return {office.state for office in person.offices if office.state} | {a.state for _, a in appearances if a.state}


def _family(person: Person) -> str:
    return person.sort.partition(",")[0]


def _given(person: Person) -> str:
    return person.sort.partition(",")[2].strip()


def are_similar(first: Person, second: Person) -> bool:
    """Whether two names may be spellings of one: the family names are similar, and the given names begin alike."""
    a, b = fold(_given(first)), fold(_given(second))
    return (not a or not b or a[0] == b[0]) and _are_similar_names(fold(_family(first)), fold(_family(second)))


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
