"""The files that let people follow the register, and the pages that they belong to."""

from collections.abc import Iterator
from functools import partial

from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.exports.follow.calendar import Calendar, Events
from communique.exports.follow.feeds.atom import build_atom
from communique.exports.follow.feeds.channels import JSON_FEED, Channel, list_channels
from communique.exports.follow.feeds.json_feed import build_json_feed
from communique.exports.follow.history import History
from communique.exports.follow.selection import select_meetings
from communique.model.parts import EntryKey


def list_follow_files(edition: Edition) -> Iterator[ExportFile]:
    """Yield feeds and calendars. They share the history of the records, which is read when the first is written."""
    history = History(edition)
    for channel in list_channels(edition, history):
        yield from _list_feeds(channel)
    for calendar in _list_calendars(edition, history):
        yield ExportFile(calendar.path, MEDIA_TYPES["ics"], "Calendar (iCalendar)", calendar.build, (calendar.folder,))


def _list_feeds(channel: Channel) -> Iterator[ExportFile]:
    """Yield the two files of a feed. Pages link to Atom; readers find JSON Feed by the heads of pages."""
    atom, json = (f"{channel.folder}feed.{ending}" for ending in ("atom", "json"))
    pages = (channel.folder,) if channel.key else ("", "meetings/")
    yield ExportFile(atom, MEDIA_TYPES["atom"], "Feed (Atom)", partial(build_atom, channel), pages)
    yield ExportFile(json, JSON_FEED, "Feed (JSON Feed)", partial(build_json_feed, channel), pages, offered=False)


def _list_calendars(edition: Edition, history: History) -> Iterator[Calendar]:
    """Yield the calendars that have an event: of all meetings, and of each body and state."""
    register, events = edition.register, Events(edition, history)
    keys = [None, *(EntryKey(kind, one) for kind in ("body", "state") for one in register.entries[kind])]
    for key in keys:
        meetings = select_meetings(register, key) if key else list(register.meetings.values())
        calendar = Calendar(events, key, meetings)
        if calendar.dated:
            yield calendar
