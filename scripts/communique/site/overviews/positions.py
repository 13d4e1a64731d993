"""The page of positions: statements that not all members joined."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from communique.analysis.outcomes.positions import count_left_out, list_positions
from communique.register.register import Register
from communique.site.overviews.overview import Overview
from communique.site.page import Page


def list_position_pages(register: Register) -> Iterator[Page]:
    """Yield the page of all positions."""
    about = "Outcomes that, according to a source, not all members joined: who joined, and who was left out."
    yield Page("explore/positions.md", "positions.md.j2", "Positions", about, "index", partial(_collect, register))


def _collect(register: Register) -> dict[str, Any]:
    positions = list_positions(register)
    counts = count_left_out(positions)
    states = [state for state in register.states if any(one == state for one, _ in counts)]
    topics = list(dict.fromkeys(topic for _, resolution in positions for topic in resolution.topics))
    by_topic = {
        topic: [statement for statement in positions if topic in statement.resolution.topics] for topic in topics
    }
    return {"positions": positions, "counts": counts, "left_out": states, "by_topic": by_topic}


def _warn(register: Register) -> str:
    del register
    return "Lists only outcomes for which a source says who joined; it is not known whether all joined the others."


POSITIONS = Overview(
    uri="explore/positions.md",
    title="Positions",
    question="Which outcomes not all members joined, and who was left out.",
    warn=_warn,
    list_pages=list_position_pages,
    is_shown=lambda register: bool(list_positions(register)),
)
