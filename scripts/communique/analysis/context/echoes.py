"""Finds the nearest earlier and later statement of the same body on the same topic."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.analysis.context.note import Echo
from communique.analysis.outcomes.acts import compare_strength
from communique.analysis.outcomes.prominence import OWN_WORK
from communique.analysis.sessions import Sessions, count_full_outcomes
from communique.model.meeting import Meeting, Resolution
from communique.register.register import Statement

_STAGES = {OWN_WORK, "enlargement"}
"""Topics whose statements report stages of a procedure, not positions that grow stronger or weaker."""
_SAME_MATTER = 0.25
"""The share of common words from which two statements on one topic can be on one matter."""
_GENERAL = 8
"""Statements of a body that cite an instrument, from which on it is cited on all kinds of matters."""
_FAR_APART = 3
"""Years from which on a reader should know that no session in between is in the register."""
_WORD = re.compile(r"\w{4,}")


class _Place(NamedTuple):
    """A statement in the series of a body: the place of its session, and the statement."""

    at: int
    resolution: Resolution


class EchoFinder:
    """The statements of one body by topic, and a search for the one nearest to a given statement."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._by_topic: dict[str, list[_Place]] = defaultdict(list)
        self._citations: dict[str, int] = defaultdict(int)
        for at, meeting in enumerate(sessions.meetings):
            for resolution in meeting.own_resolutions:
                for topic in resolution.topics:
                    self._by_topic[topic].append(_Place(at, resolution))
                for instrument in resolution.instruments:
                    self._citations[instrument] += 1

    def find_earlier(self, meeting: Meeting, resolution: Resolution) -> Echo | None:
        """Return a statement on the same topic of the last earlier session that has one, or None."""
        return self._find(meeting, resolution, -1)

    def find_later(self, meeting: Meeting, resolution: Resolution) -> Echo | None:
        """Return a statement on the same topic of the first later session that has one, or None."""
        return self._find(meeting, resolution, 1)

    def _find(self, meeting: Meeting, resolution: Resolution, step: int) -> Echo | None:
        here, topic = self._sessions.index.get(meeting.id), self._choose_topic(resolution)
        if here is None or topic is None:
            return None
        at = self._find_session(self._by_topic[topic], here, step)
        return self._describe(meeting, resolution, topic, at) if at is not None else None

    def _find_session(self, places: Sequence[_Place], here: int, step: int) -> int | None:
        """Return the place of the nearest session before (`step` -1) or after (1) with one of the statements."""
        at = bisect_left(places, here, key=_at) - 1 if step < 0 else bisect_right(places, here, key=_at)
        return places[at].at if 0 <= at < len(places) else None

    def _choose_topic(self, resolution: Resolution) -> str | None:
        """Return the topic on which the body has said least, because it says most about a statement."""
        topics = [topic for topic in resolution.topics if topic != OWN_WORK]
        return min(topics, key=lambda topic: len(self._by_topic[topic]), default=None)

    def _describe(self, meeting: Meeting, resolution: Resolution, topic: str, at: int) -> Echo:
        here, other = self._sessions.index[meeting.id], self._sessions.meetings[at]
        found = [one for one in other.own_resolutions if topic in one.topics]
        best = max(found, key=lambda one: _measure_likeness(resolution, one))
        between = self._sessions.meetings[min(at, here) + 1 : max(at, here)]
        earlier, later = (best, resolution) if at < here else (resolution, best)
        comparable = self._is_one_matter(resolution, best, topic, meeting, other)
        return Echo(
            statement=Statement(other, best),
            topic=topic,
            statements=len(found),
            between=len(between),
            between_complete=count_full_outcomes(between),
            missing=_count_missing(meeting, other, len(between)),
            years=_span_years(meeting, other),
            beside=best.topics[0] if best.topics[0] not in {topic, OWN_WORK} else "",
            change=compare_strength(earlier, later) if comparable else "",
        )

    def _is_one_matter(self, one: Resolution, other: Resolution, topic: str, *meetings: Meeting) -> bool:
        """Whether two statements are surely on one matter, so that their acts can be compared.

        Both name the same states or cite the same special instruments, in like words; neither meeting has another such
        statement on the topic; and no note says that a statement was read in an unusual way.
        """
        if {*one.topics, *other.topics} & _STAGES or one.note or other.note or one.follows or other.follows:
            return False
        about = [*one.states, *(i for i in one.instruments if self._citations[i] < _GENERAL)]
        if not about or set(one.states) != set(other.states) or set(one.instruments) != set(other.instruments):
            return False
        rivals = [
            sum(topic in r.topics and bool({*about} & {*r.states, *r.instruments}) for r in meeting.own_resolutions)
            for meeting in meetings
        ]
        return rivals == [1, 1] and _share(_fold_words(one), _fold_words(other)) >= _SAME_MATTER


def _count_missing(one: Meeting, other: Meeting, between: int) -> int:
    """Return how many sessions between two are not in the register, by their numbers; 0 if one has no number."""
    if not one.session or not other.session:
        return 0
    return max(0, abs(one.session - other.session) - 1 - between)


def _span_years(one: Meeting, other: Meeting) -> tuple[int, int] | None:
    """Return the years of two meetings in chronological order, or None if they are not far apart."""
    first, last = sorted([one.date.year, other.date.year])
    return (first, last) if last - first >= _FAR_APART else None


def _at(place: _Place) -> int:
    return place.at


def _measure_likeness(one: Resolution, other: Resolution) -> tuple[int, float, bool]:
    pairs: Iterable[tuple[Sequence[str], Sequence[str]]] = (
        (one.topics, other.topics),
        (one.states, other.states),
        (one.instruments, other.instruments),
    )
    shared = sum(len(set(mine) & set(theirs)) for mine, theirs in pairs)
    return shared, _share(_fold_words(one), _fold_words(other)), one.act is other.act


def _fold_words(resolution: Resolution) -> set[str]:
    """Return the words of a summary, cut to their first letters, so that endings make no difference."""
    return {word[:6] for word in _WORD.findall(resolution.summary.casefold())}


def _share(first: set[str], second: set[str]) -> float:
    """Return how large a part of all words two statements have in common."""
    return len(first & second) / len(first | second) if first and second else 0.0
