"""Rules that are checked on the linked register. A rule takes its name and text from a function and its docstring."""

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

EntryFindings = Iterator[tuple[Entry, Finding]]
"""Findings, each with the entry that it is about."""


@dataclass(frozen=True)
class RegisterRule(Rule):
    """A rule with the function that yields what breaks it."""

    find: Callable[[Register], EntryFindings]


def rule(find: Callable[[Register], EntryFindings]) -> RegisterRule:
    """Make a rule from a function that searches the whole register (a decorator)."""

    def find_named(register: Register) -> EntryFindings:
        for entry, finding in find(register):
            yield entry, finding._replace(rule=new_rule)

    new_rule = RegisterRule(find.__name__.replace("_", "-"), " ".join((inspect.getdoc(find) or "").split()), find_named)
    return new_rule


def for_each(
    model: type[E],
) -> Callable[[Callable[[Register, E], Iterator[Finding]]], Callable[[Register], EntryFindings]]:
    """Make a function that checks one entry check every entry of a model (a decorator). `Entry` means all entries."""

    def decorate(find: Callable[[Register, E], Iterator[Finding]]) -> Callable[[Register], EntryFindings]:
        @functools.wraps(find)
        def find_all(register: Register) -> EntryFindings:
            for entries in register.entries.values():
                for entry in entries.values():
                    if isinstance(entry, model):
                        yield from ((entry, finding) for finding in limit_findings(find(register, entry)))

        return find_all

    return decorate


def limit_findings(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Limit the findings of one rule in one entry to a number that a person can fix in one round."""
    yield from islice(findings, MAX_PROBLEMS)
    if next(findings, None):
        yield Finding((), f"more than {MAX_PROBLEMS} problems of this kind: fix these first")
