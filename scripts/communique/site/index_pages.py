"""Lists the pages that lead to entries: home page, indexes, years, acts and gaps; and the parts of long lists."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from communique.analysis.coverage.completeness import tabulate_completeness
from communique.analysis.coverage.extent import grade_outcomes, measure_extent
from communique.analysis.coverage.trends import list_years
from communique.checks.examples import CASES, read_examples
from communique.checks.run import GROUPS, RuleGroup
from communique.diff.vanished import ADDRESS_KEPT
from communique.exports.data.codebook import write_codebook
from communique.exports.tables.specification import TABLES
from communique.model.derived.reference import build_field_guide
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Act, Strength
from communique.problems import Problem
from communique.register.gaps import Gap, find_gaps
from communique.register.register import Register, Statement
from communique.search.records.facets import Facet
from communique.search.records.indexes import BODIES, DATA, INSTRUMENTS, MEETINGS, PEOPLE, PLACES, STATES, TOPICS
from communique.site.charts.shares import draw_shares
from communique.site.licences import list_works
from communique.site.lists import MAX_DIRECTORY_LINES, MAX_GAP_LINES, EntryList, collect_keys, fit_lists
from communique.site.overviews.places import show_places
from communique.site.page import Page
from communique.site.part_pages import list_part_pages
from communique.site.trends import show_topics
from communique.site.view.view import View

INDEXES = (PEOPLE, STATES, BODIES, INSTRUMENTS, TOPICS, PLACES)
MAX_ACTS = 200
"""Resolutions on the page of all acts; if there are more, each act has a page of its own."""
NEWEST = 6
"""Resolutions of each act that the page of all acts then shows."""
MAX_MARKS = 600
"""Meetings that the overview shows as marks; if there are more, it shows counts."""
MAX_MEETINGS = 450
"""Meetings on the page of all meetings; if there are more, it shows the newest and links to the years."""


def list_front_pages(register: Register, problems: list[Problem]) -> Iterator[Page]:
    """Yield the pages that the header links to, and those below them."""
    about = "Records of the meetings of the Shanghai Cooperation Organisation, with annotated releases."
    yield Page("index.md", "home.md.j2", "SCO Meetings Register", about, "page", problems=tuple(problems))
    for index in INDEXES:
        uri, name = f"{index.address}index.md", index.address.rstrip("/")
        lists = _directory(register, name)
        shown = {"places": partial(show_places, register), "topics": partial(show_topics, register)}
        context = shown.get(name, partial(dict, lists=lists))
        yield Page(uri, f"{name}.md.j2", index.title, index.description, "index", context)
        yield from list_part_pages(uri, index.title, lists, also=_counts(register, name))
    glance = partial(_at_a_glance, register)
    yield Page("meetings/index.md", "meetings.md.j2", MEETINGS.title, MEETINGS.description, "index", glance)
    yield from _year_pages(register)
    yield from _act_pages(register)
    yield from _gap_pages(register)
    found = "Search the register down to the sentence."
    yield Page(
        "search.md", "search.md.j2", "Search", found, "page", partial(_search_options, register), shows=frozenset()
    )
    fields = "Every field of a record and every word of a closed list, with its meaning."
    yield Page("contribute/fields.md", "fields.md.j2", "Fields", fields, "page", _fields, shows=frozenset())
    rules = "Every rule that records are checked against, with an example of what breaks it."
    examples = partial(_rules, register)
    yield Page("contribute/rules.md", "rules.md.j2", "Rules", rules, "page", examples, shows=frozenset())
    terms = "The terms on which the records, and the works by others on this site, may be used."
    works: Callable[[], dict[str, object]] = partial(dict, works=list_works())
    yield Page("licences.md", "licences.md.j2", "Licences", terms, "index", works, shows=frozenset())
    yield Page("data/index.md", "data.md.j2", DATA.title, DATA.description, "page", shows=frozenset())
    tables = "Every table and column of the data, with types, meanings and examples."
    yield Page("data/codebook.md", "codebook.md.j2", "Codebook", tables, "page", partial(_codebook, register))


def _directory(register: Register, name: str) -> dict[str, EntryList]:
    """Return the list of a directory that can be long; the templates list the entries of the others themselves."""
    match name:
        case "people":
            people = View(register, "").ordered("person")
            return fit_lists(
                [EntryList("part", "by family name", "person_lines", people)], MAX_DIRECTORY_LINES, shows_first=True
            )
        case "instruments":
            dated = sorted(register.instruments.values(), key=lambda instrument: instrument.date.first)
            return fit_lists(
                [EntryList("part", "in chronological order", "instrument_entry_lines", dated)],
                MAX_DIRECTORY_LINES * 2 // 3,
            )
    return {}


def _counts(register: Register, name: str) -> object:
    """Return the counts that a directory shows beside its entries."""
    if name == "people":
        return [len(register.appearances.get(EntryKey("person", person), [])) for person in register.people]
    return [len(register.instrument_uses.get(instrument, ())) for instrument in register.instruments]


def _search_options(register: Register) -> dict[str, object]:
    """Return what the search page offers.

    `open` are the facets that open with the first query, `long` those with a field to filter their values, and `orders`
    the order of values that are not sorted by count; `latest` is not a value, but means descending order.
    """
    long = (Facet.TOPIC, Facet.STATE, Facet.PRESENT, Facet.PERSON, Facet.INSTRUMENT, Facet.PLACE)
    open_at_first = (Facet.KIND, Facet.BODY, Facet.TOPIC, Facet.STRENGTH)
    return {
        "facets": list(Facet),
        "long": long,
        # Each open facet is one more file to load, which is large in a large register.
        "open": open_at_first if len(register.meetings) <= MAX_MEETINGS else (),
        "orders": {Facet.STRENGTH: list(Strength), Facet.YEAR: ["latest"]},
    }


def _fields() -> dict[str, object]:
    return {"reference": build_field_guide()}


def _codebook(register: Register) -> dict[str, object]:
    return {"codebook": Markup(write_codebook(TABLES, register))}


def _rules(register: Register) -> dict[str, object]:
    changes = RuleGroup("Changes", "What a pull request keeps.", (ADDRESS_KEPT,))
    return {"groups": [*GROUPS, changes], "examples": read_examples(register.root.parent / CASES)}


def _year_pages(register: Register) -> Iterator[Page]:
    years = sorted({meeting.date.year for meeting in register.meetings.values()})
    for at, year in enumerate(years):
        before, after = (years[at - 1] if at else None), (years[at + 1] if at + 1 < len(years) else None)
        meetings = register.meetings_by["year", str(year)]
        decided = [
            Statement(meeting, resolution)
            for meeting in meetings
            for resolution in meeting.own_resolutions
            if resolution.act.strength is Strength.DECIDES
        ]
        lists = fit_lists(
            [
                EntryList("meetings", "meetings", "meeting_lines", meetings),
                EntryList("decided", "decisions", "year_lines", decided),
            ]
        )
        context = {"year": year, "meetings": meetings, "lists": lists, "before": before, "after": after}
        uri, title, about = f"meetings/{year}.md", f"Meetings of {year}", f"Meetings of the SCO in {year}"
        shows = collect_keys(meetings)
        yield Page(
            uri,
            "year.md.j2",
            title,
            f"{about} and what they decided.",
            "index",
            partial(dict, context),
            shows=shows,
            also=(before, after),
        )
        yield from list_part_pages(uri, title, lists)


def _at_a_glance(register: Register) -> dict[str, object]:
    few = len(register.meetings) <= MAX_MEETINGS
    newest = list(register.meetings.values())[-MAX_MEETINGS // 3 :]
    marked = len(register.meetings) <= MAX_MARKS
    return {"glance": build_glance(register), "marked": marked, "few": few, "newest": newest[::-1]}


class Glance(NamedTuple):
    """An overview of all meetings: a row for each body, with the meetings of each year."""

    years: list[int]
    rows: list[tuple[str, list[list[Meeting]]]]


def build_glance(register: Register) -> Glance:
    """Return the overview of all meetings: bodies in the order of `bodies.yml`, and every year from first to last."""
    held_in = [meeting.date.year for meeting in register.meetings.values()]
    years = list(range(min(held_in), max(held_in) + 1)) if held_in else []
    bodies = [*register.bodies, *(m.body for m in register.meetings.values() if m.body not in register.bodies)]
    rows = []
    for body in dict.fromkeys(bodies):
        meetings = register.meetings_by.get(("body", body), [])
        if meetings:
            rows.append((body, [[m for m in meetings if m.date.year == year] for year in years]))
    return Glance(years, rows)


def _act_pages(register: Register) -> Iterator[Page]:
    made = {act: register.statements_by_act.get(act, []) for act in Act}
    short = sum(map(len, made.values())) <= MAX_ACTS
    ladder = "All verbs that an outcome can have, from decisions to views, with the outcomes of each."
    context = {"made": made, "newest": None if short else NEWEST}
    yield Page("acts/index.md", "acts.md.j2", "Acts", ladder, "index", partial(dict, context))
    for act, statements in () if short else made.items():
        uri, title = f"acts/{act}.md", f"Act: {act.label}"
        lists = fit_lists([EntryList("resolutions", "outcomes", "act_lines", statements)])
        yield Page(
            uri,
            "act.md.j2",
            title,
            f"{act.meaning} All recorded outcomes with this act, in chronological order.",
            "index",
            partial(dict, act=act, lists=lists, printed=count_printed(statements)),
            shows=collect_keys(statements),
        )
        yield from list_part_pages(uri, title, lists)


def count_printed(statements: list[Statement]) -> list[tuple[str, int]]:
    """Return the operative words that the sources print, each with its number of statements, the largest first."""
    return Counter(s.resolution.printed for s in statements if s.resolution.printed).most_common()


def _gap_pages(register: Register) -> Iterator[Page]:
    missing = "What the register does not know yet: the list of things to find out."
    found = find_gaps(register)
    yield Page(
        "coverage/index.md",
        "coverage.md.j2",
        "Coverage",
        missing,
        "index",
        partial(
            dict,
            gaps=found,
            years=measure_extent(register, lambda meeting: str(meeting.date.year)),
            series=measure_extent(register, lambda meeting: meeting.body),
            draw_shares=draw_shares,
            **_completeness(register),
        ),
    )
    for gap in found:
        if gap.items:
            yield from _gap_page(gap)


def _completeness(register: Register) -> dict[str, object]:
    """Return the tables of bodies and years. `spelt` says whether years need all their digits."""
    tables = tabulate_completeness(register)
    years = list_years(register)
    return {
        "tables": tables,
        "marked": len(register.meetings) <= MAX_MARKS,
        "spelt": bool(years) and years[-1] - years[0] > 99,
        "grade_outcomes": grade_outcomes,
    }


def _gap_page(gap: Gap) -> Iterator[Page]:
    uri, title = f"coverage/{gap.id}.md", f"Coverage: {gap.title}"
    lists = fit_lists([EntryList("cases", "cases", "case_lines", gap.items)], MAX_GAP_LINES, shows_first=True)
    yield Page(
        uri,
        "gap.md.j2",
        title,
        gap.meaning,
        "index",
        partial(dict, gap=gap, lists=lists),
        shows=collect_keys(gap.items),
        also=gap.items,
    )
    yield from list_part_pages(uri, title, lists, also=gap.items)
