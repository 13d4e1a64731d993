"""Draws pictures as inline SVG. Style sheets give the colours, and the same facts stand beside each picture in words.

Places along the width are percentages, so that a picture is as wide as its column while its letters keep their size.
"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from communique.escaping import escape_html
from communique.model.entries import Office, Person
from communique.register.register import Appearance
from communique.text import shorten

_ROW = 34
"""Pixels for the line of one office, with its name above it."""
_MAX_YEARS = 8
"""Years that fit below a picture on a phone."""
_LAST_LABEL = 0.88
"""The share of the width after which a year no longer fits."""
_MAX_WORDS = 6
"""Words of the name of an office that fit on a phone."""


class _Scale:
    """The days that a picture covers, from the first day of one year to the last day of another."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._start = date(first, 1, 1).toordinal()
        self._days = date(last, 12, 31).toordinal() - self._start

    def measure(self, day: date) -> float:
        """Return the share of the width that lies before a day."""
        return min(1.0, max(0.0, (day.toordinal() - self._start) / self._days))

    def place(self, day: date) -> str:
        """Return the place of a day as a percentage of the width."""
        return f"{self.measure(day) * 100:.2f}%"

    def years(self) -> list[int]:
        """Return the years to print below the picture: all, or every second, fifth, tenth and so on."""
        steps = (1, 2, 5, 10, 20, 100)
        step = next((n for n in steps if (self.last - self.first) // n < _MAX_YEARS), 1000)
        years = [year for year in range(self.first, self.last + 1) if year % step == 0]
        return [year for year in years if self.measure(date(year, 1, 1)) <= _LAST_LABEL]


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
    scale = _Scale(min(covered).year, max(covered).year)
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


def _draw_term(office: Office, start: date, end: date, top: int, scale: _Scale) -> str:
    kind, y = "term" if office.end_date else "term term--open", top + 24
    line = f'<line class="{kind}" x1="{scale.place(start)}" x2="{scale.place(end)}" y1="{y}" y2="{y}"/>'
    late = (start.year - scale.first) * 2 > scale.last - scale.first
    anchor = 'class="late" x="100%"' if late else f'x="{scale.place(start)}"'
    return f'<text {anchor} y="{top + 16}">{escape_html(shorten(office.office, _MAX_WORDS))}</text>{line}'


def _draw_dot(one: Appearance, y: int, scale: _Scale, kind: str) -> str:
    return f'<circle class="{kind}" cx="{scale.place(one.meeting.date.first)}" cy="{y}" r="4"/>'


def draw_shares(counts: Sequence[tuple[str, int]], whole: int) -> Markup:
    """Return a bar of several parts, each a class of the style sheet and its number, on a scale up to `whole`."""
    shapes, x = [], 0.0
    for kind, number in counts:
        width = number / whole * 100 if whole else 0
        shapes.append(f'<rect class="share share--{kind}" x="{x:.2f}%" width="{width:.2f}%" height="100%"/>')
        x += width
    return Markup(f'<svg class="shares" aria-hidden="true" width="100%" height="12">{"".join(shapes)}</svg>')
