"""The pages of threads: decisions with what became of them, and those about which nothing more is recorded."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from communique.analysis.outcomes.threads import Thread, ThreadStep, list_open_decisions, list_threads
from communique.analysis.sessions import count_full_outcomes
from communique.model.meeting import Meeting
from communique.register.register import Register
from communique.site.charts.scale import Scale
from communique.site.charts.thread import FIRST, SIGNS, draw_thread
from communique.site.lists import EntryList, fit_lists
from communique.site.overviews.overview import Overview
from communique.site.page import Page
from communique.site.part_pages import list_part_pages
from communique.text.words import pluralise


class DrawnThread(NamedTuple):
    """A thread with its picture."""

    meeting: Meeting
    steps: tuple[ThreadStep, ...]
    picture: Markup


MAX_THREADS = 150
"""Threads on one page: each has a picture and a list."""


def list_thread_pages(register: Register) -> Iterator[Page]:
    """Yield the page of all threads, and the parts of its list."""
    threads = list_threads(register)
    scale = _find_scale(threads)
    drawn = [DrawnThread(*thread, draw_thread(thread, scale)) for thread in threads]
    lists = fit_lists([EntryList("threads", "threads", "thread_lines", drawn)], MAX_THREADS)
    about = "What became of decisions: the outcomes that reaffirm, carry out, amend or end earlier ones."
    context: dict[str, Any] = {"lists": lists, "signs": SIGNS, "first": FIRST}
    yield Page("explore/threads.md", "threads.md.j2", "Threads", about, "index", partial(dict, context))
    yield from list_part_pages("explore/threads.md", "Threads", lists)


def list_open_pages(register: Register) -> Iterator[Page]:
    """Yield the page of decisions of which nothing more is recorded, and the parts of its list."""
    found = list_open_decisions(register)
    lists = fit_lists([EntryList("decisions", "decisions", "decision_lines", found)])
    about = "What was decided, agreed or instructed, and about which nothing more is recorded."
    title = "Open threads"
    yield Page("explore/open-threads.md", "open_threads.md.j2", title, about, "index", partial(dict, lists=lists))
    yield from list_part_pages("explore/open-threads.md", title, lists)


def _find_scale(threads: list[Thread]) -> Scale:
    years = [step.statement.meeting.date.year for thread in threads for step in thread.steps]
    return Scale(min(years, default=2001), max(years, default=2001))


def _warn_of_links(register: Register) -> str:
    links = sum(len(r.follows) for meeting in register.meetings.values() for r in meeting.resolutions)
    return f"Outcomes are linked only where a source shows that one follows the other: {pluralise(links, 'link')}."


def _warn_of_gaps(register: Register) -> str:
    meetings = register.held_meetings
    full = count_full_outcomes(meetings)
    whole = pluralise(len(meetings), "meeting")
    return f"The step may have been taken: the outcomes of {full} of {whole} are recorded in full."


THREADS = Overview(
    uri="explore/threads.md",
    title="Threads",
    question="What became of a decision: whether it was reaffirmed, carried out, amended or ended, and when.",
    warn=_warn_of_links,
    list_pages=list_thread_pages,
    is_shown=lambda register: bool(list_threads(register)),
)
OPEN_THREADS = Overview(
    uri="explore/open-threads.md",
    title="Open threads",
    question="What was decided, agreed or instructed, and about which nothing more is recorded.",
    warn=_warn_of_gaps,
    list_pages=list_open_pages,
    is_shown=lambda register: bool(list_open_decisions(register)),
)
