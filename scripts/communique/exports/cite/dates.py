"""Dates as the manuals of style write them."""

from calendar import month_name

from communique.model.edtf import Edtf, drop_shared_end

_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""The abbreviations of MLA, which does not shorten May, June and July."""


def write_american(date: Edtf) -> str:
    """Return a date as Chicago writes it: “June 8, 2017”, “September 2017”; a dash joins two days."""
    start, end = _points(date)
    if start[0] != end[0]:
        return f"{write_american(_join(start))}–{write_american(_join(end))}"
    days = _write_days(start, end)
    comma = "," if len(start) == 3 or len(end) == 3 else ""
    return f"{days}{comma} {start[0]}" if days else str(start[0])


def write_year_first(date: Edtf) -> str:
    """Return a date as APA writes it: “2017, June 8”, “2017, September”."""
    start, end = _points(date)
    if start[0] != end[0]:
        return f"{write_year_first(_join(start))}–{write_year_first(_join(end))}"
    days = _write_days(start, end)
    return f"{start[0]}, {days}" if days else str(start[0])


def write_day_first(date: Edtf) -> str:
    """Return a date as MLA writes it: “8 June 2017”, “Sept. 2017”."""
    start, end = _points(date)
    first, last = _words(start), _words(end)
    if first == last:
        return " ".join(last)
    return f"{' '.join(drop_shared_end(first, last))}–{' '.join(last)}"


def _points(date: Edtf) -> tuple[list[int], list[int]]:
    start, end = ([int(number) for number in point.split("-")] for point in (date.start, date.end))
    return start, end


def _join(point: list[int]) -> Edtf:
    return Edtf("-".join(f"{number:02}" for number in point))


def _write_days(start: list[int], end: list[int]) -> str:
    """Return the months and days of two points of one year; empty for the year alone."""
    if len(end) == 1:
        return ""
    first, last = (" ".join([month_name[point[1]], *map(str, point[2:])]) for point in (start, end))
    if first == last:
        return last
    return f"{first}–{end[2]}" if start[1] == end[1] and len(start) == len(end) == 3 else f"{first}–{last}"


def _words(point: list[int]) -> list[str]:
    return [*map(str, point[2:]), *(_SHORT[month - 1] for month in point[1:2]), str(point[0])]
