"""Compares what somebody wrote with the names of entries: how well a name fits, whatever its spelling or script."""

import re
import unicodedata

from communique.text.suggestions import count_edits
from communique.text.words import fold

_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile("[\u3400-\u9fff]")

Words = tuple[str, ...]
"""The folded words of a name."""


def fold_words(text: str) -> Words:
    """Return the words of a name without case and accents; transliterations are unified, other scripts are kept."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    words = (fold(word) if word.isascii() and word.isalpha() else word for word in _WORD.findall(bare))
    return tuple(filter(None, words))


def score_words(words: Words, name: Words) -> float:
    """Return how much of a name some words are: 1 for the whole name, less for some of it, 0 for none.

    The beginning of a word counts too, but less. In Chinese, which has no blanks, it is any part of a name.
    """
    if words == name:
        return 1
    if "".join(words) == "".join(name):
        return 0.99
    share = min(len(words) / max(len(name), 1), 1)
    if set(words) <= set(name):
        return 0.7 + 0.2 * share
    if all(begins_word(word, name) for word in words):
        return 0.4 + 0.2 * share
    return 0


def begins_word(word: str, name: Words) -> bool:
    """Whether a word of a name begins with this one."""
    return any(known.startswith(word) or (_CHINESE.match(word) and word in known) for known in name)


MAX_SHORT = 5
"""The most letters of a word that is another word with another first letter: “youth” is not “South”."""


def score_misspelt(words: Words, name: Words) -> float:
    """Return how near a name is to some words, 1 being the same; 0 where too many letters differ."""
    letters = len("".join(words))
    whole = count_edits("".join(words), ["".join(name)])
    if whole is not None:
        return 1 - whole / letters
    each = [count_edits(word, _list_alike(word, name)) for word in words]
    counts = [count for count in each if count is not None]
    return 0.9 * (1 - sum(counts) / letters) if len(counts) == len(each) else 0


def _list_alike(word: str, name: Words) -> Words:
    """Return the words of a name of which a word may be a misspelling."""
    return name if len(word) > MAX_SHORT else tuple(known for known in name if known[0] == word[0])
