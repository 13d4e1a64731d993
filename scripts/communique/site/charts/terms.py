"""Draws terms of office as bars over time, a row for each person.

A known day and one that is not known differ in shape: a bar is thick between known days, dotted as long as a date
leaves open when the term began or ended, and thin with an arrow where no last day is known.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from communique.analysis.terms import Succession, Tenure
from communique.model.entries import Person
from communique.site.charts.scale import Scale
from communique.text.escaping import escape_html

_ROW = 25
"""Pixels for the bar of one person, with the name above it."""
_HEADING = 24
"""Pixels for the name of an office."""
_MAX_NAME = 28
"""Characters of a name that fit on half a phone."""


def make_terms_scale(successions: Iterable[Succession]) -> Scale | None:
    """Return a scale of years that covers all dated terms; None if there are none."""
    days = [day for one in successions for tenure in one.dated for day in _find_ends(tenure)]
    return Scale(min(days).year, max(days).year) if days else None


def draw_terms(name: str, successions: Sequence[Succession], scale: Scale | None) -> Markup:
    """Return a picture of the terms in some offices of the state or body of a name; empty if none has a first day."""
    shown = [one for one in successions if one.dated]
    if not shown or scale is None:
        return Markup("")
    shapes, top = [], 0
    for succession in shown:
        shapes.append(f'<text class="post" y="{top + 15}">{escape_html(_clip(succession.post))}</text>')
        top += _HEADING
        for person, tenures in _group_by_person(succession.dated):
            shapes.append(_draw_row(person, tenures, top, scale))
            top += _ROW
    years = "".join(_draw_year(year, top, scale) for year in scale.years())
    count = sum(len(one.dated) for one in shown)
    label = escape_html(f"Terms of office, {name}: {count} with a known first day; the table says the same.")
    opening = f'<svg class="terms" role="img" aria-label="{label}" width="100%" height="{top + 20}">'
    return Markup(f"<figure>{opening}{years}{''.join(shapes)}</svg></figure>")


def _draw_year(year: int, bottom: int, scale: Scale) -> str:
    x = scale.place(date(year, 1, 1))
    line = f'<line class="year-line" x1="{x}" x2="{x}" y1="4" y2="{bottom}"/>'
    return f'{line}<text class="year" x="{x}" y="{bottom + 14}">{year}</text>'


def _find_ends(tenure: Tenure) -> Iterator[date]:
    """Yield the first day of a dated term, and the last one that is drawn."""
    if start := tenure.office.start_date:
        yield start.first
        yield max(tenure.office.end_date.last if tenure.office.end_date else tenure.last_seen or start.last, start.last)


def _group_by_person(tenures: Iterable[Tenure]) -> list[tuple[Person, list[Tenure]]]:
    """Return the terms of each person, in the order of their first ones."""
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault(tenure.person.id, []).append(tenure)
    return [(held[0].person, held) for held in found.values()]


def _draw_row(person: Person, tenures: Sequence[Tenure], top: int, scale: Scale) -> str:
    """Draw the bars of a person. The name is above their beginning, or above their end in the right half."""
    days = [day for tenure in tenures for day in _find_ends(tenure)]
    late = scale.measure(min(days)) > 0.5
    place = f'class="late" x="{scale.place(max(days))}"' if late else f'x="{scale.place(min(days))}"'
    name = f'<text {place} y="{top + 10}">{escape_html(_clip(person.name))}</text>'
    return name + "".join(_draw_tenure(tenure, top + 17, scale) for tenure in tenures)


def _draw_tenure(tenure: Tenure, y: int, scale: Scale) -> str:
    title = f"<title>{escape_html(_describe(tenure))}</title>"
    lines = "".join(_draw_line(*line, y, scale) for line in _list_lines(tenure))
    if tenure.office.end_date:
        return f"<g>{title}{lines}</g>"
    arrow = f'<svg x="{scale.place(max(_find_ends(tenure)))}" y="{y}"><path d="M0-4 5 0 0 4"/></svg>'
    return f"<g>{title}{lines}{arrow}</g>"


def _list_lines(tenure: Tenure) -> Iterator[tuple[str, date, date]]:
    """Yield the lines of a dated term with their first and last days: `known`, `open` or `vague`."""
    start, end = tenure.office.start_date, tenure.office.end_date
    if start is None:
        return
    if end and end.first < start.last:  # the dates leave open whether there is a day between them
        yield "vague", start.first, end.last
        return
    yield "vague", start.first, start.last
    if end:
        yield "known", start.last, end.first
        yield "vague", end.first, end.last
    else:
        yield "open", start.last, max(_find_ends(tenure))


def _draw_line(kind: str, start: date, end: date, y: int, scale: Scale) -> str:
    """Draw a line; a known term of one day is a dot."""
    if start == end and kind != "known":
        return ""
    return f'<line class="{kind}" x1="{scale.place(start)}" x2="{scale.place(end)}" y1="{y}" y2="{y}"/>'


def _describe(tenure: Tenure) -> str:
    start, end = tenure.office.start_date, tenure.office.end_date
    until = f"to {end.printed}" if end else "last day not known"
    return (
        f"{tenure.person.name}, {tenure.office.office}, from {start.printed if start else 'a day not known'}, {until}"
    )


def _clip(text: str) -> str:
    """Return a text cut off so that it fits beside a bar."""
    return text if len(text) <= _MAX_NAME else f"{text[: _MAX_NAME - 1].rstrip()}…"
