"""Many references to an entry that is missing are reported once, and a few with the advice to restore it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.problems import Problem
from communique.text.explanation import Explanation
from communique.text.words import pluralise

MIN_NOT_MISTYPED = 4
"""The fewest references to a missing entry that show that nobody mistyped its id: the entry was removed or renamed."""


_RESTORE = "if its entry was removed or renamed by mistake, restore it"


def merge_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in their order, with one for many references to an entry that is missing: the first place."""
    same: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    merged: list[Problem] = []
    for problem in problems:
        if problem.named:
            same[problem.named].append(problem)
        else:
            merged.append(problem)
    for places in same.values():
        merged += [_merge(places)] if len(places) >= MIN_NOT_MISTYPED else _advise(places)
    return sorted(merged)


def _merge(places: list[Problem]) -> Problem:
    first = min(places)
    files = pluralise(len({one.path for one in places}), "file")
    cause = f"{first.explanation.cause}; this id is in {len(places)} places ({files})"
    return replace(first, explanation=Explanation(cause, f"{_RESTORE}, or write the new id in each place"))


def _advise(places: list[Problem]) -> list[Problem]:
    """Return problems of one missing entry; where there are several, it may have been removed."""
    if len(places) == 1:
        return places
    return [replace(one, explanation=one.explanation.add_fix(_RESTORE)) for one in places]
