"""Splits lists of participants into lines, each with the name of a person or an office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.drafting.attendance.phrases import GUEST_TAIL, SAYS_WHO
from communique.drafting.attendance.pieces import Piece, split_pieces
from communique.drafting.attendance.seats import Seat, SeatParser, make_singular
from communique.drafting.attendance.words import PLURAL, ROLE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence
from communique.text import Span

_GROUP = re.compile(
    r"\b(?:representatives|guests?|officials|participants|delegations?|delegates|following|heads\s+of\s+(?:the\s+)?"
    r"(?:[\w']+\s+){0,4}?delegations|heads\s+of\s+(?:the\s+)?(?:SCO\s+)?(?:member|observer)\s+states|members"
    r"|heads\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){0,5}?(?:institutions|organi[sz]ations|bodies|structures|agencies|ministries))\b",
    re.IGNORECASE,
)
_NO_OFFICES = ("leader", "head")
"""What those of a group are called who have different offices."""
_OFFICER = re.compile(
    r"(?:(?:SCO|First|Deputy|Acting)\s+)*(?:Secretary[- ]General|Executive\s+(?:Secretary|Director)"
    r"|Director|Chair(?:man|woman)?|Head|President)\b",
    re.IGNORECASE,
)
"""Offices whose holders count as participants for a body even without a name."""
_COUNTERPART = re.compile(r"(?:(?:and|his|her|their)\s+)*counterpart", re.IGNORECASE)
"""The office in “his Example counterpart A”: that of the one before."""
_COUNTERPARTS = re.compile(r"\bcounterparts\b", re.IGNORECASE)
_OF_THE_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|all\s+)?(?:\w+\s+){0,2}?(?:SCO\s+)?(?:(?:member|observer)\s+)?(?:states|countries|nations)(?:\s+-.*)?$"
)
_LEADERS_OF_THE_STATES = re.compile(
    r"\s*(?:the\s+)?(?:leaders|presidents|ministers|heads\s+of\s+\w+)\s+of\s+(?:the\s+)?(?:SCO\s+)?(?:member|observer|participating)\s+"
    r"(?:states|countries)\s*[-:]\s+",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"[a-z] of (?:the )?[A-Z][\w' ]*\.?$")
"""“…, B of Example” after “Minister of Defence of Example A”: the office is the same."""
_OWNED_NAME = re.compile(r"(?:the\s+)?[A-Z][\w ]*?'s\s")
"""“Example's Person” after “Defence Minister A”: the office is the same as well."""
_NO_PARTICIPANT = re.compile(r"\s*(?:(?:and\s+)?others?|except|which|apart from|besides)\b")
_STATUS_GROUP = re.compile(
    r"\s*(?:and\s+)?(?:the\s+)?(?:SCO\s+)?(?:observer|member|partner)\s+(?:states|countries)\s*", re.IGNORECASE
)
_SEAT = re.compile(
    rf"(?:(?:first|deputy|vice|acting|state|foreign|defen[cs]e|prime|special|senior|chief)\s+)*(?:{ROLE.pattern})",
    re.IGNORECASE,
)

_HEADS_OF = re.compile(r"\bheads\s+of\s+(?:state|government)s?\b", re.IGNORECASE)
_ENDS_WITH_ROLE = re.compile(rf"^[A-Z][\w' ,&-]*(?:{ROLE.pattern})$", re.IGNORECASE)
"""An office with its field first: “External Trade Minister”."""
_OPENS_OFFICE = re.compile(rf"\s*(?:(?:the|an?)\s+|(?=SCO\b))(?:[A-Z]\w+\s+)*?(?:{ROLE.pattern})")
"""A piece that begins with an article and an office, or with an office of the organisation."""

_FIELD = re.compile(r"(?:[A-Z]\w+\s+)(?:(?!of\b|from\b)\w+\s+){0,3}\w+")
_FIELD_AND_ROLE = re.compile(rf"(?:\w+\s+){{1,3}}?(?:{ROLE.pattern})\s+[A-Z]", re.IGNORECASE)
"""Fields of one office, with “and” between them: “Culture and Sport Minister X”."""


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
    for piece in _join_offices(parser, sentence.text, split_pieces(sentence.text, region)):
        yield from reader.read(piece)
    yield from reader.finish()


