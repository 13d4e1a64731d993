"""The days that a synthetic register covers, numbered from the first."""

from datetime import date, timedelta

FIRST_DAY = date(2001, 7, 1)
DAYS = 9_000
"""The days that the meetings are spread over."""


def count_days(number: int) -> date:
    """Return the day with a number."""
    return FIRST_DAY + timedelta(days=number)


def number_day(day: date) -> int:
    """Return the number of a day; 0 for one before the first."""
    return max(0, (day - FIRST_DAY).days)
