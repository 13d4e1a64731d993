"""Cuts paragraphs into sentences, with the place of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.drafting.text.english import ABBREVIATION, ASIDE
from communique.drafting.text.names import normalise
from communique.text import Span

T = TypeVar("T")

MAX_SENTENCE = 4_000
"""Characters of a sentence; the longest lists of delegations have some 3,000."""

_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")


@dataclass(frozen=True)
class SourceParagraph:
    """A paragraph of the release, as printed, with the id that the record gives it."""

    id: str
    text: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph, as printed."""

    paragraph: SourceParagraph
    span: Span

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.paragraph.text[self.span.start : self.span.end]


def number_paragraphs(lines: Iterable[str]) -> list[SourceParagraph]:
    """Paragraphs with their ids, p1, p2 and so on."""
    return [SourceParagraph(f"p{number}", line) for number, line in enumerate(lines, 1)]


def split_sentences(paragraph: SourceParagraph) -> Iterator[Sentence]:
    """The sentences of a paragraph. Initials and titles end none; one beyond `LONGEST` is no prose."""
    text, start = normalise(paragraph.text), 0
    for stop in _END.finditer(text):
        if not ABBREVIATION.search(text[max(start, stop.start() - 20) : stop.start() + 1]):
            if stop.start() - start < MAX_SENTENCE:
                yield Sentence(paragraph, Span(start, stop.end() - len(stop[0]) + len(stop[0].rstrip())))
            start = stop.end()
    if text[start:].strip() and len(text) - start <= MAX_SENTENCE:
        yield Sentence(paragraph, Span(start, len(text)))


def split_all_sentences(paragraphs: Iterable[SourceParagraph]) -> Iterator[Sentence]:
    """The sentences of several paragraphs, in their order."""
    for paragraph in paragraphs:
        yield from split_sentences(paragraph)


def find_unread_paragraphs(paragraphs: Iterable[SourceParagraph]) -> list[str]:
    """The ids of paragraphs with a sentence too long to be read."""
    return [
        p.id
        for p in paragraphs
        if len(p.text) > sum(s.span.end - s.span.start for s in split_sentences(p)) + MAX_SENTENCE // 2
    ]


def blank_asides(sentence: Sentence) -> str:
    """A sentence without what it says in passing of other meetings; every character keeps its place."""
    return ASIDE.sub(lambda found: " " * len(found[0]), normalise(sentence.text))


@dataclass(frozen=True)
class FoundValue(Generic[T]):
    """A value with the words it comes from, and where they stand; `doubt` says what speaks against it."""

    value: T
    words: str
    where: str
    doubt: str | None = None