def _join_offices(parser: SeatParser, text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, but “Acting Kazakh Culture” and “Sport Minister X” as one."""
    before: Piece | None = None
    for piece in pieces:
        if before:
            span = Span(before.span.start, piece.span.end)
            is_one = _FIELD.fullmatch(before.words) and _FIELD_AND_ROLE.match(piece.words)
            joined = replace(piece, words=text[span.start : span.end], span=span) if is_one else None
            if joined is None:
                yield before
        else:
            joined = None
        last = joined or piece
        seat = parser.parse(last.words) if last.cut == "and" else None
        before = last if seat and not (seat.name or ROLE.search(last.words)) and " " in last.words else None
        if before is None:
            yield last
    if before:
        yield before


class _ListReader:
    """Joins the pieces of one list into lines. The start of a line shows whether names or offices come first."""

    def __init__(self, parser: SeatParser, sentence: Sentence) -> None:
        self.parser = parser
        self.sentence = sentence
        self.pending: list[Piece] = []
        self.name_first = False
        self.of_several_kinds = False
        """Whether the states share several offices: “presidents and heads of government of Example and Sample”."""
        self.after_plural = False
        """Whether the piece before was an office in the plural alone."""
        self.nameless = False
        """Whether the whole list names offices and states, but nobody."""
        self.shared_office: str | None = None
        self.previous_office: str | None = None
        """The office of the line before, which “his counterparts from India and China” hold as well."""

    def read(self, piece: Piece) -> Iterator[ListLine]:
        """Add a piece, and yield the lines that it completes."""
        if _NO_PARTICIPANT.match(piece.words) or _STATUS_GROUP.fullmatch(normalise(piece.words)):
            return
        if (cuts := self._find_run_ons(piece)) and cuts[0] > 0:
            for start, end in pairwise([0, *cuts, len(piece.words)]):
                span = Span(piece.span.start + start, piece.span.start + end)
                yield from self.read(replace(piece, words=piece.words[start:end], span=span))
            return
        piece = self._strip_group(piece)
        if not piece.words.strip():
            # “… and heads of other institutions” ends the previous line and does not name anyone.
            yield from self.finish()
            self.shared_office = None
        else:
            yield from self._add_piece(piece)

    def _add_piece(self, piece: Piece) -> Iterator[ListLine]:
        seat = self.parser.parse(piece.words)
        has_role = bool(ROLE.search(normalise(piece.words)))
        others = PLURAL.search(piece.words) or _COUNTERPARTS.search(piece.words)
        if not seat.name and not has_role and not self.pending and not self.shared_office and not others:
            return
        holds = ROLE.search(re.sub(r"\bmember\s+(?:states|countries)\b", "", normalise(piece.words)))
        owned = seat.name or seat.state or seat.body not in (None, "sco")
        if self.shared_office and not (self.pending or holds or others or owned):
            return  # “Chief justices and other officials from India, China …”
        if self._is_state_alone(piece, seat):
            yield from self.finish()
            yield ListLine(replace(seat, office=None), self.sentence, piece.guest, piece.observer)
            return
        if self._begins_line(piece, seat, has_role=has_role) and self.pending:
            yield from self.finish()
        if not self.pending:
            # The order can change within a list: “Director X; Y, Chairman of …”.
            self.name_first = bool(seat.name) and not has_role and not seat.state and not seat.body
        if self._is_one_of_several(piece, seat, has_role=has_role):
            yield from self.finish()
            yield from self._share_office(piece)
            return
        self.pending.append(piece)
        if seat.name and not self.name_first:
            yield from self.finish()

    def _is_state_alone(self, piece: Piece, seat: Seat) -> bool:
        """Whether a piece is a state that came, after an officer of a body: “the Director of the Centre, India”."""
        if not (self.pending and seat.state) or seat.name:
            return False
        before = self.parser.parse(self._as_printed(self.pending))
        words = re.sub(r"^\s*the\s+", "", normalise(piece.words)).strip()
        is_whole = any(
            mention.span == Span(0, len(words)) and not mention.adjective
            for mention in self.parser.matcher.find_states(words)
        )
        return is_whole and bool(before.body and before.body != "sco" and before.office and not before.name)

    def _find_run_ons(self, piece: Piece) -> list[int]:
        """Return where a piece runs into the next line because a comma is missing."""
        if not self.name_first:
            return self.parser.find_run_ons(piece.words)
        text = normalise(piece.words)
        offices = [found.start() for found in _SEAT.finditer(text)]
        name = normalise(self.parser.parse(piece.words).name or "")
        if not (self.pending and name and len(offices) > 1 and text.rstrip(" ,;.").endswith(name)):
            return []
        # “X,” is followed by the office of X and, without a comma, by the office and name of another person.
        return [] if re.search(r"\b(?:of|the|and|to|as)\s+$|-\s*$", text[: offices[-1]]) else offices[-1:]

    def _begins_line(self, piece: Piece, seat: Seat, *, has_role: bool) -> bool:
        """Whether a piece begins a new line: with a name if names come first, else with an office of its own."""
        if not self.pending:
            return False
        if self.name_first:
            before = self.parser.parse(self._as_printed(self.pending))
            return seat.name is not None or bool(before.state and seat.state and before.state != seat.state)
        if self.nameless and _OPENS_OFFICE.match(normalise(piece.words)):
            before = self.parser.parse(self._as_printed(self.pending))
            if before.state and before.office:
                return True
        return self._has_own_office(seat) and not (seat.name and not has_role)

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
        name = self.parser.parse(pieces[0].words).name
        rest = self.parser.parse(self._as_printed(pieces[1:])) if len(pieces) > 1 else Seat("")
        return replace(rest, words=words.strip(" ,;"), name=name)

    def _as_printed(self, pieces: list[Piece]) -> str:
        """Return the words of adjacent pieces, with what separates them."""
        return self.sentence.text[pieces[0].span.start : pieces[-1].span.end]

    def _strip_group(self, piece: Piece) -> Piece:
        """Return a piece without the words that only open a list: “representatives of the observer states:”."""
        if opening := _LEADERS_OF_THE_STATES.match(normalise(piece.words)):
            start = opening.end()
            return replace(piece, words=piece.words[start:], span=Span(piece.span.start + start, piece.span.end))
        text = GUEST_TAIL.sub("", normalise(piece.words))
        group = _GROUP.search(text)
        if (plural := PLURAL.search(text)) and (including := re.search(r"\b(?:including|namely|such as)\b\s*", text)):
            start = including.end() if plural.end() < including.start() else 0
            return replace(piece, words=piece.words[start:], span=Span(piece.span.start + start, piece.span.end))
        of_ministries = plural is not None and plural[0].casefold() == "heads"
        if not group or of_ministries or self._opens_with_name(text[: group.start()]):
            return piece
        role = re.compile(
            rf"(?<![\w'-])(?=[A-Z])(?:First |Deputy |Vice[- ]|Acting |Special |Foreign )*(?:{ROLE.pattern})"
        ).search(text, group.end())
        adjective = next((m.span.start for m in self.parser.matcher.find_states(text) if m.adjective), len(text))
        dash = re.compile(r"\s-\s+(?:the\s+)?").search(text, group.end())
        start = min(role.start() if role else len(text), adjective if role else len(text))
        if dash and (not role or dash.start() < role.start()):
            start = dash.end()
        return replace(piece, words=piece.words[start:], span=Span(piece.span.start + start, piece.span.end))

    def _opens_with_name(self, text: str) -> bool:
        return self.parser.parse(text).name is not None

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
        if self.shared_office and before.state and before.office and seat.state and self.pending[-1].cut != "and":
            return bool(ROLE.search(seat.office or ""))
        return bool(
            before.state and before.office and seat.state and before.state != seat.state
            and seat.office and ROLE.match(seat.office) and self.pending[-1].cut != "and"
        )  # fmt: skip

    def _is_one_of_several(self, piece: Piece, seat: Seat, *, has_role: bool) -> bool:
        if PLURAL.search(normalise(piece.words)) or _COUNTERPARTS.search(normalise(piece.words)):
            return True
        first = next(iter(self.parser.matcher.find_states(normalise(piece.words))), None)
        leads = first is not None and not first.adjective and not piece.words[: first.span.start].strip()
        if first and leads and has_role and normalise(piece.words).startswith("'s", first.span.end):
            return False  # “Kyrgyzstan's Chairman of …” has an office of its own
        return bool(
            self.shared_office and seat.state and not self.pending and (not has_role or (leads and not seat.name))
        )

    def _share_office(self, piece: Piece) -> Iterator[ListLine]:
        """Yield a line of several with one office: “Leaders of Russia Vladimir Putin”, “foreign ministers of India”."""
        text = normalise(piece.words)
        plural = PLURAL.search(text)
        seat = self._take_name_from_brackets(self.parser.parse(piece.words), piece)
        if _COUNTERPARTS.search(text):
            self.shared_office = self.previous_office
        elif plural:
            self.shared_office = self._find_shared_office(seat)
        self._notice_kinds(text, seat)
        if (seat.state or seat.name) and self.shared_office:
            office = (
                self.shared_office if not plural or not seat.name else make_singular(seat.office or self.shared_office)
            )
            is_known = seat.name or not (self.of_several_kinds or office in _NO_OFFICES)
            held = office if is_known else None
            yield ListLine(replace(seat, office=held), self.sentence, piece.guest, piece.observer)

    def _notice_kinds(self, text: str, seat: Seat) -> None:
        """Remember whether the states share several offices, so that nobody knows which of them each has."""
        is_plural = PLURAL.search(text) is not None
        if self.after_plural and (is_plural or _HEADS_OF.search(text)):
            self.of_several_kinds = True
        elif is_plural:
            self.of_several_kinds = False
        self.after_plural = is_plural and not (seat.state or seat.name)

    def _take_name_from_brackets(self, seat: Seat, piece: Piece) -> Seat:
        """Return a seat with the name in brackets after its state: “Tajikistan (Ramazon Rahimzoda)”."""
        bracket = re.search(r"\(([^()]+)\)\s*$", piece.words)
        inside = self.parser.parse(bracket[1]) if bracket and not seat.name else None
        if inside and inside.name and not inside.office:
            return replace(seat, name=inside.name)
        return seat

    def _find_shared_office(self, seat: Seat) -> str | None:
        office = make_singular(seat.office or "")
        office = _OF_THE_STATES.sub("", office)
        office = re.sub(r"\b(?:of|from)$", "", re.sub(r"^(?:the|all)\s+", "", office)).strip()
        return office if office and not _GROUP.search(office) else None
