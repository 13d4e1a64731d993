"""Who led delegations, and who led one instead of the person who usually does.

Nothing is inferred about why somebody stayed away. For a person, a meeting counts only if it surely falls into the
person's term: within the dates of the office as far as they are exact, and, where no last day is known, not after the
person was last seen in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from communique.model.entries import Office, Person
from communique.model.meeting import Attendee, Meeting
from communique.model.vocabulary import Capacity, Held, Status
from communique.register.register import Appearance, Register


class StateInBody(NamedTuple):
    """A state in a body, by their ids."""

    body: str
    state: str


class Heads(NamedTuple):
    """The heads of delegations, in chronological order."""

    by_state: dict[StateInBody, list[Appearance]]
    by_person: dict[str, dict[StateInBody, list[Appearance]]]
    """The delegations that each person led."""


class UsualHead(NamedTuple):
    """Somebody in whose place another led a delegation, and the office that they held."""

    instead: Appearance
    """Who led it."""
    person: Person
    office: Office


def list_heads(register: Register) -> Heads:
    """Return the first-named delegate of each member state at each meeting held; seats without a name are left out."""
    heads = Heads(defaultdict(list), defaultdict(lambda: defaultdict(list)))
    for meeting in register.held_meetings:
        for state, head in find_heads(meeting).items():
            if head.person:
                sender, appearance = StateInBody(meeting.body, state), Appearance(meeting, head)
                heads.by_state[sender].append(appearance)
                heads.by_person[head.person][sender].append(appearance)
    return heads


def find_heads(meeting: Meeting, capacity: Capacity | None = Capacity.MEMBER) -> dict[str, Attendee]:
    """Return the first-named delegate or seat of each state that took part in a capacity; None means any."""
    heads: dict[str, Attendee] = {}
    for attendee in meeting.attendees:
        if attendee.state and capacity in {attendee.capacity, None}:
            heads.setdefault(attendee.state, attendee)
    return heads


def find_substitutes(heads: Heads, person: Person) -> list[Appearance]:
    """Return who led the person's delegation instead, in chronological order."""
    found = [
        one
        for sender, led in heads.by_person.get(person.id, {}).items()
        for _, term in _list_terms(person, sender, led)
        for one in heads.by_state[sender]
        if _is_substitute(one, person, term)
    ]
    return sorted(found, key=lambda appearance: appearance.meeting.date.first)


def find_unnamed(register: Register, heads: Heads, person: Person) -> list[Meeting]:
    """Return the meetings in the person's term at which it is not known who led the delegation, in order of time."""
    found = {
        meeting.id: meeting
        for sender, led in heads.by_person.get(person.id, {}).items()
        for _, term in _list_terms(person, sender, led)
        for meeting in register.meetings_by.get(("body", sender.body), [])
        if _is_within(meeting, term) and _is_head_unknown(register, meeting, sender.state)
    }
    return sorted(found.values(), key=lambda meeting: meeting.date.first)


def _is_head_unknown(register: Register, meeting: Meeting, state: str) -> bool:
    """Whether a member state may have been at a meeting, but nobody is named for it."""
    is_named = any(attendee.person for attendee in meeting.attendees if attendee.state == state)
    is_absent = any(absence.state == state for absence in meeting.absences)
    return meeting.held is Held.HELD and is_member(register, meeting, state) and not is_named and not is_absent


def find_usual_heads(heads: Heads, people: Mapping[str, Person], meeting: Meeting) -> Iterator[UsualHead]:
    """Yield the people in whose place others led delegations to a meeting, each with the office that they held."""
    for state, head in find_heads(meeting).items():
        if not head.person:
            continue
        sender, instead = StateInBody(meeting.body, state), Appearance(meeting, head)
        for leader in sorted({one.attendee.person or "" for one in heads.by_state.get(sender, ())} & people.keys()):
            person = people[leader]
            for office, term in _list_terms(person, sender, heads.by_person[leader][sender]):
                if _is_substitute(instead, person, term):
                    yield UsualHead(instead, person, office)


def _list_terms(
    person: Person, sender: StateInBody, led: list[Appearance]
) -> Iterator[tuple[Office, tuple[date, date]]]:
    """Yield the offices for which a person led a delegation, each with the days within which it was surely held."""
    for office in person.offices:
        if office.state == sender.state and (term := _certain_term(office, led)):
            yield office, term


def _is_substitute(one: Appearance, person: Person, term: tuple[date, date]) -> bool:
    """Whether somebody led a delegation within a term of a person who was not there at all."""
    is_there = any(attendee.person == person.id for attendee in one.meeting.attendees)
    return _is_within(one.meeting, term) and not is_there


def _is_within(meeting: Meeting, term: tuple[date, date]) -> bool:
    return term[0] <= meeting.date.first and meeting.date.last <= term[1]


def is_member(register: Register, meeting: Meeting, state: str) -> bool:
    """Whether a state was a member at a meeting; on the day of its admission, it may still have been an observer."""
    standing = register.standing(state, meeting.date.first)
    capacities = {attendee.capacity for attendee in meeting.attendees if attendee.state == state}
    is_member = standing is not None and standing.status is Status.MEMBER
    return is_member and (not capacities or Capacity.MEMBER in capacities)


def _certain_term(office: Office, led: list[Appearance]) -> tuple[date, date] | None:
    """Return the days within which the office was surely held, or None if the person led fewer than two delegations."""
    days = [
        one.meeting.date.first
        for one in led
        if (not office.start_date or office.start_date.first <= one.meeting.date.first)
        and (not office.end_date or one.meeting.date.last <= office.end_date.last)
    ]
    if len(days) < 2:
        return None
    start = min(office.start_date.last, days[0]) if office.start_date else days[0]
    end = max(office.end_date.first, days[-1]) if office.end_date else days[-1]
    return start, end
