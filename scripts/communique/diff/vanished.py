"""Finds addresses that an edit would break: entries and ids that were removed without a redirect."""

from collections.abc import Iterator
from pathlib import Path

from communique.files.disk.paths import REDIRECTS
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey
from communique.problems import Finding, Problem, Rule
from communique.register.redirects import parse_address
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.suggestions import find_nearest

ADDRESS_KEPT = Rule(
    "address-is-kept",
    "A published id keeps its address: when it is removed, `redirects.yml` or `retired:` of its record names it. It is "
    "never used again.",
)

_LISTS = ("resolutions", "text", "annotations")


def find_successor(new: Register, key: EntryKey) -> Entry | None:
    """Return the entry of the same kind to which `redirects.yml` leads from a removed one, or None."""
    successor = parse_address(new.redirects.get(key.path))
    if key.id in new.entries[key.kind] or successor is None or successor.kind != key.kind:
        return None
    return new.entries[key.kind].get(successor.id)


def find_vanished_entries(old: Register, new: Register) -> Iterator[Problem]:
    """Report each entry removed without a redirect, each removed redirect, and each withdrawn id that is used again."""
    path = Path(new.root.name) / REDIRECTS
    for kind, entries in old.entries.items():
        added = [entry_id for entry_id in new.entries[kind] if entry_id not in entries]
        for entry_id in entries:
            key = EntryKey(kind, entry_id)
            address = key.path
            if new.knows(key) or address in new.redirects:
                continue
            near = find_nearest(entry_id, added)
            fix = f"add `{address}: …` to {path}, with the address of its successor, or null"
            fix += f"; was it renamed to '{near}'?" if near else ""
            explanation = Explanation(f"the {kind} '{entry_id}' was removed without a redirect", fix)
            yield Problem(old.origins[key].document.path, 1, 1, explanation, ADDRESS_KEPT)
    for address in old.redirects:
        target = parse_address(address)
        if target is None or address in new.redirects or EntryKey("redirect", "*") in new.unreadable:
            continue
        if target.id not in new.entries[target.kind]:
            explanation = Explanation(f"the redirect of '{address}' was removed", "restore its line")
            yield Problem(path, 1, 1, explanation, ADDRESS_KEPT)
        elif old.redirects[address] is None:
            fix = f"give this {target.kind} an id that was never used before"
            explanation = Explanation(f"the address '{address}' was withdrawn", fix)
            yield Problem(new.origins[target].document.path, 1, 1, explanation, ADDRESS_KEPT)


def find_vanished_ids(old: Register, new: Register) -> Iterator[Problem]:
    """Report each id of a resolution, paragraph or annotation that was removed but not retired, or is used again."""
    for meeting_id, before in old.meetings.items():
        successor = find_successor(new, EntryKey("meeting", meeting_id))
        after = new.meetings.get(meeting_id) or (successor if isinstance(successor, Meeting) else None)
        if after is None:
            continue
        known = {*_ids(after), *after.retired}
        for item_id in before.retired:
            if item_id in _ids(after):
                cause, fix = f"the id '{item_id}' was retired", "give this item an id that was never used before"
                loc = (_ids(after)[item_id],)
                yield new.locate(after, Finding(loc, cause, fix, rule=ADDRESS_KEPT, at_key=True))
        for item_id, name in {**dict.fromkeys(before.retired, "retired"), **_ids(before)}.items():
            if item_id not in known:
                cause = f"the id '{item_id}' was removed from {name}"
                fix = f"to keep its address, add `retired: [{item_id}]`"
                yield new.locate(after, Finding((name,), cause, fix, rule=ADDRESS_KEPT, at_key=True))


def _ids(meeting: Meeting) -> dict[str, str]:
    """Return the ids in a record, each with the name of the list that holds it."""
    return {item.id: name for name in _LISTS for item in getattr(meeting, name)}
