"""What an edit does to the register: two states of it, compared entry by entry, field by field.

The comparison follows the model; no field has a case of its own. It finds ids that vanish, too: an id is an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from communique.diff.describe import (
    describe_change,
    describe_value,
    identify_part,
    label_field,
    name_entry,
    summarise_part,
)
from communique.diff.match import match_items
from communique.diff.vanished import find_successor, find_vanished_entries, find_vanished_ids
from communique.model.parts import Entry, EntryKey, Part
from communique.model.registries import REGISTRIES
from communique.problems import Problem
from communique.register.redirects import parse_address
from communique.register.register import Register

Registers = tuple[Register, Register]
"""The register before and after the edit."""


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


def compare_registers(old: Register, new: Register) -> Comparison:
    """Two states of the register, the earlier first."""
    found = Comparison()
    for kind in REGISTRIES:
        found.changes += _entries(old, new, kind)
    found.redirects = list(_redirects(old, new))
    found.problems = sorted({*find_vanished_entries(old, new), *find_vanished_ids(old, new)})
    before, now = ({path.as_posix() for path in register.unread.values()} for register in (old, new))
    found.unread, found.unread_now = sorted(before | now), sorted(now)
    return found


def _redirects(old: Register, new: Register) -> Iterator[str]:
    """Where addresses that are no more lead, and led before; an entry that was renamed is told as such."""
    for address in sorted({*old.redirects, *new.redirects}):
        key = parse_address(address)
        if key and address not in old.redirects and key.id in old.entries[key.kind]:
            continue
        before, after = (register.redirects.get(address, "itself") or "nothing" for register in (old, new))
        if before != after:
            yield f"{address} led to {before}, leads to {after}"


def _entries(old: Register, new: Register, kind: str) -> Iterator[EntryChange]:
    before, after = old.entries[kind], new.entries[kind]
    successors = {
        entry_id: successor for entry_id in before if (successor := find_successor(new, EntryKey(kind, entry_id)))
    }
    for entry_id, entry in before.items():
        if entry_id in after:
            lines = list(find_differences((old, new), (entry, after[entry_id])))
            if lines:
                yield EntryChange(kind, name_entry(new, kind, entry_id), "changed", lines)
        elif successor := successors.get(entry_id):
            what = (
                f"renamed from {entry_id}" if successor.id not in before else f"joined by {entry_id}, which is no more"
            )
            lines = list(find_differences((old, new), (entry, successor))) if successor.id not in before else []
            yield EntryChange(kind, name_entry(new, kind, successor.id), what, lines)
        elif not new.is_unread(EntryKey(kind, entry_id)):
            yield EntryChange(kind, name_entry(old, kind, entry_id), "removed", [])
    renamed = {successor.id for successor in successors.values()}
    for entry_id, entry in after.items():
        if entry_id not in before and entry_id not in renamed and not old.is_unread(EntryKey(kind, entry_id)):
            yield EntryChange(kind, name_entry(new, kind, entry_id), "added", _contents(entry))


def _contents(entry: Entry) -> list[str]:
    """How much a new entry holds, list by list."""
    lists = ((name, getattr(entry, name)) for name in type(entry).model_fields)
    return [f"{label_field(name)}: {len(items)}" for name, items in lists if isinstance(items, list) and items]


def find_differences(registers: Registers, parts: tuple[Part, Part], where: str = "") -> Iterator[str]:
    """Every change between two states of a part, each as one line that begins with where it is."""
    old, new = parts
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, list):
            yield from (f"{where}{line}" for line in _list(registers, parts, name))
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from find_differences(registers, (before, after), f"{where}{label_field(name)}: ")
        else:
            yield f"{where}{describe_change(registers, parts, name)}"


def _list(registers: Registers, parts: tuple[Part, Part], name: str) -> Iterator[str]:
    found = match_items(getattr(parts[0], name), getattr(parts[1], name))
    for word, items, register, part in (
        ("removed", found.removed, registers[0], parts[0]),
        ("added", found.added, registers[1], parts[1]),
    ):
        for item in items:
            what = (
                summarise_part(register, item) if isinstance(item, Part) else describe_value(register, part, name, item)
            )
            yield f"{_heading(register, name, item)} {word}: {what}"
    for before, after in found.pairs:
        if isinstance(before, Part) and before != after:
            where = _heading(registers[0], name, before)
            told = "" if hasattr(before, "id") else f"{identify_part(registers[0], before)}: "
            yield from find_differences(registers, (before, after), f"{where}: {told}")
    if not found.in_order:
        yield f"{label_field(name)} in another order"


def _heading(register: Register, name: str, item: Any) -> str:
    """How a line about an item begins: with its id, or with the list that it stands in."""
    return identify_part(register, item) if hasattr(item, "id") else label_field(name)
