"""Reads the rings of land from TopoJSON. Source: the TopoJSON format specification, sections 2.1.3 and 2.2."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


def read_rings(topology: dict[str, Any], name: str = "land") -> Iterator[list[Point]]:
    """Yield each ring of an object of a topology, coasts and the shores of inland seas alike."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"][name]["geometries"]:
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            for ring in polygon:
                yield _join([arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring])


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the positions of an arc, whose steps are counted from one position to the next."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    xs, ys = map(accumulate, zip(*arc, strict=True))
    return [(x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True)]


def _join(arcs: list[list[Point]]) -> list[Point]:
    """Return one ring of several arcs, each of which begins where the one before it ends."""
    return arcs[0] + [position for arc in arcs[1:] for position in arc[1:]]
