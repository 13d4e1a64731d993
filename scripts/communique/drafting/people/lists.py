"""Cuts lists of participants into lines, each of which names somebody or a seat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.drafting.people.phrases import GUEST_TAIL, PLURAL, ROLE
from communique.drafting.people.seats import Seat, SeatParser, make_singular
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence
from communique.text import Span

_CUT = re.compile(r"\s*(;|:|,(?:\s*(?:and|as well as)\b)?|\band\b|\bas well as\b)\s*", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:representatives|guests?|officials|participants|delegations?|delegates|following|heads\s+of\s+(?:the\s+)?"
    r"(?:[\w']+\s+){0,4}?delegations|heads\s+of\s+(?:the\s+)?(?:SCO\s+)?(?:member|observer)\s+states|members"
    r"|heads\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){0,5}?(?:institutions|organi[sz]ations|bodies|structures|agencies|ministries))\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"(?:(?:SCO|First|Deputy|Acting)\s+)*(?:Secretary[- ]General|Executive\s+(?:Secretary|Director)"
    r"|Director|Chair(?:man|woman)?|Head|President)\b",
    re.IGNORECASE,
)
"""Who speaks for a body without a name; “Executive Committee” is nobody."""
_COUNTERPARTS = re.compile(r"\bcounterparts\b", re.IGNORECASE)
_OF_THE_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|all\s+)?(?:\w+\s+){0,2}?(?:SCO\s+)?(?:member|observer)\s+(?:states|countries)(?:\s+-.*)?$"
)
_NOBODY = re.compile(r"\s*(?:(?:and\s+)?others?|except|which|apart from|besides)\b")
_STANDINGS = re.compile(
    r"\s*(?:and\s+)?(?:the\s+)?(?:SCO\s+)?(?:observer|member|partner)\s+(?:states|countries)\s*", re.IGNORECASE
)
_GUEST = re.compile(r"\bguests?\b", re.IGNORECASE)
_AS_GUESTS = re.compile(r"\bas\s+(?:the\s+)?(?:\w+\s+)?guests\b(?![^,;]*\s-)", re.IGNORECASE)
"""At the end of a group it is said of all in it: “President A and President B as guests of the host”."""
_GUEST_ALONE = re.compile(r"^\s*(?:as\s+)?(?:a|an|the)\s+[\w' ]*\bguests?\b", re.IGNORECASE)
_SEAT = re.compile(
    rf"(?:(?:first|deputy|vice|acting|state|foreign|defen[cs]e|prime|special|senior|chief)\s+)*(?:{ROLE.pattern})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ListLine:
    """A line of a list with the sentence it stands in, and whether it calls them a guest."""

    seat: Seat
    sentence: Sentence
    guest: bool = False
    observer: bool = False
    state_assumed: bool = False
    """Whether the state is not said, but taken for that of the host."""


@dataclass(frozen=True)
class _Piece:
    words: str
    span: Span
    cut: str
    guest: bool
    observer: bool = False


def split_list(parser: SeatParser, sentence: Sentence, region: Span) -> Iterator[ListLine]:
    """The lines of a list: pieces between commas and “and”, put together until each names somebody."""
    reader = _Reader(parser, sentence)
    for piece in _pieces(sentence.text, region):
        yield from reader.read(piece)
    yield from reader.finish()


def _pieces(text: str, region: Span) -> list[_Piece]:
    """Pieces of a list with what parts them from the next; inside brackets nothing is parted. “As a guest of the host”
    is said of the piece before it; “guests of the host:” of all that follow until “as well as”.
    """
    bare = re.sub(r"\(([^()]*)\)", _masked, normalise(text))
    found: list[_Piece] = []
    start, guests, observers, ahead = region.start, False, False, False
    before, group = "", 0
    cuts = [(cut.start(), cut.end(), cut[1].casefold()) for cut in _CUT.finditer(bare, *region)]
    for begin, end, cut in [*cuts, (region.end, region.end, ".")]:
        words = text[start:begin]
        if _GUEST_ALONE.match(normalise(words)) and not ROLE.search(normalise(words)) and found:
            ahead = before == "as well as"
            found[-1] = replace(found[-1], guest=found[-1].guest or not ahead)
        elif words.strip():
            called = ahead or bool(_GUEST.search(normalise(words)))
            guests = guests or bool(re.search(r"\bguests\b", normalise(words)))
            observers = observers or bool(re.search(r"\bobserver", normalise(words), re.IGNORECASE))
            found.append(_Piece(words, Span(start, begin), cut, guests or called, observers and not (guests or called)))
            ahead, before = False, ""
            ended = _AS_GUESTS.search(normalise(words))
            if ended and ROLE.search(normalise(words)[: ended.start()]):
                found[group:] = [replace(piece, guest=True) for piece in found[group:]]
        if cut == ";" or cut.endswith("as well as"):
            guests, group = False, len(found)
        before = cut.strip(" ,") or before
        start = end
    return found


def _masked(bracket: re.Match[str]) -> str:
    """A bracket in which nothing is parted; but “(China, India and Iran)” is a part of the list."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", bracket[1])
    if len(parts) > 1 and all(re.fullmatch(r"(?:the\s+)?[A-Z][\w']+(?:\s+[A-Z][\w']+)*", part) for part in parts):
        return f",{bracket[1]},"
    return "_" * len(bracket[0])


