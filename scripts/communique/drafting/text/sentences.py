"""Splits paragraphs into sentences, and keeps the position of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.drafting.text.english import ABBREVIATION, ASIDE
from communique.drafting.text.names import normalise
from communique.text.quotes import Span

T = TypeVar("T")

MAX_SENTENCE = 4_000
"""Characters of a sentence. The longest lists of delegations have about 3,000."""

_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|(?<=[a-z]{3})\.(?=[A-Z][a-z]+\s)")
"""The end of a sentence. Scraped pages lack the space between two paragraphs."""


@dataclass(frozen=True)
class SourceParagraph:
    """A paragraph of the release as printed, with the id that it gets in the record."""

    id: str
    text: str


@dataclass(frozen=True)
class Sentence:
    """A sentence as printed: its paragraph, and its span in the paragraph."""

    paragraph: SourceParagraph
    span: Span

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.paragraph.text[self.span.start : self.span.end]


def number_paragraphs(lines: Iterable[str]) -> list[SourceParagraph]:
    """Return the lines as paragraphs with the ids p1, p2 and so on."""
    return [SourceParagraph(f"p{number}", line) for number, line in enumerate(lines, 1)]


def split_sentences(paragraph: SourceParagraph) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, except those longer than MAX_SENTENCE.

    The full stop of an initial or abbreviation does not end a sentence.
    """
    text, start = normalise(paragraph.text), 0
    for end in _SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text[max(start, end.start() - 20) : end.start() + 1]):
            if end.start() - start < MAX_SENTENCE:
                yield Sentence(paragraph, Span(start, end.end() - len(end[0]) + len(end[0].rstrip())))
            start = end.end()
    if text[start:].strip() and len(text) - start <= MAX_SENTENCE:
        yield Sentence(paragraph, Span(start, len(text)))


def split_all_sentences(paragraphs: Iterable[SourceParagraph]) -> Iterator[Sentence]:
    """Yield the sentences of several paragraphs, in order."""
    for paragraph in paragraphs:
        yield from split_sentences(paragraph)


def find_unread_paragraphs(paragraphs: Iterable[SourceParagraph]) -> list[str]:
    """Return the ids of the paragraphs with a sentence that is too long to read."""
    return [
        p.id
        for p in paragraphs
        if len(p.text) > sum(s.span.end - s.span.start for s in split_sentences(p)) + MAX_SENTENCE // 2
    ]


def blank_asides(sentence: Sentence) -> str:
    """Return a sentence, normalised, with spaces in place of asides. Every character keeps its position."""
    return ASIDE.sub(lambda found: " " * len(found[0]), normalise(sentence.text))


@dataclass(frozen=True)
class FoundValue(Generic[T]):
    """A value and the words it comes from; `doubt` says why it may be wrong.

    `where` is the id of their paragraph; or `heading` above the text, `page` in the metadata of the page, `given` with
    the command.
    """

    value: T
    words: str
    where: str
    doubt: str | None = None
