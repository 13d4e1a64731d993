"""The office that several people of a list share: “the foreign ministers of Example and Sample”."""

import re
from dataclasses import replace

from communique.drafting.attendance.lists.pieces import Piece
from communique.drafting.attendance.seats.phrases import COUNTERPARTS, SEVERAL
from communique.drafting.attendance.seats.seats import Seat, SeatParser, make_singular
from communique.drafting.attendance.seats.words import PLURAL

_NO_OFFICES = ("leader", "head")
"""What those of a group are called who have different offices."""
_OF_THE_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|all\s+)?(?:(?!of\b)\w+\s+){0,2}?(?:SCO\s+)?(?:(?:member|observer)\s+)?(?:states|countries|nations)(?:\s+-.*)?$"
)
_HEADS_OF = re.compile(r"\bheads\s+of\s+(?:state|government)s?\b", re.IGNORECASE)


class SharedOffice:
    """The office that the pieces of one list share, as far as the list was read."""

    def __init__(self, parser: SeatParser) -> None:
        self.parser = parser
        self.office: str | None = None
        self._of_several_kinds = False
        """Whether the states share several offices: “presidents and heads of government of Example and Sample”."""
        self._after_plural = False
        """Whether the piece before was an office in the plural alone."""

    def is_held_by(self, piece: Piece, seat: Seat) -> bool:
        """Whether a piece, which does not continue another, is one of those who share the office."""
        first = next(iter(self.parser.matcher.find_states(piece.text)), None)
        leads = first is not None and not first.adjective and not piece.words[: first.span.start].strip()
        if first and leads and piece.has_role and piece.text.startswith("'s", first.span.end):
            return False  # “Kyrgyzstan's Chairman of …” has an office of its own
        return bool(self.office and seat.state and (not piece.has_role or (leads and not seat.name)))

    def read(self, piece: Piece, office_before: str | None) -> Seat | None:
        """Return the seat of one who shares the office: “Leaders of Russia Person A”, “foreign ministers of India”.

        None if the piece only names the office. Counterparts have that of the line before.
        """
        is_plural = PLURAL.search(piece.text) is not None
        seat = _take_name_from_brackets(self.parser, self.parser.parse(piece.words), piece)
        if COUNTERPARTS.search(piece.text):
            self.office = office_before
        elif is_plural:
            self.office = _find_shared(seat)
        self._notice_kinds(piece, seat)
        if not (self.office and (seat.state or seat.name)):
            return None
        office = make_singular(seat.office or self.office) if is_plural and seat.name else self.office
        is_known = seat.name or not (self._of_several_kinds or office in _NO_OFFICES)
        return replace(seat, office=office if is_known else None)

    def _notice_kinds(self, piece: Piece, seat: Seat) -> None:
        """Remember whether the states share several offices, so that nobody knows which of them each has."""
        is_plural = PLURAL.search(piece.text) is not None
        if self._after_plural and (is_plural or _HEADS_OF.search(piece.text)):
            self._of_several_kinds = True
        elif is_plural:
            self._of_several_kinds = False
        self._after_plural = is_plural and not (seat.state or seat.name)


def names_several(piece: Piece) -> bool:
    """Whether a piece names an office of several people, or counterparts."""
    return bool(PLURAL.search(piece.text) or COUNTERPARTS.search(piece.text))


def _take_name_from_brackets(parser: SeatParser, seat: Seat, piece: Piece) -> Seat:
    """Return a seat with the name in brackets after its state: “Tajikistan (Ramazon Rahimzoda)”."""
    bracket = re.search(r"\(([^()]+)\)\s*$", piece.words)
    inside = parser.parse(bracket[1]) if bracket and not seat.name else None
    if inside and inside.name and not inside.office:
        return replace(seat, name=inside.name)
    return seat


def _find_shared(seat: Seat) -> str | None:
    """Return the office of one, from that of several in the plural; None if it is none."""
    office = make_singular(seat.office or "")
    office = _OF_THE_STATES.sub("", office)
    office = re.sub(r"\b(?:of|from)$", "", re.sub(r"^(?:the|all)\s+", "", office)).strip()
    return office if office and not SEVERAL.search(office) else None
