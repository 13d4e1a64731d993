"""Reads tables of participants, one in each row."""

import re
from collections.abc import Iterator

from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.presence import opens_items
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.attendance.seats.words import ROLE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text.quotes import Span

_HEADER = re.compile(
    r"\b(?:names?|heads? of (?:the )?delegations?|participants?|attendees?|representatives?|delegates?)\b",
    re.IGNORECASE,
)
"""The header of a table that lists participants."""


_ABSENT = re.compile(r"\b(?:absent|did not (?:come|attend)|not present|excused)\b", re.IGNORECASE)


def read_tables(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Yield the participants in tables with such a header, or below a line such as “It was attended by:”."""
    lists_participants, before = False, ""
    for paragraph in paragraphs:
        text = normalise(paragraph.text)
        if CELL_SEPARATOR not in text:
            lists_participants = opens_items(text)
        elif _HEADER.search(text) and not (lists_participants and CELL_SEPARATOR in before):
            lists_participants = True
        elif (
            lists_participants and not _ABSENT.search(text) and (seat := _parse_row(parser, paragraph.text)).is_complete
        ):
            yield ListLine(seat, Sentence(paragraph, Span(0, len(paragraph.text))))
        before = text


def _parse_row(parser: SeatParser, row: str) -> Seat:
    """Return what the cells of a row say together: the state, the name and the office may have a cell each."""
    name = office = state = body = None
    for cell in row.split(CELL_SEPARATOR):
        seat = parser.parse(cell)
        state, body = state or seat.state, body or seat.body
        name = name or seat.name
        office = office or (seat.office if seat.office and ROLE.search(seat.office) else None)
    return Seat(row, name, office, state, None if state else body)
