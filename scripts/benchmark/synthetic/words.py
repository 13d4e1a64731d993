"""Words for a synthetic register: sentences made of the words of real records, and invented names of people."""

import re
from itertools import combinations_with_replacement
from random import Random

from communique.register.register import Register
from communique.text.numerals import ORDINAL_WORDS

RARE = 0.01
"""The share of invented words. With them the vocabulary grows with the register, as that of real registers does."""
MAX_RARE = 20_000
"""The number of different invented words."""
_NUMBER = re.compile(rf"[0-9]|\b(?:{'|'.join(ORDINAL_WORDS)})\b", re.IGNORECASE)
"""A word that can make a sentence say of a date or a session what is not possible, which rules would report."""
_WORD = re.compile(r"\w+")
"""A word, or one of the words of a compound such as “anti-terrorist”."""
_CONSONANTS = "bdgklmnprstvz"
_VOWELS = "aeiou"


class WordSample:
    """Random words, as frequent as in the summaries of the real register, with a long tail of rare ones."""

    def __init__(self, register: Register, random: Random) -> None:
        summaries = (r.summary for meeting in register.meetings.values() for r in meeting.resolutions)
        self._words = [word.strip(".,;:()“”\"'") for summary in summaries for word in summary.split()]
        self._words = [word for word in self._words if word and not _NUMBER.search(word)]
        self.random = random

    def draw_words(self, count: int) -> list[str]:
        """Return `count` words."""
        return self._go_on([""], count)[1:]

    def _go_on(self, words: list[str], count: int) -> list[str]:
        """Return some words and `count` more, no word twice in a row, which a rule would report."""
        found = list(words)
        while len(found) < len(words) + count:
            word = self._draw_word()
            if _WORD.findall(word.casefold())[:1] != _WORD.findall(found[-1].casefold())[-1:]:
                found.append(word)
        return found

    def _draw_word(self) -> str:
        if self.random.random() < RARE:
            return self._invent_word()
        return self._words[self.random.randrange(len(self._words))]

    def draw_sentence(self, count: int, opening: str = "") -> str:
        """Return a sentence of `count` words, after the words that open it, if any."""
        if opening:
            return " ".join(self._go_on(opening.split(), count)) + "."
        words = " ".join(self.draw_words(count))
        return words[:1].upper() + words[1:] + "."

    def draw_citations(self, count: int, about: str) -> list[dict[str, str]]:
        """Return `count` sources of invented sites about something."""
        return [
            {"url": f"https://press{at % 7}.example.org/sco/{about}-{at}.html", "used_for": self.draw_sentence(4)}
            for at in range(count)
        ]

    def _invent_word(self) -> str:
        """Return an invented word. Words with lower numbers are more frequent."""
        return _spell(int(MAX_RARE * self.random.random() ** 2) + 4_000) + "ic"


def _spell(number: int) -> str:
    """Return a number in syllables of a consonant and a vowel."""
    letters = ""
    while number:
        number, at = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        letters += _CONSONANTS[at % len(_CONSONANTS)] + _VOWELS[at // len(_CONSONANTS)]
    return letters


def invent_family_names(random: Random) -> list[str]:
    """Return family names of six letters, no two with the same letters, so that no rule reports them as duplicates."""
    names = [
        "".join(consonant + vowel for consonant, vowel in zip(consonants, vowels, strict=True)).capitalize()
        for consonants in combinations_with_replacement(_CONSONANTS, 3)
        for vowels in combinations_with_replacement(_VOWELS, 3)
    ]
    random.shuffle(names)
    return names


def invent_given_names(homes: int, each: int) -> list[list[str]]:
    """Return `each` given names for each of `homes` states or bodies."""
    return [[_spell(5_000 + 7 * (home * each + at)).capitalize() for at in range(each)] for home in range(homes)]


_CYRILLIC = str.maketrans("abdegiklmnoprstuvz", "абдегиклмнопрстувз")


def transliterate(name: str) -> str:
    """Return an invented name in Cyrillic letters."""
    return name.lower().translate(_CYRILLIC).title()
