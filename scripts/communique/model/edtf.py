"""Dates of records: EDTF level 0, that is ISO 8601 days, months and years, and intervals of these.

Source: Extended Date/Time Format, Library of Congress, level 0 (also ISO 8601-2:2019).
"""

import calendar
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from communique.text.explanation import Hint, InvalidValueError

PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?"
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?,? "
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]?([0-9]{1,2})[-./]?([0-9]{1,2})(?=$)")
_INTERVAL = re.compile(
    r"(?P<from>\d{1,2})\s*(?:-|–|and|to)\s*(?P<to>\d{1,2}\s+[A-Za-z].*)"
    r"|(?P<day>[\d-]{10})\s*(?:-|–|to|and)\s*(?P<last>[\d-]{10})"
)
_IN_WORDS = re.compile(rf"(?:{_DAY})?([A-Za-z]{{3,9}})\.?,? (?:{_DAY})?([0-9]{{4}})")
_WEEKDAY = re.compile(
    r"^(((mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,?|since|from|on|in|about|around|circa|ca?\.?) +", re.IGNORECASE
)
_SHORT_END = re.compile(r"([0-9]{4}-[0-9]{2}-)([0-9]{2})(?:/|-| - )([0-9]{2})")
_SCANNED = re.compile("[0-9OoIl]{4}-[0-9OoIl]{2}-[0-9OoIl]{2}")
_TIME = re.compile(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:[0-9]{2}.*$|(?<=^[0-9]{8})[0-9]{6}$")
"""A time after a day, as also in the addresses of archives."""
_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that are typed or scanned in place of digits."""
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
EXPECTED_DATE = "expected a date such as 2017-09-20, 2017-09 or 2017"
"""How messages about a value that is not a date begin."""


@dataclass(frozen=True)
class Edtf:
    """A day, month, year or interval; `str()` returns it as written."""

    text: str

    def __str__(self) -> str:
        return self.text

    @cached_property
    def first(self) -> date:
        """The earliest day that it covers."""
        return _days(self.text.partition("/")[0])[0]

    @cached_property
    def last(self) -> date:
        """The latest day that it covers."""
        return _days(self.text.rpartition("/")[2])[1]

    def overlaps(self, other: "Edtf") -> bool:
        """Whether the two have a day in common, as far as they are known."""
        return self.first <= other.last and other.first <= self.last

    @cached_property
    def start(self) -> str:
        """The start of an interval as written, or the whole date: `2017-06-08` for `2017-06-08/2017-06-09`."""
        return self.text.partition("/")[0]

    @cached_property
    def end(self) -> str:
        """Its end as written: `2017-06-09` of `2017-06-08/2017-06-09`. The ids of meetings begin with it."""
        return self.text.rpartition("/")[2]

    @property
    def year(self) -> int:
        """The year in which it starts."""
        return int(self.text[:4])

    @property
    def printed(self) -> str:
        """The date as pages print it: `20 September 2017`, `June 2025`, or two days with a dash."""
        start, _, end = self.text.partition("/")
        if not end or end == start:
            return _format_point(start)
        return _join_dates(_format_point(start).split(" "), _format_point(end).split(" "))


def _join_dates(first: list[str], last: list[str]) -> str:
    """Join the words of two dates with a dash, without repeating the month or year that they share."""
    distinct = drop_shared_end(first, last)
    return " ".join(distinct) + ("–" if len(distinct) == 1 else " – ") + " ".join(last)


def drop_shared_end(first: list[str], last: list[str]) -> list[str]:
    """Return the words of a date without those that it shares with the end of another; its first word stays."""
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return first[: len(first) - shared]


def parse(text: str) -> Edtf:
    """Parse a date. InvalidValueError if it is not a valid date."""
    start, slash, end = text.partition("/")
    value = Edtf(text)
    if not re.fullmatch(PATTERN, text) and (guess := guess_date(text)):  # 24/04/2018 is no interval
        raise InvalidValueError(EXPECTED_DATE, hint=Hint(guess))
    _days(start)
    if slash:
        _days(end)
        if value.last < value.first:
            raise InvalidValueError(f"it ends before it starts: {end} is earlier than {start}")
    return value


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, such as 2017-09-20."""
    with suppress(ValueError):
        return len(text) == len("2017-09-20") and parse(text).first == parse(text).last
    return False


def are_swapped(one: str, other: str) -> bool:
    """Whether two different days have each other's month as the day of the month: 2017-06-09 and 2017-09-06."""
    year, month, day = one.split("-") if is_day(one) else ("", "", "")
    return other != one and other == f"{year}-{day}-{month}"


def _days(point: str) -> tuple[date, date]:
    """Return the first and last day of a day, month or year. InvalidValueError if there is no such date."""
    match = _POINT.fullmatch(point)
    if not match:
        raise InvalidValueError(EXPECTED_DATE, hint=Hint(guess_date(point) or ""))
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise InvalidValueError("there is no year 0000")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise InvalidValueError(f"there is no month {month:02}; months run from 01 to 12")
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        raise InvalidValueError(f"there is no such day; {calendar.month_name[month]} {year} has {length} days")
    return date(year, month, day), date(year, month, day)


def guess_date(text: str) -> str | None:
    """Return the EDTF date that a date in another format means, or None if the text is not a date.

    Accepts 20.09.2017, 20 September 2017, September 20, 2017, and 8-9 June 2017, for example.
    """
    plain = _type_plainly(text)
    is_date = plain != text and re.fullmatch(PATTERN, plain)
    guess = plain if is_date else _guess_interval(plain) or _guess_point(plain)
    if guess is None or not re.fullmatch(PATTERN, guess):
        return None
    with suppress(ValueError):
        return str(parse(guess))
    return None


def _type_plainly(text: str) -> str:
    """Return a date without what word processors and scans put in place of hyphens and digits."""
    plain = _WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip().rstrip(".,;"))
    plain = re.sub("[‐‑‒–—−]", "-", plain)
    plain = _TIME.sub("", plain)
    return plain.translate(_DIGITS) if _SCANNED.fullmatch(plain) else plain


