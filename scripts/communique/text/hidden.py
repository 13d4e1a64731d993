"""Characters that a reader cannot see, and how messages name them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

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
