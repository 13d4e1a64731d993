"""Days that texts name in words, such as “9 June 2017”, compared with a date of a record."""

import re
from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

from communique.model.edtf import Edtf, parse

_MONTHS = [*month_name]
_MONTH_NAME = "|".join(_MONTHS[1:])
_MONTH = f"({_MONTH_NAME})"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_RANGE = rf"{_DAY}(?: ?(?:[-–—/]|and|to) ?{_DAY})?"
_NAMED = re.compile(rf"\b{_RANGE},? (?:of )?{_MONTH}\b|\b{_MONTH} {_RANGE}\b(?!:)|\b{_MONTH},? (?:19|20)[0-9]{{2}}\b")

DATE = rf"(?:(?:[0-9]{{1,2}}(?:(?:–| and )[0-9]{{1,2}})? )?(?:{_MONTH_NAME}) )?(?:19|20)[0-9]{{2}}\b(?![–-][0-9])"
"""A pattern for a date with its year, as summaries write it: “2017”, “June 2017”, “9 June 2017”, “8–9 June 2017”."""
_PARTS = re.compile(rf"(?:(?:([0-9]+)(?:(?:–| and )([0-9]+))? )?({_MONTH_NAME}) )?([0-9]{{4}})")


def read_date(words: str) -> Edtf | None:
    """Return the date that words of the pattern `DATE` name, or None if there is no such day."""
    found = _PARTS.fullmatch(words)
    if not found:
        return None
    first, last, month, year = found.groups()
    point = f"{year}-{_MONTHS.index(month):02}" if month else year
    days = [f"{point}-{int(day):02}" for day in (first, last) if day]
    try:
        return parse("/".join(days) or point)
    except ValueError:
        return None  # reported by another rule


class _NamedDays(NamedTuple):
    """A month that a text names, with its days if the text gives any, and the words of the text."""

    month: int
    days: range
    words: str


def _list_days(text: str) -> Iterator[_NamedDays]:
    """Yield the days and months that a text names. A month counts only beside a day or a year: “may” is a verb, too."""
    for found in _NAMED.finditer(text):
        begin, end, month = found[1] or found[5], found[2] or found[6], found[3] or found[4] or found[7]
        first = int(begin or 0)
        yield _NamedDays(_MONTHS.index(month), range(first, int(end or first) + 1) if first else range(0), found[0])


def find_other_days(text: str, when: Edtf) -> str | None:
    """Return the first days that a text names, in its words, if none of those it names is a day of a date."""
    named = list(_list_days(text))
    return named[0].words if named and not any(_fits(days, when) for days in named) else None


def _fits(named: _NamedDays, when: Edtf) -> bool:
    first, last = ((day.month, day.day) for day in (when.first, when.last))
    if when.first.year < when.last.year:
        return named.month >= first[0] or named.month <= last[0]  # over the end of a year, days are not compared
    if not named.days:
        return first[0] <= named.month <= last[0]
    return any(first <= (named.month, day) <= last for day in named.days)
