"""Cuts rings of points to a frame, and leaves out the points that a reader would not miss."""

import heapq
from collections.abc import Sequence
from itertools import pairwise

from communique.site.charts.map.projection import Point


def clip(ring: Sequence[Point], width: float, height: float, margin: float) -> list[Point]:
    """Return the part of a ring inside a frame and its margin, which hides the edges along which it is cut.

    Source: I. E. Sutherland and G. W. Hodgman, Reentrant Polygon Clipping (1974).
    """
    found = list(ring)
    for axis, limit, side in ((0, -margin, 1), (0, width + margin, -1), (1, -margin, 1), (1, height + margin, -1)):
        found = _cut(found, axis, limit, side)
    return found


def _cut(ring: list[Point], axis: int, limit: float, side: int) -> list[Point]:
    """Return the part of a ring on one side of a line at `limit`: that of larger coordinates if `side` is 1."""
    depths = [(point[axis] - limit) * side for point in ring]
    found: list[Point] = []
    for at, point in enumerate(ring):
        before, depth = depths[at - 1], depths[at]
        if (before >= 0) != (depth >= 0):
            share = before / (before - depth)
            found.append(Point(*(a + (b - a) * share for a, b in zip(ring[at - 1], point, strict=True))))
        if depth >= 0:
            found.append(point)
    return found


def measure_area(ring: Sequence[Point]) -> float:
    """Return the area of a ring."""
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairwise([*ring, *ring[:1]]))) / 2


def simplify(ring: Sequence[Point], least: float) -> list[Point]:
    """Return a ring without the points that make a triangle of less than `least` with their neighbours, smallest first.

    Source: M. Visvalingam and J. D. Whyatt, Line Generalisation by Repeated Elimination of Points (1993).
    """
    count = len(ring)
    before, after = [(at - 1) % count for at in range(count)], [(at + 1) % count for at in range(count)]
    areas = [measure_area((ring[before[at]], ring[at], ring[after[at]])) for at in range(count)]
    queue = [(area, at) for at, area in enumerate(areas)]
    heapq.heapify(queue)
    left, gone = count, [False] * count
    while queue and left > 3:
        area, at = heapq.heappop(queue)
        if gone[at] or area != areas[at]:
            continue
        if area >= least:
            break
        gone[at], left = True, left - 1
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for near in (one, other):  # a point never matters less than one that was left out before it
            areas[near] = max(area, measure_area((ring[before[near]], ring[near], ring[after[near]])))
            heapq.heappush(queue, (areas[near], near))
    return [point for at, point in enumerate(ring) if not gone[at]]
