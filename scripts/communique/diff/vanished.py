"""Addresses that an edit would break: entries and ids that are gone without a redirect."""

from collections.abc import Iterator
from pathlib import Path

from communique.files.tree import REDIRECTS
from communique.model.meeting import Meeting
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES
from communique.problems import Finding, Problem
from communique.register.redirects import parse_address
from communique.register.register import Register
from communique.text import find_nearest

_LISTS = ("resolutions", "text", "annotations")


def find_successor(new: Register, kind: str, entry_id: str) -> Entry | None:
    """The entry that took the place of one that is gone, as `redirects.yml` says."""
    heir = parse_address(new.redirects.get(entry_address(kind, entry_id)))
    gone = entry_id not in new.entries[kind]
    return new.entries[kind].get(heir[1]) if gone and heir and heir[0] == kind else None


def entry_address(kind: str, entry_id: str) -> str:
    return f"{REGISTRIES[kind].plural}/{entry_id}"


def is_unread(register: Register, kind: str, entry_id: str) -> bool:
    return not {(kind, entry_id), (kind, "*")}.isdisjoint(register.unread)


def find_vanished_entries(old: Register, new: Register) -> Iterator[Problem]:
    """An entry that is gone, or an address that led on, is still spoken for in `redirects.yml`."""
    path = Path(new.root.name) / REDIRECTS
    for kind, entries in old.entries.items():
        added = [entry_id for entry_id in new.entries[kind] if entry_id not in entries]
        for entry_id in entries:
            address = entry_address(kind, entry_id)
            if entry_id in new.entries[kind] or address in new.redirects or is_unread(new, kind, entry_id):
                continue
            near = find_nearest(entry_id, added)
            message = f"the {kind} '{entry_id}' is gone, and its address with it: write `{address}: …` into {path}, "
            message += "with the address that took its place, or null" + (f"; did it become '{near}'?" if near else "")
            where = old.origins[kind, entry_id].document.path
            yield Problem(where, 1, 1, message)
    for address in old.redirects:
        kind, entry_id = parse_address(address) or ("", "")
        if address in new.redirects or ("redirect", "*") in new.unread:
            continue
        if entry_id not in new.entries[kind]:
            yield Problem(path, 1, 1, f"the address '{address}' led on from here and is gone: put its line back")
        elif old.redirects[address] is None:
            where = new.origins[kind, entry_id].document.path
            yield Problem(
                where, 1, 1, f"the address '{address}' was withdrawn: give this {kind} an id that was never used"
            )


def find_vanished_ids(old: Register, new: Register) -> Iterator[Problem]:
    """An id of a resolution, paragraph or annotation that leaves a record is in its `retired:`, for ever."""
    for meeting_id, before in old.meetings.items():
        heir = find_successor(new, "meeting", meeting_id)
        after = new.meetings.get(meeting_id) or (heir if isinstance(heir, Meeting) else None)
        if after is None:
            continue
        kept = {*_ids(after), *after.retired}
        for item_id in before.retired:
            if item_id in _ids(after):
                message = f"the id '{item_id}' was retired, and is used again: give this one an id that was never used"
                yield new.locate("meeting", after, Finding((_ids(after)[item_id],), message, at_key=True))
        for item_id, name in {**dict.fromkeys(before.retired, "retired"), **_ids(before)}.items():
            if item_id not in kept:
                message = (
                    f"the id '{item_id}' is gone from {name}: its address must go on; write `retired: [{item_id}]`"
                )
                yield new.locate("meeting", after, Finding((name,), message, at_key=True))


def _ids(meeting: Meeting) -> dict[str, str]:
    """The ids of a record's own parts, each with the list that it stands in."""
    return {item.id: name for name in _LISTS for item in getattr(meeting, name)}
