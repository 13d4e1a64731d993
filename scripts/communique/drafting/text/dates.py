"""Finds dates in English prose: days, two days, months; European, American and ISO."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from communique.drafting.text.names import normalise
from communique.text import Span

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"
_TO = r"\s*(?:-|and|to|through)\s*"
_CLOCK = r"(?:,?\s+(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]?\d)?(?:\s*(?P<half>[ap])\.?m\b\.?)?)?"


def _form(*parts: str) -> str:
    return rf"(?<![\d./-])(?:{''.join(parts)}){_CLOCK}(?![\d/-])"


_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d))?",
        _form(r"(?P<d>[0-3]?\d)(?P<dot>[./-])(?P<mm>[01]?\d)[./-](?P<y>(?:19|20)\d\d)"),
        _form(
            _DAY.format("d"),
            r"\s+",
            _MONTH.format("m"),
            r",?\s+(?P<y>(?:19|20)\d\d)",
            _TO,
            _DAY.format("d2"),
            r"\s+",
            _MONTH.format("m2"),
            r",?\s+(?P<y2>(?:19|20)\d\d)",
        ),
        _form(
            _DAY.format("d"),
            r"\s+(?:of\s+)?",
            _MONTH.format("m"),
            _TO,
            _DAY.format("d2"),
            r"\s+",
            _MONTH.format("m2"),
            _YEAR,
        ),
        _form(_MONTH.format("m"), r"\s+", _DAY.format("d"), _TO, _MONTH.format("m2"), r"\s+", _DAY.format("d2"), _YEAR),
        _form(_DAY.format("d"), _TO, _DAY.format("d2"), r"\s+(?:of\s+)?", _MONTH.format("m"), _YEAR),
        _form(_MONTH.format("m"), r"\s+", _DAY.format("d"), _TO, _DAY.format("d2"), _YEAR),
        _form(_DAY.format("d"), r"\s+(?:of\s+)?", _MONTH.format("m"), _YEAR),
        _form(_MONTH.format("m"), r"\s+", _DAY.format("d"), _YEAR),
        _form(r"(?<!\d\s)", _MONTH.format("m"), r",?\s+(?P<y>(?:19|20)\d\d)"),
    )
]


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: `first` and `last` are (year, month, day), 0 for the year or day that is not said."""

    span: Span
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    clock: str | None = None
    ambiguous: bool = False
    """Written with slashes, so that day and month may be meant the other way round."""

    def with_year(self, year: int) -> "FoundDate":
        """The same with a year, where it has none."""
        if self.first[0] or not year:
            return self
        return FoundDate(self.span, (year, *self.first[1:]), (year, *self.last[1:]), self.clock, self.ambiguous)

    @property
    def edtf(self) -> str | None:
        """As records write it; None without a year, or for a day that does not exist."""
        points = [_point(point) for point in dict.fromkeys((self.first, self.last))]
        if None in points or self.last < self.first:
            return None
        return "/".join(filter(None, points))


def _point(point: tuple[int, int, int]) -> str | None:
    year, month, day = point
    if not year or not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def find_dates(text: str) -> list[FoundDate]:
    """Every date of a text, in its order; where two readings overlap, the fuller one stands."""
    flat = normalise(text)
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(flat):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(_read(match, span))
    return sorted(found, key=lambda dated: dated.span)


def _read(match: re.Match[str], span: Span) -> FoundDate:
    part = match.groupdict()
    year = int(part.get("y") or 0)
    month = int(part["mm"]) if part.get("mm") else _MONTHS[part["m"].casefold()]
    day = int(part.get("d") or 0) or (99 if part.get("d") else 0)  # a day 00 is none, not a whole month
    month2 = _MONTHS[part["m2"].casefold()] if part.get("m2") else month
    day2 = int(part.get("d2") or day)
    ambiguous = part.get("dot") == "/" and day <= 12 and month <= 12 and day != month
    if month > 12 and day <= 12 and part.get("dot"):
        month, month2, day, day2 = day, day, month, month
    clock = _clock(part.get("clock"), part.get("half"))
    return FoundDate(span, (year, month, day), (int(part.get("y2") or year), month2, day2), clock, ambiguous)


def _clock(printed: str | None, half: str | None) -> str | None:
    """A time of day on a clock of 24 hours."""
    if not printed:
        return None
    hour, _, minute = printed.partition(":")
    late = int(hour) % 12 + (12 if half in ("p", "P") else 0)
    return f"{late if half else int(hour):02}:{minute}"


_UNTIL = re.compile(r"\b(?:until|till|by|through|to|towards|for)\s+(?:the\s+year\s+)?$", re.IGNORECASE)


def find_years(text: str) -> Iterator[int]:
    """Every year that a text names."""
    for found in re.finditer(r"(?<![\d./-])((?:19|20)\d\d)(?![\d./])", text):
        # “Priorities until 2030” are set years before.
        if not _UNTIL.search(text[: found.start()]):
            yield int(found[1])


def find_weekday_before(day: date, name: str) -> date | None:
    """The last day of that name before, or on, a day."""
    names = [day_name.casefold() for day_name in calendar.day_name]
    if name.casefold() not in names:
        return None
    return date.fromordinal(day.toordinal() - (day.weekday() - names.index(name.casefold())) % 7)
