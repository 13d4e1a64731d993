"""The lists of a page. A list that would make its page too long is split into parts.

Parts are counted from the beginning, so in a chronological list a new record changes the last part only. The page
itself shows the last part (a directory the first one) and links to the others, which are pages of their own, such as
`/topics/trade/resolutions/1/`.
"""

from collections.abc import Callable, Iterable, Sequence
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
"""Lines of all lists of one page together: about 200 KB of HTML."""
MAX_DIRECTORY_LINES = 900
"""Lines of a directory, which are shorter."""
MAX_GAP_LINES = 450
"""Lines of a gap, which carry notes."""


_WITHOUT_HEADING = ("part", "cases")


class ListPart(NamedTuple):
    """A part of a list. Numbers count from 1; the label says what it covers: years or family names."""

    number: int
    items: Sequence[Any]
    label: str


@dataclass(frozen=True)
class EntryList:
    """A list on a page. `name` is its name in addresses, `lines` the macro that writes its lines."""

    name: str
    title: str
    lines: str
    items: Sequence[Any]
    parts: tuple[ListPart, ...] = ()
    """Empty for a list that is not split."""
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
        """The id of the list's heading; empty if it has none."""
        return "" if self.name in _WITHOUT_HEADING else self.name

    def uri(self, base: str, part: ListPart) -> str:
        """Return the file of the page that shows a part of the list of the page in the file `base`."""
        folder = base.removesuffix("index.md") if base.endswith("index.md") else f"{base.removesuffix('.md')}/"
        return base if part is self.own else f"{folder}{self.name}/{part.number}.md"

    @property
    def others(self) -> tuple[ListPart, ...]:
        """The parts that are pages of their own."""
        return tuple(part for part in self.parts if part is not self.own)


def fit_lists(
    listings: Iterable[EntryList], max_lines: int = MAX_LINES, *, shows_first: bool = False
) -> dict[str, EntryList]:
    """Return the lists of one page by name. If they have more than `max_lines` lines together, long ones are split."""
    found = {listing.name: listing for listing in listings}
    if sum(len(listing.items) for listing in found.values()) <= max_lines:
        return found
    return {name: _split(listing, max_lines // len(found), shows_first) for name, listing in found.items()}


def _split(listing: EntryList, max_lines: int, shows_first: bool) -> EntryList:  # noqa: FBT001 (passed on)
    """Split a list of more than `max_lines` into parts of two thirds of that; the last part has one third at least."""
    if len(listing.items) <= max_lines:
        return listing
    size = max_lines * 2 // 3
    count = (len(listing.items) - max_lines // 3) // size
    edges = [*range(0, count * size, size), count * size, len(listing.items)]
    pieces = [listing.items[start:end] for start, end in pairwise(edges) if end > start]
    parts = tuple(ListPart(number, items, _label(items)) for number, items in enumerate(pieces, 1))
    return EntryList(listing.name, listing.title, listing.lines, listing.items, parts, shows_first)


def _label(items: Sequence[Any]) -> str:
    first, last = _position(items[0]), _position(items[-1])
    return first if first == last else f"{first} – {last}"


def _position(item: Any) -> str:
    """Return what the label of a part says of its first or last item: the year, or the name by which it is sorted."""
    match item:
        case Meeting() | Instrument():
            return str(item.date.year)
        case Person():
            return item.family_name
        case (Meeting() | Instrument() as entry, *_):
            return str(entry.date.year)
        case GapItem():
            return item.key.id[:4] if item.key.kind == "meeting" else item.key.id
    raise TypeError(f"items of {type(item)} are not listed")


def collect_keys(items: Iterable[Any]) -> frozenset[EntryKey]:
    """Return the entries that the items of a list are about."""
    return frozenset(map(_key, items))


def _key(item: Any) -> EntryKey:
    match item:
        case Meeting() | Instrument() | Person():
            return key_of(item)
        case (Meeting() | Instrument() as entry, *_):
            return key_of(entry)
        case GapItem():
            return item.key
    raise TypeError(f"items of {type(item)} are not listed")


def list_for_entry(register: Register, kind: str, entry_id: str) -> dict[str, EntryList]:
    """Return the lists on the page of an entry, by name."""
    make = _LISTS.get(kind)
    return fit_lists(make(register, EntryKey(kind, entry_id))) if make else {}


def _list_for_topic(register: Register, key: EntryKey) -> list[EntryList]:
    return [EntryList("resolutions", "outcomes", "statement_lines", register.statements.get(key, []))]


def _list_for_state(register: Register, key: EntryKey) -> list[EntryList]:
    return [
        EntryList("hosted", "meetings hosted and chaired", "meeting_lines", _hosted(register, key.id)),
        EntryList("delegations", "delegations", "by_body_lines", register.appearances.get(key, [])),
        EntryList("resolutions", "outcomes", "statement_lines", register.statements.get(key, [])),
    ]


def _list_for_body(register: Register, key: EntryKey) -> list[EntryList]:
    return [
        EntryList("meetings", "meetings", "sitting_lines", register.meetings_by.get(key, [])),
        EntryList("appearances", "at meetings", "delegation_lines", register.appearances.get(key, [])),
    ]


def _list_for_person(register: Register, key: EntryKey) -> list[EntryList]:
    return [
        EntryList("appearances", "appearances", "appearance_lines", register.appearances.get(key, [])),
        EntryList("said", "words of this person", "statement_lines", register.statements.get(key, [])),
    ]


def _list_for_instrument(register: Register, key: EntryKey) -> list[EntryList]:
    return [EntryList("meetings", "at meetings", "citing_lines", register.instrument_uses.get(key.id, []))]


def _list_for_place(register: Register, key: EntryKey) -> list[EntryList]:
    return [
        EntryList("meetings", "meetings", "held_lines", register.meetings_by.get(key, [])),
        EntryList("instruments", "instruments", "instrument_lines", _instruments_at(register, key.id)),
    ]


_LISTS: dict[str, Callable[[Register, EntryKey], list[EntryList]]] = {
    "topic": _list_for_topic,
    "state": _list_for_state,
    "body": _list_for_body,
    "person": _list_for_person,
    "instrument": _list_for_instrument,
    "place": _list_for_place,
}
"""What makes the lists of an entry, by its kind. The page of a meeting has none, and is shown soon after each save."""


def _hosted(register: Register, state: str) -> list[Meeting]:
    """Return the meetings that a state hosted or chaired, in chronological order."""
    keys = ("host", state), ("chair state", state)
    found = {meeting.id: meeting for key in keys for meeting in register.meetings_by.get(key, [])}
    return sorted(found.values(), key=lambda meeting: meeting.date.first)


def _instruments_at(register: Register, place: str) -> list[Instrument]:
    """Return the instruments made at a place, in chronological order."""
    found = [instrument for instrument in register.instruments.values() if instrument.place == place]
    return sorted(found, key=lambda instrument: instrument.date.first)
