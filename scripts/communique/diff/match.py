"""Which items of two lists are the same one, before and after an edit.

An item with an id is told by it. Others are the same where they are equal, else where they begin with the same value,
else where they share most of their values: a seat whose person changed is still that seat.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

from communique.model.parts import Part


class Matches(NamedTuple):
    """The items that stayed, as pairs in the order of the old list; those that are gone; those that are new."""

    pairs: list[tuple[Any, Any]]
    removed: list[Any]
    added: list[Any]
    in_order: bool


def match_items(old: list[Any], new: list[Any]) -> Matches:
    """Match two lists of one field."""
    pairs: dict[int, int] = {}
    if any(hasattr(item, "id") for item in (*old, *new)):
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
    free: dict[Hashable, list[int]] = defaultdict(list)
    for at, item in enumerate(new):
        if at not in pairs.values():
            free[key(item)].append(at)
    for at, item in enumerate(old):
        if at not in pairs and free[key(item)]:
            pairs[at] = free[key(item)].pop(0)


def _pair_alike(old: list[Any], new: list[Any], pairs: dict[int, int]) -> None:
    free = [at for at in range(len(new)) if at not in pairs.values()]
    for at, item in enumerate(old):
        best = max(free, key=lambda other: _shared(item, new[other]), default=None) if at not in pairs else None
        if best is not None and _shared(item, new[best]) > 1 / 2:
            pairs[at] = best
            free.remove(best)


def _first(item: Any) -> Hashable:
    """The first value of a part, which names it: the person, the address, the name."""
    return repr(next(_values(item), "")) if isinstance(item, Part) else repr(item)


def _shared(one: Any, other: Any) -> float:
    """How much of what two parts say is the same."""
    if not (isinstance(one, Part) and isinstance(other, Part)):
        return 0
    said, heard = {repr(value) for value in _values(one)}, {repr(value) for value in _values(other)}
    return len(said & heard) / max(len(said), len(heard), 1)


def _values(part: Part) -> Iterator[tuple[str, Any]]:
    for name in type(part).model_fields:
        if (value := getattr(part, name)) not in (None, []):
            yield name, value
