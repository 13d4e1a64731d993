"""Words for days, months and years, so that a date is found however it is written.

A day is indexed as `t20190614`, a month as `t201906`; the browser makes the same words of the dates in a query. A
meeting of several days has a word for each of them.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from communique.model.edtf import Edtf
from communique.register.register import Register

_MAX_DAYS = 31
"""Days of one meeting that are indexed."""


def list_days(when: Edtf) -> list[str]:
    """Return the words for the days of a meeting; the word for a month where the day is not known."""
    if len(when.start) == len("2019-06"):
        return [_word_month(when.first)]
    days = min((when.last - when.first).days, _MAX_DAYS - 1)
    return [f"t{when.first + timedelta(at):%Y%m%d}" for at in range(days + 1)] if len(when.start) > 4 else []


def list_term(start: Edtf | None, end: Edtf | None, latest: date) -> list[str]:
    """Return the words for the years of a term, and for its months where both ends are known to the month.

    A term without a last day runs until `latest`, the day of the last meeting of the register.
    """
    if start is None:
        return [] if end is None else [str(end.year)]
    last = end.last if end else max(latest, start.first)
    years = [str(year) for year in range(start.year, last.year + 1)][-_MAX_YEARS:]
    exact = len(start.start) > 4 and (end is None or len(end.start) > 4)
    return years + (list(_list_months(start.first, last)) if exact and len(years) < _MAX_YEARS else [])


_MAX_YEARS = 40
"""Years of one term that are indexed."""


def _list_months(first: date, last: date) -> Iterator[str]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"t{month // 12}{month % 12 + 1:02}"


def _word_month(day: date) -> str:
    return f"t{day:%Y%m}"


def find_latest(register: Register) -> date:
    """Return the last day of the last meeting, or the beginning of time if there is none."""
    return max((meeting.date.last for meeting in register.meetings.values()), default=date.min)
