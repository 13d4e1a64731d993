"""Decides in what capacity a participant came, by the status of the state during the meeting, or by the body."""

from dataclasses import dataclass

from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.seats.seats import Seat
from communique.drafting.attendance.seats.words import ORGANISATION
from communique.model.edtf import Edtf
from communique.model.vocabulary import Capacity, Scope, Status
from communique.register.register import Register


@dataclass(frozen=True)
class MeetingSetting:
    """What is known of a meeting before its participants and statements are listed."""

    when: Edtf
    """The days of the meeting."""
    host: str | None = None
    """The state in which it was held."""
    home: str | None = None
    """The state from which the report was sent."""
    excluded_meeting: str | None = None
    """The id of a meeting that does not count as evidence."""
    is_sco: bool = True
    """Whether it is a meeting of the SCO. Of other organisations the register does not know the members."""
    body: str | None = None
    """The id of the body that met."""


def decide_capacity(
    register: Register, setting: MeetingSetting, seat: Seat, line: ListLine
) -> tuple[Capacity | None, str | None]:
    """Return the capacity of a participant, and what is doubtful about it.

    The capacity is None if neither the state nor the body is known.
    """
    if not setting.is_sco:
        return _decide_outside_sco(seat, line), "the register does not know the members of other organisations"
    if seat.state:
        return _decide_for_state(register, setting, seat.state, line)
    body = register.bodies.get(seat.body or "")
    if body:
        return (Capacity.SCO_OFFICIAL if body.scope is Scope.SCO else Capacity.INTERNATIONAL_ORGANISATION), None
    if seat.name and ORGANISATION.search(seat.office or ""):
        return (
            Capacity.INTERNATIONAL_ORGANISATION,
            "the organisation is missing in bodies.yml and needs an entry there",
        )
    return None, "no state or body of the registry is named with it"


def _decide_for_state(
    register: Register, setting: MeetingSetting, state: str, line: ListLine
) -> tuple[Capacity, str | None]:
    """Decide by the status of the state on the days of the meeting."""
    statuses = [period.status for period in register.standings(state, setting.when)]
    if not statuses:
        return Capacity.GUEST, None if line.guest else "the state had no status in the SCO, and is not called a guest"
    if line.guest and Status.MEMBER not in statuses:
        return Capacity.GUEST, f"called a guest, although the status of the state was “{statuses[-1].label}”"
    if line.observer and Status.OBSERVER in statuses:
        return Capacity.OBSERVER, None
    changed = f"the status of the state changed during the meeting: it may also be {statuses[0].value}"
    return Capacity[statuses[-1].name], changed if len(set(statuses)) > 1 else None


def _decide_outside_sco(seat: Seat, line: ListLine) -> Capacity | None:
    """Decide for a meeting of another organisation, by the words of the release alone."""
    if seat.state:
        return Capacity.GUEST if line.guest else Capacity.OBSERVER if line.observer else Capacity.MEMBER
    return Capacity.INTERNATIONAL_ORGANISATION if seat.body else None
