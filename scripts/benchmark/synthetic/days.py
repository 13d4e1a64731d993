"""The days that a synthetic register covers, numbered from the first."""

from datetime import date, timedelta

FIRST_DAY = date(2001, 7, 1)
DAYS = 9_000
"""The days that the meetings are spread over."""


def count_days(number: int) -> date:
    """Return the day with a number."""
    return FIRST_DAY + timedelta(days=number)
