"""The rules for entries that differ from all others in what these have in common.

The docstring of a rule is its text.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from communique.checks.comparisons.duplicates import list_states
from communique.checks.rules import EntryFindings, rule
from communique.model.entries import Office, Person
from communique.problems import Finding
from communique.register.offices import fold_office
from communique.register.register import Register
from communique.text import quote_value

MIN_OTHERS = 3
"""The fewest other people who show what is usual."""
MAX_SHARE = 0.1
"""The greatest share of the people of a state or body whose names are in another order than usual, unless it is one."""


class _Held(NamedTuple):
    """An office of a person, at its place in the list."""

    person: Person
    at: int
    office: Office


@rule
def office_is_of_the_body_that_has_it(register: Register) -> EntryFindings:
    """An office that three other people held in one body, and nobody else held in a state, is one of that body."""
    held: dict[frozenset[str], list[_Held]] = defaultdict(list)
    for person in register.people.values():
        for at, office in enumerate(person.offices):
            held[fold_office(office.office)].append(_Held(person, at, office))
    for same in held.values():
        of_states = [one for one in same if one.office.state and not one.office.body]
        bodies = Counter(one.office.body for one in same if one.office.body)
        [(body, count)] = bodies.most_common(1) or [("", 0)]
        if len({one.person.id for one in of_states}) == 1 and count >= MIN_OTHERS:
            person, at, office = of_states[0]
            message = f"all others who held the office {quote_value(office.office)} held it in a body, such as '{body}'"
            fix = f"write `body: {body}`, or name the office in full if it is one of the state"
            yield person, Finding(("offices", at, "state"), f"{message}: {fix}")


@rule
def family_name_is_where_others_have_it(register: Register) -> EntryFindings:
    """The form for lists (`sort`) begins with the family name: in a name of two words, where nearly all other people of
    the state or body have it, unless an other name is made of the same family name, as “U. Enkhtuvshin” is.
    """
    owners: dict[str, list[Person]] = defaultdict(list)
    for person in register.people.values():
        if len(person.name.split()) == 2 and person.given_name:
            for owner in _list_owners(register, person):
                owners[owner].append(person)
    doubted: set[str] = set()
    for people in owners.values():
        first = [person for person in people if _has_family_name_first(person)]
        if len(people) - len(first) < MIN_OTHERS or len(first) > max(1, MAX_SHARE * len(people)):
            continue
        for person in first:
            if person.id not in doubted and not any(
                other.name.endswith(f" {person.family_name}") for other in person.other_names
            ):
                doubted.add(person.id)
                right, initial = f"{person.given_name}, {person.family_name}", person.given_name[0]
                fix = f"write {quote_value(right)}, or add the other name that shows it, if a page prints one, such as "
                fix += quote_value(f"{initial}. {person.family_name}")
                message = f"{quote_value(person.family_name)} comes first in the name, where others have the given name"
                yield person, Finding(("sort",), f"{message}: {fix}")


def _list_owners(register: Register, person: Person) -> set[str]:
    return list_states(register, person) | {office.body for office in person.offices if office.body}


def _has_family_name_first(person: Person) -> bool:
    first, last = person.name.split()
    return first == person.family_name != last
