"""Rules that are checked on the linked register. A rule takes its name and text from a function and its docstring."""

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from communique.model.parts import Entry
from communique.model.registries import REGISTRIES, key_of
from communique.problems import MAX_PROBLEMS, Fact, Finding, Rule
from communique.progress import Step, track_all
from communique.register.register import Register

E = TypeVar("E", bound=Entry)

EntryFindings = Iterator[tuple[Entry, Finding]]
"""Findings, each with the entry that it is about."""


@dataclass(frozen=True)
class RegisterRule(Rule):
    """A rule with the function that searches the whole register for what breaks it."""

    find: Callable[[Register], EntryFindings]


@dataclass(frozen=True)
class EntryRule(Rule):
    """A rule with the function that searches one entry of a model for what breaks it."""

    model: type[Entry]
    find: Callable[[Register, Any], Iterator[Finding]]
    relies_on: tuple[str, ...] = ()


def register_rule(find: Callable[[Register], EntryFindings]) -> RegisterRule:
    """Make a rule of a function that searches the whole register (a decorator)."""
    return RegisterRule(*_describe(find), find)


def entry_rule(model: type[E], *relies_on: str) -> Callable[[Callable[[Register, E], Iterator[Finding]]], EntryRule]:
    """Make a rule of a function that searches one entry of a model (a decorator). `Entry` means all entries.

    `relies_on` are fields of the entry: where another rule says that one of them is wrong, what this one finds is only
    a consequence.
    """
    return lambda find: EntryRule(*_describe(find), model, find, relies_on)


def _describe(find: Callable[..., Any]) -> tuple[str, str]:
    """Return the name and the text of a rule."""
    return find.__name__.replace("_", "-"), " ".join((inspect.getdoc(find) or "").split())


Search = Callable[[Collection[EntryRule], Register, Any], Iterator[Finding]]
"""A function that yields what breaks some rules in an entry; they are all rules for its kind."""


def find_all(rules: Collection[Rule], register: Register, search: Search | None = None) -> EntryFindings:
    """Yield what breaks these rules. Entries are gone through one by one, each for all rules about it."""
    entries = [(kind, entry) for kind, found in register.entries.items() for entry in found.values()]
    yield from find_in_entries(rules, register, track_all(Step.RULES, entries), search)
    for whole in rules:
        if isinstance(whole, RegisterRule):
            yield from ((entry, finding._replace(rule=whole)) for entry, finding in whole.find(register))


def find_in_entries(
    rules: Collection[Rule], register: Register, entries: Iterable[tuple[str, Entry]], search: Search | None = None
) -> EntryFindings:
    """Yield what breaks the rules that are about one entry, in some entries, each with its kind."""
    search = search or search_entry
    of_entries = [rule for rule in rules if isinstance(rule, EntryRule)]
    about = {
        kind: [rule for rule in of_entries if issubclass(registry.model, rule.model)]
        for kind, registry in REGISTRIES.items()
    }
    for kind, entry in entries:
        yield from ((entry, finding) for finding in search(about[kind], register, entry))


def search_entry(rules: Collection[EntryRule], register: Register, entry: Entry) -> Iterator[Finding]:
    """Yield what breaks some rules in an entry."""
    for rule in rules:
        yield from find_in_entry(rule, register, entry)


def find_in_entry(rule: EntryRule, register: Register, entry: Entry) -> list[Finding]:
    """Return what breaks one rule in an entry."""
    found = limit_findings(rule.find(register, entry))
    facts = tuple(Fact(key_of(entry), (name,)) for name in rule.relies_on) if found else ()
    return [finding._replace(rule=rule, relies_on=(*finding.relies_on, *facts)) for finding in found]


def limit_findings(findings: Iterator[Finding]) -> list[Finding]:
    """Limit the findings of one rule in one entry to a number that a person can fix in one round."""
    found = list(islice(findings, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        found[-1] = Finding((), f"more than {MAX_PROBLEMS} problems of this kind", "fix these first")
    return found
