"""Threads: a statement and all later ones that reaffirm, carry out, amend or end it, directly or through others."""

from collections import defaultdict
from typing import NamedTuple

from communique.analysis.outcomes.prominence import OWN_WORK
from communique.model.meeting import Meeting, Resolution
from communique.model.vocabulary import Act, Relation
from communique.register.register import Register, Statement

_OPEN_ENDED = (Act.DECIDED, Act.AGREED, Act.INSTRUCTED)
"""Acts that ask for a later step. What was adopted, approved or signed is done with that."""

Key = tuple[str, str]
"""The id of a meeting, and that of a resolution in it."""


class Precedent(NamedTuple):
    """An earlier statement of a thread, and how a later one follows it."""

    how: Relation
    earlier: Statement


class ThreadStep(NamedTuple):
    """One statement of a thread."""

    statement: Statement
    links: tuple[Precedent, ...]
    """Empty for a statement that begins the thread."""


class Thread(NamedTuple):
    """Statements that follow one another, in chronological order."""

    meeting: Meeting
    """The meeting of the first statement."""
    steps: tuple[ThreadStep, ...]


def list_threads(register: Register) -> list[Thread]:
    """Return every thread, in the order of their first statements."""
    statements = _index_statements(register)
    links = _read_links(statements)
    neighbours = defaultdict(set)
    for key, found in links.items():
        for link in found:
            other = link.earlier.meeting.id, link.earlier.resolution.id
            neighbours[key].add(other)
            neighbours[other].add(key)
    order = {key: at for at, key in enumerate(statements)}
    threads = []
    seen: set[Key] = set()
    for key in statements:
        if key in neighbours and key not in seen:
            members = _reach(key, neighbours)
            seen |= members
            steps = [
                ThreadStep(statements[one], tuple(links.get(one, ()))) for one in sorted(members, key=order.__getitem__)
            ]
            threads.append(Thread(steps[0].statement.meeting, tuple(steps)))
    return threads


def list_open_decisions(register: Register) -> list[Statement]:
    """Return the decisions that nothing recorded later follows, in chronological order.

    Left out are decisions on nothing but the organisation's own work, those whose instruments a later meeting cites,
    and those of the last meeting of the register, after which there could be nothing.
    """
    followed = {link.to for meeting in register.meetings.values() for r in meeting.resolutions for link in r.follows}
    last = max((meeting.date.first for meeting in register.meetings.values()), default=None)
    return [
        Statement(meeting, resolution)
        for meeting in register.meetings.values()
        if meeting.date.first != last
        for resolution in meeting.own_resolutions
        if resolution.act in _OPEN_ENDED
        and set(resolution.topics) != {OWN_WORK}
        and f"{meeting.id}#{resolution.id}" not in followed
        and not _is_cited_later(register, meeting, resolution)
    ]


def _index_statements(register: Register) -> dict[Key, Statement]:
    return {
        (meeting.id, resolution.id): Statement(meeting, resolution)
        for meeting in register.meetings.values()
        for resolution in meeting.resolutions
    }


def _read_links(statements: dict[Key, Statement]) -> dict[Key, list[Precedent]]:
    """Return the links of each statement to earlier ones; a reference to nothing is left out."""
    found = defaultdict(list)
    for key, statement in statements.items():
        for follow in statement.resolution.follows:
            if earlier := statements.get(follow.earlier):
                found[key].append(Precedent(follow.how, earlier))
    return dict(found)


def _reach(key: Key, neighbours: dict[Key, set[Key]]) -> set[Key]:
    reached, edge = {key}, {key}
    while edge:
        edge = {other for one in edge for other in neighbours[one]} - reached
        reached |= edge
    return reached


def _is_cited_later(register: Register, meeting: Meeting, resolution: Resolution) -> bool:
    """Whether a later meeting acts on, or cites, an instrument that the decision cites."""
    uses = (use for instrument in resolution.instruments for use in register.instrument_uses.get(instrument, ()))
    return any(use.meeting.date.first > meeting.date.last for use in uses)
