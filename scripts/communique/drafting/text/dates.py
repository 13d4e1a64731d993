"""Finds dates in English text: days, ranges and months, in European, American and ISO order."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from communique.drafting.text.names import normalise
from communique.text.quotes import Span

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<y>(?:19|20)\d\d))?(?:\b|(?=\d\d:\d\d))"
_TO = r"\s*(?:-|and|to|through)\s*"
_JOINED = r"(?:,?\s+|\s*[,|T]\s*|\s+at\s+|(?<=\d\d)(?=\d\d:))"
"""What can be between a day and its time: nothing, as in “22.09.201713:24”."""
_CLOCK = (
    rf"(?:{_JOINED}(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]?\d)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?)?"
)


def _build_pattern(*parts: str) -> str:
    return rf"(?<![\d./-])(?:{''.join(parts)}){_CLOCK}(?![\d/-])"


_DATE_PATTERNS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)(?:[T ]?(?P<clock>\d\d:\d\d))?",
        _build_pattern(r"(?P<y>(?:19|20)\d\d)(?P<sep>[./])(?P<mm>[01]?\d)(?P=sep)(?P<d>[0-3]\d|\d(?!\d))"),
        _build_pattern(r"(?P<d>[0-3]?\d)(?P<dot>[./-])(?P<mm>[01]?\d)[./-](?P<y>(?:19|20)\d\d)"),
        _build_pattern(
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
        _build_pattern(
            _DAY.format("d"),
            r"\s+(?:of\s+)?",
            _MONTH.format("m"),
            _TO,
            _DAY.format("d2"),
            r"\s+",
            _MONTH.format("m2"),
            _YEAR,
        ),
        _build_pattern(
            _MONTH.format("m"), r"\s+", _DAY.format("d"), _TO, _MONTH.format("m2"), r"\s+", _DAY.format("d2"), _YEAR
        ),
        _build_pattern(_DAY.format("d"), _TO, _DAY.format("d2"), r"\s+(?:of\s+)?", _MONTH.format("m"), _YEAR),
        _build_pattern(_MONTH.format("m"), r"\s+", _DAY.format("d"), _TO, _DAY.format("d2"), _YEAR),
        _build_pattern(_DAY.format("d"), r"\s+(?:of\s+)?", _MONTH.format("m"), _YEAR),
        _build_pattern(_MONTH.format("m"), r"\s+", _DAY.format("d"), _YEAR),
        _build_pattern(r"(?<!\d\s)", _MONTH.format("m"), r",?\s+(?P<y>(?:19|20)\d\d)"),
    )
]


@dataclass(frozen=True)
class FoundDate:
    """A date in a text. `first` and `last` are (year, month, day); a year or day that is not given is 0."""

    span: Span
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    clock: str | None = None
    """The time of day as HH:MM, on a 24-hour clock."""
    ambiguous: bool = False
    """Whether day and month may be the other way round, because the date has slashes."""

    def with_year(self, year: int) -> "FoundDate":
        """Return the date with this year if it has none."""
        if self.first[0] or not year:
            return self
        return FoundDate(self.span, (year, *self.first[1:]), (year, *self.last[1:]), self.clock, self.ambiguous)

    @property
    def edtf(self) -> str | None:
        """The date in EDTF, as records write it.

        None without a year, for a day that does not exist, and for a range that ends before it begins.
        """
        points = [_format_point(point) for point in dict.fromkeys((self.first, self.last))]
        if None in points or self.last < self.first:
            return None
        return "/".join(filter(None, points))


def _format_point(point: tuple[int, int, int]) -> str | None:
    year, month, day = point
    if not year or not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def find_dates(text: str) -> list[FoundDate]:
    """Return every date in a text, in order. Where two patterns match the same words, the fuller one counts."""
    normalised = normalise(text)
    found: list[FoundDate] = []
    for form in _DATE_PATTERNS:
        for match in form.finditer(normalised):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(_parse_match(match, span))
    return sorted(found, key=lambda dated: dated.span)


def _parse_match(match: re.Match[str], span: Span) -> FoundDate:
    part = match.groupdict()
    year = int(part.get("y") or 0)
    month = int(part["mm"]) if part.get("mm") else _MONTHS[part["m"].casefold()]
    day = int(part.get("d") or 0) or (
        99 if part.get("d") else 0
    )  # 99 is never valid, whereas 0 would mean the whole month
    month2 = _MONTHS[part["m2"].casefold()] if part.get("m2") else month
    day2 = int(part.get("d2") or day)
    ambiguous = part.get("dot") == "/" and day <= 12 and month <= 12 and day != month
    if month > 12 and day <= 12 and part.get("dot"):
        month, month2, day, day2 = day, day, month, month
    clock = _format_clock(part.get("clock"), part.get("half"))
    return FoundDate(span, (year, month, day), (int(part.get("y2") or year), month2, day2), clock, ambiguous)


def _format_clock(printed: str | None, half: str | None) -> str | None:
    """Return a time of day as HH:MM, on a 24-hour clock."""
    if not printed:
        return None
    hour, _, minute = printed.partition(":")
    late = int(hour) % 12 + (12 if half in ("p", "P") else 0)
    return f"{late if half else int(hour):02}:{minute}"


_BEFORE_TARGET_YEAR = re.compile(r"\b(?:until|till|by|through|to|towards|for)\s+(?:the\s+year\s+)?$", re.IGNORECASE)


def find_years(text: str) -> Iterator[int]:
    """Yield every year in a text, except the target years of plans."""
    for found in re.finditer(r"(?<![\d./-])((?:19|20)\d\d)(?![\d./])", text):
        # “Priorities until 2030” are set years before 2030.
        if not _BEFORE_TARGET_YEAR.search(text[: found.start()]):
            yield int(found[1])


def find_weekday_before(day: date, name: str) -> date | None:
    """Return the last day with that weekday, on or before `day`. None if the name is not a weekday."""
    names = [day_name.casefold() for day_name in calendar.day_name]
    if name.casefold() not in names:
        return None
    return date.fromordinal(day.toordinal() - (day.weekday() - names.index(name.casefold())) % 7)
