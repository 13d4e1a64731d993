"""The delegations of a state by body, who led one instead of the person who usually does, and how often a state came.

Nothing is inferred about why somebody stayed away. For a person, a meeting counts only if it surely falls into the
person's term: within the dates of the office as far as they are exact, and, where no last day is known, not after the
person was last seen in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from communique.model.entries import Office, Person
from communique.model.meeting import Absence, Attendee, Meeting
from communique.model.parts import EntryKey
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
    """Return the first-named delegate or seat of each state that took part in a capacity; None stands for any."""
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
    return meeting.held is Held.HELD and _is_member(register, meeting, state) and not is_named and not is_absent


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


def _is_member(register: Register, meeting: Meeting, state: str) -> bool:
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


@dataclass(frozen=True)
class Presence:
    """How often a member state came to the meetings of one body that were held while it was a member."""

    body: str
    meetings: int
    attended: int
    """Meetings at which the register names a delegation or a seat of the state."""
    absent: int
    """Meetings from which it is known to have been absent. Of the others, no source read says who came."""


def count_presence(register: Register, state: str) -> list[Presence]:
    """Return how often a state came, in the order of `bodies.yml`; empty if it was never a member."""
    entry = register.states.get(state)
    if not entry or not any(standing.status is Status.MEMBER for standing in entry.status):
        return []
    seats = register.appearances.get(EntryKey("state", state), [])
    came = {one.meeting.id for one in seats if one.attendee.capacity is Capacity.MEMBER}
    stayed_away = {meeting.id for meeting, _ in list_absences(register, state)}
    meetings, attended, absent = Counter[str](), Counter[str](), Counter[str]()
    for meeting in register.held_meetings:
        if _is_member(register, meeting, state):
            meetings[meeting.body] += 1
            attended[meeting.body] += meeting.id in came
            absent[meeting.body] += meeting.id in stayed_away
    return [Presence(body, meetings[body], attended[body], absent[body]) for body in _order_bodies(register, meetings)]


def list_absences(register: Register, state: str) -> list[tuple[Meeting, Absence]]:
    """Return the meetings from which a state is known to have been absent, in chronological order."""
    return [
        (meeting, absence)
        for meeting in register.meetings.values()
        for absence in meeting.absences
        if absence.state == state
    ]


class Delegation(NamedTuple):
    """The delegates of one state at one meeting, in the order of the record. The first one led them."""

    meeting: Meeting
    delegates: list[Attendee]


class BodyDelegations(NamedTuple):
    """The delegations of one state to the meetings of one body, in chronological order."""

    body: str
    usual_office: str | None
    """The office, as printed, of at least half of the heads whose office is known; None if nobody held it twice."""
    delegations: list[Delegation]


def group_delegations(register: Register, came: Iterable[Appearance]) -> list[BodyDelegations]:
    """Return the delegations of a state by body, in the order of `bodies.yml`."""
    found: dict[str, dict[str, Delegation]] = defaultdict(dict)
    for meeting, attendee in came:
        found[meeting.body].setdefault(meeting.id, Delegation(meeting, [])).delegates.append(attendee)
    by_body = {body: list(delegations.values()) for body, delegations in found.items()}
    return [
        BodyDelegations(body, _find_usual_office(by_body[body]), by_body[body])
        for body in _order_bodies(register, by_body)
    ]


def _find_usual_office(delegations: list[Delegation]) -> str | None:
    heads = (delegation.delegates[0] for delegation in delegations)
    held = Counter(head.office for head in heads if head.office)
    office, times = held.most_common(1)[0] if held else (None, 0)
    return office if times > 1 and times * 2 >= held.total() else None


def _order_bodies(register: Register, bodies: Iterable[str]) -> list[str]:
    """Return bodies in the order of `bodies.yml`, and those that are not in it at the end."""
    order = {body: at for at, body in enumerate(register.bodies)}
    return sorted(bodies, key=lambda body: order.get(body, len(order)))
