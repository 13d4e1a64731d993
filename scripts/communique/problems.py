"""What is wrong in a file, where, and how to mend it."""

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

MOST_PROBLEMS = 200
"""So many problems of one kind are told of one entry; a file with more is mended in several rounds."""

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


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. Line and column count from 1; `str()` gives `path:line:column: message`.

    `about` is the entry, as kind and id, on whose page the problem is shown.
    """

    path: Path
    line: int
    column: int
    message: str
    about: tuple[str, str] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    @property
    def where(self) -> str:
        """The place as `path:line:column`; a name that cannot be printed is written out."""
        return f"{visible(self.path.as_posix())}:{self.line}:{self.column}"

    @property
    def annotation(self) -> str:
        """The problem as a workflow command of the forge, which shows it on its line in a pull request."""
        path, message = visible(self.path.as_posix()), self.message.replace("%", "%25")
        for sign in "%:,":
            path = path.replace(sign, f"%{ord(sign):02X}")
        for sign in "\r\n":
            message = message.replace(sign, f"%{ord(sign):02X}")
        return f"::error file={path},line={self.line},col={self.column}::{message}"


Loc = tuple[str | int, ...]
"""The way to a value inside a file, as in ("attendees", 0, "person")."""


class Breach(NamedTuple):
    """What is wrong and where, before line and column are looked up.

    `at_key` points to the key of the pair instead of to its value.
    """

    loc: Loc
    message: str
    at_key: bool = False


class Refusal(Exception):  # noqa: N818 (not an error of the program: a request that is turned down, with the reason)
    """What was asked for cannot be written; `str()` tells the contributor why."""


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line, in single quotes if it is text."""
    if isinstance(value, str):
        text = visible(value)
        return f"'{text[:60]}…'" if len(text) > 61 else f"'{text}'"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing (null)"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def visible(text: str) -> str:
    """A text with what cannot be seen written out: line breaks, control characters, names that are not UTF-8."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def choices(wanted: str, options: Collection[str], *, most: int = 12) -> str:
    """The end of a message about a word that is none of `options`: the nearest one, and all of them if few."""
    near = nearest(wanted, options)
    hint = f"; did you mean '{near}'?" if near else ""
    listed = 0 < len(options) <= (most if near else 3 * most)
    return hint + (f" (expected one of: {', '.join(options)})" if listed else "")


def nearest(wanted: str, options: Iterable[str]) -> str | None:
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
