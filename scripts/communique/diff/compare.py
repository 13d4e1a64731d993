"""Compares two states of the register, entry by entry and field by field.

The comparison follows the model; no field is handled separately. It also finds ids that were removed, because an id is
part of an address.
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
from communique.diff.moved import find_moved_ids
from communique.diff.vanished import find_successor, find_vanished_entries, find_vanished_ids
from communique.model.parts import Entry, EntryKey, Part
from communique.model.registries import REGISTRIES
from communique.problems import Problem
from communique.register.redirects import parse_address
from communique.register.register import Register

Registers = tuple[Register, Register]
"""The register before and after the edit."""


class EntryChange(NamedTuple):
    """What happened to one entry.

    `what` is a phrase such as `changed` or `renamed from wang-yi`; `lines` has one line for each change.
    """

    kind: str
    name: str
    what: str
    lines: list[str]


@dataclass
class Comparison:
    """The changes between two states of a register, and what could not be compared."""

    changes: list[EntryChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Addresses that the edit breaks."""
    redirects: list[str] = field(default_factory=list)
    """Redirects that changed, a line each."""
    unread: list[str] = field(default_factory=list)
    """Files that cannot be read in one state or the other."""
    unread_now: list[str] = field(default_factory=list)
    """Files that cannot be read in the later state."""


def compare_registers(old: Register, new: Register) -> Comparison:
    """Compare two states of the register, the earlier one first."""
    comparison = Comparison()
    for kind in REGISTRIES:
        comparison.changes += _compare_entries(old, new, kind)
    comparison.redirects = list(_compare_redirects(old, new))
    comparison.problems = sorted(
        {*find_vanished_entries(old, new), *find_vanished_ids(old, new), *find_moved_ids(old, new)}
    )
    before, after = ({path.as_posix() for path in register.unreadable.values()} for register in (old, new))
    comparison.unread, comparison.unread_now = sorted(before | after), sorted(after)
    return comparison


def _compare_redirects(old: Register, new: Register) -> Iterator[str]:
    """Describe each redirect that changed.

    The redirect of an entry that the edit renamed, merged or withdrew is left out: the entry's own change reports it.
    """
    for address in sorted({*old.redirects, *new.redirects}):
        key = parse_address(address)
        if key and address not in old.redirects and key.id in old.entries[key.kind]:
            continue
        before, after = (register.redirects.get(address, "itself") or "nothing" for register in (old, new))
        if before != after:
            yield f"{address} led to {before}, now leads to {after}"


def _compare_entries(old: Register, new: Register, kind: str) -> Iterator[EntryChange]:
    """Describe each entry of a kind that was changed, renamed, merged, removed or added, in this order."""
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
            is_renamed = successor.id not in before
            what = f"renamed from {entry_id}" if is_renamed else f"merged with {entry_id}"
            lines = list(find_differences((old, new), (entry, successor))) if is_renamed else []
            yield EntryChange(kind, name_entry(new, kind, successor.id), what, lines)
        elif not new.is_unreadable(EntryKey(kind, entry_id)):
            yield EntryChange(kind, name_entry(old, kind, entry_id), "removed", [])
    successor_ids = {successor.id for successor in successors.values()}
    for entry_id, entry in after.items():
        if entry_id not in before and entry_id not in successor_ids and not old.is_unreadable(EntryKey(kind, entry_id)):
            yield EntryChange(kind, name_entry(new, kind, entry_id), "added", _count_items(entry))


def _count_items(entry: Entry) -> list[str]:
    """Return the length of each list of a new entry that is not empty, a line each."""
    lists = ((name, getattr(entry, name)) for name in type(entry).model_fields)
    return [f"{label_field(name)}: {len(items)}" for name, items in lists if isinstance(items, list) and items]


def find_differences(registers: Registers, parts: tuple[Part, Part], where: str = "") -> Iterator[str]:
    """Describe each change between two states of a part, in one line that begins with `where` and the field."""
    old, new = parts
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, list):
            yield from (f"{where}{line}" for line in _compare_lists(registers, parts, name))
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from find_differences(registers, (before, after), f"{where}{label_field(name)}: ")
        else:
            yield f"{where}{describe_change(registers, parts, name)}"


def _compare_lists(registers: Registers, parts: tuple[Part, Part], name: str) -> Iterator[str]:
    matches = match_items(getattr(parts[0], name), getattr(parts[1], name))
    for change, items, register, part in (
        ("removed", matches.removed, registers[0], parts[0]),
        ("added", matches.added, registers[1], parts[1]),
    ):
        for item in items:
            what = (
                summarise_part(register, item) if isinstance(item, Part) else describe_value(register, part, name, item)
            )
            yield f"{_heading(register, name, item)} {change}: {what}"
    for before, after in matches.pairs:
        if isinstance(before, Part) and before != after:
            where = _heading(registers[0], name, before)
            which = "" if getattr(before, "id", None) else f"{identify_part(registers[0], before)}: "
            yield from find_differences(registers, (before, after), f"{where}: {which}")
    if not matches.in_order:
        yield f"{label_field(name)} reordered"


def _heading(register: Register, name: str, item: Any) -> str:
    """Return how a line about an item begins: with the id of the item, or with the name of its list."""
    return identify_part(register, item) if getattr(item, "id", None) else label_field(name)
