"""Measures how much of the meetings is recorded: by year, by body, or by anything else that a meeting has."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import NamedTuple

from communique.model.meeting import Meeting
from communique.model.vocabulary import Completeness, Outcomes
from communique.register.register import Register


class Extent(NamedTuple):
    """How much of the meetings of one group is recorded."""

    group: str
    meetings: int
    attendance: int
    """Meetings with a complete list of participants."""
    outcomes: Counter[Outcomes | None]
    """The number of meetings by how much of their outcomes is recorded, None for meetings without any."""
    statements: int

    @property
    def best(self) -> Outcomes | None:
        """How much is recorded of the meeting that is recorded best; None if nothing is recorded of any."""
        return next((degree for degree in Outcomes if self.outcomes[degree]), None)

    @property
    def recorded(self) -> int:
        """Meetings whose outcomes are recorded, even if only in a digest."""
        return self.meetings - self.outcomes[None]

    @property
    def shares(self) -> list[tuple[str, int]]:
        """The same numbers as the parts of a bar; an unknown share counts as a digest."""
        found = self.outcomes
        return [
            ("complete", found[Outcomes.COMPLETE]),
            ("partial", found[Outcomes.PARTIAL]),
            ("digest", found[Outcomes.DIGEST] + found[Outcomes.UNKNOWN]),
            ("none", found[None]),
        ]


def grade_outcomes(meeting: Meeting) -> Outcomes | None:
    """Return how much of a meeting's outcomes is recorded, or None if nothing is.

    A whole text without a single operative statement is recorded in full.
    """
    return meeting.outcomes if meeting.resolutions or meeting.outcomes is Outcomes.COMPLETE else None


def measure_extent(register: Register, group: Callable[[Meeting], str]) -> list[Extent]:
    """Return how much of the meetings of each group is recorded. Announced meetings are left out."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in register.held_meetings:
        found[group(meeting)].append(meeting)
    return [_measure(name, meetings) for name, meetings in sorted(found.items())]


def _measure(name: str, meetings: list[Meeting]) -> Extent:
    return Extent(
        name,
        len(meetings),
        sum(meeting.attendance is Completeness.COMPLETE for meeting in meetings),
        Counter(map(grade_outcomes, meetings)),
        sum(len(meeting.own_resolutions) for meeting in meetings),
    )
