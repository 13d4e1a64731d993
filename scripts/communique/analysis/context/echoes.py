"""Finds the nearest earlier and later statement of the same body on the same topic."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from communique.analysis.acts import compare_strength
from communique.analysis.context.note import Echo
from communique.analysis.sessions import Sessions, count_full_outcomes
from communique.model.meeting import Meeting, Resolution
from communique.register.register import Statement

_OWN_WORK = "institutional"
"""A topic under which nearly all meetings say something; two such statements need not have anything in common."""
_STAGES = {_OWN_WORK, "enlargement"}
"""Topics whose statements report stages of a procedure, not positions that grow stronger or weaker."""
_SAME_MATTER = 0.25
"""The share of common words from which two statements on one topic and the same states are on one matter."""
_WORD = re.compile(r"\w{4,}")


class _Place(NamedTuple):
    """A statement in the series of a body: the place of its session, and the statement."""

    at: int
    resolution: Resolution


class _Match(NamedTuple):
    """How another statement must agree: in all these states and instruments, and in all these topics or in one."""

    topics: tuple[str, ...]
    states: tuple[str, ...]
    instruments: tuple[str, ...]
    all_topics: bool

    def fits(self, other: Resolution) -> bool:
        count = all if self.all_topics else any
        return (
            set(self.states) <= set(other.states)
            and set(self.instruments) <= set(other.instruments)
            and count(topic in other.topics for topic in self.topics)
        )


class EchoFinder:
    """The statements of one body by topic, and a search for the one nearest to a given statement."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._by_topic: dict[str, list[_Place]] = defaultdict(list)
        for at, meeting in enumerate(sessions.meetings):
            for resolution in meeting.own_resolutions:
                for topic in resolution.topics:
                    self._by_topic[topic].append(_Place(at, resolution))

    def find_earlier(self, meeting: Meeting, resolution: Resolution) -> Echo | None:
        """Return the last earlier statement on the same topic, or None."""
        at = self._sessions.index[meeting.id]
        return self._find(meeting, resolution, lambda places: reversed(places[: bisect_left(places, at, key=_at)]))

    def find_later(self, meeting: Meeting, resolution: Resolution) -> Echo | None:
        """Return the first later statement on the same topic, or None."""
        at = self._sessions.index[meeting.id]
        return self._find(meeting, resolution, lambda places: iter(places[bisect_right(places, at, key=_at) :]))

    def _find(
        self, meeting: Meeting, resolution: Resolution, walk: Callable[[list[_Place]], Iterator[_Place]]
    ) -> Echo | None:
        here = self._sessions.index[meeting.id]
        for match in self._list_matches(resolution):
            nearest = [
                place.at
                for topic in match.topics
                if (place := next((p for p in walk(self._by_topic[topic]) if match.fits(p.resolution)), None))
            ]
            if nearest:
                return self._describe(meeting, resolution, match, min(nearest, key=lambda at: abs(at - here)))
        return None

    def _list_matches(self, resolution: Resolution) -> Iterator[_Match]:
        """Yield how another statement may match, the closest agreement first; at last, in the rarest topic alone."""
        topics = tuple(topic for topic in resolution.topics if topic != _OWN_WORK)
        states, instruments = tuple(resolution.states), tuple(resolution.instruments)
        if states or instruments:
            yield _Match(topics or tuple(resolution.topics), states, instruments, all_topics=False)
        if topics:
            yield _Match(topics, (), (), all_topics=True)
        if len(topics) > 1:
            rarest = min(topics, key=lambda topic: len(self._by_topic[topic]))
            yield _Match((rarest,), (), (), all_topics=True)

    def _describe(self, meeting: Meeting, resolution: Resolution, match: _Match, at: int) -> Echo:
        here, other = self._sessions.index[meeting.id], self._sessions.meetings[at]
        found = [one for one in other.own_resolutions if match.fits(one)]
        best = max(found, key=lambda one: _measure_likeness(resolution, one))
        between = self._sessions.meetings[min(at, here) + 1 : max(at, here)]
        earlier, later = (best, resolution) if at < here else (resolution, best)
        return Echo(
            statement=Statement(other, best),
            topics=tuple(topic for topic in match.topics if topic in best.topics),
            states=match.states,
            instruments=match.instruments,
            others=len(found) - 1,
            between=len(between),
            between_complete=count_full_outcomes(between),
            change=compare_strength(earlier, later) if _is_one_matter(match, meeting, found, earlier, later) else "",
        )


def _at(place: _Place) -> int:
    return place.at


def _is_one_matter(
    match: _Match, meeting: Meeting, found: Sequence[Resolution], earlier: Resolution, later: Resolution
) -> bool:
    """Whether two statements, and at either meeting no other one, are on one matter: then acts can be compared."""
    if not (match.states or match.instruments) or (set(earlier.topics) | set(later.topics)) & _STAGES:
        return False
    at_other = found
    at_this = [one for one in meeting.own_resolutions if match.fits(one)]
    this, other = (later, earlier) if later in at_this else (earlier, later)
    return _alike(this, at_other) == [other] and _alike(other, at_this) == [this]


def _alike(one: Resolution, others: Sequence[Resolution]) -> list[Resolution]:
    words = _fold_words(one)
    return [other for other in others if _share(words, _fold_words(other)) >= _SAME_MATTER]


def _measure_likeness(one: Resolution, other: Resolution) -> tuple[int, float, bool]:
    shared = sum(
        len(set(mine) & set(theirs))
        for mine, theirs in (
            (one.topics, other.topics),
            (one.states, other.states),
            (one.instruments, other.instruments),
        )
    )
    return shared, _share(_fold_words(one), _fold_words(other)), one.act is other.act


def _fold_words(resolution: Resolution) -> set[str]:
    """Return the words of a summary, cut to their first letters, so that endings make no difference."""
    return {word[:6] for word in _WORD.findall(resolution.summary.casefold())}


def _share(first: set[str], second: set[str]) -> float:
    """Return how large a part of all words two statements have in common."""
    return len(first & second) / len(first | second) if first and second else 0.0
