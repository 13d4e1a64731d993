"""Finds the terms of office that followed one another: in bodies, and at the head of member states.

The register knows some terms only. A stretch without a holder is a gap in the register, not a vacancy.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from communique.model.entries import Office, Person
from communique.model.parts import EntryKey
from communique.model.vocabulary import Scope, Status
from communique.register.offices import can_be_shared, fold_office, is_same_office
from communique.register.register import Register

_HEADS: dict[str, tuple[frozenset[str], ...]] = {
    "President": (frozenset(["president"]),),
    "Prime minister": (
        frozenset(["prime", "minister"]),
        frozenset(["prime", "minister", "council"]),  # Premier of the State Council
        frozenset(["chairman", "cabinet", "ministers"]),
    ),
    "Foreign minister": (frozenset(["foreign", "minister"]),),
}
"""The offices at the head of a state, each with its names as `fold_office` returns them."""
_JOINT = re.compile(r"\s+[-–—/]\s+|[,;()]|\band\b")
"""What separates two offices that one person holds: “Secretary of State - Minister of Foreign Affairs”."""


class Tenure(NamedTuple):
    """An office as one person held it."""

    person: Person
    office: Office
    last_seen: date | None
    """The last day of the latest recorded meeting that the person attended in this office, not before its first day."""


class Succession(NamedTuple):
    """The tenures of one office of a state or body, in chronological order; those without a first day come last."""

    owner: EntryKey
    post: str
    tenures: tuple[Tenure, ...]

    @property
    def dated(self) -> list[Tenure]:
        """The tenures with a first day."""
        return [tenure for tenure in self.tenures if tenure.office.start_date]


def list_successions(register: Register) -> list[Succession]:
    """Return the offices of SCO bodies that one person holds at a time, and those at the head of member states."""
    found = []
    for body in register.bodies.values():
        if body.scope is Scope.SCO:
            offices = list_body_successions(register, body.id)
            found += [office for office in offices if not can_be_shared(office.post)]
    states = sorted(register.states.values(), key=lambda state: state.name.casefold())
    members = [state.id for state in states if any(one.status is Status.MEMBER for one in state.status)]
    by_state = _collect_heads(register)
    for state in members:
        found += by_state.get(state, [])
    return found


def list_body_successions(register: Register, body: str) -> list[Succession]:
    """Return every office of a body with its holders, deputies included: first the offices with the earliest terms."""
    groups: dict[frozenset[str], list[tuple[Person, Office]]] = defaultdict(list)
    for person, office in register.office_holders(body):
        groups[fold_office(office.office) or frozenset([office.office])].append((person, office))
    owner = EntryKey("body", body)
    found = []
    for held in groups.values():
        names = Counter(office.office for _, office in held)
        found.append(_arrange(register, owner, names.most_common(1)[0][0], held))
    return found


def _collect_heads(register: Register) -> dict[str, list[Succession]]:
    """Return the offices at the head of each state, by its code."""
    held = defaultdict(list)
    for person in register.people.values():
        for office in person.offices:
            for post in find_posts(office.office) if office.state else ():
                held[office.state or "", post].append((person, office))
    found = defaultdict(list)
    for state in dict.fromkeys(state for state, _ in held):
        posts = [post for post in _HEADS if (state, post) in held]
        found[state] = [_arrange(register, EntryKey("state", state), post, held[state, post]) for post in posts]
    return found


def find_posts(office: str) -> list[str]:
    """Return which offices at the head of a state an office is: none, one, or two that are held together."""
    parts = [fold_office(part) for part in _JOINT.split(office) if not can_be_shared(part)]
    return [post for post, names in _HEADS.items() if any(part in names for part in parts)]


def _arrange(register: Register, owner: EntryKey, post: str, held: Iterable[tuple[Person, Office]]) -> Succession:
    tenures = (Tenure(person, office, _find_last_seen(register, person, office)) for person, office in held)
    return Succession(owner, post, tuple(sorted(tenures, key=_order)))


def _order(tenure: Tenure) -> tuple[date, date, str]:
    office = tenure.office
    start = office.start_date.first if office.start_date else date.max
    return start, office.end_date.last if office.end_date else date.max, tenure.person.sort.casefold()


def _find_last_seen(register: Register, person: Person, office: Office) -> date | None:
    """Return when a person was last recorded in an office whose first day is known."""
    if not office.start_date:
        return None
    return max(_list_days(register, person, office, office.start_date.first), default=None)


def _list_days(register: Register, person: Person, office: Office, start: date) -> Iterator[date]:
    for meeting, attendee in register.appearances.get(EntryKey("person", person.id), ()):
        same = attendee.state == office.state if office.state else attendee.body == office.body
        if same and meeting.date.last >= start and is_same_office(attendee.office or "", office.office):
            yield meeting.date.last
