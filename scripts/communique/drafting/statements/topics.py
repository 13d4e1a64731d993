"""Proposes topics for a statement, from the words of the topics' definitions and of summaries that have them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.drafting.statements.phrases import STOP_WORDS
from communique.register.register import Register

MAX_TOPICS = 3
"""The most topics that are proposed for a statement."""
_MIN_SCORE = 1.4
"""The least score of a topic that is proposed.

Measured on the summaries of each meeting, with the weights of all others: three of four proposed topics are right, two
of three topics are found, and nearly nine of ten resolutions have a right one. A lower value finds a few more topics,
and as many wrong ones.
"""
_NAME_SCORE = 1.0
"""The score of a part of the topic's own name in the text."""
_STRONG_SCORE = 2.0
"""If the best topic has a lower score, the proposal is weak."""
_MIN_WEIGHT = 0.3
"""The least weight of a word. A lighter one says nothing by itself, and many of them together say too much."""
_HALF_TRUST = 8
"""How often a word must occur with a topic to have half of its weight. Rarer words have less."""
_SMOOTHING = 0.5
"""Added to each count, so that a word that occurs with one topic only has a finite weight."""
_WORD = re.compile(r"[A-Za-z][a-z]{2,}(?:-[a-z]+)*|UN\b")


class TopicProposal(NamedTuple):
    """Topics, the likeliest first, each with the words that indicate it; `weak` if these say little."""

    topics: dict[str, list[str]]
    weak: bool


@dataclass(frozen=True)
class TopicFinder:
    """Finds topics by the words that occur with them in a register."""

    register: Register
    excluded_meeting: str | None = None
    """The id of a meeting whose resolutions do not count."""

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """For each word, how much more often it occurs with each topic than elsewhere, as a logarithm."""
        words = {
            topic: Counter(_list_stems(f"{t.name} {t.name} {t.definition.split('. ')[0]}") * 2)
            for topic, t in self.register.topics.items()
        }
        for meeting in self.register.meetings.values():
            for resolution in meeting.resolutions if meeting.id != self.excluded_meeting else ():
                for topic in resolution.topics:
                    words.get(topic, Counter()).update(set(_list_stems(resolution.summary)))
        total: Counter[str] = sum(words.values(), Counter())
        total_count = sum(total.values())
        weights: dict[str, dict[str, float]] = {}
        for topic, counts in words.items():
            own = sum(counts.values())
            for word, count in counts.items():
                inside = (count + _SMOOTHING) / (own + 1)
                outside = (total[word] - count + _SMOOTHING) / (total_count - own + 1)
                weight = count / (count + _HALF_TRUST) * math.log(inside / outside)
                if weight > _MIN_WEIGHT:
                    weights.setdefault(word, {})[topic] = weight
        return weights

    def propose(self, text: str) -> TopicProposal:
        """Return the topics that the words of a text indicate."""
        scores: defaultdict[str, float] = defaultdict(float)
        evidence: dict[str, list[tuple[float, str]]] = {}
        content_words = [word for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]
        for stem, word in {_stem(word): word for word in content_words}.items():
            for topic, weight in self._weights.get(stem, {}).items():
                scores[topic] += weight
                evidence.setdefault(topic, []).append((weight, word))
        for topic, part in self._find_named(text):
            scores[topic] += _NAME_SCORE
            evidence.setdefault(topic, []).append((_NAME_SCORE, part))
        best = max(scores.values(), default=0.0)
        chosen = [
            topic
            for topic, score in sorted(scores.items(), key=lambda item: -item[1])[:MAX_TOPICS]
            if score >= _MIN_SCORE and score > 0.62 * best
        ]
        words = {
            topic: [*dict.fromkeys(word for _, word in sorted(evidence[topic], reverse=True))][:4] for topic in chosen
        }
        return TopicProposal(words, weak=bool(chosen) and best < _STRONG_SCORE)

    def _find_named(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each topic with a part of its name in the text, unless that is within a part of another name."""
        found = [(topic, part, at.span()) for topic, part in self._name_parts if (at := part.search(text.casefold()))]
        for topic, part, (start, end) in found:
            if not any(
                other is not part and a <= start and end <= b and b - a > end - start for _, other, (a, b) in found
            ):
                yield topic, text[start:end]

    @cached_property
    def _name_parts(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (topic, re.compile(rf"\b{re.escape(part.strip().casefold())}\b"))
            for topic, entry in self.register.topics.items()
            for part in re.split(r",| and ", entry.name)
            if part.strip().casefold() not in STOP_WORDS
        ]


def _list_stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]


def _stem(word: str) -> str:
    """Return a word without a common ending, cut to nine letters."""
    return re.sub(
        r"(?:isation|ization|ations?|ments?|ings?|ities|ity|ies|al|ist|ism|ed|es|s|e|y)$", "", word.casefold()
    )[:9]
