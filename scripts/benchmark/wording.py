"""Words for a synthetic register: sentences of the words that real records use, and made-up names of people."""

from itertools import combinations_with_replacement
from random import Random

from communique.register.register import Register

RARE = 0.01
"""The share of words that no real record holds, so that the vocabulary grows with the register as real ones do."""
MOST_RARE = 20_000
_CONSONANTS = "bdgklmnprstvz"
_VOWELS = "aeiou"


class Vocabulary:
    """Words as often as the real register's summaries use them, with a long tail of rare ones."""

    def __init__(self, register: Register, random: Random) -> None:
        summaries = (r.summary for meeting in register.meetings.values() for r in meeting.resolutions)
        self._words = [word.strip(".,;:()“”\"'") for summary in summaries for word in summary.split()]
        self._words = [word for word in self._words if word]
        self._random = random

    def words(self, count: int) -> list[str]:
        """So many words."""
        return [
            self._rare() if self._random.random() < RARE else self._words[self._random.randrange(len(self._words))]
            for _ in range(count)
        ]

    def sentence(self, count: int) -> str:
        """A sentence of so many words."""
        words = " ".join(self.words(count))
        return words[:1].upper() + words[1:] + "."

    def _rare(self) -> str:
        """A made-up word; the lower its number, the more often it comes."""
        return _syllables(int(MOST_RARE * self._random.random() ** 2) + 4_000) + "ic"


def _syllables(number: int) -> str:
    letters = ""
    while number:
        number, at = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        letters += _CONSONANTS[at % len(_CONSONANTS)] + _VOWELS[at // len(_CONSONANTS)]
    return letters


def families(random: Random) -> list[str]:
    """Family names of six letters of which no two are made of the same letters, so that no rule takes them for one."""
    made = [
        "".join(consonant + vowel for consonant, vowel in zip(consonants, vowels, strict=True)).capitalize()
        for consonants in combinations_with_replacement(_CONSONANTS, 3)
        for vowels in combinations_with_replacement(_VOWELS, 3)
    ]
    random.shuffle(made)
    return made


def given_names(homes: int, each: int) -> list[list[str]]:
    """For each home its own given names."""
    return [[_syllables(5_000 + 7 * (home * each + at)).capitalize() for at in range(each)] for home in range(homes)]


_CYRILLIC = str.maketrans("abdegiklmnoprstuvz", "абдегиклмнопрстувз")


def in_cyrillic(name: str) -> str:
    """A made-up name in another script."""
    return name.lower().translate(_CYRILLIC).title()
