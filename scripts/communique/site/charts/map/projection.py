"""Where a place lies on the map: Lambert's azimuthal equal-area projection, in a frame that shows Eurasia.

Areas stay in proportion, and near the centre, which is amid the places where bodies meet, shapes do too. Source: J. P.
Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), page 185, for a sphere.
"""

from math import cos, radians, sin, sqrt
from typing import NamedTuple

CENTRE = (40.0, 80.0)
"""Latitude and longitude of the point at which shapes are true."""
UNITS = 1000
"""Units of the map to the radius of the Earth, so that one is 6.4 km at the centre."""
LEFT, TOP = -640, -560
"""The corner of the frame, in units from the centre."""
WIDTH, HEIGHT = 1340, 1060
"""The frame in units: from Ukraine to Japan, and from the Arctic Circle to the south of India."""
_OPPOSITE = 1e-9
"""Nearer to the point opposite to the centre, the projection has no direction: the whole rim is that point."""


class Point(NamedTuple):
    """A point of the map, in units from the top left corner of the frame."""

    x: float
    y: float

    @property
    def is_within(self) -> bool:
        """Whether the point is inside the frame."""
        return 0 <= self.x <= WIDTH and 0 <= self.y <= HEIGHT


def project(latitude: float, longitude: float) -> Point:
    """Return the point of the map for a place on Earth, given in degrees."""
    at, centre = radians(latitude), radians(CENTRE[0])
    east = radians(longitude - CENTRE[1])
    near = 1 + sin(centre) * sin(at) + cos(centre) * cos(at) * cos(east)
    if near < _OPPOSITE:
        return Point(2 * UNITS - LEFT, -TOP)
    scale = UNITS * sqrt(2 / near)
    x = scale * cos(at) * sin(east)
    y = scale * (sin(centre) * cos(at) * cos(east) - cos(centre) * sin(at))
    return Point(x - LEFT, y - TOP)
