"""Which pages there are, and writing them: only what changed, each file whole.

A page is Markdown with front matter. Its address follows from the registry: `people/wang-yi.md` is `/people/wang-yi/`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from communique import vocabulary
from communique.annotating import Names, Run, Target, runs
from communique.coverage import gaps
from communique.fields import MAX_ID, SLUG
from communique.model import REGISTRIES, Meeting, Part
from communique.problems import Problem
from communique.register import Register, Statement
from communique.rendering import View, environment, escape, plural, short
from communique.schema import fields_of
from communique.searching import Facet
from communique.vocabulary import Strength
from communique.writing import replace

MARK = "\ngenerated: true\n"
"""The line of front matter by which a generated page is known."""

_SEARCH = {
    "facets": list(Facet),
    "long": (Facet.TOPIC, Facet.STATE, Facet.PRESENT, Facet.PERSON, Facet.INSTRUMENT, Facet.PLACE),
    "orders": {Facet.STRENGTH: list(Strength), Facet.YEAR: ["latest"]},
}
"""What the search page offers: every facet, those with a field to find a value, and those whose values have an order of
their own (`latest` is no value: such values stand from the last to the first)."""

_OPEN = (Facet.KIND, Facet.BODY, Facet.TOPIC, Facet.STRENGTH)
"""The facets that stand open at first, in a register of up to a thousand meetings: each is another file to load."""
_FEW = 1_000

INDEXES = ("people", "states", "bodies", "instruments", "topics", "places")


@dataclass(frozen=True)
class Page:
    """A page to come: its file below the folder of pages, its template, what it is about, and the record to edit."""

    uri: str
    template: str
    title: str
    description: str
    kind: str
    context: dict[str, Any] = field(default_factory=dict)
    source: Path | None = None

    @property
    def depth(self) -> int:
        """How many folders the page's address lies below the root of the site."""
        parts = self.uri.removesuffix(".md").split("/")
        return len(parts) - (parts[-1] == "index")


def pages(register: Register, problems: list[Problem] | None = None) -> Iterator[Page]:
    """Every page of the register. Where a file has problems, its page shows them; the others go on."""
    broken: dict[tuple[str, str] | None, list[Problem]] = defaultdict(list)
    for problem in problems or []:
        broken[problem.about].append(problem)
    names = Names.of(register)
    view = View(register, 2)
    called = Counter((kind, view.name(kind, entry_id)) for kind in REGISTRIES for entry_id in register.entries[kind])
    yield from _front_pages(register, problems or [])
    for kind in REGISTRIES:
        for entry in register.entries[kind].values():
            name = view.name(kind, entry.id)
            title = name if called[kind, name] == 1 else f"{name} ({entry.id})"
            yield _entry_page(register, Target(kind, entry.id), title, names, broken)
    for (kind, entry_id), path in sorted(register.unread.items()):
        if SLUG.fullmatch(entry_id) and len(entry_id) <= MAX_ID and entry_id not in register.entries[kind]:
            yield _broken_page(f"{REGISTRIES[kind].plural}/{entry_id}.md", entry_id, path, broken[kind, entry_id])


def _front_pages(register: Register, problems: list[Problem]) -> Iterator[Page]:
    found = f"{len(register.meetings)} recorded"
    about = "Records of the meetings of the Shanghai Cooperation Organisation, with annotated releases."
    yield Page("index.md", "home.md.j2", "SCO Meetings Register", about, "page", {"problems": problems})
    for name in INDEXES:
        yield Page(
            f"{name}/index.md", f"{name}.md.j2", name.capitalize(), f"The {name} that the records name.", "index"
        )
    by_year = f"Meetings of the SCO at a glance and by year, {found}."
    yield Page("meetings/index.md", "meetings.md.j2", "Meetings", by_year, "index", {"glance": glance(register)})
    yield from _year_pages(register)
    ladder = "The ladder of operative verbs, from deciding to stating, with every resolution."
    yield Page("acts/index.md", "acts.md.j2", "Acts", ladder, "index")
    missing = "What the register does not know yet: the list of things to find out."
    found_gaps = gaps(register)
    yield Page("coverage/index.md", "coverage.md.j2", "Coverage", missing, "index", {"gaps": found_gaps})
    for gap in found_gaps:
        if gap.items:
            yield Page(
                f"coverage/{gap.id}.md", "gap.md.j2", f"Coverage: {gap.title}", gap.meaning, "index", {"gap": gap}
            )
    offered = _SEARCH | {"open": _OPEN if len(register.meetings) <= _FEW else ()}
    yield Page("search.md", "search.md.j2", "Search", "Search the register down to the sentence.", "page", offered)
    models = {registry.kind: fields_of(registry.model) for registry in REGISTRIES.values()}
    fields = "Every field of a record, derived from the model."
    yield Page("contribute/fields.md", "fields.md.j2", "Fields", fields, "page", {"models": models})


