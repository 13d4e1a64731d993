"""The feeds of an edition: what each is about, and its items. Atom and JSON Feed write the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.exports.edition import Edition
from communique.exports.follow.feeds.items import FeedItem
from communique.exports.follow.history import History
from communique.exports.follow.selection import select_meetings
from communique.exports.follow.words import clean
from communique.model.parts import EntryKey

JSON_FEED = "application/feed+json"
"""The media type of JSON Feed."""
RIGHTS = "The records are under CC BY 4.0."
GENERATOR = "communique"
LANGUAGE = "en-GB"

_MOST_OF_ALL, _MOST_OF_ONE = 30, 20
"""How many items there are at most: in the feed of the whole register, in another."""
_ABOUT = {
    "body": "Meetings of the body {}.",
    "state": "Meetings that {} attended or hosted.",
    "topic": "What meetings of the Shanghai Cooperation Organisation said about the topic {}.",
    "person": "Meetings that {} attended.",
}
_ABOUT_ALL = "Meetings of the Shanghai Cooperation Organisation: who met, and what was resolved."
_ORDER = "Records changed most recently come first."


@dataclass(frozen=True)
class Channel:
    """A feed: of an entry, or of the whole register if there is none."""

    edition: Edition
    key: EntryKey | None
    candidates: list[FeedItem]
    """The items that concern it, in chronological order."""

    @property
    def folder(self) -> str:
        """The address of its page below the site, beside which its files are: `bodies/chs/`; empty for the whole."""
        return self.key.address if self.key else ""

    @property
    def tag(self) -> str:
        """Its id."""
        return self.edition.tag(f"{self.folder}feed")

    @property
    def title(self) -> str:
        """The name of the site, and of the entry."""
        name = self.edition.labels.name(*self.key) if self.key else ""
        return clean(f"{self.edition.site_name}: {name}" if name else self.edition.site_name)

    @property
    def description(self) -> str:
        """Which meetings it has."""
        about = _ABOUT[self.key.kind].format(self.edition.labels.name(*self.key)) if self.key else _ABOUT_ALL
        return clean(f"{about} {_ORDER}")

    @property
    def author(self) -> str:
        """Who wrote it."""
        return clean(self.edition.contributors)

    @property
    def calendar(self) -> str:
        """The path below the site of the calendar of the same meetings; empty if there is none."""
        if self.key is None:
            return "meetings/calendar.ics"
        return f"{self.folder}calendar.ics" if self.key.kind in ("body", "state") else ""

    @cached_property
    def items(self) -> list[FeedItem]:
        """The items that changed last, the newest change first; among equals, the later meeting first."""
        most = _MOST_OF_ONE if self.key else _MOST_OF_ALL
        return sorted(self.candidates, key=_rank, reverse=True)[:most]


def list_channels(edition: Edition, history: History) -> Iterator[Channel]:
    """Yield the feeds that have items: of the whole, and of each body, state, topic and person."""
    register = edition.register
    items = {meeting.id: FeedItem(edition, history, meeting) for meeting in register.meetings.values()}
    if items:
        yield Channel(edition, None, list(items.values()))
    for kind in _ABOUT:
        for entry_id in register.entries[kind]:
            key = EntryKey(kind, entry_id)
            if found := select_meetings(register, key):
                of_topic = [FeedItem(edition, history, one, entry_id) for one in found] if kind == "topic" else None
                yield Channel(edition, key, of_topic or [items[meeting.id] for meeting in found])


def _rank(item: FeedItem) -> tuple[object, ...]:
    return item.updated, item.meeting.date.last, item.meeting.id
