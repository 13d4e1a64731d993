"""What changed from one session of a body to the next, as far as the two records allow to say it."""

from dataclasses import dataclass

from communique.analysis.delegations.heads import find_heads
from communique.analysis.sessions import Sessions
from communique.model.meeting import Attendee, Meeting
from communique.model.vocabulary import Outcomes, Status
from communique.register.register import Register, Statement


@dataclass(frozen=True)
class HeadChange:
    """A delegation that was led by somebody else than at the previous session."""

    state: str
    before: Attendee
    now: Attendee


@dataclass(frozen=True)
class Since:
    """A session beside the previous one of the same body."""

    previous: Meeting
    heads: tuple[HeadChange, ...]
    compared: int
    """Delegations whose head both records name."""
    new_members: tuple[str, ...]
    """States that became members between the two sessions."""
    common: tuple[str, ...]
    """Topics of both sessions."""
    new: tuple[str, ...] | None
    """Topics that the previous session did not have; None where its record is not complete."""
    gone: tuple[str, ...] | None
    """Topics that only the previous session had; None where the record of this one is not complete."""
    follows: tuple[Statement, ...]
    """Statements of this session that follow one of the previous session."""


def compare_with_previous(register: Register, meeting: Meeting, sessions: Sessions) -> Since | None:
    """Return what changed since the previous session, or None if the register has none."""
    before = sessions.before(meeting)
    if not before:
        return None
    previous = before[-1]
    then, now = _list_named_heads(previous), _list_named_heads(meeting)
    both = [state for state in now if state in then]
    changed = [HeadChange(state, then[state], now[state]) for state in both if then[state].person != now[state].person]
    old_topics, topics = _list_topics(previous), _list_topics(meeting)
    return Since(
        previous=previous,
        heads=tuple(changed),
        compared=len(both),
        new_members=tuple(state for state in register.states if _joined_between(register, state, previous, meeting)),
        common=tuple(topic for topic in topics if topic in old_topics),
        new=_subtract(topics, old_topics) if previous.outcomes is Outcomes.COMPLETE else None,
        gone=_subtract(old_topics, topics) if meeting.outcomes is Outcomes.COMPLETE else None,
        follows=tuple(
            Statement(meeting, resolution)
            for resolution in meeting.resolutions
            if any(follow.earlier[0] == previous.id for follow in resolution.follows)
        ),
    )


def _list_named_heads(meeting: Meeting) -> dict[str, Attendee]:
    """Return the first-named delegate of each member state, where a name is known."""
    return {state: head for state, head in find_heads(meeting).items() if head.person}


def _list_topics(meeting: Meeting) -> list[str]:
    return list(dict.fromkeys(topic for resolution in meeting.own_resolutions for topic in resolution.topics))


def _subtract(topics: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(topic for topic in topics if topic not in others)


def _joined_between(register: Register, state: str, previous: Meeting, meeting: Meeting) -> bool:
    """Whether a state was certainly no member on the last day of the earlier session, and one on that of the later."""
    before = register.standing(state, previous.date.last)
    now = register.standing(state, meeting.date.first)
    return bool(now and now.status is Status.MEMBER) and not (before and before.status is Status.MEMBER)
