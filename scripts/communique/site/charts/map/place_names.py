"""Chooses where the name of each dot of the map goes, so that no name covers another name or a dot that matters.

Letters keep their size while the map is as wide as its column, so more names fit on a wide map. They are placed for
each of three ranges of width, which the style sheet knows by the same names.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from communique.site.charts.map.projection import HEIGHT, WIDTH, Point

MAP_WIDTHS: Mapping[str, tuple[int, int]] = {"narrow": (300, 560), "medium": (560, 880), "wide": (880, 960)}
"""The least and the greatest width in pixels of each range."""
GAP = 4
"""Pixels between a dot and its name."""
_LETTER, _LINE = 6.8, 12
"""The width of a letter and the height of a line in pixels, in the size of the style sheet."""
_SMALL = 1 / 3
"""If there is no other room, a name may be beneath dots of at most this part of the radius of its own."""
_MOST_NAMES = 80
"""Only so many dots, the first ones, look for room: more names would not fit, and each is compared with all dots."""


class Side(StrEnum):
    """The side of a dot on which its name is, in the order in which they are tried."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


class NamedDot(NamedTuple):
    """A dot of the map and what is printed beside it."""

    point: Point
    radius: float
    """In units of the map."""
    words: str


class Box(NamedTuple):
    """A rectangle in pixels, on a map of a certain width."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles have an area in common."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom

    def fits(self, width: int) -> bool:
        """Whether the rectangle is inside a map of a width."""
        return min(self.left, self.top) >= 0 and self.right <= width and self.bottom <= width * HEIGHT / WIDTH


def place_names(dots: Sequence[NamedDot]) -> list[dict[Side, list[str]]]:
    """Return the sides on which the name of each dot is printed, each with the ranges of width where it is.

    In each range earlier dots choose first. A name that finds no room in a range is left out there.
    """
    found: list[dict[Side, list[str]]] = [{} for _ in dots]
    for name, widths in MAP_WIDTHS.items():
        for sides, side in zip(found, _choose_sides(dots, widths), strict=False):
            if side:
                sides.setdefault(side, []).append(name)
    return found


def _choose_sides(dots: Sequence[NamedDot], widths: Sequence[int]) -> list[Side | None]:
    """Return the side of each of the first dots where its name has room at all the widths, None if there is none."""
    around = [[box_dot(dot, width) for width in widths] for dot in dots]
    names: list[list[Box]] = []
    chosen: list[Side | None] = []
    for at, dot in enumerate(dots[:_MOST_NAMES]):
        boxes = {side: [box_name(dot, side, width) for width in widths] for side in Side}
        larger = [box for box, other in zip(around, dots, strict=True) if other.radius > dot.radius * _SMALL]
        side = _find_room(boxes, widths, [*around[:at], *around[at + 1 :], *names])
        side = side or _find_room(boxes, widths, [*(box for box in larger if box is not around[at]), *names])
        chosen.append(side)
        if side:
            names.append(boxes[side])
    return chosen


def _find_room(
    boxes: Mapping[Side, Sequence[Box]], widths: Sequence[int], taken: Sequence[Sequence[Box]]
) -> Side | None:
    """Return the first side on which the boxes of a name, one for each width, are inside the map and cover nothing."""
    return next((side for side, found in boxes.items() if _has_room(found, widths, taken)), None)


def _has_room(boxes: Sequence[Box], widths: Sequence[int], taken: Sequence[Sequence[Box]]) -> bool:
    return all(box.fits(width) for box, width in zip(boxes, widths, strict=True)) and not any(
        box.overlaps(other) for others in taken for box, other in zip(boxes, others, strict=True)
    )


def box_dot(dot: NamedDot, width: int) -> Box:
    """Return the rectangle around a dot."""
    scale, r = width / WIDTH, dot.radius
    x, y = dot.point
    return Box((x - r) * scale, (y - r) * scale, (x + r) * scale, (y + r) * scale)


def box_name(dot: NamedDot, side: Side, width: int) -> Box:
    """Return the rectangle around the name of a dot, if it is printed on a side."""
    around = box_dot(dot, width)
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    length, half = len(dot.words) * _LETTER, len(dot.words) * _LETTER / 2
    match side:
        case Side.RIGHT:
            return Box(around.right + GAP, y - _LINE / 2, around.right + GAP + length, y + _LINE / 2)
        case Side.LEFT:
            return Box(around.left - GAP - length, y - _LINE / 2, around.left - GAP, y + _LINE / 2)
        case Side.ABOVE:
            return Box(x - half, around.top - GAP - _LINE, x + half, around.top - GAP)
        case Side.BELOW:
            return Box(x - half, around.bottom + GAP, x + half, around.bottom + GAP + _LINE)
