"""One cause that breaks rules in many places is reported once."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from communique.checks.entries.entry import reference_is_known
from communique.checks.meetings.attendance import (
    capacity_fits_status,
    complete_list_has_all_members,
    office_fits_person,
)
from communique.problems import Problem, Rule
from communique.text import pluralise

MIN_PLACES = 4
"""The fewest places with one cause, such as references to a missing entry, that are reported as one problem."""


class _Cause(NamedTuple):
    """What breaks a rule in many places: how messages name it, what the other places do, and how it is corrected."""

    name: re.Pattern[str]
    others: str
    fix: str


_STATUS = ("contradict its status", "then correct the dates under `status:` of the state in states.yml")
_CAUSES: dict[Rule | None, _Cause] = {
    reference_is_known: _Cause(
        re.compile("(.*)"),
        "have this id",
        "if its entry was removed or renamed, restore it, or write the new id in each place",
    ),
    complete_list_has_all_members: _Cause(re.compile("no delegation of (.*) [(]"), *_STATUS),
    capacity_fits_status: _Cause(re.compile("does not fit: (.*) was "), *_STATUS),
    office_fits_person: _Cause(
        re.compile("(.* is known as .*?) on [0-9]"), "differ so", "then correct the office in the person's file"
    ),
}


def merge_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in their order, with one for all references to an entry that is missing: the first place.

    Nobody mistypes an id in many places: the entry was removed or renamed. Nor does anybody forget one member in many
    lists: the dates of its status are wrong.
    """
    same: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    merged: list[Problem] = []
    for problem in problems:
        cause = _CAUSES.get(problem.rule)
        if cause and (found := cause.name.search(problem.message)):
            same[found[1], cause.others].append(problem)
        else:
            merged.append(problem)
    for places in same.values():
        merged += [_merge(places)] if len(places) >= MIN_PLACES else places
    return sorted(merged)


def _merge(places: list[Problem]) -> Problem:
    first = min(places)
    cause = _CAUSES[first.rule]
    files = pluralise(len({one.path for one in places}), "file")
    message = f"{first.message}; {len(places) - 1} more places {cause.others} ({files} in all): {cause.fix}"
    return replace(first, message=message)