class _Reader:
    """Puts the pieces of one list together. Offices come before names, or names before offices, as the list begins."""

    def __init__(self, parser: SeatParser, sentence: Sentence) -> None:
        self.parser = parser
        self.sentence = sentence
        self.pending: list[_Piece] = []
        self.name_first = False
        self.shared: str | None = None
        self.office: str | None = None
        """That of the line before, which “his counterparts from India and China” hold as well."""

    def read(self, piece: _Piece) -> Iterator[ListLine]:
        """Take a piece in, and give out the lines that it ends."""
        if _NOBODY.match(piece.words) or _STANDINGS.fullmatch(normalise(piece.words)):
            return
        if (cuts := self._run_ons(piece)) and cuts[0] > 0:
            for start, end in pairwise([0, *cuts, len(piece.words)]):
                span = Span(piece.span.start + start, piece.span.start + end)
                yield from self.read(replace(piece, words=piece.words[start:end], span=span))
            return
        piece = self._without_group(piece)
        if not piece.words.strip():
            # “… and heads of other institutions”: they end the line before them and name nobody.
            yield from self.finish()
            self.shared = None
        else:
            yield from self._take(piece)

    def _take(self, piece: _Piece) -> Iterator[ListLine]:
        seat = self.parser.parse(piece.words)
        has_role = bool(ROLE.search(normalise(piece.words)))
        others = PLURAL.search(piece.words) or _COUNTERPARTS.search(piece.words)
        if not seat.name and not has_role and not self.pending and not self.shared and not others:
            return
        if self._begins(seat, has_role=has_role) and self.pending:
            yield from self.finish()
        if not self.pending:
            # A list may change its ways: “Director X; Y, Chairman of …”.
            self.name_first = bool(seat.name) and not has_role and not seat.state and not seat.body
        if self._is_one_of_several(piece, seat, has_role=has_role):
            yield from self.finish()
            yield from self._several(piece)
            return
        self.pending.append(piece)
        if seat.name and not self.name_first:
            yield from self.finish()

    def _run_ons(self, piece: _Piece) -> list[int]:
        """Where a piece goes over into the next line because a comma was lost."""
        if not self.name_first:
            return self.parser.find_run_ons(piece.words)
        text = normalise(piece.words)
        offices = [found.start() for found in _SEAT.finditer(text)]
        name = normalise(self.parser.parse(piece.words).name or "")
        if not (self.pending and name and len(offices) > 1 and text.rstrip(" ,;.").endswith(name)):
            return []
        # After “X,” stand the office of X and, without a comma, an office with a name of its own.
        return [] if re.search(r"\b(?:of|the|and|to|as)\s+$|-\s*$", text[: offices[-1]]) else offices[-1:]

    def _begins(self, seat: Seat, *, has_role: bool) -> bool:
        """Whether a piece begins a new line: with a name, or with an office and a name, or an office of its own."""
        if not self.pending:
            return False
        if self.name_first:
            before = self.parser.parse(self._as_printed(self.pending))
            return seat.name is not None or bool(before.state and seat.state and before.state != seat.state)
        return self._is_another(seat) and not (seat.name and not has_role)

    def finish(self) -> Iterator[ListLine]:
        """The line that the pieces so far make up."""
        pieces, self.pending = self.pending, []
        if not pieces:
            return
        seat = self._joined(pieces)
        guest = any(piece.guest for piece in pieces)
        observer = any(piece.observer for piece in pieces)
        holds = seat.office and (_SEAT.match(seat.office) if seat.state else seat.body and _OFFICER.match(seat.office))
        if seat.is_whole or holds:
            self.office = seat.office
            yield ListLine(seat, self.sentence, guest, observer)

    def _joined(self, pieces: list[_Piece]) -> Seat:
        whole = self._as_printed(pieces)
        if not self.name_first:
            return replace(self.parser.parse(whole), words=whole.strip(" ,;"))
        name = self.parser.parse(pieces[0].words).name
        rest = self.parser.parse(self._as_printed(pieces[1:])) if len(pieces) > 1 else Seat("")
        return replace(rest, words=whole.strip(" ,;"), name=name)

    def _as_printed(self, pieces: list[_Piece]) -> str:
        """The words of pieces that stand next to each other, with what parts them."""
        return self.sentence.text[pieces[0].span.start : pieces[-1].span.end]

    def _without_group(self, piece: _Piece) -> _Piece:
        """A line without the words that only open the list: “representatives of the observer states:”."""
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

    def _is_another(self, seat: Seat) -> bool:
        """Whether a piece begins a new line although the one before names nobody: it has a state of its own, or words
        were lost after “of”.
        """
        if re.search(r"\bof\s*$", self.pending[-1].words):
            return True
        before = self.parser.parse(self._as_printed(self.pending))
        owners = (seat.state or seat.body) and (before.state or before.body)
        if before.body and before.office and owners and (seat.state or before.body != seat.body):
            return bool(ROLE.search(seat.office or ""))
        if self.shared and before.state and before.office and seat.state and self.pending[-1].cut != "and":
            return bool(ROLE.search(seat.office or ""))
        return bool(
            before.state and before.office and seat.state and before.state != seat.state
            and seat.office and ROLE.match(seat.office) and self.pending[-1].cut != "and"
        )  # fmt: skip

    def _is_one_of_several(self, piece: _Piece, seat: Seat, *, has_role: bool) -> bool:
        if PLURAL.search(normalise(piece.words)) or _COUNTERPARTS.search(normalise(piece.words)):
            return True
        first = next(iter(self.parser.matcher.find_states(normalise(piece.words))), None)
        leads = first is not None and not first.adjective and not piece.words[: first.span.start].strip()
        return bool(self.shared and seat.state and not self.pending and (not has_role or (leads and not seat.name)))

    def _several(self, piece: _Piece) -> Iterator[ListLine]:
        """“Leaders of Russia Vladimir Putin” or “foreign ministers of India”: the next pieces share the office."""
        text = normalise(piece.words)
        plural = PLURAL.search(text)
        seat = self._in_brackets(self.parser.parse(piece.words), piece)
        if _COUNTERPARTS.search(text):
            self.shared = self.office
        elif plural:
            self.shared = self._shared_office(seat)
        if (seat.state or seat.name) and self.shared:
            office = self.shared if not plural or not seat.name else make_singular(seat.office or self.shared)
            yield ListLine(replace(seat, office=office), self.sentence, piece.guest, piece.observer)

    def _in_brackets(self, seat: Seat, piece: _Piece) -> Seat:
        """“Ministers of Tajikistan (Ramazon Rahimzoda), Kazakhstan (…)”: names in brackets after their states."""
        bracket = re.search(r"\(([^()]+)\)\s*$", piece.words)
        inside = self.parser.parse(bracket[1]) if bracket and not seat.name else None
        if inside and inside.name and not inside.office:
            return replace(seat, name=inside.name)
        return seat

    def _shared_office(self, seat: Seat) -> str | None:
        office = make_singular(seat.office or "")
        office = _OF_THE_STATES.sub("", office)
        office = re.sub(r"\b(?:of|from)$", "", re.sub(r"^(?:the|all)\s+", "", office)).strip()
        return office if office and not _GROUP.search(office) else None
