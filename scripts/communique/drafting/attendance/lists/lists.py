"""Splits lists of participants into lines, each with the name of a person or an office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.drafting.attendance.lists.pieces import Piece, split_pieces, strip_group
from communique.drafting.attendance.lists.shared_office import SharedOffice, names_several
from communique.drafting.attendance.seats.phrases import COUNTERPARTS, SAYS_WHO
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.attendance.seats.words import PLURAL, ROLE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence
from communique.text.quotes import Span

_OFFICER = re.compile(
    r"(?:(?:SCO|First|Deputy|Acting)\s+)*(?:Secretary[- ]General|Executive\s+(?:Secretary|Director)"
    r"|Director|Chair(?:man|woman)?|Head|President)\b",
    re.IGNORECASE,
)
"""Offices whose holders count as participants for a body even without a name."""
_COUNTERPART = re.compile(r"(?:(?:and|his|her|their)\s+)*counterpart", re.IGNORECASE)
"""The office in “his Example counterpart A”: that of the one before."""
_OF_STATE = re.compile(r"[a-z] of (?:the )?[A-Z][\w' ]*\.?$")
"""“…, B of Example” after “Minister of Defence of Example A”: the office is the same."""
_OWNED_NAME = re.compile(r"(?:the\s+)?[A-Z][\w ]*?'s\s")
"""“Example's Person” after “Defence Minister A”: the office is the same as well."""
_OWNER_BY = re.compile(r"^(?:and\s+)?[A-Z][\w ]* by ")
"""“…, and Sample by Person B, Minister of Trade” after “Example was represented by Person A, …”."""
_NO_PARTICIPANT = re.compile(r"\s*(?:(?:and\s+)?others?|except|which|apart from|besides)\b")
_STATUS_GROUP = re.compile(
    r"\s*(?:and\s+)?(?:the\s+)?(?:SCO\s+)?(?:observer|member|partner)\s+(?:states|countries)\s*", re.IGNORECASE
)
_SEAT = re.compile(
    rf"(?:(?:first|deputy|vice|acting|state|foreign|defen[cs]e|prime|special|senior|chief)\s+)*(?:{ROLE.pattern})",
    re.IGNORECASE,
)

_ENDS_WITH_ROLE = re.compile(rf"^[A-Z][\w' ,&-]*(?:{ROLE.pattern})$", re.IGNORECASE)
"""An office with its field first: “External Trade Minister”."""
_OPENS_OFFICE = re.compile(rf"\s*(?:(?:the|an?)\s+|(?=SCO\b))(?:[A-Z]\w+\s+)*?(?:{ROLE.pattern})")
"""A piece that begins with an article and an office, or with an office of the organisation."""


@dataclass(frozen=True)
class ListLine:
    """A line of a list, the sentence that it comes from, and whether it is called a guest or an observer."""

    seat: Seat
    sentence: Sentence
    guest: bool = False
    observer: bool = False
    state_assumed: bool = False
    """Whether the state is not printed, but taken to be the host's."""
    only_spoke: bool = False
    """Whether the text does not say that they attended, but quotes them."""
    doubt: str | None = None
    """What else is doubtful about the line."""
    without_office: bool = False
    """Whether the text gives a name, but no office, so that only somebody whom the register knows is meant."""


def is_counterpart(seat: Seat) -> bool:
    """Whether a person is only called the counterpart of another, whose office they have."""
    return seat.name is not None and _COUNTERPART.fullmatch(seat.office or "") is not None


def split_list(parser: SeatParser, sentence: Sentence, region: Span) -> Iterator[ListLine]:
    """Yield the lines of a list: pieces between commas and “and”, joined until each is complete."""
    reader = _ListReader(parser, sentence)
    reader.nameless = not parser.parse(sentence.text[region.start : region.end]).name
    source = SAYS_WHO.search(normalise(sentence.text)[: region.end], region.start)
    region = Span(region.start, source.start()) if source else region
    for piece in split_pieces(parser, sentence.text, region):
        yield from reader.read(piece)
    yield from reader.finish()


