"""Two entries for one person: the rule that finds them."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from communique.checks.rules import Found, rule
from communique.model.entries import Person
from communique.model.parts import EntryKey
from communique.problems import Finding
from communique.register.register import Register
from communique.text import fold

ALIKE = 0.84
"""How alike family names must be to be likely the same: Sysoev and Sysoyev are 0.92, Karimov and Kamilov 0.71."""


@rule
def likely_duplicate_is_decided(register: Register) -> Found:
    """Two people of one state with like family names and given names that agree are merged, declared to be two
    (`distinct_from`), or their doubt is recorded (`may_be`).
    """
    for group in _namesakes(register):
        for one, other in combinations(sorted(group, key=lambda person: person.id), 2):
            if _alike(one, other) and not _decided(one, other):
                mend = "merge the two, or write `distinct_from:` or `may_be:`"
                message = f"may be the same person as '{one.id}' ({one.name}): {mend}"
                yield other, Finding((), message)


def _namesakes(register: Register) -> Iterator[list[Person]]:
    """People of one state whose family names, and given names where they have one, begin alike."""
    groups: dict[tuple[str, str], dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
    for person in register.people.values():
        initial = fold(_given(person))[:1]
        for state in _states_of(register, person):
            groups[state, fold(_family(person))[:1]][initial].append(person)
    for by_initial in groups.values():
        nameless = by_initial.pop("", [])
        yield from ([*people, *nameless] for people in by_initial.values())
        if not by_initial:
            yield nameless


def _states_of(register: Register, person: Person) -> set[str]:
    came = register.appearances.get(EntryKey("person", person.id), [])
    return {office.state for office in person.offices if office.state} | {a.state for _, a in came if a.state}


def _family(person: Person) -> str:
    return person.sort.partition(",")[0]


def _given(person: Person) -> str:
    return person.sort.partition(",")[2].strip()


def _alike(one: Person, other: Person) -> bool:
    a, b = fold(_given(one)), fold(_given(other))
    return (not a or not b or a[0] == b[0]) and _sound_alike(fold(_family(one)), fold(_family(other)))


def _sound_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    # The quick ratios are never below the ratio itself.
    return bool(one and other) and all(
        ratio() >= ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )


def _decided(one: Person, other: Person) -> bool:
    said = {*one.distinct_from, *(doubt.person for doubt in one.may_be)}
    heard = {*other.distinct_from, *(doubt.person for doubt in other.may_be)}
    return other.id in said or one.id in heard
