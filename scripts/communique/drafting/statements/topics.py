"""Proposes topics for a statement, from the words of the topics' definitions and of the summaries that bear them."""

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
_LEAST = 1.4
"""How much the words must speak for a topic before it is proposed.

Each meeting's summaries held against the others: three of four topics proposed are right, two of three are found, and
nearly nine of ten resolutions have one that is right. A lower bound finds a few more, and as many wrong ones.
"""
_NAMED = 1.0
"""How much it counts that a part of the topic's own name stands in the text."""
_SURE = 2.0
"""Below this the words speak for the likeliest topic weakly."""
_TELLING = 0.3
"""A word that weighs less says nothing by itself, and many of them together too much."""
_TRUSTED = 8
"""A word that bore a topic so often counts for half of what its frequency says; rarer words for less."""
_SMOOTH = 0.5
_WORD = re.compile(r"[A-Za-z][a-z]{2,}(?:-[a-z]+)*|UN\b")


class TopicProposal(NamedTuple):
    """Topics, the likeliest first, each with the words that speak for it; `weak` where they say little."""

    topics: dict[str, list[str]]
    weak: bool


@dataclass(frozen=True)
class TopicFinder:
    """The topics of a register, known by their words; the resolutions of the meeting `without` do not count."""

    register: Register
    excluded_meeting: str | None = None

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """For each word, how much more it stands under each topic than elsewhere, as a logarithm."""
        words = {
            topic: Counter(_words(f"{t.name} {t.name} {t.definition.split('. ')[0]}") * 2)
            for topic, t in self.register.topics.items()
        }
        for meeting in self.register.meetings.values():
            for resolution in meeting.resolutions if meeting.id != self.excluded_meeting else ():
                for topic in resolution.topics:
                    words.get(topic, Counter()).update(set(_words(resolution.summary)))
        total: Counter[str] = sum(words.values(), Counter())
        everything = sum(total.values())
        weights: dict[str, dict[str, float]] = {}
        for topic, counts in words.items():
            own = sum(counts.values())
            for word, count in counts.items():
                inside = (count + _SMOOTH) / (own + 1)
                outside = (total[word] - count + _SMOOTH) / (everything - own + 1)
                weight = count / (count + _TRUSTED) * math.log(inside / outside)
                if weight > _TELLING:
                    weights.setdefault(word, {})[topic] = weight
        return weights

    def propose(self, text: str) -> TopicProposal:
        """The topics that the words of a text speak for."""
        scores: defaultdict[str, float] = defaultdict(float)
        because: dict[str, list[tuple[float, str]]] = {}
        telling = [word for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]
        for stem, word in {_stem(word): word for word in telling}.items():
            for topic, weight in self._weights.get(stem, {}).items():
                scores[topic] += weight
                because.setdefault(topic, []).append((weight, word))
        for topic, part in self._named(text):
            scores[topic] += _NAMED
            because.setdefault(topic, []).append((_NAMED, part))
        best = max(scores.values(), default=0.0)
        chosen = [
            topic
            for topic, score in sorted(scores.items(), key=lambda item: -item[1])[:MAX_TOPICS]
            if score >= _LEAST and score > 0.62 * best
        ]
        words = {
            topic: [*dict.fromkeys(word for _, word in sorted(because[topic], reverse=True))][:4] for topic in chosen
        }
        return TopicProposal(words, weak=bool(chosen) and best < _SURE)

    def _named(self, text: str) -> Iterator[tuple[str, str]]:
        """The topics of which the text has a part of the name word by word; not those named by a part of that part."""
        found = [(topic, part, at.span()) for topic, part in self._names if (at := part.search(text.casefold()))]
        for topic, part, (start, end) in found:
            if not any(
                other is not part and a <= start and end <= b and b - a > end - start for _, other, (a, b) in found
            ):
                yield topic, text[start:end]

    @cached_property
    def _names(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (topic, re.compile(rf"\b{re.escape(part.strip().casefold())}\b"))
            for topic, entry in self.register.topics.items()
            for part in re.split(r",| and ", entry.name)
            if part.strip().casefold() not in STOP_WORDS
        ]


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]


def _stem(word: str) -> str:
    """A word without its commonest endings."""
    return re.sub(
        r"(?:isation|ization|ations?|ments?|ings?|ities|ity|ies|al|ist|ism|ed|es|s|e|y)$", "", word.casefold()
    )[:9]
