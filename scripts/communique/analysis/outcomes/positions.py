"""Statements of which a source says who joined them or was left out."""

from collections import Counter
from collections.abc import Iterable

from communique.register.register import Register, Statement


def list_positions(register: Register) -> list[Statement]:
    """Return the statements that not all members joined, as far as a source says so, in chronological order."""
    return [
        Statement(meeting, resolution)
        for meeting in register.meetings.values()
        for resolution in meeting.own_resolutions
        if resolution.joined or resolution.left_out
    ]


def select_by_state(positions: Iterable[Statement], state: str) -> tuple[list[Statement], list[Statement]]:
    """Return the statements that name a state among those who joined, and those that it was left out of."""
    found = list(positions)
    joined = [statement for statement in found if state in statement.resolution.joined]
    return joined, [statement for statement in found if state in statement.resolution.left_out]


def count_left_out(positions: Iterable[Statement]) -> Counter[tuple[str, str]]:
    """Return how often each state was left out, by state and topic."""
    return Counter(
        (state, topic) for _, resolution in positions for state in resolution.left_out for topic in resolution.topics
    )
