"""Matches the items of a list before and after an edit.

Items with ids match if their ids are equal. Other items match if they are equal; else if they begin with the same
value; else if they share most of their values, so that a seat whose person changed is still the same seat.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

from communique.model.parts import Part


class Matches(NamedTuple):
    """The items of two lists: matched, removed and added.

    `pairs` are in the order of the old list; `in_order` says whether the new list has them in the same order.
    """

    pairs: list[tuple[Any, Any]]
    removed: list[Any]
    added: list[Any]
    in_order: bool


def match_items(old: list[Any], new: list[Any]) -> Matches:
    """Match the items of a list before an edit with those after it."""
    pairs: dict[int, int] = {}
    if all(getattr(item, "id", None) for item in (*old, *new)):
        _pair(old, new, pairs, lambda item: item.id)
    else:
        _pair(old, new, pairs, repr)
        _pair(old, new, pairs, _first)
        _pair_alike(old, new, pairs)
    stayed = [pairs[at] for at in sorted(pairs)]
    return Matches(
        [(old[at], new[pairs[at]]) for at in sorted(pairs)],
        [item for at, item in enumerate(old) if at not in pairs],
        [item for at, item in enumerate(new) if at not in stayed],
        stayed == sorted(stayed),
    )


def _pair(old: list[Any], new: list[Any], pairs: dict[int, int], key: Callable[[Any], Hashable]) -> None:
    """Add pairs of items with equal keys, by their positions, to `pairs`."""
    free: dict[Hashable, list[int]] = defaultdict(list)
    for at, item in enumerate(new):
        if at not in pairs.values():
            free[key(item)].append(at)
    for at, item in enumerate(old):
        if at not in pairs and free[key(item)]:
            pairs[at] = free[key(item)].pop(0)


def _pair_alike(old: list[Any], new: list[Any], pairs: dict[int, int]) -> None:
    """Add pairs of items that share more than half of their values."""
    free = [at for at in range(len(new)) if at not in pairs.values()]
    for at, item in enumerate(old):
        best = max(free, key=lambda other: _shared(item, new[other]), default=None) if at not in pairs else None
        if best is not None and _shared(item, new[best]) > 1 / 2:
            pairs[at] = best
            free.remove(best)


def _first(item: Any) -> Hashable:
    """Return the first value of a part, which names it: the person, the address or the name."""
    return repr(next(_values(item), "")) if isinstance(item, Part) else repr(item)


def _shared(one: Any, other: Any) -> float:
    """Return the share of the values of two parts that are equal, from 0 to 1."""
    if not (isinstance(one, Part) and isinstance(other, Part)):
        return 0
    values, others = ({repr(value) for value in _values(part)} for part in (one, other))
    return len(values & others) / max(len(values), len(others), 1)


def _values(part: Part) -> Iterator[tuple[str, Any]]:
    for name in type(part).model_fields:
        if (value := getattr(part, name)) not in (None, []):
            yield name, value
