"""Splits a list of participants into the pieces between commas, semicolons and “and”."""

import re
from dataclasses import dataclass, replace

from communique.drafting.attendance.phrases import SUBORDINATED
from communique.drafting.attendance.words import ROLE
from communique.drafting.text.names import normalise
from communique.text import Span

_CUT = re.compile(r"\s*(;|:|,(?:\s*(?:and|as well as)\b)?|(?<!-)\band\b(?!-)|\bas well as\b)\s*", re.IGNORECASE)
_GUEST = re.compile(r"\bguests?\b", re.IGNORECASE)
_AS_GUESTS = re.compile(r"\bas\s+(?:the\s+)?(?:\w+\s+)?guests\b(?![^,;]*\s-)", re.IGNORECASE)
"""Refers to the whole group before it: “President A and President B as guests of the host”."""
_GUEST_ALONE = re.compile(r"^\s*(?:as\s+)?(?:a|an|the)\s+[\w' ]*\bguests?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """The words between two separators of a list, and what separates them from the next piece."""

    words: str
    span: Span
    cut: str
    guest: bool
    observer: bool = False


def split_pieces(text: str, region: Span) -> list[Piece]:
    """Split a list into pieces, except inside brackets.

    “As a guest of the host” refers to the piece before it, “guests of the host:” to all pieces up to “as well as” or a
    semicolon.
    """
    bare = re.sub(r"\(([^()]*)\)", _mask_bracket, normalise(text))
    bare = SUBORDINATED.sub(lambda found: "_" * len(found[0]), bare)
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


def _mask_bracket(bracket: re.Match[str]) -> str:
    """Return a bracket without its separators; but “(China, India and Iran)” becomes part of the list."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", bracket[1])
    if len(parts) > 1 and all(re.fullmatch(r"(?:the\s+)?[A-Z][\w']+(?:\s+[A-Z][\w']+)*", part) for part in parts):
        return f",{bracket[1]},"
    return "_" * len(bracket[0])
