"""Draws places on an outline of Eurasia, each a link, with a dot that grows with the number of meetings.

The map has no borders and no names of states: members of the organisation dispute borders, and the register takes no
position. Dots and names are placed by percentages, so the map is as wide as its column while letters keep their size.
"""

from collections.abc import Mapping, Sequence
from math import hypot, sqrt
from typing import NamedTuple

from markupsafe import Markup

from communique.site.charts.map.land import read_land
from communique.site.charts.map.place_names import GAP, NamedDot, Side, place_names
from communique.site.charts.map.projection import HEIGHT, WIDTH, Point, project
from communique.text.escaping import escape_html

_LARGEST = 38.0
"""The radius of the largest dot, in units of the map."""
_FEWEST = 20
"""The largest dot is that of this many meetings at least, so that one meeting is always a small dot."""
_DIAGONAL = hypot(WIDTH, HEIGHT) / sqrt(2)
"""What a radius in per cent is a part of. Source: SVG 2, section 8.9."""

_ABOUT = "Places on an outline of Eurasia, as dots that grow with the number of meetings; the list below says the same."


class MappedPlace(NamedTuple):
    """A place as the map shows it."""

    name: str
    point: Point
    meetings: int
    """Meetings that were held there; the dot of a place without one is open."""
    about: str
    """Its name and number of meetings in words."""
    href: str
    """The address of its page, relative to that of the map."""


def locate(latitude: float, longitude: float) -> Point | None:
    """Return the point of a place on the map, None if it is outside the frame."""
    point = project(latitude, longitude)
    return point if point.is_within else None


def draw_place_map(places: Sequence[MappedPlace]) -> Markup:
    """Return the map, empty without places. Where dots overlap, the larger is below the smaller."""
    if not places:
        return Markup("")
    ordered = sorted(places, key=lambda place: -place.meetings)
    most = max(_FEWEST, ordered[0].meetings)
    dots = [NamedDot(place.point, _LARGEST * sqrt(max(1, place.meetings) / most), _label(place)) for place in ordered]
    shapes = [_draw_place(*one) for one in zip(ordered, dots, place_names(dots), strict=True)]
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'  # as the percentages, which know no aspect
    land = f'<svg {box} aria-hidden="true"><path class="land" d="{read_land()}"/></svg>'
    opening = f'<svg class="place-map" role="group" aria-label="{_ABOUT}" width="100%" height="600">'
    return Markup(f"<figure>{opening}{land}{''.join(shapes)}</svg></figure>")


def _label(place: MappedPlace) -> str:
    return f"{place.name} {place.meetings:,}" if place.meetings > 1 else place.name


def _draw_place(place: MappedPlace, dot: NamedDot, sides: Mapping[Side, Sequence[str]]) -> str:
    kind = "" if place.meetings else ' class="announced"'
    x, y = _percent(dot.point.x, WIDTH), _percent(dot.point.y, HEIGHT)
    circle = f'<circle{kind} cx="{x}" cy="{y}" r="{_percent(dot.radius, _DIAGONAL)}"/>'
    names = "".join(_draw_name(dot, side, ranges) for side, ranges in sides.items())
    return f'<a href="{escape_html(place.href)}"><title>{escape_html(place.about)}</title>{circle}{names}</a>'


def _draw_name(dot: NamedDot, side: Side, ranges: Sequence[str]) -> str:
    """Return the name on a side of the dot, whose edge is in per cent and whose distance is in pixels."""
    (x, y), r = dot.point, dot.radius
    at_x = {Side.RIGHT: x + r, Side.LEFT: x - r}.get(side, x)
    at_y = {Side.ABOVE: y - r, Side.BELOW: y + r}.get(side, y)
    dx = {Side.RIGHT: GAP, Side.LEFT: -GAP}.get(side, 0)
    dy = {Side.ABOVE: -GAP - 2, Side.BELOW: GAP + 10}.get(side, 4)
    where = f'x="{_percent(at_x, WIDTH)}" y="{_percent(at_y, HEIGHT)}" dx="{dx}" dy="{dy}"'
    return f'<text class="{" ".join((side, *ranges))}" {where}>{escape_html(dot.words)}</text>'


def _percent(part: float, whole: float) -> str:
    return f"{part / whole * 100:.2f}%"
