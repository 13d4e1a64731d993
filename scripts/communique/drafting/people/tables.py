"""Reads tables of participants: one line each, in cells parted by bars."""

import re
from collections.abc import Iterator

from communique.drafting.people.lists import ListLine
from communique.drafting.people.phrases import OPENS_LIST, ROLE
from communique.drafting.people.seats import Seat, SeatParser
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text import Span

_HEADS = re.compile(
    r"\b(?:names?|heads? of (?:the )?delegations?|participants?|attendees?|representatives?|delegates?)\b",
    re.IGNORECASE,
)
"""How a table says in its first row that it lists who came."""


_ABSENT = re.compile(r"\b(?:absent|did not (?:come|attend)|not present|excused)\b", re.IGNORECASE)


def read_tables(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Everybody in a table whose first row speaks of participants, or that stands below “It was attended by:”."""
    listing, before = False, ""
    for paragraph in paragraphs:
        text = normalise(paragraph.text)
        if CELL_SEPARATOR not in text:
            listing = text.rstrip().endswith(":") and OPENS_LIST.search(text) is not None
        elif _HEADS.search(text) and not (listing and CELL_SEPARATOR in before):
            listing = True
        elif listing and not _ABSENT.search(text) and (seat := _row(parser, paragraph.text)).is_whole:
            yield ListLine(seat, Sentence(paragraph, Span(0, len(paragraph.text))))
        before = text


def _row(parser: SeatParser, row: str) -> Seat:
    """What the cells of a row say together: the state stands in one, the name in another, the office in a third."""
    name = office = state = body = None
    for cell in row.split(CELL_SEPARATOR):
        seat = parser.parse(cell)
        state, body = state or seat.state, body or seat.body
        name = name or seat.name
        office = office or (seat.office if seat.office and ROLE.search(seat.office) else None)
    return Seat(row, name, office, state, None if state else body)
