"""The lists of a page, and their parts: a list that would make its page too long is split.

Parts are counted from the beginning, so in lists in order of time a new record changes the last part only. The page
itself shows the last part (of a directory the first one) and leads to the others, which are pages of their own:
`/topics/trade/resolutions/1/`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from communique.model.entries import Instrument, Person
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.register.gaps import GapItem
from communique.register.register import Register

MAX_LINES = 450
"""Lines on one page, all its lists taken together: some 200 KB of HTML."""
MAX_DIRECTORY_LINES = 900
"""Lines of a directory, which are shorter."""
MAX_GAP_LINES = 450
"""Lines of a gap, which carry notes."""


_WITHOUT_HEADING = ("part", "cases")


class ListPart(NamedTuple):
    """A part of a list, by its number from 1: its items, and the words by which a reader knows where it lies."""

    number: int
    items: Sequence[Any]
    label: str


@dataclass(frozen=True)
class EntryList:
    """A list on a page: its name in addresses, what it is called, the macro that writes its lines, and its items."""

    name: str
    title: str
    lines: str
    items: Sequence[Any]
    parts: tuple[ListPart, ...] = ()
    """Empty for a list that stands whole on its page."""
    shows_first: bool = False

    @property
    def shown(self) -> Sequence[Any]:
        """The items on the page itself."""
        return self.own.items if self.own else self.items

    @property
    def own(self) -> ListPart | None:
        """The part on the page itself."""
        return self.parts[0 if self.shows_first else -1] if self.parts else None

    @property
    def anchor(self) -> str:
        """Where on the page the list begins."""
        return "" if self.name in _WITHOUT_HEADING else self.name

    @property
    def others(self) -> tuple[ListPart, ...]:
        """The parts that are pages of their own."""
        return tuple(part for part in self.parts if part is not self.own)


def fit_lists(
    listings: Iterable[EntryList], most: int = MAX_LINES, *, shows_first: bool = False
) -> dict[str, EntryList]:
    """The lists of one page by name: whole where all of them together are short enough, else the long ones in parts."""
    found = {listing.name: listing for listing in listings}
    if sum(len(listing.items) for listing in found.values()) <= most:
        return found
    return {name: _split(listing, most // len(found), shows_first) for name, listing in found.items()}


def _split(listing: EntryList, most: int, shows_first: bool) -> EntryList:  # noqa: FBT001 (handed through)
    """Parts of two thirds of what may stand on a page; the last one has a third at least, and is never longer."""
    if len(listing.items) <= most:
        return listing
    size = most * 2 // 3
    count = (len(listing.items) - most // 3) // size
    edges = [*range(0, count * size, size), count * size, len(listing.items)]
    pieces = [listing.items[start:end] for start, end in pairwise(edges) if end > start]
    parts = tuple(ListPart(number, items, _label(items)) for number, items in enumerate(pieces, 1))
    return EntryList(listing.name, listing.title, listing.lines, listing.items, parts, shows_first)


def _label(items: Sequence[Any]) -> str:
    first, last = _position(items[0]), _position(items[-1])
    return first if first == last else f"{first} – {last}"


def _position(item: Any) -> str:
    """Where in its list an item stands, in few words: its year, or the name by which it is sorted."""
    match item:
        case Meeting() | Instrument():
            return str(item.date.year)
        case Person():
            return item.sort.partition(",")[0]
        case (Meeting() as meeting, *_):
            return str(meeting.date.year)
        case GapItem():
            return item.key.id[:4] if item.key.kind == "meeting" else item.key.id
    raise TypeError(f"no list has items of {type(item)}")


def collect_keys(items: Iterable[Any]) -> frozenset[EntryKey]:
    """The entries that the items of a list tell of."""
    return frozenset(map(_key, items))


def _key(item: Any) -> EntryKey:
    match item:
        case Meeting() | Instrument() | Person():
            return key_of(item)
        case (Meeting() as meeting, *_):
            return key_of(meeting)
        case GapItem():
            return item.key
    raise TypeError(f"no list has items of {type(item)}")


def list_for_entry(register: Register, kind: str, entry_id: str) -> dict[str, EntryList]:
    """The lists on the page of an entry."""
    key = EntryKey(kind, entry_id)
    came = register.appearances.get(key, [])
    statements = register.statements.get(key, [])
    sittings = register.meetings_by.get(key, [])
    match kind:
        case "topic":
            found = [EntryList("resolutions", "resolutions", "statement_lines", statements)]
        case "state":
            found = [
                EntryList("hosted", "meetings hosted and chaired", "meeting_lines", _hosted(register, entry_id)),
                EntryList("delegations", "delegations", "delegation_lines", came),
                EntryList("resolutions", "resolutions", "statement_lines", statements),
            ]
        case "body":
            found = [
                EntryList("meetings", "meetings", "sitting_lines", sittings),
                EntryList("appearances", "at meetings", "delegation_lines", came),
            ]
        case "person":
            found = [
                EntryList("appearances", "appearances", "appearance_lines", came),
                EntryList("said", "in their own words", "statement_lines", statements),
            ]
        case "instrument":
            found = [
                EntryList("meetings", "in the meetings", "citing_lines", register.instrument_uses.get(entry_id, []))
            ]
        case "place":
            found = [
                EntryList("meetings", "meetings", "meeting_lines", sittings),
                EntryList("instruments", "instruments", "instrument_lines", _made(register, entry_id)),
            ]
        case _:
            found = []
    return fit_lists(found)


def _hosted(register: Register, state: str) -> list[Meeting]:
    """Meetings in a state or in its chair, in order of time."""
    keys = ("host", state), ("chair state", state)
    found = {meeting.id: meeting for key in keys for meeting in register.meetings_by.get(key, [])}
    return sorted(found.values(), key=lambda meeting: meeting.date.first)


def _made(register: Register, place: str) -> list[Instrument]:
    made = [instrument for instrument in register.instruments.values() if instrument.place == place]
    return sorted(made, key=lambda instrument: instrument.date.first)
