"""The overview of the life-lines of all instruments, which shows which of them are cited again."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from communique.analysis.lives import Life, find_last_day, list_lives
from communique.analysis.sessions import count_full_outcomes
from communique.model.entries import Instrument
from communique.register.register import Register
from communique.site.charts.lifelines import draw_life_row, draw_life_years, list_signs
from communique.site.charts.scale import Scale
from communique.site.lists import EntryList, collect_keys, fit_lists
from communique.site.overviews.overview import Overview
from communique.site.page import Page
from communique.site.part_pages import list_part_pages
from communique.text.words import pluralise

_URI, _TITLE = "explore/instruments.md", "Life-lines of instruments"
MAX_LIVES = 300
"""Instruments on one page: about 160 KB of HTML."""


class LifeRow(NamedTuple):
    """An instrument as a row of the table."""

    instrument: Instrument
    made: str
    """The year in which it was made, or the years."""
    citations: int
    """Statements of later meetings that cite it."""
    last_cited: int | None
    line: Markup
    axis: Markup
    """The years of the scale, for the head of the table."""
    signs: list[tuple[str, str]]
    """The signs of all rows, with their meaning."""


def list_life_pages(register: Register) -> Iterator[Page]:
    """Yield the overview of all instruments, and the parts of its list."""
    lives = sorted(list_lives(register).values(), key=lambda life: life.instrument.date.first)
    rows = _list_rows(register, lives)
    lists = fit_lists([EntryList("part", "in chronological order", "life_lines", rows)], MAX_LIVES)
    cited = sum(row.citations > 0 for row in rows)
    context = {"lists": lists, "cited": cited, "caution": _warn(register)}
    about = "When each instrument was made, in force and cited: a line for each, on the same scale of years."
    also = [row[1:] for row in rows]
    yield Page(
        _URI,
        "lives.md.j2",
        _TITLE,
        about,
        "index",
        lambda: context,
        shows=collect_keys(rows),
        also=(also, context["caution"]),
    )
    yield from list_part_pages(_URI, _TITLE, lists, also=also)


def _list_rows(register: Register, lives: Sequence[Life]) -> list[LifeRow]:
    if not lives:
        return []
    until = find_last_day(register)
    scale = _make_scale(register, lives, until)
    axis, signs = draw_life_years(scale), list_signs(lives, scale.first)
    rows = []
    for life in lives:
        cited = life.later_citations
        last = cited[-1].when.year if cited else None
        rows.append(
            LifeRow(
                life.instrument, _print_years(life), len(cited), last, draw_life_row(life, scale, until), axis, signs
            )
        )
    return rows


def _print_years(life: Life) -> str:
    first, last = life.instrument.date.first.year, life.instrument.date.last.year
    return str(first) if first == last else f"{first}–{last}"


def _make_scale(register: Register, lives: Sequence[Life], until: date | None) -> Scale:
    """Return a scale that begins with the first meeting: older instruments, some by decades, begin at its edge."""
    met = next((meeting.date.year for meeting in register.meetings.values()), None)
    last = max(life.last.day.year for life in lives)
    first = met or min(life.events[0].when.year for life in lives)
    return Scale(min(first, last), max(last, until.year if until else last))


def _warn(register: Register) -> str:
    """Return how many meetings are recorded with all their statements, without which a citation may be missing."""
    held = register.held_meetings
    whole = count_full_outcomes(held)
    if whole == len(held):
        return ""
    meetings = pluralise(len(held), "meeting")
    return f"Of {meetings}, {whole:,} are recorded with every outcome, so citations may be missing."


LIVES = Overview(
    _URI,
    _TITLE,
    "Which treaties, declarations and decisions are cited again, and which are not, as far as recorded?",
    _warn,
    list_life_pages,
    is_shown=lambda _: True,
)
