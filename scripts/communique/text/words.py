"""Functions for plain text: quoting in messages, folding names, counting."""

import re
import unicodedata
from functools import lru_cache


def make_visible(text: str) -> str:
    """Return a text with its unprintable characters escaped: line breaks, controls, bytes that are not UTF-8."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def quote_value(value: object) -> str:
    """Return a value as messages quote it: short, on one line, in single quotes if it is text."""
    if isinstance(value, str):
        text = make_visible(value)
        return f"'{text[:60]}…'" if len(text) > 61 else f"'{text}'"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing (null)"
    if isinstance(value, dict):
        return "fields"
    return "a list" if isinstance(value, list) else str(value)


@lru_cache(maxsize=1 << 17)
def fold(name: str) -> str:
    """Return a name in a form for comparison: without accents or case, and with variant transliterations unified.

    For example, `dzh`, `j` and `y` all become `i`.
    """
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


_CYRILLIC = str.maketrans(
    "абвгдезийклмнопрстуфыэіқғңөұүһәҳҷӣӯў", "abvgdeziyklmnoprstufyeikgnouuhahjiuu"
) | str.maketrans(
    {
        "ё": "yo",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
    }
)
"""Letters of Cyrillic alphabets, with Latin ones for each."""


def romanise(text: str) -> str:
    """Return a text in small letters, with those of Cyrillic alphabets in Latin ones."""
    return text.casefold().translate(_CYRILLIC)


def with_article(noun: str) -> str:
    """Return a noun with its indefinite article: `a place`, `an instrument`."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def pluralise(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: `1 meeting`, `2 meetings`. By default the plural is the singular with an s."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def shorten(text: str, words: int = 12) -> str:
    """Return the first words of a text, followed by an ellipsis if there are more."""
    all_words = text.split()
    return " ".join(all_words[:words]) + (" …" if len(all_words) > words else "")


def extract_number(item_id: str) -> str:
    """Return the number in an id such as `p12` or `r9`, or the whole id if it is not of that form."""
    match = re.fullmatch(r"[a-z](\d+)", item_id)
    return match[1] if match else item_id
