"""The delegations of a state by body: who came to each meeting, and which office usually led them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from communique.model.meeting import Attendee, Meeting
from communique.register.register import Appearance, Register


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
        for body in order_bodies(register, by_body)
    ]


def _find_usual_office(delegations: list[Delegation]) -> str | None:
    heads = (delegation.delegates[0] for delegation in delegations)
    held = Counter(head.office for head in heads if head.office)
    office, times = held.most_common(1)[0] if held else (None, 0)
    return office if times > 1 and times * 2 >= held.total() else None


def order_bodies(register: Register, bodies: Iterable[str]) -> list[str]:
    """Return bodies in the order of `bodies.yml`, and those that are not in it at the end."""
    order = {body: at for at, body in enumerate(register.bodies)}
    return sorted(bodies, key=lambda body: order.get(body, len(order)))
