"""The rule that finds a place whose coordinates were mixed up. The docstring of a rule is its text."""

from collections import defaultdict
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from communique.checks.rules import EntryFindings, register_rule
from communique.model.entries import Location
from communique.model.registries import key_of
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.explanation import Hint

MIN_KILOMETRES = 1000
"""The least distance to other places at which coordinates are doubted."""
EARTH_RADIUS = 6371

Coordinates = tuple[float, float]


@register_rule
def coordinates_are_not_mixed_up(register: Register) -> EntryFindings:
    """The latitude and longitude of a place are not exchanged, and each has the right sign: with others, the place
    would not be twice as near to the next place of its country, or of all countries if it has none. No two places have
    the same coordinates.
    """
    by_country: dict[str, list[Location]] = defaultdict(list)
    seen: dict[Coordinates, str] = {}
    for place in register.places.values():
        other = seen.setdefault((place.latitude, place.longitude), place.id)
        if other != place.id:
            fix = "correct those of one of the two"
            copied = (Fact(key_of(place), ("source",)),)
            yield place, Finding(("latitude",), f"'{other}' has the same coordinates", fix, relies_on=copied)
        by_country[place.country].append(place)
    doubted: set[str] = set()
    for places in sorted(by_country.values(), key=len, reverse=True):
        # Two places that are far apart are both doubtful: the wrong one is far from the places of all countries.
        doubtful = [found for place in places if (found := _find_better(place, places, register, doubted))]
        if doubtful:
            place, (north, east), distance, left = max(doubtful, key=lambda found: _find_next(found.place, register))
            is_near = left <= MIN_KILOMETRES
            guess = f"latitude: {north:g} and longitude: {east:g}" if is_near else ""
            fix = "" if is_near else "look at its digits, signs and order"
            doubted.add(place.id)
            cause = f"the next place is {distance:,.0f} km from here"
            yield place, Finding(("latitude",), cause, fix, Hint(guess))


class _Better(NamedTuple):
    """Coordinates that fit a place better than its own, and the kilometres to the next place with its own and these."""

    place: Location
    coordinates: Coordinates
    distance: float
    left: float


def _find_better(place: Location, compatriots: list[Location], register: Register, doubted: set[str]) -> _Better | None:
    is_alone = len(compatriots) == 1
    near = register.places.values() if is_alone else compatriots
    others = [other for other in near if other is not place and other.id not in doubted]
    distance = _find_nearest((place.latitude, place.longitude), others)
    if distance <= MIN_KILOMETRES:
        return None
    found = [(_find_nearest(point, others), point) for point in _vary(place, signs=not is_alone)]
    left, point = min(found, default=(distance, (0, 0)))
    return _Better(place, point, distance, left) if left < distance / 2 else None


def _find_next(place: Location, register: Register) -> float:
    others = [other for other in register.places.values() if other is not place]
    return _find_nearest((place.latitude, place.longitude), others)


def _vary(place: Location, *, signs: bool) -> Iterator[Coordinates]:
    """Yield what the coordinates of a place may have been: exchanged, or with other signs if these can be judged."""
    north, east = place.latitude, place.longitude
    if abs(east) <= 90:
        yield east, north
    if signs:
        yield from ((-north, east), (north, -east), (-north, -east))


def _find_nearest(here: Coordinates, places: list[Location]) -> float:
    """Return the kilometres to the nearest of some places; 0 if there is none."""
    return min((_measure(here, (place.latitude, place.longitude)) for place in places), default=0)


def _measure(one: Coordinates, other: Coordinates) -> float:
    """Return the kilometres between two points on a globe, by the haversine formula."""
    (north, east), (other_north, other_east) = (tuple(map(radians, point)) for point in (one, other))
    height = sin((other_north - north) / 2) ** 2
    width = cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(min(height + width, 1)))
