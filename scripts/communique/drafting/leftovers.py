"""Finds the sentences that name people, or say what was done, from which the draft took nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from communique.drafting.attendance.presence import says_who_came
from communique.drafting.attendance.seats.person_names import clean_name
from communique.drafting.attendance.seats.seats import SeatParser
from communique.drafting.people.participant import Participants
from communique.drafting.statements.verbs import has_past_verb
from communique.drafting.text.english import INSTRUMENT
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, SourceParagraph, split_all_sentences
from communique.model.entries import list_names
from communique.text.quotes import Span
from communique.text.words import shorten

_LEAST_WORDS = 4
"""A shorter sentence is a heading or a line of a list."""
_MIN_SIMILARITY = 75
"""The similarity, of 100, from which two names of several words are taken for spellings of one."""


_MEDIA = re.compile(r"\b(?:News|Times|Post|Today|TV|Radio|Gazette|Daily|Online|Agency|Press|Media)$")
"""The last word of the name of a newspaper, agency or channel."""


@dataclass(frozen=True)
class Leftover:
    """A sentence, and the people in it that are not in the draft. Without people, nothing at all was taken from it."""

    sentence: Sentence
    people: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return one line for the report."""
        named = f" names {', '.join(self.people)}" if self.people else ""
        return f"{self.sentence.paragraph.id}{named}: “{shorten(self.sentence.text, 40)}”"


@dataclass(frozen=True)
class Taken:
    """What a draft took from a release."""

    people: Participants
    statements: list[Sentence]
    facts: list[FoundValue[Any]]

    def uses(self, sentence: Sentence) -> bool:
        """Whether a participant, a statement or a fact comes from a sentence."""
        chair = self.people.chair_evidence
        whole = [*(one.sentence for one in self.people.listed), *self.statements, *([chair.sentence] if chair else [])]
        return sentence in whole or any(
            fact.where == sentence.paragraph.id and fact.words in sentence.text for fact in self.facts
        )

    def names(self, name: str) -> bool:
        """Whether a person with this name, or with one like it, is listed or named in a doubt."""
        known = (one.seat.name for one in self.people.listed if one.seat.name)
        return any(_are_alike(name, other) for other in known) or any(name in doubt for doubt in self.people.doubts)


def find_leftovers(parser: SeatParser, paragraphs: Iterable[SourceParagraph], taken: Taken) -> Iterator[Leftover]:
    """Yield the sentences that a person must read, in the order of the text."""
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        if len(text.split(maxsplit=_LEAST_WORDS)) < _LEAST_WORDS:
            continue
        people = tuple(name for name in _find_people(parser, text) if not taken.names(name))
        if people or (not taken.uses(sentence) and _says_what_was_done(text)):
            yield Leftover(sentence, people)


def _says_what_was_done(text: str) -> bool:
    return says_who_came(text) or has_past_verb(text)


def _find_people(parser: SeatParser, text: str) -> list[str]:
    """Return the full names of people in a sentence, outside the names of other entries and instruments."""
    matcher = parser.matcher
    found = (*matcher.find_states(text), *matcher.find_bodies(text), *matcher.find_places(text))
    titles = [Span(*named.span("name")) for named in INSTRUMENT.finditer(text)]
    spans = parser.names.find_full_names(text, [*(mention.span for mention in found), *titles])
    topics = [name.casefold() for topic in matcher.register.topics.values() for name in list_names(topic)]
    known = matcher.index.mentions(text, ())
    spans += [span for span, target in known if target.kind == "person" and not any(map(span.overlaps, spans))]
    names = dict.fromkeys(clean_name(text[span.start : span.end]) for span in sorted(spans))
    return [name for name in names if not _MEDIA.search(name) and not any(name.casefold() in topic for topic in topics)]


def _are_alike(name: str, other: str) -> bool:
    """Whether two names can mean the same person: one is the last or first word of the other, or they are similar."""
    words, others = set(_split_name(name)), set(_split_name(other))
    if min(len(words), len(others)) < 2:
        return bool(words & others)
    return (
        fuzz.token_sort_ratio(name, other, processor=str.casefold) >= _MIN_SIMILARITY
        or words <= others
        or others <= words
    )


def _split_name(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*", name)]
