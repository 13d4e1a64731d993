"""Scores proposed topics on the register's own statements, each proposed without any statement of its own meeting."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.drafting.statements.topics import TopicFinder
from communique.model.meeting import Meeting
from communique.register.register import Register

_FOLDS = 10
_SEED = 20261129
"""Divides the meetings into folds. A fixed seed makes the scores comparable."""
_ROWS = {
    "right: one or more topics, all of them recorded": "right",
    "false: some topic that is not recorded": "false",
    "no topic proposed": "none",
    "exactly the recorded topics": "equal",
}


def score_topics(register: Register) -> Counter[str]:
    """Return the counts of right and false proposals for all statements of a register, by cross-validation."""
    counts: Counter[str] = Counter()
    for held_out in _divide(register.meetings):
        others = {key: entry for key, entry in register.meetings.items() if key not in held_out}
        finder = TopicFinder(replace(register, entries={**register.entries, "meeting": dict(others)}))
        for meeting_id in held_out:
            counts.update(_score_meeting(finder, register.meetings[meeting_id]))
    return counts


def _divide(meetings: Iterable[str]) -> list[list[str]]:
    order = sorted(meetings)
    random.Random(_SEED).shuffle(order)
    return [order[start::_FOLDS] for start in range(_FOLDS)]


def _score_meeting(finder: TopicFinder, meeting: Meeting) -> Iterator[str]:
    for resolution in meeting.resolutions:
        yield from compare_topics(set(finder.propose(resolution.summary, meeting.body).topics), set(resolution.topics))


def compare_topics(proposed: set[str], recorded: set[str]) -> Iterator[str]:
    """Yield what to count for one statement."""
    yield "statements"
    yield "none" if not proposed else "right" if proposed <= recorded else "false"
    if proposed == recorded:
        yield "equal"
    yield from ("topics proposed" for _ in proposed)
    yield from ("topics recorded" for _ in recorded)
    yield from ("topics right" for _ in proposed & recorded)


def list_topic_rows(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the rows of the table, each with its share."""
    for label, name in _ROWS.items():
        yield label, format_share(counts[name], counts["statements"])
    yield "topics: precision", format_share(counts["topics right"], counts["topics proposed"])
    yield "topics: recall", format_share(counts["topics right"], counts["topics recorded"])


def format_share(part: int, whole: int) -> str:
    """Return a share with its counts, as in “0.83 (5/6)”."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"
