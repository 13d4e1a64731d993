"""Describes values and their changes in words, for readers of a comparison."""

import difflib
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from communique.model.edtf import Edtf
from communique.model.parts import Part, find_field
from communique.model.vocabulary import Act, Term
from communique.register.names.labels import Labels
from communique.register.register import Register

_CONTEXT = 4
"""Words shown before and after a difference."""
_LONGEST = 30
"""A passage with more words than this is shortened in the middle."""
_COMPARED = 500
"""A differing passage with more words than this is shown as one, because comparing its words takes too long."""


def label_field(name: str) -> str:
    """Return the name of a field in words: `start date` for `start_date`."""
    return name.replace("_", " ")


def name_entry(register: Register, kind: str, entry_id: str) -> str:
    """Return the name of an entry with its id: `Wang Yi (wang-yi)`."""
    name = Labels(register).name(kind, entry_id)
    return name if name == entry_id else f"{name} ({entry_id})"


def describe_value(register: Register, part: Part, name: str, item: Any) -> str:
    """Describe one value of the field `name`: an entry by its name, an act with its strength, a text in quotes."""
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
    """Describe a part by its first two values that say what it is about: a resolution by its act and summary."""
    return ", ".join(list(_values(register, part))[:2])


def identify_part(register: Register, part: Part) -> str:
    """Describe a part so that it can be distinguished from others in its list: by its id, or else its first value."""
    item_id = getattr(part, "id", None)
    return f"{type(part).__name__.lower()} {item_id}" if item_id else next(_values(register, part), "nothing")


def _values(register: Register, part: Part) -> Iterator[str]:
    """Describe each value of a part, except its id, empty ones, and those that only say how it is printed."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name not in ("id", "degree", "printed") and value not in (None, []):
            items = value if isinstance(value, list) else [value]
            yield ", ".join(describe_value(register, part, name, item) for item in items)


def describe_change(registers: tuple[Register, Register], parts: tuple[Part, Part], name: str) -> str:
    """Describe the change of the field `name`, which holds one value and not a list."""
    old, new = (getattr(part, name) for part in parts)
    before, after = (
        describe_value(register, part, name, item)
        for register, part, item in zip(registers, parts, (old, new), strict=True)
    )
    if old is None:
        return f"{label_field(name)} added: {after}"
    if new is None:
        return f"{label_field(name)} removed: {before}"
    if isinstance(old, Edtf):
        return f"{label_field(name)} moved from {before} to {after}"
    if before.startswith("“") and after.startswith("“"):
        before, after = _excerpt_differences(old.split(), new.split())
        return f"{label_field(name)} reworded: {before} → {after}"
    return f"{label_field(name)}: {before} → {after}"


def _excerpt_differences(old: list[str], new: list[str]) -> tuple[str, str]:
    """Return the two texts in quotes, cut down to the words that differ and a few words around them."""
    if old == new:
        return "“ ”", "“ ” (only spaces differ)"
    head = _common_length(old, new)
    tail = _common_length(old[head:][::-1], new[head:][::-1])
    start = max(head - _CONTEXT, 0)
    ends = [len(words) - max(tail - _CONTEXT, 0) for words in (old, new)]
    if max(ends) - start > _COMPARED:
        return _excerpt(old, [(start, ends[0])]), _excerpt(new, [(start, ends[1])])
    compared = difflib.SequenceMatcher(None, old[start : ends[0]], new[start : ends[1]], autojunk=False)
    groups = list(compared.get_grouped_opcodes(_CONTEXT))
    befores = [(start + group[0][1], start + group[-1][2]) for group in groups]
    afters = [(start + group[0][3], start + group[-1][4]) for group in groups]
    return _excerpt(old, befores), _excerpt(new, afters)


def _common_length(old: list[str], new: list[str]) -> int:
    """Return how many words two texts have in common at their beginning."""
    return sum(takewhile(bool, (a == b for a, b in zip(old, new, strict=False))))


def _excerpt(words: list[str], spans: list[tuple[int, int]]) -> str:
    """Return the words of some spans in quotes, with an ellipsis for what is left out."""
    parts = [_shortened(words[start:end]) for start, end in spans]
    return f"“{'… ' if spans[0][0] else ''}{' … '.join(parts)}{' …' if spans[-1][1] < len(words) else ''}”"


def _shortened(words: list[str]) -> str:
    if len(words) <= _LONGEST:
        return " ".join(words)
    return " ".join([*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]])
