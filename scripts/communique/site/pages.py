"""Lists the pages of the site: front pages, one page for each entry, and pages at former addresses."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from communique.analysis.delegation_matrix import list_compared_bodies
from communique.analysis.lives import Life, find_last_day, list_lives
from communique.analysis.positions import list_positions, select_by_state
from communique.analysis.terms import list_body_successions
from communique.analysis.trends import RecordedYears, measure_years
from communique.model.entries import Body, Instrument, Person
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey, Part
from communique.model.registries import REGISTRIES
from communique.model.types import MAX_ID, SLUG
from communique.problems import Problem
from communique.register import redirects
from communique.register.delegations import (
    Delegations,
    count_presence,
    find_substitutes,
    list_absences,
    list_heads,
)
from communique.register.mentions import NameIndex, TextRun, split_runs
from communique.register.register import Register, Statement
from communique.site.charts.lifelines import draw_life, list_signs
from communique.site.charts.terms import draw_terms, make_terms_scale
from communique.site.charts.timeline import draw_timeline
from communique.site.context import ContextWriter
from communique.site.index_pages import list_front_pages, list_part_pages
from communique.site.lists import list_for_entry
from communique.site.overviews.catalogue import list_overview_pages
from communique.site.overviews.delegations import delegations_uri
from communique.site.page import Page
from communique.site.trend_context import show_trend
from communique.site.view import View
from communique.text import pluralise


def list_pages(register: Register, problems: list[Problem] | None = None) -> Iterator[Page]:
    """Yield every page of the register. The page of an entry with problems shows them."""
    broken: dict[tuple[str, str] | None, list[Problem]] = defaultdict(list)
    for problem in problems or []:
        broken[problem.about].append(problem)
    shared = _Shared(register)
    view = View(register, "people")
    name_counts = Counter(
        (kind, view.name(kind, entry_id)) for kind in REGISTRIES for entry_id in register.entries[kind]
    )
    yield from list_front_pages(register, problems or [])
    yield from list_overview_pages(register)
    for kind in REGISTRIES:
        for entry in register.entries[kind].values():
            name = view.name(kind, entry.id)
            title = name if name_counts[kind, name] == 1 else f"{name} ({entry.id})"
            yield from _entry_pages(view, EntryKey(kind, entry.id), title, shared, broken)
    for key, path in sorted(register.unreadable.items()):
        if SLUG.fullmatch(key.id) and len(key.id) <= MAX_ID and key.id not in register.entries[key.kind]:
            yield _broken_page(key, path, broken[key])
    yield from _moved_pages(view)


def _moved_pages(view: View) -> Iterator[Page]:
    """Yield a page at each former address, which leads to the new one or says that there is none."""
    for old, new in view.register.redirects.items():
        target = redirects.parse_address(new)
        name = view.name(*target) if target else None
        yield Page(
            f"{old}.md",
            "moved.md.j2",
            f"{old} is no more",
            f"The entry at {old} was {f'taken over by {name}' if name else 'withdrawn'}.",
            "index",
            partial(dict, old=old, found=target),
            view.register.origins[EntryKey("redirect", old)].document.path,
            shows=frozenset(),
            also=(new, name),
            moved_to=f"{new}/" if new else None,
        )


def _entry_pages(
    view: View, target: EntryKey, title: str, shared: "_Shared", broken: Mapping[tuple[str, str] | None, list[Problem]]
) -> Iterator[Page]:
    """Yield the page of an entry, and those of the parts of its lists."""
    register, kind = view.register, target.kind
    entry = register.entries[kind][target.id]
    lists = list_for_entry(register, kind, entry.id)
    substitutes = find_substitutes(shared.heads, entry) if isinstance(entry, Person) else []

    positions = select_by_state(shared.positions, entry.id) if kind == "state" else ()
    context = shared.context.write(entry) if isinstance(entry, Meeting) else None
    presence = count_presence(register, entry.id) if kind == "state" else []
    absences = list_absences(register, entry.id) if kind == "state" else []

    def collect() -> dict[str, Any]:
        shown = {kind: entry, "lists": lists, "substitutes": substitutes}
        shown |= {"presence": presence, "absences": absences, "positions": positions, "context": context}
        shown |= show_trend(register, entry, shared.years)
        if kind == "body":
            shown["delegations"] = delegations_uri(entry.id) if entry.id in shared.compared else None
        if isinstance(entry, Person):
            shown["timeline"] = draw_timeline(entry, register.appearances.get(target, []), substitutes)
        if isinstance(entry, Body):
            terms = list_body_successions(register, entry.id)
            shown["terms"] = draw_terms(entry.name, terms, make_terms_scale(terms))
        if isinstance(entry, Instrument):
            shown |= shared.draw_life(entry)
        return shown | (shared.of(entry) if isinstance(entry, Meeting) else {})

    uri = f"{target.path}.md"
    path = register.origin(entry).document.path
    problems = tuple(broken.get(target, ()))
    also = [
        (view.heading(one.meeting), one.attendee, view.name("person", one.attendee.person or "")) for one in substitutes
    ]
    description = _describe(view, target, title)
    yield Page(
        uri,
        f"{kind}.md.j2",
        title,
        description,
        kind,
        collect,
        path,
        problems,
        about=target,
        also=(
            repr((also, presence, shared.last_day if kind == "instrument" else None)),
            repr(context),
            shared.years if kind in ("topic", "state") else None,
        ),
    )
    yield from list_part_pages(uri, title, lists, target)


def _describe(view: View, target: EntryKey, title: str) -> str:
    """Return the description of an entry's page for search engines."""
    entry = view.register.entries[target.kind][target.id]
    if isinstance(entry, Meeting):
        counts = f"{pluralise(len(entry.attendees), 'attendee')}, {pluralise(len(entry.own_resolutions), 'outcome')}"
        return f"{entry.title or title}: {counts}, with sources and notes."
    tip = view.tip(target)
    description = f"{title} in the register of the meetings of the SCO."
    return description if tip == view.name(*target) or not tip else f"{description} {tip}"


