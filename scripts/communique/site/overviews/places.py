"""Where bodies meet: what the page of places shows beside its list, and how *Explore* introduces it."""

from typing import Any

from communique.analysis.places import MeetingsAtPlace, count_by_place, count_unplaced
from communique.register.register import Register
from communique.site.charts.map.place_map import MappedPlace, draw_place_map, locate
from communique.site.overviews.overview import Overview
from communique.text.words import pluralise


def show_places(register: Register) -> dict[str, Any]:
    """Return the map, the places outside its frame, and the number of meetings at each place in words."""
    counts = count_by_place(register)
    words = {one.place.id: describe_count(one) for one in counts}
    seen = [(one, locate(one.place.latitude, one.place.longitude)) for one in counts if one.held or one.announced]
    mapped = [
        MappedPlace(one.place.name, point, one.held, f"{one.place.name}, {words[one.place.id]}", f"{one.place.id}/")
        for one, point in seen
        if point
    ]
    outside = [one.place for one, point in seen if not point]
    return {
        "map": draw_place_map(mapped),
        "has_open_dots": any(not place.meetings for place in mapped),
        "outside": outside,
        "unplaced": warn_unplaced(register),
        "words": words,
    }


def describe_count(one: MeetingsAtPlace) -> str:
    """Return the number of meetings at a place in words: `31 meetings and 1 only announced`."""
    if one.held:
        return pluralise(one.held, "meeting") + (f" and {one.announced:,} only announced" if one.announced else "")
    return f"{pluralise(one.announced, 'meeting')} only announced" if one.announced else "no meeting in the register"


def warn_unplaced(register: Register) -> str:
    """Return a sentence on the meetings that were held and have no place, empty if there are none."""
    missing = count_unplaced(register)
    of_all = f"of {pluralise(missing.held, 'meeting')}"
    if not missing.by_video:
        return f"The place of {missing.unknown:,} {of_all} is not recorded." if missing.unknown else ""
    more = f"; the place of {missing.unknown:,} more is not recorded" if missing.unknown else ""
    were, have = ("was", "has") if missing.by_video == 1 else ("were", "have")
    return f"{missing.by_video:,} {of_all} {were} held by video link and {have} no place{more}."


PLACES = Overview(
    "places/index.md",
    "Places",
    "Where do the bodies meet, and how often? A map, and the same numbers in words.",
    warn_unplaced,
    is_shown=lambda register: bool(register.places),
)
