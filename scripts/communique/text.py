"""Functions for plain text: quoting in messages, finding similar words, folding names, counting."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
"""The ordinals of one word, from one to nineteen."""
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS = (
    *ORDINAL_WORDS,
    *(word for ten in _TENS for word in (f"{ten}ieth", *(f"{ten}y-{unit}" for unit in ORDINAL_WORDS[:9]))),
)
"""The ordinals in words, from “first” to “ninety-ninth”."""
NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""The numbers in words, each at its own place."""
ORDINAL = rf"(?<![\w-])([0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
"""A pattern for an ordinal in digits or in words, with one group; `read_ordinal` reads it."""


def read_ordinal(ordinal: str) -> int:
    """Return the number of an ordinal that the pattern `ORDINAL` finds, such as “22nd” or “twenty-second”."""
    return int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.index(ordinal.casefold()) + 1


HIDDEN = re.compile(
    # Control characters, line separators, and characters that change the direction of writing.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc"
    # Characters that show nothing: soft hyphen, joiners of marks, fillers, blanks, variation selectors.
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2800\u3164\ufe00-\ufe0f\uffa0"
    # Format characters (Arabic numbers, Kaithi, hieroglyphs, shorthand, music), fillers of scripts, and tags.
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U00013440\U00016fe4"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    # Private use, which looks different in each font, and noncharacters: the last two of each of the 17 planes.
    "\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0x1FFFF, 0xF0000, 0x10000))
    # What Python makes of bytes that are not UTF-8, as in the words of a command or in the name of a file.
    + "\ud800-\udfff"
    + "]"
    # Persian and the languages of India use joiners in spelling; between other letters they are only hidden.
    "|(?<![\u0620-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af])[\u200c\u200d]"
)
"""Characters that a reader cannot see, or that make the words on the screen differ from those in the file.

Among them is all that Unicode calls default ignorable (DerivedCoreProperties.txt).
"""


_UNUSUAL = re.compile("[^\n\t -~]")


def find_hidden(text: str) -> Iterator[re.Match[str]]:
    """Yield each hidden character of a text.

    Nearly all texts have none. Looking at each of their distinct characters once shows that ten times as fast.
    """
    if any(map(_can_hide, set(_UNUSUAL.findall(text)))):
        yield from HIDDEN.finditer(text)


@lru_cache(maxsize=1 << 12)
def _can_hide(char: str) -> bool:
    """Whether a character is hidden in some texts, or in all."""
    return HIDDEN.search(char) is not None


def name_hidden(char: str) -> str:
    """Return how messages name a hidden character: “the invisible character U+200B”."""
    kind = {"Cc": "control", "Co": "private-use"}.get(unicodedata.category(char), "invisible")
    return f"the {kind} character U+{ord(char):04X}"


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
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def suggest(word: str, options: Collection[str], *, most: int = 12) -> str:
    """Return the end of a message about a word that is not an option: the nearest option, and all options if few.

    `most` is the number of options that are listed at most; without a nearest option, three times as many are.
    """
    if listed := _list_range(word, options):
        return f": write them one by one, {listed}"
    near = find_nearest(word, options)
    hint = f"; did you mean '{near}'?" if near else ""
    return hint + list_options(options, most if near else 3 * most)


def _list_range(word: str, options: Collection[str]) -> str:
    """Return the options from one to another, such as p4-p6, as a list in brackets; empty if a word is no range."""
    found = _RANGE.fullmatch(word)
    names = [f"{found[1]}{number}" for number in range(int(found[2]), int(found[3]) + 1)] if found else []
    return f"[{', '.join(names)}]" if names and {*names} <= {*options} else ""


def list_options(options: Collection[str], most: int) -> str:
    """Return the end of a message that lists all options; empty if there are none, or more than `most`."""
    listed = _join_numbers(options)
    return f" (expected one of: {', '.join(listed)})" if 0 < len(listed) <= most else ""


