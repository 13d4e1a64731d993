"""Rules that are checked on the linked register. The name of a rule's function is its name, the docstring its text."""

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from communique.model.parts import Entry
from communique.problems import MAX_PROBLEMS, Finding, Rule
from communique.register.register import Register

E = TypeVar("E", bound=Entry)

Found = Iterator[tuple[Entry, Finding]]


@dataclass(frozen=True)
class RegisterRule(Rule):
    """A rule with the function that finds what breaks it, each finding with the entry that it is about."""

    find: Callable[[Register], Found]


def rule(find: Callable[[Register], Found]) -> RegisterRule:
    """Make a rule of a function that looks through the whole register."""

    def named(register: Register) -> Found:
        for entry, finding in find(register):
            yield entry, finding._replace(rule=made)

    made = RegisterRule(find.__name__.replace("_", "-"), " ".join((inspect.getdoc(find) or "").split()), named)
    return made


def for_each(
    model: type[E],
) -> Callable[[Callable[[Register, E], Iterator[Finding]]], Callable[[Register], Found]]:
    """Make a function that looks at one entry look at all entries of its kind, or at all with `Entry`."""

    def decorate(find: Callable[[Register, E], Iterator[Finding]]) -> Callable[[Register], Found]:
        @functools.wraps(find)
        def find_all(register: Register) -> Found:
            for entries in register.entries.values():
                for entry in entries.values():
                    if isinstance(entry, model):
                        yield from ((entry, finding) for finding in _first(find(register, entry)))

        return find_all

    return decorate


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    """What one rule finds in one entry, up to a number that a person can fix in one round."""
    yield from islice(findings, MAX_PROBLEMS)
    if next(findings, None):
        yield Finding((), f"more than {MAX_PROBLEMS} problems of one kind: fix these first")
