"""Finds the sentences that say who chaired, and the person or the state that did."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.drafting.attendance.seats.phrases import (
    CHAIRED,
    CHAIRED_BY,
    CHAIRING_STATE,
    DATELINE,
    DENIED,
    FUTURE,
    SERVING_AS_CHAIR,
)
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.attendance.seats.words import HONOUR, ROLE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences
from communique.text.quotes import Span


@dataclass(frozen=True)
class Chair:
    """The person or the state that chaired, and the sentence that says so."""

    seat: Seat
    sentence: Sentence
    state_assumed: bool = False
    """Whether the state is not printed, but taken to be the host's."""


def find_chairs(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Chair]:
    """Yield the people and states that chaired according to a sentence."""
    for sentence in split_all_sentences(paragraphs):
        for region in _find_chair_words(normalise(sentence.text)):
            seat = _parse_chair(parser, sentence.text[region.start : region.end])
            if seat.name or seat.state:
                yield Chair(seat, sentence)


def _parse_chair(parser: SeatParser, words: str) -> Seat:
    """Parse the words for a chair, in which the name may come before the office with a comma between them."""
    seat = parser.parse(words)
    parts = words.split(",")
    if seat.name and len(parts) > 1 and parser.parse(parts[0]).name == seat.name and not seat.office:
        return replace(parser.parse(", ".join(parts[1:3])), name=seat.name, words=words)
    return seat


def _find_chair_words(text: str) -> Iterator[Span]:
    if DENIED.search(text):
        return
    if serving := SERVING_AS_CHAIR.search(text):
        yield Span(*serving.span("who"))
    elif by := CHAIRED_BY.search(text):
        tail = (
            rf"|,(?!\s+(?:[A-Z][\w.'-]*\s+){{1,2}}[A-Z][\w'-]+\s*\.?$)(?!\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){{0,3}}?(?:{ROLE.pattern}))"
            if by[0].startswith("under")
            else ""
        )
        stop = re.search(
            rf"\b(?:and\s+(?:was|were|at|took|attended|brought|gathered)|which|where|on|took|was|were|held)\b|,\s+(?:[a-z]+ed)\b|[.;]\s*$|\bin\s+[A-Z]|,\s+the\s{tail}",
            text[by.end() :],
        )
        yield Span(by.end(), by.end() + (stop.start() if stop else len(text)))
    elif (active := CHAIRED.search(text)) and not FUTURE.search(text[: active.start()]):
        yield Span(_skip_opening(text[: active.start()]), active.start())
    elif (side := CHAIRING_STATE.search(text)) and re.search(
        r"\b(?:meeting|session|summit|sitting|talks|council)\b", text, re.IGNORECASE
    ):
        yield Span(*side.span(side.lastindex or 1))


def _skip_opening(text: str) -> int:
    """Return where the words about a person begin: after an agency's dateline, and after “On 5 May,”."""
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    when = re.match(r"(?:(?:On|In|At|From|For|As|While|When)\b[^,]*|Yesterday|Today),\s*", text[start:])
    start += when.end() if when else 0
    honour = HONOUR.search(text, start)
    return honour.end() if honour else start
