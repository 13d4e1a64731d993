"""Finds quotes in a text."""

import re
import unicodedata
from typing import NamedTuple

from communique.text.words import quote_value


class Span(NamedTuple):
    """A range of characters of a text: from `start` up to, but not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


MAX_MATCHES = 100
"""The most occurrences of a quote that are searched for. A valid quote has exactly one."""


def find_quote(text: str, quote: str, prefix: str | None, suffix: str | None) -> list[Span]:
    """Return where a quote occurs between its prefix and its suffix, at most `MAX_MATCHES` times."""
    before, after = prefix or "", suffix or ""
    whole = before + quote + after
    spans: list[Span] = []
    at = text.find(whole)
    while at >= 0 and len(spans) < MAX_MATCHES:
        spans.append(Span(at + len(before), at + len(before) + len(quote)))
        at = text.find(whole, at + 1)
    return spans


def explain_spaces(text: str, quote: str) -> str | None:
    """Say which space keeps a quote from occurring in a text that has its words, or return None if none does."""
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    if not found:
        return None
    gaps = zip(words, _SPACES.findall(found[0]), _SPACES.findall(quote.strip()), strict=False)
    for word, printed, quoted in gaps:
        if printed != quoted:
            return f"the text has {_name_spaces(printed)} after {quote_value(word)}, the quote {_name_spaces(quoted)}"
    return "the quote begins or ends with a space that the text does not have"


_SPACES = re.compile(r"\s+")


def _name_spaces(spaces: str) -> str:
    """Return the name of a space, such as “a no-break space (U+00A0)”, or how many there are."""
    if len(spaces) > 1:
        return f"{len(spaces)} spaces"
    name = {" ": "space", "\n": "line break", "\t": "tab"}.get(spaces) or unicodedata.name(
        spaces, "other space"
    ).lower()
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name}" if spaces.isascii() else f"{article} {name} (U+{ord(spaces):04X})"