def _year_pages(register: Register) -> Iterator[Page]:
    years = sorted({meeting.date.year for meeting in register.meetings.values()})
    for at, year in enumerate(years):
        before, after = (years[at - 1] if at else None), (years[at + 1] if at + 1 < len(years) else None)
        meetings = register.sittings["year", str(year)]
        decided = [
            Statement(meeting, resolution)
            for meeting in meetings
            for resolution in meeting.resolutions
            if resolution.act.strength is Strength.DECIDES and not resolution.by
        ]
        context = {"year": year, "meetings": meetings, "decided": decided, "before": before, "after": after}
        about = f"Meetings of the SCO in {year} and what they decided."
        yield Page(f"meetings/{year}.md", "year.md.j2", f"Meetings of {year}", about, "index", context)


class Glance(NamedTuple):
    """All meetings on one sheet: for each body a row, for each year the meetings of that body in it."""

    years: list[int]
    rows: list[tuple[str, list[list[Meeting]]]]


def glance(register: Register) -> Glance:
    """The sheet of all meetings: bodies in the order of `bodies.yml`, every year from the first to the last."""
    held = [meeting.date.year for meeting in register.meetings.values()]
    years = list(range(min(held), max(held) + 1)) if held else []
    bodies = [*register.bodies, *(m.body for m in register.meetings.values() if m.body not in register.bodies)]
    rows = []
    for body in dict.fromkeys(bodies):
        sittings = register.sittings.get(("body", body), [])
        if sittings:
            rows.append((body, [[m for m in sittings if m.date.year == year] for year in years]))
    return Glance(years, rows)


def _entry_page(
    register: Register, target: Target, title: str, names: Names, broken: Mapping[tuple[str, str] | None, list[Problem]]
) -> Page:
    kind, entry = target.kind, register.entries[target.kind][target.id]
    view = View(register, 2)
    path = register.origins[kind, entry.id].document.path
    context: dict[str, Any] = {kind: entry, "problems": broken.get(target, [])}
    if isinstance(entry, Meeting):
        context |= _meeting_context(entry, names)
        resolved = sum(not resolution.by for resolution in entry.resolutions)
        counts = f"{plural(len(entry.attendees), 'attendee')}, {plural(resolved, 'resolution')}"
        description = f"{entry.title or title}: {counts}, with sources and notes."
    else:
        description = f"{title} in the register of the meetings of the SCO. {view.tip(target)}".strip()
    return Page(f"{REGISTRIES[kind].plural}/{entry.id}.md", f"{kind}.md.j2", title, description, kind, context, path)


def _meeting_context(meeting: Meeting, names: Names) -> dict[str, Any]:
    own = names.with_printed(meeting)
    text: list[tuple[Part, list[Run]]] = [(paragraph, runs(meeting, paragraph, own)) for paragraph in meeting.text]
    numbers: dict[str, int] = {}
    for _, paragraph_runs in text:
        for run in paragraph_runs:
            for note in run.notes_end:
                numbers[note.id] = len(numbers) + 1
    notes = {note.id: note for note in meeting.annotations}
    by_paragraph = {p.id: [notes[i] for i in numbers if notes[i].on == p.id] for p in meeting.text}
    return {"text": text, "numbers": numbers, "notes": by_paragraph}


def _broken_page(uri: str, entry_id: str, path: Path, problems: list[Problem]) -> Page:
    return Page(
        uri, "broken.md.j2", entry_id, f"{path} has problems.", "page", {"problems": problems, "id": entry_id}, path
    )


def write(
    register: Register, folder: Path, problems: list[Problem] | None = None, edit_base: str = ""
) -> dict[str, Page]:
    """Write every page below a folder and remove those that are no more; a file that would not change is not touched.

    Returns the pages by uri.
    """
    env = environment()
    views: dict[int, View] = {}
    written = {}
    for page in pages(register, problems):
        view = views.setdefault(page.depth, View(register, page.depth, edit_base))
        replace(folder / page.uri, render(env, view, page))
        written[page.uri] = page
    for path in sorted(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in written and _is_ours(path):
            path.unlink()
    return written


def _is_ours(path: Path) -> bool:
    """Whether a page was written here: no other file is ever removed."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return MARK in file.read(4096)


def render(env: Environment, view: View, page: Page) -> str:
    """A page as Markdown with its front matter. Pages of one depth share a view, and so the links it has made."""
    meta = {
        "title": escape(page.title),
        "description": escape(short(page.description, 40)),
        "kind": page.kind,
        "generated": True,
    }
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    known = {"problems": [], **page.context}
    body = env.get_template(page.template).render(
        view=view, register=view.register, vocabulary=vocabulary, page=page, **known
    )
    return f"---\n{front}---\n\n{body.strip()}\n"
