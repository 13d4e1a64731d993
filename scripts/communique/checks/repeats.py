"""References to an entry that is missing are reported once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.checks.entries.entry import reference_is_known
from communique.checks.meetings.meeting import follow_leads_back
from communique.problems import Problem
from communique.text import pluralise

MIN_PLACES = 4
"""The fewest references to a missing entry that are reported as one problem."""


def merge_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in their order, with one for all references to an entry that is missing: the first place.

    Nobody mistypes an id in many places: the entry was removed or renamed.
    """
    same: dict[str, list[Problem]] = defaultdict(list)
    merged: list[Problem] = []
    for problem in problems:
        if problem.rule == reference_is_known or (problem.rule == follow_leads_back and "unknown" in problem.message):
            same[problem.message].append(problem)
        else:
            merged.append(problem)
    for places in same.values():
        merged += [_merge(places)] if len(places) >= MIN_PLACES else places
    return sorted(merged)


def _merge(places: list[Problem]) -> Problem:
    first = min(places)
    files = pluralise(len({one.path for one in places}), "file")
    others = f"{len(places) - 1} more places have this id ({files} in all)"
    fix = "if its entry was removed or renamed, restore it, or write the new id in each place"
    return replace(first, message=f"{first.message}; {others}: {fix}")
