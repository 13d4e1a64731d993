"""Draws a person's offices as lines over time, with a dot for each meeting."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from communique.model.entries import Office, Person
from communique.register.register import Appearance
from communique.site.charts.scale import Scale
from communique.text.escaping import escape_html
from communique.text.words import shorten

_ROW = 34
"""Pixels for the line of one office, with its name above it."""
_MAX_WORDS = 6
"""Words of the name of an office that fit on a phone."""


def draw_timeline(person: Person, came: Sequence[Appearance], substitutes: Sequence[Appearance]) -> Markup:
    """Return a picture of a person's offices as lines over time, with a dot for each meeting.

    A filled dot is a meeting that the person attended, an open one a meeting at which somebody else led the delegation.
    An office without a first day is not drawn; the line of one without a last day is thinner and ends with the last
    meeting. The picture is empty where it would show fewer than two meetings.
    """
    offices = [(office, office.start_date.first) for office in person.offices if office.start_date]
    if not offices or len(came) < 2:
        return Markup("")
    days = [one.meeting.date.first for one in (*came, *substitutes)]
    terms = [(office, start, _find_end(office, max(*days, start))) for office, start in offices]
    covered = [*days, *(start for _, start, _ in terms), *(end for _, _, end in terms)]
    scale = Scale(min(covered).year, max(covered).year)
    shapes = [_draw_term(*term, at * _ROW, scale) for at, term in enumerate(terms)]
    bottom = len(terms) * _ROW + 12
    shapes += [_draw_dot(one, bottom, scale, "led-by-other") for one in substitutes]
    shapes += [_draw_dot(one, bottom, scale, "attended") for one in came]
    shapes += [
        f'<text class="year" x="{scale.place(date(year, 1, 1))}" y="{bottom + 24}">{year}</text>'
        for year in scale.years()
    ]
    label = escape_html(f"Offices of {person.name} over time, and meetings attended; the tables below say the same.")
    opening = f'<svg class="timeline" role="img" aria-label="{label}" width="100%" height="{bottom + 30}">'
    return Markup(f"<figure>{opening}{''.join(shapes)}</svg></figure>")


def _find_end(office: Office, latest: date) -> date:
    return office.end_date.last if office.end_date else latest


def _draw_term(office: Office, start: date, end: date, top: int, scale: Scale) -> str:
    kind, y = "term" if office.end_date else "term term--open", top + 24
    line = f'<line class="{kind}" x1="{scale.place(start)}" x2="{scale.place(end)}" y1="{y}" y2="{y}"/>'
    late = (start.year - scale.first) * 2 > scale.last - scale.first
    anchor = 'class="late" x="100%"' if late else f'x="{scale.place(start)}"'
    return f'<text {anchor} y="{top + 16}">{escape_html(shorten(office.office, _MAX_WORDS))}</text>{line}'


def _draw_dot(one: Appearance, y: int, scale: Scale, kind: str) -> str:
    return f'<circle class="{kind}" cx="{scale.place(one.meeting.date.first)}" cy="{y}" r="4"/>'
