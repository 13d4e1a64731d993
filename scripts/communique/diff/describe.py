"""How a value and its change are put in words, for people who read what an edit does to the register."""

import difflib
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from communique.model.edtf import Edtf
from communique.model.parts import Part, find_field
from communique.model.vocabulary import Act, Term
from communique.register.labels import Labels
from communique.register.register import Register

_CONTEXT = 4
_LONGEST = 30
_COMPARED = 500
"""Words of two texts beyond which only where they begin and cease to differ is told: to compare them takes too long."""


def label_field(name: str) -> str:
    """A field as people call it."""
    return name.replace("_", " ")


def name_entry(register: Register, kind: str, entry_id: str) -> str:
    """An entry by its name, with its id."""
    name = Labels(register).name(kind, entry_id)
    return name if name == entry_id else f"{name} ({entry_id})"


def describe_value(register: Register, part: Part, name: str, item: Any) -> str:
    """One value of a field in words: an entry by its name, an act with its strength, a text in quotes."""
    field = find_field(type(part), name)
    if field and field.reference and item:
        return name_entry(register, field.reference, item)
    match item:
        case Act():
            words = f"{item.label} ({item.strength.label})"
        case Term():
            words = item.label
        case Edtf():
            words = item.printed
        case Part():
            words = summarise_part(register, item)
        case str() if " " in item:
            words = f"“{_shortened(item.split())}”"
        case _:
            words = "nothing" if item is None else str(item)
    return words


def summarise_part(register: Register, part: Part) -> str:
    """What a part is, by the first two of its values beside its id."""
    return ", ".join(list(_values(register, part))[:2])


def identify_part(register: Register, part: Part) -> str:
    """What tells a part from its neighbours: its id, or its first value."""
    item_id = getattr(part, "id", None)
    return f"{type(part).__name__.lower()} {item_id}" if item_id else next(_values(register, part), "nothing")


def _values(register: Register, part: Part) -> Iterator[str]:
    for name in type(part).model_fields:
        item = getattr(part, name)
        if name != "id" and item not in (None, []):
            yield ", ".join(
                describe_value(register, part, name, one) for one in (item if isinstance(item, list) else [item])
            )


def describe_change(registers: tuple[Register, Register], parts: tuple[Part, Part], name: str) -> str:
    """The change of a field that holds one value."""
    old, new = (getattr(part, name) for part in parts)
    before, after = (
        describe_value(register, part, name, item)
        for register, part, item in zip(registers, parts, (old, new), strict=True)
    )
    if old is None:
        return f"{label_field(name)} added: {after}"
    if new is None:
        return f"{label_field(name)} removed, it was {before}"
    if isinstance(old, Edtf):
        return f"{label_field(name)} moved from {before} to {after}"
    if before.startswith("“") and after.startswith("“"):
        before, after = _around(old.split(), new.split())
        return f"{label_field(name)} reworded: {before} → {after}"
    return f"{label_field(name)}: {before} → {after}"


def _around(old: list[str], new: list[str]) -> tuple[str, str]:
    """Two texts, cut down to the words that differ, in each place where they do, and a few beside them."""
    if old == new:
        return "“ ”", "“ ” (other spaces)"
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start = max(head - _CONTEXT, 0)
    ends = [len(words) - max(tail - _CONTEXT, 0) for words in (old, new)]
    if max(ends) - start > _COMPARED:
        return _cut_out(old, [(start, ends[0])]), _cut_out(new, [(start, ends[1])])
    compared = difflib.SequenceMatcher(None, old[start : ends[0]], new[start : ends[1]], autojunk=False)
    groups = list(compared.get_grouped_opcodes(_CONTEXT))
    befores = [(start + group[0][1], start + group[-1][2]) for group in groups]
    afters = [(start + group[0][3], start + group[-1][4]) for group in groups]
    return _cut_out(old, befores), _cut_out(new, afters)


def _alike(old: list[str], new: list[str]) -> int:
    """How many words two texts have in common from their start."""
    return sum(takewhile(bool, (a == b for a, b in zip(old, new, strict=False))))


def _cut_out(words: list[str], spans: list[tuple[int, int]]) -> str:
    parts = [_shortened(words[start:end]) for start, end in spans]
    return f"“{'… ' if spans[0][0] else ''}{' … '.join(parts)}{' …' if spans[-1][1] < len(words) else ''}”"


def _shortened(words: list[str]) -> str:
    if len(words) <= _LONGEST:
        return " ".join(words)
    return " ".join([*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]])