def _guess_interval(text: str) -> str | None:
    if days := _SHORT_END.fullmatch(text):
        return f"{days[1]}{days[2]}/{days[1]}{days[3]}"
    interval = _INTERVAL.fullmatch(text)
    if interval and interval["day"]:
        return f"{interval['day']}/{interval['last']}"
    last = _guess_point(interval["to"]) if interval else None
    return f"{last[:8]}{int(interval['from']):02}/{last}" if interval and last else None


def _guess_point(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _DAY_FIRST.fullmatch(text):
        month, other = int(match[2]), int(match[1])
        month, other = (month, other) if month <= 12 else (other, month)  # 04/24/2018
        return f"{match[3]}-{month:02}-{other:02}"
    if match := _MONTH_FIRST.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    words = _IN_WORDS.fullmatch(text)
    months = [name[:3].casefold() for name in calendar.month_name]
    if not words or words[2][:3].casefold() not in months or (words[1] and words[3]):
        return None
    day = words[1] or words[3]
    return f"{words[4]}-{months.index(words[2][:3].casefold()):02}" + (f"-{int(day):02}" if day else "")


@lru_cache(maxsize=1 << 15)  # the same days appear on many pages
def _format_point(point: str) -> str:
    year, *rest = point.split("-")
    words = [year]
    if rest:
        words.insert(0, calendar.month_name[int(rest[0])])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def format_date(value: Edtf | str | None) -> str:
    """Return a date as pages print it. The time of a moment, as in `2017-09-22T13:24`, follows after a comma."""
    if value is None:
        return "not known"
    if isinstance(value, Edtf):
        return value.printed
    day, _, clock = value.partition("T")
    return Edtf(day).printed + (f", {clock}" if clock else "")
