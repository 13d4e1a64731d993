"""Counts the meetings at each place, and those whose place is not recorded."""

from typing import NamedTuple

from communique.model.entries import Location
from communique.model.vocabulary import Held, Mode
from communique.register.register import Register


class MeetingsAtPlace(NamedTuple):
    """How many meetings the register has at one place."""

    place: Location
    held: int
    announced: int
    """Meetings that are known only from an announcement."""


class Unplaced(NamedTuple):
    """How many of the meetings that were held have no place in the register."""

    held: int
    """All meetings that were held, with a place or without one."""
    by_video: int
    """Meetings by video link, without a place."""
    unknown: int
    """Other meetings without a place."""


def count_by_place(register: Register) -> list[MeetingsAtPlace]:
    """Return the meetings at each place, most meetings first, then by name. Places without meetings are included."""
    counts = [_count(register, place) for place in register.places.values()]
    return sorted(counts, key=lambda one: (-one.held, -one.announced, one.place.name, one.place.id))


def _count(register: Register, place: Location) -> MeetingsAtPlace:
    meetings = register.meetings_by.get(("place", place.id), [])
    held = sum(meeting.held is Held.HELD for meeting in meetings)
    return MeetingsAtPlace(place, held, len(meetings) - held)


def count_unplaced(register: Register) -> Unplaced:
    """Return how many of the meetings that were held have no place."""
    held = register.held_meetings
    unplaced = [meeting for meeting in held if not (meeting.venue and meeting.venue.place)]
    by_video = sum(meeting.mode is Mode.VIDEO for meeting in unplaced)
    return Unplaced(len(held), by_video, len(unplaced) - by_video)
