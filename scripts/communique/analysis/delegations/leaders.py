"""The heads of a state's delegations to a body, each with the sessions at which they led it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from communique.analysis.delegations.matrix import DelegationCell, MatrixRow
from communique.model.meeting import Attendee, Meeting
from communique.model.vocabulary import Capacity, Rank


class Leader(NamedTuple):
    """A person, or a seat without a name, at the head of delegations of a state, always with the same rank."""

    person: str | None
    office: str | None
    """The office held at most of these sessions; None if no source prints one."""
    rank: Rank | None
    is_stand_in: bool
    capacity: Capacity
    stretches: list[list[Meeting]]
    """The sessions, those without another one between them together, in chronological order."""


class _Led(NamedTuple):
    at: int
    meeting: Meeting
    cell: DelegationCell
    head: Attendee

    @property
    def office(self) -> str | None:
        return self.head.office or (self.cell.held.office if self.cell.held else None)

    @property
    def identity(self) -> tuple[object, ...]:
        """What the sessions of one leader share. A seat without a name is known by its office."""
        who = (self.head.person, None) if self.head.person else (None, self.office)
        return (*who, self.cell.rank, self.cell.is_stand_in, self.head.capacity)


def list_leaders(rows: Sequence[MatrixRow], state: str) -> list[Leader]:
    """Return the heads of a state's delegations in the order in which they first led one."""
    found: dict[tuple[object, ...], list[_Led]] = {}
    for at, row in enumerate(rows):
        cell = row.cells[state]
        if cell.head:
            led = _Led(at, row.meeting, cell, cell.head)
            found.setdefault(led.identity, []).append(led)
    return [_build_leader(led) for led in found.values()]


def _build_leader(led: Sequence[_Led]) -> Leader:
    offices = Counter(one.office for one in led if one.office)
    office = offices.most_common(1)[0][0] if offices else None
    _, _, cell, head = led[0]
    return Leader(head.person, office, cell.rank, cell.is_stand_in, head.capacity, _join(led))


def _join(led: Sequence[_Led]) -> list[list[Meeting]]:
    """Return meetings in runs of consecutive sessions."""
    runs: list[list[_Led]] = []
    for one in led:
        if runs and one.at == runs[-1][-1].at + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [[one.meeting for one in run] for run in runs]
