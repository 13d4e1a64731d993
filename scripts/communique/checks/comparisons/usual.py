"""The rules for entries that differ from all others in what these have in common.

The docstring of a rule is its text.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from communique.checks.comparisons.duplicates import list_states
from communique.checks.rules import EntryFindings, register_rule
from communique.model.entries import Office, Person, State
from communique.model.vocabulary import Form
from communique.problems import Finding
from communique.register.offices import fold_office
from communique.register.register import Register
from communique.text.words import quote_value

MIN_OTHERS = 3
"""The fewest other people who show what is usual."""
MAX_SHARE = 0.1
"""The greatest share of the people of a state or body whose names are in another order than usual, unless it is one."""

MIN_COMMON = 4
"""The letters with which an adjective and the name of its state begin alike."""
MIN_CHAIRED = 5
"""The fewest meetings in a place that show whose place it is, by the state in their chair."""
MIN_CHAIRED_SHARE = 0.75
"""The least share of the meetings in a place that a state chaired as the host."""


class _Held(NamedTuple):
    """An office of a person, at its place in the list."""

    person: Person
    at: int
    office: Office


@register_rule
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
            cause = f"all others who held the office {quote_value(office.office)} held it in a body, such as '{body}'"
            fix = f"write `body: {body}`, or name the office in full if it is one of the state"
            yield person, Finding(("offices", at, "state"), cause, fix)


@register_rule
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
                cause = f"{quote_value(person.family_name)} comes first in the name, where others have the given name"
                yield person, Finding(("sort",), cause, fix)


@register_rule
def adjective_is_of_one_state(register: Register) -> EntryFindings:
    """An adjective of a state (`adjectives`) is that of no other state."""
    owners: dict[str, list[tuple[State, int]]] = defaultdict(list)
    for state in register.states.values():
        for index, adjective in enumerate(state.adjectives):
            owners[adjective.casefold()].append((state, index))
    for adjective, found in owners.items():
        # The state whose name begins like the adjective has it rightly: the Armenian one is of Armenia.
        right, *others = sorted(found, key=lambda one: not one[0].name.casefold().startswith(adjective[:MIN_COMMON]))
        for state, index in others:
            if state is not right[0]:
                cause = f"{quote_value(state.adjectives[index])} is an adjective of {right[0].name}, too"
                yield state, Finding(("adjectives", index), cause, "correct it, or remove it in one of the two")


@register_rule
def place_is_in_the_state_that_hosts(register: Register) -> EntryFindings:
    """A place is not in another country than the state that is in the chair of the regular meetings held there: of at
    least three and the most of them, while its country is in the chair of none.
    """
    chairs: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in register.meetings.values():
        chair = register.chairing_state(meeting)
        if chair and meeting.form is Form.REGULAR and meeting.venue and meeting.venue.place:
            chairs[meeting.venue.place][chair] += 1
    for place in register.places.values():
        found = chairs.get(place.id, Counter())
        for state, count in found.most_common(1):
            is_known = place.country in register.states
            if is_known and count >= max(MIN_CHAIRED, MIN_CHAIRED_SHARE * found.total()) and not found[place.country]:
                host, country = (f"{register.states[code].name} ({code})" for code in (state, place.country))
                cause = f"{count} of the {found.total()} regular meetings here whose chair is known were chaired by"
                yield place, Finding(("country",), f"{cause} {host}, and none by {country}", "correct it")


def _list_owners(register: Register, person: Person) -> set[str]:
    return list_states(register, person) | {office.body for office in person.offices if office.body}


def _has_family_name_first(person: Person) -> bool:
    first, last = person.name.split()
    return first == person.family_name != last