class _ListReader:
    """Joins the pieces of one list into lines. The start of a line shows whether names or offices come first."""

    def __init__(self, parser: SeatParser, sentence: Sentence) -> None:
        self.parser = parser
        self.sentence = sentence
        self.pending: list[Piece] = []
        self.name_first = False
        self.nameless = False
        """Whether the whole list names offices and states, but nobody."""
        self.shared = SharedOffice(parser)
        self.previous_office: str | None = None
        """The office of the line before, which “his counterparts from India and China” hold as well."""

    def read(self, piece: Piece) -> Iterator[ListLine]:
        """Add a piece, and yield the lines that it completes."""
        if _NO_PARTICIPANT.match(piece.words) or _STATUS_GROUP.fullmatch(piece.text):
            return
        if (cuts := self._find_run_ons(piece)) and cuts[0] > 0:
            for start, end in pairwise([0, *cuts, len(piece.words)]):
                yield from self.read(piece.cut_out(start, end))
            return
        piece = strip_group(self.parser, piece)
        if not piece.words.strip():
            # “… and heads of other institutions” ends the previous line and does not name anyone.
            yield from self.finish()
            self.shared.office = None
        else:
            yield from self._add_piece(piece)

    def _add_piece(self, piece: Piece) -> Iterator[ListLine]:
        seat = self.parser.parse(piece.words)
        others = PLURAL.search(piece.words) or COUNTERPARTS.search(piece.words)
        if not seat.name and not piece.has_role and not self.pending and not self.shared.office and not others:
            return
        holds = ROLE.search(re.sub(r"\bmember\s+(?:states|countries)\b", "", piece.text))
        owned = seat.name or seat.state or seat.body not in (None, "sco")
        if self.shared.office and not (self.pending or holds or others or owned):
            return  # “Chief justices and other officials from India, China …”
        if self._is_state_alone(piece, seat):
            yield from self.finish()
            yield ListLine(replace(seat, office=None), self.sentence, piece.guest, piece.observer)
            return
        if self._begins_line(piece, seat) and self.pending:
            yield from self.finish()
        if not self.pending:
            # The order can change within a list: “Director X; Y, Chairman of …”.
            has_owner = (seat.state or seat.body) and not _OWNER_BY.search(piece.text)
            self.name_first = bool(seat.name) and not piece.has_role and not has_owner
        if names_several(piece) or (not self.pending and self.shared.is_held_by(piece, seat)):
            yield from self.finish()
            if shared := self.shared.read(piece, self.previous_office):
                yield ListLine(shared, self.sentence, piece.guest, piece.observer)
            return
        self.pending.append(piece)
        if seat.name and not self.name_first:
            yield from self.finish()

    def _is_state_alone(self, piece: Piece, seat: Seat) -> bool:
        """Whether a piece is a state that came, after an officer of a body: “the Director of the Centre, India”."""
        if not (self.pending and seat.state) or seat.name:
            return False
        before = self.parser.parse(self._as_printed(self.pending))
        words = re.sub(r"^\s*the\s+", "", piece.text).strip()
        is_whole = any(
            mention.span == Span(0, len(words)) and not mention.adjective
            for mention in self.parser.matcher.find_states(words)
        )
        return is_whole and bool(before.body and before.body != "sco" and before.office and not before.name)

    def _find_run_ons(self, piece: Piece) -> list[int]:
        """Return where a piece runs into the next line because a comma is missing."""
        if not self.name_first:
            return self.parser.find_run_ons(piece.words)
        text = piece.text
        offices = [found.start() for found in _SEAT.finditer(text)]
        name = normalise(self.parser.parse(piece.words).name or "")
        if not (self.pending and name and len(offices) > 1 and text.rstrip(" ,;.").endswith(name)):
            return []
        # “X,” is followed by the office of X and, without a comma, by the office and name of another person.
        return [] if re.search(r"\b(?:of|the|and|to|as)\s+$|-\s*$", text[: offices[-1]]) else offices[-1:]

    def _begins_line(self, piece: Piece, seat: Seat) -> bool:
        """Whether a piece begins a new line: with a name if names come first, else with an office of its own."""
        if not self.pending:
            return False
        if self.name_first:
            before = self.parser.parse(self._as_printed(self.pending))
            return seat.name is not None or bool(before.state and seat.state and before.state != seat.state)
        if self.nameless and _OPENS_OFFICE.match(piece.text):
            before = self.parser.parse(self._as_printed(self.pending))
            if before.state and before.office:
                return True
        return self._has_own_office(seat) and not (seat.name and not piece.has_role)

    def finish(self) -> Iterator[ListLine]:
        """Yield the line that the pending pieces form."""
        pieces, self.pending = self.pending, []
        if not pieces:
            return
        seat = self._join(pieces)
        guest = any(piece.guest for piece in pieces)
        observer = any(piece.observer for piece in pieces)
        of_state = seat.state and (_SEAT.match(seat.office or "") or _ENDS_WITH_ROLE.search(seat.office or ""))
        holds = seat.office and (of_state or (not seat.state and seat.body and _OFFICER.match(seat.office)))
        said_of_state = _OF_STATE.search(normalise(seat.words)) or _OWNED_NAME.match(normalise(seat.words))
        if seat.name and seat.state and not seat.office and said_of_state:
            seat = replace(seat, office=self.previous_office)
        if is_counterpart(seat) and self.previous_office:
            seat = replace(seat, office=self.previous_office)
        if seat.is_complete or holds:
            self.previous_office = seat.office
            yield ListLine(seat, self.sentence, guest, observer)

    def _join(self, pieces: list[Piece]) -> Seat:
        words = self._as_printed(pieces)
        if not self.name_first:
            return replace(self.parser.parse(words), words=words.strip(" ,;"))
        first = self.parser.parse(pieces[0].words)
        rest = self.parser.parse(self._as_printed(pieces[1:])) if len(pieces) > 1 else Seat("")
        return replace(rest, words=words.strip(" ,;"), name=first.name, state=rest.state or first.state)

    def _as_printed(self, pieces: list[Piece]) -> str:
        """Return the words of adjacent pieces, with what separates them."""
        return self.sentence.text[pieces[0].span.start : pieces[-1].span.end]

    def _has_own_office(self, seat: Seat) -> bool:
        """Whether a piece begins a new line although the pending one has no name.

        It has its own office and state or body, or words are missing after “of”.
        """
        if re.search(r"\bof\s*$", self.pending[-1].words):
            return True
        before = self.parser.parse(self._as_printed(self.pending))
        owners = (seat.state or seat.body) and (before.state or before.body)
        if before.body and before.office and owners and (seat.state or before.body != seat.body):
            return bool(ROLE.search(seat.office or ""))
        if self.shared.office and before.state and before.office and seat.state and self.pending[-1].cut != "and":
            return bool(ROLE.search(seat.office or ""))
        return bool(
            before.state and before.office and seat.state and before.state != seat.state
            and seat.office and ROLE.match(seat.office) and self.pending[-1].cut != "and"
        )  # fmt: skip
