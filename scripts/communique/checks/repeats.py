"""Many references to an entry that is missing are reported once, and a few with the advice to restore it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.checks.entries.entry import reference_is_known
from communique.checks.meetings.meeting import follow_leads_back
from communique.problems import Problem
from communique.text.words import pluralise

MIN_NOT_MISTYPED = 4
"""The fewest references to a missing entry that show that nobody mistyped its id: the entry was removed or renamed."""


_RESTORE = "if its entry was removed or renamed, restore it"


def merge_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in their order, with one for many references to an entry that is missing: the first place."""
    same: dict[str, list[Problem]] = defaultdict(list)
    merged: list[Problem] = []
    for problem in problems:
        if problem.rule == reference_is_known or (problem.rule == follow_leads_back and "unknown" in problem.message):
            same[problem.message].append(problem)
        else:
            merged.append(problem)
    for places in same.values():
        merged += [_merge(places)] if len(places) >= MIN_NOT_MISTYPED else _advise(places)
    return sorted(merged)


def _merge(places: list[Problem]) -> Problem:
    first = min(places)
    files = pluralise(len({one.path for one in places}), "file")
    cause = f"{first.message.partition(';')[0]}; this id is in {len(places)} places ({files})"
    return replace(first, message=f"{cause}: {_RESTORE}, or write the new id in each place")


def _advise(places: list[Problem]) -> list[Problem]:
    """Return problems of one missing entry; where there are several, it may have been removed."""
    if len(places) == 1:
        return places
    return [replace(one, message=f"{one.message}; {_RESTORE}") for one in places]
