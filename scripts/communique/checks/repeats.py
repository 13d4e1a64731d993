"""One cause that breaks a rule in many places is reported once."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.checks.entries.entry import reference_is_known
from communique.checks.meetings.attendance import complete_list_has_all_members, office_fits_person
from communique.problems import Problem, Rule
from communique.text import pluralise

MIN_PLACES = 4
"""The fewest places with one cause, such as references to a missing entry, that are reported as one problem."""

_FIXES: dict[Rule | None, tuple[str, str]] = {
    reference_is_known: ("id", "if its entry was removed or renamed, restore it, or write the new id in each place"),
    complete_list_has_all_members: ("gap", "then correct the dates under `status:` of the state in states.yml"),
}
"""For rules that one cause can break in many places: what these have in common, and how it is corrected."""
_KNOWN_AS = re.compile("(.* is known as .*?) on [0-9]")


def merge_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in their order, with one for all references to an entry that is missing: the first place.

    Nobody mistypes an id in many places: the entry was removed or renamed. Nor does anybody forget one member in many
    lists: the dates of its status are wrong.
    """
    same: dict[str, list[Problem]] = defaultdict(list)
    merged: list[Problem] = []
    offices: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.rule in _FIXES:
            same[problem.message].append(problem)
        elif problem.rule == office_fits_person and (known := _KNOWN_AS.match(problem.message)):
            offices[known[1]].append(problem)
        else:
            merged.append(problem)
    for places in same.values():
        merged += [_merge(places)] if len(places) >= MIN_PLACES else places
    for places in offices.values():
        merged += [_merge_offices(places)] if len(places) >= MIN_PLACES else places
    return sorted(merged)


def _merge(places: list[Problem]) -> Problem:
    first = min(places)
    what, fix = _FIXES[first.rule]
    files = pluralise(len({one.path for one in places}), "file")
    where = f"{len(places) - 1} more places have this {what} ({files} in all)"
    return replace(first, message=f"{first.message}; {where}: {fix}")


def _merge_offices(places: list[Problem]) -> Problem:
    """Return one problem for many seats of one person: what is wrong is the office in the person's file."""
    first = min(places)
    fix = f"{len(places) - 1} more seats differ so: then correct the office in the person's file"
    return replace(first, message=f"{first.message}; {fix}")
