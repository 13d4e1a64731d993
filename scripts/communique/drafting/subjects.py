"""Proposes topics for a statement, from the words of the topics' definitions and of the summaries that bear them."""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from communique.drafting.wording import COMMON
from communique.register import Register

MOST = 3
_LEAST = 1.0
"""How much the words must speak for a topic before it is proposed.

Each meeting's summaries held against the others: 7 of 10 topics proposed are right, 7 of 10 are found, and 9 of 10
resolutions have at least one right.
"""
_TRUSTED = 8
"""A word that bore a topic so often counts for half of what its frequency says; rarer words for less."""
_SMOOTH = 0.5
_WORD = re.compile(r"[A-Za-z][a-z-]{2,}|UN\b")


@dataclass(frozen=True)
class Subjects:
    """The topics of a register, known by their words; the resolutions of the meeting `without` do not count."""

    register: Register
    without: str | None = None

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """For each word, how much more it stands under each topic than elsewhere, as a logarithm."""
        words = {
            topic: Counter(_words(f"{t.name} {t.name} {t.definition.split('. ')[0]}") * 2)
            for topic, t in self.register.topics.items()
        }
        for meeting in self.register.meetings.values():
            for resolution in meeting.resolutions if meeting.id != self.without else ():
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
                if inside > outside:
                    trust = count / (count + _TRUSTED)
                    weights.setdefault(word, {})[topic] = trust * math.log(inside / outside)
        return weights

    def of(self, text: str) -> dict[str, list[str]]:
        """The topics that the words of a text speak for, the likeliest first, each with those words."""
        scores: defaultdict[str, float] = defaultdict(float)
        because: dict[str, list[tuple[float, str]]] = {}
        telling = [word for word in _WORD.findall(text) if word.casefold() not in COMMON]
        for stem, word in {_stem(word): word for word in telling}.items():
            for topic, weight in self._weights.get(stem, {}).items():
                scores[topic] += weight
                because.setdefault(topic, []).append((weight, word))
        best = max(scores.values(), default=0.0)
        chosen = [
            topic
            for topic, score in sorted(scores.items(), key=lambda item: -item[1])[:MOST]
            if score >= _LEAST and score > 0.62 * best
        ]
        return {topic: [word for _, word in sorted(because[topic], reverse=True)[:4]] for topic in chosen}


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text) if word.casefold() not in COMMON]


def _stem(word: str) -> str:
    """A word without its commonest endings."""
    return re.sub(
        r"(?:isation|ization|ations?|ments?|ings?|ities|ity|ies|al|ist|ism|ed|es|s|e|y)$", "", word.casefold()
    )[:9]
