"""Splits a list of participants into pieces: the words between commas, semicolons and “and” that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from communique.drafting.attendance.seats.phrases import ASIDE_IN_LIST, GUEST_TAIL, SEVERAL
from communique.drafting.attendance.seats.seats import SeatParser
from communique.drafting.attendance.seats.words import PLURAL, ROLE
from communique.drafting.text.names import normalise
from communique.text.quotes import Span

_CUT = re.compile(r"\s*(;|:|,(?:\s*(?:and|as well as)\b)?|(?<!-)\band\b(?!-)|\bas well as\b)\s*", re.IGNORECASE)
_GUEST = re.compile(r"\bguests?\b", re.IGNORECASE)
_AS_GUESTS = re.compile(r"\bas\s+(?:the\s+)?(?:\w+\s+)?guests\b(?![^,;]*\s-)", re.IGNORECASE)
"""Refers to the whole group before it: “President A and President B as guests of the host”."""
_GUEST_ALONE = re.compile(r"^\s*(?:as\s+)?(?:a|an|the)\s+[\w' ]*\bguests?\b", re.IGNORECASE)
_LEADERS_OF_THE_STATES = re.compile(
    r"\s*(?:the\s+)?(?:leaders|presidents|ministers|heads\s+of\s+\w+)\s+of\s+(?:the\s+)?(?:SCO\s+)?(?:member|observer|participating)\s+"
    r"(?:states|countries)\s*[-:]\s+",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:[A-Z]\w+\s+)(?:(?!of\b|from\b)\w+\s+){0,3}\w+")
_FIELD_AND_ROLE = re.compile(rf"(?:\w+\s+){{1,3}}?(?:{ROLE.pattern})\s+[A-Z]", re.IGNORECASE)
"""Fields of one office, with “and” between them: “Culture and Sport Minister X”."""
_NEXT_OFFICE = re.compile(
    rf"(?<![\w'-])(?=[A-Z])(?:First |Deputy |Vice[- ]|Acting |Special |Foreign )*(?:{ROLE.pattern})"
)
_DASH = re.compile(r"\s-\s+(?:the\s+)?")


@dataclass(frozen=True)
class Piece:
    """The words between two separators of a list, and what separates them from the next piece."""

    words: str
    span: Span
    cut: str
    guest: bool
    observer: bool = False

    @cached_property
    def text(self) -> str:
        """The words, normalised."""
        return normalise(self.words)

    @property
    def has_role(self) -> bool:
        """Whether the words name an office."""
        return ROLE.search(self.text) is not None

    def cut_out(self, start: int, end: int | None = None) -> "Piece":
        """Return the part from one character to another; without an end, the rest."""
        words = self.words[start:end]
        begin = self.span.start + start
        return replace(self, words=words, span=Span(begin, begin + len(words)))


def split_pieces(parser: SeatParser, text: str, region: Span) -> Iterator[Piece]:
    """Yield the pieces of a list. An office that is printed in two of them is one piece."""
    yield from _join_offices(parser, text, _split_at_separators(text, region))


def _split_at_separators(text: str, region: Span) -> list[Piece]:
    """Split a list at its separators, except inside brackets.

    “As a guest of the host” refers to the piece before it, “guests of the host:” to all pieces up to “as well as” or a
    semicolon.
    """
    bare = re.sub(r"\(([^()]*)\)", _mask_bracket, normalise(text))
    bare = ASIDE_IN_LIST.sub(lambda found: "_" * len(found[0]), bare)
    found: list[Piece] = []
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
            found.append(Piece(words, Span(start, begin), cut, guests or called, observers and not (guests or called)))
            ahead, before = False, ""
            ended = _AS_GUESTS.search(normalise(words))
            if ended and ROLE.search(normalise(words)[: ended.start()]):
                found[group:] = [replace(piece, guest=True) for piece in found[group:]]
        if cut == ";" or cut.endswith("as well as"):
            guests, group = False, len(found)
        before = cut.strip(" ,") or before
        start = end
    return found


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


def _mask_bracket(bracket: re.Match[str]) -> str:
    """Return a bracket without its separators; but “(China, India and Iran)” becomes part of the list."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", bracket[1])
    if len(parts) > 1 and all(re.fullmatch(r"(?:the\s+)?[A-Z][\w']+(?:\s+[A-Z][\w']+)*", part) for part in parts):
        return f",{bracket[1]},"
    return "_" * len(bracket[0])


def strip_group(parser: SeatParser, piece: Piece) -> Piece:
    """Return a piece without the words that only open a list: “representatives of the observer states:”."""
    if opening := _LEADERS_OF_THE_STATES.match(piece.text):
        return piece.cut_out(opening.end())
    text = GUEST_TAIL.sub("", piece.text)
    group = SEVERAL.search(text)
    if (plural := PLURAL.search(text)) and (including := re.search(r"\b(?:including|namely|such as)\b\s*", text)):
        return piece.cut_out(including.end() if plural.end() < including.start() else 0)
    of_ministries = plural is not None and plural[0].casefold() == "heads"
    if not group or of_ministries or parser.parse(text[: group.start()]).name:
        return piece
    role = _NEXT_OFFICE.search(text, group.end())
    adjective = next((m.span.start for m in parser.matcher.find_states(text) if m.adjective), len(text))
    dash = _DASH.search(text, group.end())
    start = min(role.start() if role else len(text), adjective if role else len(text))
    if dash and (not role or dash.start() < role.start()):
        start = dash.end()
    return piece.cut_out(start)
