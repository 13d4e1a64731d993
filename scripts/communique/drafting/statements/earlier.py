"""Recognises what was done before the year or the days of the meeting, which is no act of it."""

import re

from communique.drafting.text.dates import find_dates
from communique.model.edtf import Edtf

_DONE_IN = re.compile(
    r"(?:^In\s+(?:\w+\s+)?|\b(?:was|were|been)\s+[\w-]+\s+(?:by\s+(?:[\w-]+\s+){1,6}?|back\s+)?(?:in|on|at)\s+(?:[\w,-]+\s+){0,3}?)"
    r"((?:19|20)\d\d)\b"
)
"""The year in which something was done, at the start of a sentence or right after the verb."""
_YEAR_BEFORE = re.compile(r"\bin\s+((?:19|20)\d\d),?\s+(?:the\s+\w|they\b)[\w ]{0,40}$", re.IGNORECASE)


def looks_back(text: str, when: Edtf) -> bool:
    """Whether a sentence begins with the day of an earlier meeting: “On 9 June 2017, the summit decided”."""
    head = re.match(r"(?:On|At|During|In)\b[^,]{0,80},(?:\s+(?:19|20)\d\d,)?", text)
    days = [dated.with_year(when.year).edtf for dated in find_dates(head[0])] if head else []
    return any(day and day < when.start[: len(day)] for day in days)


def is_about_earlier_year(text: str, year: int) -> bool:
    """Whether a passive reports what was done in an earlier year.

    A plan for an earlier year does not count, because it may be approved now.
    """
    return any(int(found[1]) < year for found in _DONE_IN.finditer(text))


def follows_earlier_year(before: str, year: int) -> bool:
    """Whether an earlier year comes right before the subject of a verb: “in 2018, the council adopted”."""
    found = _YEAR_BEFORE.search(before)
    return found is not None and int(found[1]) < year