def _join_numbers(options: Collection[str]) -> list[str]:
    """Return options, with numbered ones that follow each other as one, such as “r1 to r9”, if all are numbered."""
    if not all(map(_NUMBERED.fullmatch, options)):
        return list(options)
    runs: list[list[str]] = []
    for option in sorted(options, key=lambda option: (option[0], int(option[1:]))):
        if runs and option == f"{runs[-1][-1][0]}{int(runs[-1][-1][1:]) + 1}":
            runs[-1].append(option)
        else:
            runs.append([option])
    return [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > MAX_SINGLE else run)]


MAX_SINGLE = 2
"""The most numbered options that follow each other and are listed one by one."""
_NUMBERED = re.compile("[a-z][0-9]+")
_RANGE = re.compile(r"([a-z])([0-9]{1,3})-\1?([0-9]{1,3})")


def find_nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that differs from a word in the fewest letters, or None if all differ in many. Case is ignored.

    A word that is part of a single option means that option.
    """
    if _NUMBERED.fullmatch(word):
        return _find_number(word, options)
    by_fold = {option.casefold(): option for option in options}
    folded = word.casefold()
    # “terrorism” means counter-terrorism, not tourism; “membership” means member.
    containing = [option for known, option in by_fold.items() if folded in known.split("-")]
    alike = [option for known, option in by_fold.items() if len(folded) > 3 < len(known) and _begins(folded, known)]
    for found in (containing, alike):
        if len(found) == 1:
            return found[0]
    edits = {option: count_edits(folded, [known]) for known, option in by_fold.items()}
    near = [option for option, count in edits.items() if count is not None]
    return min(near, key=lambda option: edits[option] or 0, default=None)


def _find_number(word: str, options: Iterable[str]) -> str | None:
    """Return the numbered option in which two digits are swapped, or one is not typed twice; r11 is no misspelt r1."""
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
    doubled = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1) if word[at] == word[at + 1]}
    near = [option for option in options if option in swapped | (doubled if len(word) > 3 else set())]
    return near[0] if len(near) == 1 else None


def _begins(one: str, other: str) -> bool:
    """Whether one of two words begins with the other."""
    return one.startswith(other) or other.startswith(one)


def count_edits(word: str, names: Iterable[str]) -> int | None:
    """Return the fewest letters to change, add, drop or swap for one of the names; None if they are too many.

    In a short word one wrong letter makes a large difference.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (only a message about a mistake needs it)

    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    nearest = min((OSA.distance(word, name, score_cutoff=most) for name in names), default=most + 1)
    return nearest if nearest <= most else None


_LOOKALIKES = dict(zip("авсԁеһіјӏморԛѕтуѵԝхԍьαινορυχ", "abcdehijlmopqstyvwxgbaivopux", strict=True)) | dict(
    zip("АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX", strict=True)
)
"""Cyrillic and Greek letters with the Latin ones that they look like."""


def explain_lookalikes(word: str) -> str:
    """Return the end of a message about letters of a word that only look like Latin ones; empty if there are none.

    A word that is wholly of another script is no Latin word with a wrong letter.
    """
    found = [char for char in dict.fromkeys(word) if char in _LOOKALIKES]
    latin = _replace_lookalikes(word)
    if not found or not latin.isascii() or not re.search("[A-Za-z]", word):
        return ""
    letters = " and ".join(f"'{char}' is {unicodedata.name(char)}" for char in found)
    return f": {letters}, not a Latin letter; did you mean '{latin}'?"


def _replace_lookalikes(word: str) -> str:
    return "".join(_LOOKALIKES.get(char, char) for char in word)


def guess_slug(text: str) -> str:
    """Return the id that a text was probably meant to be: without capitals, accents, blanks and letters that only look
    like Latin ones. It is empty if the text has no Latin letter or digit.
    """
    bare = [
        char for char in unicodedata.normalize("NFKD", _replace_lookalikes(text)) if not unicodedata.combining(char)
    ]
    return re.sub("[^a-z0-9]+", "-", "".join(bare).casefold()).strip("-")


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
