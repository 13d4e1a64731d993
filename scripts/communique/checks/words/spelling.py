"""The rule that finds misspelt words in what editors write. The docstring of a rule is its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from communique.checks.rules import EntryFindings, register_rule
from communique.problems import Finding
from communique.register.register import PROSE, Register
from communique.text.explanation import Hint
from communique.text.words import quote_value

MIN_COMMON = 10
"""The fewest times that a word is written for it to be common. In a small register nothing is."""
MIN_LETTERS = 7
"""The fewest letters of a word that is compared: many shorter words differ in one letter, as threats and treats do."""

_ANY_WORD = re.compile(rf"\b[a-z]{{{MIN_LETTERS},}}\b")
_WORD = re.compile(rf"(?<![\w’'/.:@%“-])[a-z]{{{MIN_LETTERS},}}(?![\w’'/@%-]|\.\w)")
"""A word of the editors themselves: it is no part of an address or of a name, and not in quotation marks."""
_REAL_WORDS = frozenset(
    {
        *("boarders", "counties", "exercisers", "foundling", "funding", "observes"),
        *("parities", "prospectus", "thorough", "treading", "treatises"),
    }
)
"""English words that lack a letter of a common one, have one more, or have two swapped: through and thorough."""


@register_rule
def word_is_spelt_like_others(register: Register) -> EntryFindings:
    """A word that only one text has is not a common one with a letter left out or added, or two letters swapped."""
    counts = Counter(_ANY_WORD.findall("\n".join(_list_prose(register))))
    common = {word for word, count in counts.items() if count >= MIN_COMMON}
    once = [word for word, count in counts.items() if count == 1 and word not in _REAL_WORDS]
    misspelt = find_misspelt(once, common) if common else {}
    for entry, loc, text in register.prose if misspelt else ():
        for word in misspelt.keys() & {*_WORD.findall(text)}:
            yield entry, Finding(loc, f"{quote_value(word)} is written nowhere else", hint=Hint(f"'{misspelt[word]}'"))


def _list_prose(register: Register) -> Iterator[str]:
    """Yield the texts of `register.prose`, which takes seven times as long to say where each is."""
    for _, document in register.documents.values():
        if isinstance(document.data, dict | list):
            yield from _search_prose(document.data)


def _search_prose(value: Any) -> Iterator[str]:
    """Yield the texts under keys for prose in the values of a file."""
    for key, inner in value.items() if isinstance(value, dict) else [("", inner) for inner in value]:
        if isinstance(inner, str):
            if key in PROSE:
                yield inner
        elif isinstance(inner, dict | list):
            if key in PROSE:
                yield from (text for text in inner if isinstance(text, str))
            yield from _search_prose(inner)


@register_rule
def publisher_is_spelt_like_others(register: Register) -> EntryFindings:
    """A publisher that only one source has is not a common one with a letter left out or added, or two swapped."""
    sources = [(m, at, source.publisher) for m in register.meetings.values() for at, source in enumerate(m.sources)]
    counts = Counter(publisher for _, _, publisher in sources)
    common = {name for name, count in counts.items() if count >= MIN_COMMON and len(name) >= MIN_LETTERS}
    misspelt = find_misspelt([name for name, count in counts.items() if count == 1], common) if common else {}
    for meeting, at, publisher in sources if misspelt else ():
        if publisher in misspelt:
            cause, hint = f"{quote_value(publisher)} puts out no other page", Hint(f"'{misspelt[publisher]}'")
            yield meeting, Finding(("sources", at, "publisher"), cause, hint=hint)


def find_misspelt(words: Iterable[str], common: set[str]) -> dict[str, str]:
    """Return the words that are common ones but for one letter left out or added, or two swapped, with these.

    The first and the last letter are right, and a singular is no misspelt plural.
    """
    shortened = defaultdict(set)
    for right in common:
        for part in _leave_one_out(right):
            shortened[part].add(right)
    ends = {(right[0], right[-1]) for right in common}
    lengths = {len(right) + more for right in common for more in (-1, 0, 1)}
    near = {}
    for word in words:
        if len(word) not in lengths or (word[0], word[-1]) not in ends:
            continue
        parts = _leave_one_out(word)
        swapped = {right for part in parts for right in shortened.get(part, ()) if _are_swapped(word, right)}
        options = {*shortened.get(word, ()), *(parts & common), *swapped}
        options = {right for right in options if right[-1] == word[-1] and right.rstrip("s") != word.rstrip("s")}
        if options:
            near[word] = min(options)
    return near


def _leave_one_out(word: str) -> set[str]:
    """Return a word without one of its letters, each in turn except the first."""
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def _are_swapped(one: str, other: str) -> bool:
    """Whether two words differ in two letters that follow each other, and are swapped."""
    apart = [at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1]
    return len(one) == len(other) and len(apart) == 2 and one[apart[0]] == other[apart[1]] and apart[1] == apart[0] + 1
