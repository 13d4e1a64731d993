"""Addresses that an edit would break: entries and ids that are gone without a redirect."""

from collections.abc import Iterator
from pathlib import Path

from communique.files.tree import REDIRECTS
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey
from communique.problems import Finding, Problem, Rule
from communique.register.redirects import parse_address
from communique.register.register import Register
from communique.text import find_nearest

ADDRESS_KEPT = Rule(
    "address-is-kept", "An id that was published keeps its address: in `redirects.yml`, or in `retired:` of its record."
)

_LISTS = ("resolutions", "text", "annotations")


def find_successor(new: Register, key: EntryKey) -> Entry | None:
    """The entry that took the place of one that is gone, as `redirects.yml` says."""
    successor = parse_address(new.redirects.get(key.path))
    if key.id in new.entries[key.kind] or successor is None or successor.kind != key.kind:
        return None
    return new.entries[key.kind].get(successor.id)


def find_vanished_entries(old: Register, new: Register) -> Iterator[Problem]:
    """An entry that is gone, or an address that led on, is still spoken for in `redirects.yml`."""
    path = Path(new.root.name) / REDIRECTS
    for kind, entries in old.entries.items():
        added = [entry_id for entry_id in new.entries[kind] if entry_id not in entries]
        for entry_id in entries:
            key = EntryKey(kind, entry_id)
            address = key.path
            if new.knows(key) or address in new.redirects:
                continue
            near = find_nearest(entry_id, added)
            message = f"the {kind} '{entry_id}' is gone, and its address with it: write `{address}: …` into {path}, "
            message += "with the address that took its place, or null" + (f"; did it become '{near}'?" if near else "")
            where = old.origins[key].document.path
            yield Problem(where, 1, 1, message, ADDRESS_KEPT)
    for address in old.redirects:
        target = parse_address(address)
        if target is None or address in new.redirects or EntryKey("redirect", "*") in new.unread:
            continue
        if target.id not in new.entries[target.kind]:
            message = f"the address '{address}' led on from here and is gone: put its line back"
            yield Problem(path, 1, 1, message, ADDRESS_KEPT)
        elif old.redirects[address] is None:
            message = f"the address '{address}' was withdrawn: give this {target.kind} an id that was never used"
            yield Problem(new.origins[target].document.path, 1, 1, message, ADDRESS_KEPT)


def find_vanished_ids(old: Register, new: Register) -> Iterator[Problem]:
    """An id of a resolution, paragraph or annotation that leaves a record is in its `retired:`, for ever."""
    for meeting_id, before in old.meetings.items():
        heir = find_successor(new, EntryKey("meeting", meeting_id))
        after = new.meetings.get(meeting_id) or (heir if isinstance(heir, Meeting) else None)
        if after is None:
            continue
        kept = {*_ids(after), *after.retired}
        for item_id in before.retired:
            if item_id in _ids(after):
                message = f"the id '{item_id}' was retired, and is used again: give this one an id that was never used"
                yield new.locate(after, Finding((_ids(after)[item_id],), message, ADDRESS_KEPT, at_key=True))
        for item_id, name in {**dict.fromkeys(before.retired, "retired"), **_ids(before)}.items():
            if item_id not in kept:
                message = (
                    f"the id '{item_id}' is gone from {name}: its address must go on; write `retired: [{item_id}]`"
                )
                yield new.locate(after, Finding((name,), message, ADDRESS_KEPT, at_key=True))


def _ids(meeting: Meeting) -> dict[str, str]:
    """The ids of a record's own parts, each with the list that it stands in."""
    return {item.id: name for name in _LISTS for item in getattr(meeting, name)}
