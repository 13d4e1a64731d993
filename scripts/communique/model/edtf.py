"""Dates as records write them: EDTF level 0, that is ISO 8601 days, months, years, and intervals of these.

Source of the rule: Extended Date/Time Format, Library of Congress, level 0 (also ISO 8601-2:2019).
"""

import calendar
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?"
_TURNED = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?,? "
_LOOSE = re.compile(r"([0-9]{4})[-./]?([0-9]{1,2})[-./]?([0-9]{1,2})(?=$)")
_TWO = re.compile(
    r"(?P<from>\d{1,2})\s*(?:-|–|and|to)\s*(?P<to>\d{1,2}\s+[A-Za-z].*)"
    r"|(?P<day>[\d-]{10})\s*(?:-|–|to|and)\s*(?P<last>[\d-]{10})"
)
_IN_WORDS = re.compile(rf"(?:{_DAY})?([A-Za-z]{{3,9}})\.?,? (?:{_DAY})?([0-9]{{4}})")
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class Edtf:
    """A day, month, year or interval; `str()` gives it back as written."""

    text: str

    def __str__(self) -> str:
        return self.text

    @cached_property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return _days(self.text.partition("/")[0])[0]

    @cached_property
    def last(self) -> date:
        """The latest day that it can mean."""
        return _days(self.text.rpartition("/")[2])[1]

    @cached_property
    def start(self) -> str:
        """Its beginning as written, without the end of an interval: `2017-06-08` of `2017-06-08/2017-06-09`."""
        return self.text.partition("/")[0]

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.text[:4])

    @property
    def printed(self) -> str:
        """As a reader meets it: `20 September 2017`, `June 2025`, two days with a dash."""
        start, _, end = self.text.partition("/")
        if not end or end == start:
            return _printed(start)
        return _joined(_printed(start).split(" "), _printed(end).split(" "))


def _joined(first: list[str], last: list[str]) -> str:
    """Two dates with what they share said once, at the end."""
    tail = 0
    while tail < min(len(first), len(last)) - 1 and first[-1 - tail] == last[-1 - tail]:
        tail += 1
    kept = first[: len(first) - tail]
    return " ".join(kept) + ("–" if len(kept) == 1 else " – ") + " ".join(last)


def parse(text: str) -> Edtf:
    """Read a date; ValueError with a sentence for the contributor when it is none."""
    start, slash, end = text.partition("/")
    value = Edtf(text)
    _days(start)
    if slash:
        _days(end)
        if value.last < value.first:
            raise ValueError(f"it ends before it starts: {end} is earlier than {start}")
    return value


def _days(point: str) -> tuple[date, date]:
    """The first and last day of a day, month or year."""
    match = _POINT.fullmatch(point)
    if not match:
        meant = guess_date(point)
        hint = f"; did you mean {meant}?" if meant else ""
        raise ValueError(f"expected a date as 2017-09-20, 2017-09 or 2017, or two with a slash between them{hint}")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError("there is no year 0000")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}; months run from 01 to 12")
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        raise ValueError(f"there is no such day; {calendar.month_name[month]} {year} has {length} days")
    return date(year, month, day), date(year, month, day)


def guess_date(point: str) -> str | None:
    """What a date written in another way means: 20.09.2017, 20 September 2017, September 20, 2017, 8-9 June 2017; None
    where that is no date either.
    """
    meant = _two_meant_by(point.strip()) or _one_meant_by(point.strip())
    if meant is None or not re.fullmatch(PATTERN, meant):
        return None
    with suppress(ValueError):
        return str(parse(meant))
    return None


def _two_meant_by(point: str) -> str | None:
    two = _TWO.fullmatch(point)
    if two and two["day"]:
        return f"{two['day']}/{two['last']}"
    last = _one_meant_by(two["to"]) if two else None
    return f"{last[:8]}{int(two['from']):02}/{last}" if two and last else None


def _one_meant_by(point: str) -> str | None:
    if loose := _LOOSE.fullmatch(point):
        return f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}"
    if turned := _TURNED.fullmatch(point):
        return f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}"
    words = _IN_WORDS.fullmatch(point)
    months = [name[:3].casefold() for name in calendar.month_name]
    if not words or words[2][:3].casefold() not in months or (words[1] and words[3]):
        return None
    day = words[1] or words[3]
    return f"{words[4]}-{months.index(words[2][:3].casefold()):02}" + (f"-{int(day):02}" if day else "")


@lru_cache(maxsize=1 << 15)  # the same days stand on many pages
def _printed(point: str) -> str:
    year, *rest = point.split("-")
    words = [year]
    if rest:
        words.insert(0, calendar.month_name[int(rest[0])])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def format_date(value: Edtf | str | None) -> str:
    """A date as a reader meets it; a moment keeps its time."""
    if value is None:
        return "not known"
    if isinstance(value, Edtf):
        return value.printed
    day, _, clock = value.partition("T")
    return Edtf(day).printed + (f", {clock}" if clock else "")