class _Shared:
    """What several pages need and is expensive to make: names in texts, heads of delegations, recorded years."""

    def __init__(self, register: Register) -> None:
        self.register = register

    @cached_property
    def positions(self) -> list[Statement]:
        return list_positions(self.register)

    @cached_property
    def context(self) -> ContextWriter:
        return ContextWriter(self.register)

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex.of(self.register)

    @cached_property
    def heads(self) -> Delegations:
        return list_heads(self.register)

    @cached_property
    def lives(self) -> dict[str, Life]:
        return list_lives(self.register)

    @cached_property
    def last_day(self) -> date | None:
        return find_last_day(self.register)

    def draw_life(self, instrument: Instrument) -> dict[str, Any]:
        """Return the life-line of an instrument with its signs, and the instruments that amend it."""
        life = self.lives[instrument.id]
        return {
            "picture": draw_life(life, self.last_day),
            "picture_signs": list_signs([life]),
            "amended_by": life.amended_by,
        }

    @cached_property
    def years(self) -> RecordedYears:
        return measure_years(self.register)

    @cached_property
    def compared(self) -> frozenset[str]:
        """The bodies that have a page on their delegations."""
        return frozenset(list_compared_bodies(self.register))

    def of(self, meeting: Meeting) -> dict[str, Any]:
        """Return what the page of a meeting needs besides the record: the text in runs, the notes and their numbers."""
        own = self.names.with_printed(meeting) if meeting.text else NameIndex()
        text: list[tuple[Part, list[TextRun]]] = [
            (paragraph, split_runs(meeting, paragraph, own)) for paragraph in meeting.text
        ]
        numbers: dict[str, int] = {}
        for _, paragraph_runs in text:
            for run in paragraph_runs:
                for note in run.notes_end:
                    numbers[note.id] = len(numbers) + 1
        notes = {note.id: note for note in meeting.annotations}
        by_paragraph = {p.id: [notes[i] for i in numbers if notes[i].on == p.id] for p in meeting.text}
        return {"text": text, "numbers": numbers, "notes": by_paragraph}


def _broken_page(key: EntryKey, path: Path, problems: list[Problem]) -> Page:
    """Return the page of an entry that cannot be read. It shows the problems of its file."""
    return Page(
        f"{key.path}.md",
        "broken.md.j2",
        key.id,
        f"{path} has problems.",
        "page",
        lambda: {"id": key.id},
        path,
        tuple(problems),
        shows=frozenset(),
    )
