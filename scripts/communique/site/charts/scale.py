"""A scale of days along the width of a picture.

Places are percentages, so that a picture is as wide as its column while its letters keep their size.
"""

from datetime import date

_MAX_YEARS = 8
"""Years that fit below a picture on a phone."""
_LAST_LABEL = 0.88
"""The share of the width after which a year no longer fits."""


class Scale:
    """The days that a picture covers, from the first day of one year to the last day of another."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._start = date(first, 1, 1).toordinal()
        self._days = date(last, 12, 31).toordinal() - self._start

    def measure(self, day: date) -> float:
        """Return the share of the width that lies before a day."""
        return min(1.0, max(0.0, (day.toordinal() - self._start) / self._days))

    def place(self, day: date) -> str:
        """Return the place of a day as a percentage of the width."""
        return f"{self.measure(day) * 100:.2f}%"

    def years(self) -> list[int]:
        """Return the years to print below the picture: all, or every second, fifth, tenth and so on."""
        steps = (1, 2, 5, 10, 20, 100)
        step = next((n for n in steps if (self.last - self.first) // n < _MAX_YEARS), 1000)
        years = [year for year in range(self.first, self.last + 1) if year % step == 0]
        return [year for year in years if self.measure(date(year, 1, 1)) <= _LAST_LABEL]
