"""Text as text: quoting it in messages, finding the nearest word, folding names, escaping, counting."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

HIDDEN = re.compile(
    # Control characters, line separators, and what turns the direction of writing.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    # Characters without ink: soft hyphen, joiners of marks, fillers, blanks, variation selectors.
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2800\u3164\ufe00-\ufe0f\uffa0"
    # Signs that shape others (Arabic numbers, Kaithi, hieroglyphs, shorthand, music), tags, and no characters at all.
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufdd0-\ufdef\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # Persian and the languages of India spell with the joiners; between other letters they only hide.
    "|(?<![\u0620-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af])[\u200c\u200d]"
)
"""What a reader of a record cannot see, and what makes the words on a screen other than those in the file."""


def make_visible(text: str) -> str:
    """A text with what cannot be seen written out: line breaks, control characters, names that are not UTF-8."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def quote_value(value: object) -> str:
    """A value as a message quotes it: short, on one line, in single quotes if it is text."""
    if isinstance(value, str):
        text = make_visible(value)
        return f"'{text[:60]}…'" if len(text) > 61 else f"'{text}'"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing (null)"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def suggest(wanted: str, options: Collection[str], *, most: int = 12) -> str:
    """The end of a message about a word that is none of `options`: the nearest one, and all of them if few."""
    near = find_nearest(wanted, options)
    hint = f"; did you mean '{near}'?" if near else ""
    listed = 0 < len(options) <= (most if near else 3 * most)
    return hint + (f" (expected one of: {', '.join(options)})" if listed else "")


def find_nearest(wanted: str, options: Iterable[str]) -> str | None:
    """The option most like `wanted`, or None when none is like it. Case is overlooked."""
    by_fold = {option.casefold(): option for option in options}
    # Whoever writes “terrorism” means counter-terrorism, not tourism.
    whole = [option for fold, option in by_fold.items() if wanted.casefold() in fold.split("-")]
    if len(whole) == 1:
        return whole[0]
    # In a short word one exchanged letter weighs much; long ids are alike by their endings alone.
    cutoff = 0.6 if len(wanted) < 8 else 0.72
    found = difflib.get_close_matches(wanted.casefold(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


@lru_cache(maxsize=1 << 17)
def fold(name: str) -> str:
    """A name without accents, and with the letters that transliterations exchange made one."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    for pattern, letter in (
        ("dzh|dj", "i"),
        ("[jy]", "i"),
        ("kh", "h"),
        ("ff|w", "v"),
        ("ii+|ie", "i"),
        (r"(.)\1", r"\1"),
        ("[^a-z ]", ""),
    ):
        bare = re.sub(pattern, letter, bare)
    return bare.strip()


class Span(NamedTuple):
    """Words of a text: from `start` up to but not including `end`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


MAX_MATCHES = 100
"""So many places of one quote are looked for; one is wanted."""


def find_quote(text: str, quote: str, prefix: str | None, suffix: str | None) -> list[Span]:
    """The places of a quote between its prefix and its suffix, the first hundred. Exactly one is wanted."""
    before, after = prefix or "", suffix or ""
    whole = before + quote + after
    spans: list[Span] = []
    at = text.find(whole)
    while at >= 0 and len(spans) < MAX_MATCHES:
        spans.append(Span(at + len(before), at + len(before) + len(quote)))
        at = text.find(whole, at + 1)
    return spans


_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "&<>\"'\\`*_{}[]#|~^=$"}


_OPENING = re.compile(r"^(?:[-+:](?=\s)|\d(?=\d*[.)]\s)|!(?=!!\s)|\?(?=\?\?\s))")
"""The first character of what would begin a list, a definition or an admonition."""


def escape(value: Any) -> Markup:
    """Text that means itself in Markdown, in HTML and inside a quoted attribute; white space becomes single spaces."""
    if isinstance(value, Markup):
        return value
    text = " ".join(str(value).translate(_ENTITIES).split()) if value is not None else ""
    return Markup(_OPENING.sub(lambda match: f"&#{ord(match[0])};", text))


def pluralise(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 meeting`, `2 meetings`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def shorten(text: str, words: int = 12) -> str:
    """The first words of a text, for tooltips and descriptions."""
    all_words = text.split()
    return " ".join(all_words[:words]) + (" …" if len(all_words) > words else "")


def extract_number(item_id: str) -> str:
    """What a reader sees of an id such as `p12` or `r9`: its number, or the whole id where it has none."""
    match = re.fullmatch(r"[a-z](\d+)", item_id)
    return match[1] if match else item_id
