"""Who led the delegation of each member state at each session of a body that was held, and how often a stand-in came.

A stand-in is a head of delegation whose office ranks below the level of the body: the rank of its members. At a body of
heads of state, the level of a state is head of government if heads of government led its delegations there more often
than heads of state did, as they do for states that are governed by a prime minister. A head of delegation is the
first-named delegate of a state. Silence is not absence: a state is absent only where a source says so.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain
from typing import NamedTuple

from communique.analysis.delegations.heads import find_heads
from communique.analysis.ranks import LEVELS, RankedOffice, find_ranked_office, is_below
from communique.analysis.sessions import list_sessions
from communique.model.entries import State
from communique.model.meeting import Absence, Attendee, Meeting
from communique.model.vocabulary import Mode, Rank, Status
from communique.register.register import Register

_BY_VIDEO = re.compile(
    r"\b(?:(?:by|via|over|through) video|video ?(?:link|conference)|online|remotely|virtually)\b", re.IGNORECASE
)
MIN_SESSIONS = 2
"""Sessions from which on there is something to compare."""


class CellKind(Enum):
    """What is known of a state at a session."""

    HEAD = "head"
    """A delegate or a seat is named."""
    ABSENT = "absent"
    """A source says that the state was absent."""
    UNKNOWN = "unknown"
    """No source read says whether it came."""
    OUTSIDE = "outside"
    """It was not a member on that day, or became one on that day and took part in another capacity."""


class DelegationCell(NamedTuple):
    """A state at a session.

    `held` is None where no rank is known. `head` may be an observer on the day on which a state became a member.
    """

    kind: CellKind
    head: Attendee | None = None
    held: RankedOffice | None = None
    is_stand_in: bool = False
    by_video: bool = False
    absence: Absence | None = None

    @property
    def rank(self) -> Rank | None:
        """The rank of the head of the delegation."""
        return self.held.rank if self.held else None


class MatrixRow(NamedTuple):
    """A session, and what is known of each state at it, in the order of the columns."""

    meeting: Meeting
    cells: Mapping[str, DelegationCell]


class DelegationTally(NamedTuple):
    """The sessions of a body that were held while a state was a member, counted by what is known of its delegations."""

    sessions: int
    heads: int
    """Sessions at which a delegate or a seat is named."""
    ranks: Counter[Rank]
    stand_ins: int
    by_video: int
    absent: int
    unknown: int

    @property
    def ranked(self) -> int:
        """Sessions at which the rank of the head is known: those over which stand-ins are counted."""
        return self.ranks.total()


@dataclass(frozen=True)
class DelegationMatrix:
    """The delegations of all member states to the sessions of a body."""

    body: str
    level: Rank
    levels: Mapping[str, Rank]
    """The level of each state, below which a head of its delegation is a stand-in."""
    rows: Sequence[MatrixRow]
    """The sessions in chronological order."""

    @property
    def states(self) -> list[str]:
        """The states that were members at a session: the earliest members first."""
        return list(self.levels)

    def list_exceptions(self) -> list[str]:
        """Return the states whose level is not that of the body."""
        return [state for state, level in self.levels.items() if level is not self.level]

    def tally(self, state: str) -> DelegationTally:
        """Return the counts of one state."""
        return tally_cells([row.cells[state] for row in self.rows])

    def tally_all(self) -> DelegationTally:
        """Return the counts of all states together."""
        return tally_cells(list(chain.from_iterable(row.cells.values() for row in self.rows)))


def tally_cells(cells: Sequence[DelegationCell]) -> DelegationTally:
    """Return the counts of some cells."""
    kinds = Counter(cell.kind for cell in cells)
    return DelegationTally(
        len(cells) - kinds[CellKind.OUTSIDE],
        kinds[CellKind.HEAD],
        Counter(cell.rank for cell in cells if cell.rank),
        sum(cell.is_stand_in for cell in cells),
        sum(cell.by_video for cell in cells),
        kinds[CellKind.ABSENT],
        kinds[CellKind.UNKNOWN],
    )


def list_compared_bodies(register: Register) -> list[str]:
    """Return the bodies with at least two sessions, of which one had a member state, in the order of `bodies.yml`."""
    states = _list_members_ever(register)
    found = ((body, list_sessions(register, body).meetings) for body in register.bodies)
    return [
        body
        for body, meetings in found
        if len(meetings) >= MIN_SESSIONS and any(_list_members(register, meeting, states) for meeting in meetings)
    ]


def list_matrices(register: Register) -> list[DelegationMatrix]:
    """Return the matrix of each body whose sessions can be compared, in the order of `bodies.yml`."""
    return [build_matrix(register, body) for body in list_compared_bodies(register)]


def build_matrix(register: Register, body: str) -> DelegationMatrix:
    """Return the matrix of a body, without sessions that were only announced."""
    meetings, ever = list_sessions(register, body).meetings, _list_members_ever(register)
    members = {meeting.id: _list_members(register, meeting, ever) for meeting in meetings}
    states = _order_states(register, set(chain.from_iterable(members.values())))
    heads = {meeting.id: _find_heads(register, meeting) for meeting in meetings}
    level = LEVELS.get(body, Rank.MINISTER)
    levels = {state: _find_level(level, [head[state] for head in heads.values() if state in head]) for state in states}

    def build_cell(meeting: Meeting, state: str) -> DelegationCell:
        if state not in members[meeting.id]:
            return DelegationCell(CellKind.OUTSIDE)
        head = heads[meeting.id].get(state)
        return _cell_of_head(meeting, head, levels[state]) if head else _cell_without_head(meeting, state)

    rows = [MatrixRow(meeting, {state: build_cell(meeting, state) for state in states}) for meeting in meetings]
    return DelegationMatrix(body, level, levels, rows)


class _Head(NamedTuple):
    attendee: Attendee
    held: RankedOffice | None


def _list_members_ever(register: Register) -> list[str]:
    return [state for state, entry in register.states.items() if _first_day(entry)]


def _list_members(register: Register, meeting: Meeting, states: Sequence[str]) -> set[str]:
    """Return which of some states were members on a day of a meeting."""
    return {
        state
        for state in states
        if any(standing.status is Status.MEMBER for standing in register.standings(state, meeting.date))
    }


def _first_day(state: State) -> date | None:
    """Return the day on which a state became a member, or None if it never did."""
    return min((one.start_date.first for one in state.status if one.status is Status.MEMBER), default=None)


def _order_states(register: Register, states: set[str]) -> list[str]:
    """Return states in the order in which they became members; those of one day in the order of their names."""
    entries = sorted((register.states[state] for state in states), key=lambda entry: entry.name)
    return [entry.id for entry in sorted(entries, key=lambda entry: _first_day(entry) or date.max)]


def _find_heads(register: Register, meeting: Meeting) -> dict[str, _Head]:
    """Return the first-named delegate of each member state, with the office that gives the rank."""
    heads = find_heads(meeting)
    return {state: _Head(head, find_ranked_office(register, meeting, head)) for state, head in heads.items()}


def _find_level(level: Rank, heads: Sequence[_Head]) -> Rank:
    """Return the rank below which a head of delegation of one state, whose heads are given, is a stand-in."""
    ranks = Counter(head.held.rank for head in heads if head.held)
    if level is Rank.HEAD_OF_STATE and ranks[Rank.HEAD_OF_GOVERNMENT] > ranks[Rank.HEAD_OF_STATE]:
        return Rank.HEAD_OF_GOVERNMENT
    return level


def _cell_of_head(meeting: Meeting, head: _Head, level: Rank) -> DelegationCell:
    is_stand_in = head.held is not None and is_below(level, head.held)
    return DelegationCell(CellKind.HEAD, head.attendee, head.held, is_stand_in, _came_by_video(meeting, head.attendee))


def _cell_without_head(meeting: Meeting, state: str) -> DelegationCell:
    if other := next((attendee for attendee in meeting.attendees if attendee.state == state), None):
        return DelegationCell(CellKind.OUTSIDE, other)
    absence = next((absence for absence in meeting.absences if absence.state == state), None)
    return DelegationCell(CellKind.ABSENT if absence else CellKind.UNKNOWN, absence=absence)


def _came_by_video(meeting: Meeting, attendee: Attendee) -> bool:
    """Whether a source says that an attendee took part by video link: of the whole meeting, or of this attendee."""
    if meeting.mode is Mode.HYBRID:
        return bool(attendee.note and _BY_VIDEO.search(attendee.note))
    return meeting.mode is Mode.VIDEO
