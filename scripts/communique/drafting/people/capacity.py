"""Decides as what somebody came, by the status of the state on the days of the meeting, or by the body."""

from dataclasses import dataclass

from communique.drafting.people.lists import ListLine
from communique.drafting.people.phrases import ORGANISATION
from communique.drafting.people.seats import Seat
from communique.model.edtf import Edtf
from communique.model.vocabulary import Capacity, Scope, Status
from communique.register.register import Register


@dataclass(frozen=True)
class MeetingSetting:
    """What is known of a meeting before anybody is entered: `host` is the state that it was held in, `without` a
    meeting that is no evidence. Of a meeting of another organisation (`ours` is false) the register knows no statuses.
    """

    when: Edtf
    host: str | None = None
    excluded_meeting: str | None = None
    is_sco: bool = True


def decide_capacity(
    register: Register, setting: MeetingSetting, seat: Seat, line: ListLine
) -> tuple[Capacity | None, str | None]:
    """As what somebody came, and what is doubtful about it; None where neither state nor body is known."""
    if not setting.is_sco:
        return _elsewhere(seat, line), "the register does not know who the members of another organisation were"
    if seat.state:
        return _for_a_state(register, setting, seat.state, line)
    body = register.bodies.get(seat.body or "")
    if body:
        return (Capacity.SCO_OFFICIAL if body.scope is Scope.SCO else Capacity.INTERNATIONAL_ORGANISATION), None
    if seat.name and ORGANISATION.search(seat.office or ""):
        return (
            Capacity.INTERNATIONAL_ORGANISATION,
            "bodies.yml does not have the organisation: it needs an entry there",
        )
    return None, "neither a state nor a body of the registry is named beside it"


def _for_a_state(
    register: Register, setting: MeetingSetting, state: str, line: ListLine
) -> tuple[Capacity, str | None]:
    """By the state's status on the days of the meeting."""
    statuses = [standing.status for standing in register.standings(state, setting.when)]
    if not statuses:
        return Capacity.GUEST, None if line.guest else "the state had no status, and the release does not say guest"
    if line.guest and Status.MEMBER not in statuses:
        return Capacity.GUEST, f"called a guest; the state was {statuses[-1].label}"
    if line.observer and Status.OBSERVER in statuses:
        return Capacity.OBSERVER, None
    changed = f"the status changed in these days: it may also be {statuses[0].value}"
    return Capacity[statuses[-1].name], changed if len(set(statuses)) > 1 else None


def _elsewhere(seat: Seat, line: ListLine) -> Capacity | None:
    """As what somebody came to a meeting of another organisation, as far as the words say it."""
    if seat.state:
        return Capacity.GUEST if line.guest else Capacity.OBSERVER if line.observer else Capacity.MEMBER
    return Capacity.INTERNATIONAL_ORGANISATION if seat.body else None
