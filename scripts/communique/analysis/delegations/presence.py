"""How often a member state came to the meetings of each body."""

from collections import Counter
from dataclasses import dataclass

from communique.analysis.delegations.by_body import order_bodies
from communique.analysis.delegations.heads import is_member
from communique.model.meeting import Absence, Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Capacity, Status
from communique.register.register import Register


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
        if is_member(register, meeting, state):
            meetings[meeting.body] += 1
            attended[meeting.body] += meeting.id in came
            absent[meeting.body] += meeting.id in stayed_away
    return [Presence(body, meetings[body], attended[body], absent[body]) for body in order_bodies(register, meetings)]


def list_absences(register: Register, state: str) -> list[tuple[Meeting, Absence]]:
    """Return the meetings from which a state is known to have been absent, in chronological order."""
    return [
        (meeting, absence)
        for meeting in register.meetings.values()
        for absence in meeting.absences
        if absence.state == state
    ]
