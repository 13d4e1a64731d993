"""Compares the spelling of a printed name with known ones, word by word."""

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from communique.text.words import fold

_TOKEN = re.compile(r"[^\W\d_][a-z]?[a-z]?\.|[^\W\d_][\w'’-]*")
_MIN_SIMILARITY = 80
"""The least similarity of two spellings of a word, of 100: Sysoev and Sysoyev have 92, Karimov and Kamilov 71."""


class Likeness(NamedTuple):
    """How a printed name agrees with a known one. `kind` is `exact`, `like`, `initials` or `surname`; `score` is 100 at
    most.
    """

    kind: str
    score: float

    @property
    def rank(self) -> float:
        """The score, lower where less of the name is printed."""
        return self.score - {"exact": 0, "like": 0, "initials": 5, "surname": 15}[self.kind]


def split_name(name: str) -> list[str]:
    """Return the words of a name, folded for comparison. Initials keep their full stop."""
    found = []
    for token in _TOKEN.findall(name.replace("ё", "e").replace("`", "'")):
        word = fold(token.rstrip("."))
        if word:
            found.append(word[:1] + "." if token.endswith(".") and len(token) < 5 else word)
    return found


def find_best_likeness(printed: list[str], names: list[list[str]], family: str) -> Likeness | None:
    """Return how a name agrees best with any of those of a person, all split into words; None if it does with none.

    Where a single word agrees, it must be in `family`, the folded family name.
    """
    found = [likeness for known in names if (likeness := _compare_names(printed, known, family))]
    return max(found, key=lambda likeness: likeness.rank, default=None)


def _compare_names(printed: list[str], known: list[str], family: str) -> Likeness | None:
    """Compare two names word by word, in any order. Returns None if they do not agree."""
    if sorted(printed) == sorted(known):
        short = sum(word.endswith(".") for word in printed)
        full = len(printed) - short > 1 or short > 1
        return Likeness("exact" if full else "initials" if len(printed) > 1 else "surname", 100)
    left, scores, missed, initials = list(known), [], 0, []
    family_met = False
    for word in printed:
        if word.endswith("."):
            initials.append(word)
            continue
        best = max((w for w in left if not w.endswith(".")), key=lambda w: fuzz.ratio(word, w), default="")
        score = fuzz.ratio(word, best) if best else 0.0
        if score < _MIN_SIMILARITY:
            missed += 1
            continue
        left.remove(best)
        scores.append(score)
        family_met = family_met or best in family.split() or best == family or fuzz.ratio(best, family) > 90
    if not scores or (not family_met and len(scores) < 2):
        return None
    return _judge_likeness(scores, missed, initials, left)


def _judge_likeness(scores: list[float], missed: int, initials: list[str], left: list[str]) -> Likeness | None:
    mean = sum(scores) / len(scores)
    givens = {word[:1] for word in left}
    if initials and givens and not any(initial[:1] in givens for initial in initials):
        return None
    if initials:
        return Likeness("initials", mean - 4 * missed) if not missed else None
    if len(scores) == 1:
        # A family name alone, or with a given name for which the register only has the initial.
        if missed and not any(word.endswith(".") for word in left):
            return None
        return Likeness("surname", mean) if not missed else None
    return Likeness("like", mean - 4 * (missed + len([w for w in left if not w.endswith(".")])))
