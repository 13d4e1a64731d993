"""The seats of one meeting in the order of its page: by capacity, each delegation in one place."""

from typing import NamedTuple

from communique.model.meeting import Attendee, Meeting
from communique.model.vocabulary import Capacity


class Seats(NamedTuple):
    """The delegates of one state or one body, in the order of the record; of neither for a person who came alone."""

    state: str | None
    body: str | None
    delegates: list[Attendee]


def group_seats(meeting: Meeting) -> dict[Capacity, list[Seats]]:
    """Return the delegations by capacity, without capacities in which nobody took part."""
    found: dict[Capacity, dict[tuple[str | None, str | None], Seats]] = {}
    for attendee in sorted(meeting.attendees, key=lambda one: list(Capacity).index(one.capacity)):
        owner = attendee.state, None if attendee.state else attendee.body
        seats = found.setdefault(attendee.capacity, {}).setdefault(owner, Seats(*owner, []))
        seats.delegates.append(attendee)
    return {capacity: list(delegations.values()) for capacity, delegations in found.items()}


def order_attendees(meeting: Meeting) -> list[Attendee]:
    """Return the attendees in the order of the page."""
    return [one for delegations in group_seats(meeting).values() for seats in delegations for one in seats.delegates]
