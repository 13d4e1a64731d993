"""What an edit does to the register: two states of it, compared entry by entry, field by field.

The comparison follows the model; no field has a case of its own. It finds ids that vanish, too: an id is an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from communique.files.tree import REDIRECTS
from communique.matching import matched
from communique.model.meeting import Meeting
from communique.model.parts import Entry, Part
from communique.model.registries import REGISTRIES
from communique.problems import Finding, Problem
from communique.register.redirects import parse_address
from communique.register.register import Register
from communique.text import find_nearest
from communique.wording import change, gist, label, named, title, value

Registers = tuple[Register, Register]
"""The register before and after the edit."""

_LISTS = ("resolutions", "text", "annotations")


class EntryChange(NamedTuple):
    """What happened to one entry: a word for it, and a line for each thing that changed."""

    kind: str
    name: str
    what: str
    lines: list[str]


@dataclass
class Comparison:
    """Everything that changed, what must not have, and what could not be compared."""

    changes: list[EntryChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    redirects: list[str] = field(default_factory=list)
    """What became of addresses that are no more, a line each."""
    unread: list[str] = field(default_factory=list)
    unread_now: list[str] = field(default_factory=list)
    """Of these, the files that the edit leaves unreadable."""


def compare(old: Register, new: Register) -> Comparison:
    """Two states of the register, the earlier first."""
    found = Comparison()
    for kind in REGISTRIES:
        found.changes += _entries(old, new, kind)
    found.redirects = list(_redirects(old, new))
    found.problems = sorted({*_vanished_entries(old, new), *_vanished_ids(old, new)})
    before, now = ({path.as_posix() for path in register.unread.values()} for register in (old, new))
    found.unread, found.unread_now = sorted(before | now), sorted(now)
    return found


def _redirects(old: Register, new: Register) -> Iterator[str]:
    """Where addresses that are no more lead, and led before; an entry that was renamed is told as such."""
    for address in sorted({*old.redirects, *new.redirects}):
        kind, entry_id = parse_address(address) or ("", "")
        if address not in old.redirects and entry_id in old.entries[kind]:
            continue
        before, after = (register.redirects.get(address, "itself") or "nothing" for register in (old, new))
        if before != after:
            yield f"{address} led to {before}, leads to {after}"


def _entries(old: Register, new: Register, kind: str) -> Iterator[EntryChange]:
    before, after = old.entries[kind], new.entries[kind]
    heirs = {entry_id: heir for entry_id in before if (heir := _heir(new, kind, entry_id))}
    for entry_id, entry in before.items():
        if entry_id in after:
            lines = list(differences((old, new), (entry, after[entry_id])))
            if lines:
                yield EntryChange(kind, named(new, kind, entry_id), "changed", lines)
        elif heir := heirs.get(entry_id):
            what = f"renamed from {entry_id}" if heir.id not in before else f"joined by {entry_id}, which is no more"
            lines = list(differences((old, new), (entry, heir))) if heir.id not in before else []
            yield EntryChange(kind, named(new, kind, heir.id), what, lines)
        elif not _unread(new, kind, entry_id):
            yield EntryChange(kind, named(old, kind, entry_id), "removed", [])
    renamed = {heir.id for heir in heirs.values()}
    for entry_id, entry in after.items():
        if entry_id not in before and entry_id not in renamed and not _unread(old, kind, entry_id):
            yield EntryChange(kind, named(new, kind, entry_id), "added", _contents(entry))


def _heir(new: Register, kind: str, entry_id: str) -> Entry | None:
    """The entry that took the place of one that is gone, as `redirects.yml` says."""
    heir = parse_address(new.redirects.get(_address(kind, entry_id)))
    gone = entry_id not in new.entries[kind]
    return new.entries[kind].get(heir[1]) if gone and heir and heir[0] == kind else None


def _address(kind: str, entry_id: str) -> str:
    return f"{REGISTRIES[kind].plural}/{entry_id}"


def _unread(register: Register, kind: str, entry_id: str) -> bool:
    return not {(kind, entry_id), (kind, "*")}.isdisjoint(register.unread)


def _contents(entry: Entry) -> list[str]:
    """How much a new entry holds, list by list."""
    lists = ((name, getattr(entry, name)) for name in type(entry).model_fields)
    return [f"{label(name)}: {len(items)}" for name, items in lists if isinstance(items, list) and items]


def differences(registers: Registers, parts: tuple[Part, Part], where: str = "") -> Iterator[str]:
    """Every change between two states of a part, each as one line that begins with where it is."""
    old, new = parts
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, list):
            yield from (f"{where}{line}" for line in _list(registers, parts, name))
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from differences(registers, (before, after), f"{where}{label(name)}: ")
        else:
            yield f"{where}{change(registers, parts, name)}"


def _list(registers: Registers, parts: tuple[Part, Part], name: str) -> Iterator[str]:
    found = matched(getattr(parts[0], name), getattr(parts[1], name))
    for word, items, register, part in (
        ("removed", found.removed, registers[0], parts[0]),
        ("added", found.added, registers[1], parts[1]),
    ):
        for item in items:
            what = gist(register, item) if isinstance(item, Part) else value(register, part, name, item)
            yield f"{_heading(register, name, item)} {word}: {what}"
    for before, after in found.pairs:
        if isinstance(before, Part) and before != after:
            where = _heading(registers[0], name, before)
            told = "" if hasattr(before, "id") else f"{title(registers[0], before)}: "
            yield from differences(registers, (before, after), f"{where}: {told}")
    if not found.in_order:
        yield f"{label(name)} in another order"


def _heading(register: Register, name: str, item: Any) -> str:
    """How a line about an item begins: with its id, or with the list that it stands in."""
    return title(register, item) if hasattr(item, "id") else label(name)


def _vanished_entries(old: Register, new: Register) -> Iterator[Problem]:
    """An entry that is gone, or an address that led on, is still spoken for in `redirects.yml`."""
    path = Path(new.root.name) / REDIRECTS
    for kind, entries in old.entries.items():
        added = [entry_id for entry_id in new.entries[kind] if entry_id not in entries]
        for entry_id in entries:
            address = _address(kind, entry_id)
            if entry_id in new.entries[kind] or address in new.redirects or _unread(new, kind, entry_id):
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


def _vanished_ids(old: Register, new: Register) -> Iterator[Problem]:
    """An id of a resolution, paragraph or annotation that leaves a record is in its `retired:`, for ever."""
    for meeting_id, before in old.meetings.items():
        heir = _heir(new, "meeting", meeting_id)
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
