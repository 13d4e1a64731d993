"""Reports how far work is, to those who listen.

Code that works reports here how much of which step is done, and prints nothing. The command that started it may listen,
as `terminal` does.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Step(StrEnum):
    """The steps that can take long, by the words for them."""

    READING = "Reading files"
    RULES = "Checking the rules"
    FORM = "Checking the form"
    PEOPLE = "Finding people"
    STATEMENTS = "Finding statements"
    LEFTOVERS = "Finding what is left"
    DRAFT = "Writing the draft"
    PAGES = "Writing pages"
    RENDERING = "Rendering pages"
    FINISHING = "Finishing the index"


Listener = Callable[[Step, int, int], None]
"""A function that is called with a step, how much of it is done, and how much there is to do."""

_listeners: list[Listener] = []


def report(step: Step, done: int, total: int) -> None:
    """Say how much of a step is done."""
    for listener in _listeners:
        listener(step, done, total)


def track(step: Step, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield items, and say after each how many of `total` are done."""
    report(step, 0, total)
    for done, item in enumerate(items, 1):
        yield item
        report(step, done, total)


def track_all(step: Step, items: Collection[T]) -> Iterator[T]:
    """Yield all items of a collection, and say after each how many are done."""
    return track(step, items, len(items))


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a function hear of progress until the `with` block ends."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
