"""Proposes topics for a statement, from the topics' names and definitions and from the statements that have them.

`scripts/score` measures the proposals on the register's own statements; docs/develop/drafts.md has the results.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.drafting.statements.classifier import Classifier, Judgement, LabelledText
from communique.drafting.statements.phrases import STOP_WORDS
from communique.model.entries import list_names
from communique.model.meeting import Meeting
from communique.register.register import Register

MAX_TOPICS = 3
"""The most topics that are proposed for a statement."""
_MIN_FIRST = 0.42
"""The least probability of the likeliest topic. A lower value finds more topics, and more wrong ones."""
_MIN_OTHER = 0.9
"""The least probability of any other topic."""
_MIN_LEAD = 0.2
"""How much likelier the first topic must be than a second one that the text does not name.

A statement may well have two topics that it names. Where it does not name the second, the words fit either of them.
"""
_WEAK = 0.55
"""If the likeliest topic has a lower probability, the proposal is weak."""
_MIN_USUAL = 0.65
"""The share of a body's statements that a topic must have to be proposed where no words indicate a topic."""
_MIN_STATEMENTS = 5
"""The least number of recorded statements of a body that show what is usual for it."""
_MAX_WORDS = 4
"""The most words that are shown as evidence of a topic."""
_WORD = re.compile(r"[A-Za-z][a-z]+(?:-[a-z]+)*|[A-Z]{2,}\b")
_ENDING = re.compile(
    r"(?<=\w{4})(?:isation|ization|ations?|ments?|ings?|ities|ity|ies|al|ist|ism|ed|es|e?s|e|y)$|(?<=\w{3})s$"
)
_NAME, _BODY = "name of ", "body "
"""Begin the features that are no words: the name of a topic in the text, and the body that met."""


class TopicProposal(NamedTuple):
    """Topics, the likeliest first, each with the words that indicate it; `weak` if these say little."""

    topics: dict[str, list[str]]
    weak: bool
    rivals: dict[str, list[str]]
    """Two topics between which the words do not decide, so that neither is proposed."""


@dataclass(frozen=True)
class TopicFinder:
    """Finds topics by the words that occur with them in a register."""

    register: Register
    excluded_meeting: str | None = None
    """The id of a meeting whose resolutions do not count."""

    def propose(self, text: str, body: str | None = None) -> TopicProposal:
        """Return the topics that the words of a text indicate, together with the body that met."""
        features = self._list_features(text, body)
        judged = self._classifier.judge(features)
        chosen = [
            one
            for number, one in enumerate(judged[:MAX_TOPICS])
            if one.probability >= (_MIN_OTHER if number else _MIN_FIRST)
        ]
        if chosen and _is_undecided(judged, features):
            return TopicProposal({}, weak=False, rivals=_list_words(judged[:2], features))
        if not chosen and (usual := self._usual_topics.get(body or "") or self._find_topic_of_name(body or "")):
            return TopicProposal({usual: [f"usual for {body}"]}, weak=True, rivals={})
        is_weak = bool(chosen) and chosen[0].probability < _WEAK
        return TopicProposal(_list_words(chosen, features), weak=is_weak, rivals={})

    @cached_property
    def _usual_topics(self) -> dict[str, str]:
        """The topic that most recorded statements of a body have, for bodies with such a topic."""
        topics: dict[str, Counter[str]] = {}
        statements: Counter[str] = Counter()
        for meeting in self._list_meetings():
            statements[meeting.body] += len(meeting.resolutions)
            of_body = topics.setdefault(meeting.body, Counter())
            of_body.update(topic for resolution in meeting.resolutions for topic in resolution.topics)
        return {
            body: topic
            for body, of_body in topics.items()
            for topic, number in of_body.most_common(1)
            if statements[body] >= _MIN_STATEMENTS and number >= _MIN_USUAL * statements[body]
        }

    def _find_topic_of_name(self, body: str) -> str | None:
        """Return the only topic that the name of a body names: that of health ministers is health."""
        entry = self.register.bodies.get(body)
        names = self._find_names(list(_list_stems(entry.name))) if entry else ()
        topics = {topic for _, _, topic in names}
        return topics.pop() if len(topics) == 1 else None

    def _list_meetings(self) -> Iterator[Meeting]:
        """Yield the meetings whose statements count."""
        for meeting in self.register.meetings.values():
            if meeting.id != self.excluded_meeting:
                yield meeting

    @cached_property
    def _classifier(self) -> Classifier:
        named = {_NAME + topic: topic for topic in self.register.topics}
        return Classifier(sorted(self.register.topics), self._list_examples(), named)

    def _list_examples(self) -> Iterator[LabelledText]:
        """Yield the recorded statements, and the names and definitions of the topics."""
        for meeting in self._list_meetings():
            for resolution in meeting.resolutions:
                yield self._build_example(resolution.summary, resolution.topics, meeting.body)
        for topic, entry in self.register.topics.items():
            for text in (*list_names(entry), entry.definition):
                yield self._build_example(text, [topic])

    def _build_example(self, text: str, topics: list[str], body: str | None = None) -> LabelledText:
        return LabelledText(frozenset(self._list_features(text, body)), frozenset(topics))

    def _list_features(self, text: str, body: str | None) -> dict[str, str]:
        """Return the features of a text, each with the words that show it."""
        words = [word for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]
        stems = [_stem(word) for word in words]
        features = dict(zip(stems, words, strict=True))
        for start, end, topic in self._find_names(stems):
            features[_NAME + topic] = " ".join(words[start:end])
        if body:
            features[_BODY + body] = f"body {body}"
        return features

    def _find_names(self, stems: list[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where topics are named. Of names that begin at the same word, the longest counts."""
        end = 0
        for start in range(len(stems)):
            for length in range(min(self._longest_name, len(stems) - start), 0, -1):
                topics = self._names.get(tuple(stems[start : start + length]), ())
                if topics and start + length > end:
                    end = start + length
                    yield from ((start, end, topic) for topic in topics)
                    break

    @cached_property
    def _names(self) -> dict[tuple[str, ...], list[str]]:
        """The topics of each name, as stems."""
        found: dict[tuple[str, ...], list[str]] = {}
        for topic, entry in self.register.topics.items():
            for name in list_names(entry):
                stems = _list_stems(name)
                if stems and topic not in found.setdefault(stems, []):
                    found[stems].append(topic)
        return found

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self._names), default=0)


def _is_undecided(judged: list[Judgement], features: Collection[str]) -> bool:
    """Whether a topic that the text does not name is almost as likely as the likeliest one."""
    if len(judged) < 2:
        return False
    first, second = judged[:2]
    return _NAME + second.label not in features and first.probability - second.probability < _MIN_LEAD


def _list_words(judged: list[Judgement], features: Mapping[str, str]) -> dict[str, list[str]]:
    """Return topics with the words that indicate them."""
    return {one.label: [*dict.fromkeys(features[feature] for feature in one.evidence)][:_MAX_WORDS] for one in judged}


def _list_stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS)


def _stem(word: str) -> str:
    """Return a word without a common ending, cut to nine letters. At least four letters remain: “unity” is not “UN”."""
    return _ENDING.sub("", word.casefold())[:9]
