"""Runs every rule over the register and gives what they find its place."""

from collections.abc import Iterator
from itertools import islice

from communique.entry_rules import ENTRY_RULES
from communique.model.parts import Entry
from communique.problems import MAX_PROBLEMS, Finding, Problem
from communique.record_rules import MEETING_RULES
from communique.register.register import Register
from communique.register_rules import REGISTER_RULES
from communique.text_rules import TEXT_RULES


def check(register: Register) -> list[Problem]:
    """Every problem of the register, those of reading included, in order of file, line and column."""
    problems = list(register.problems)
    problems += [register.locate(kind, entry, breach) for kind, entry, breach in _breaches(register)]
    return sorted(set(problems))


def _breaches(register: Register) -> Iterator[tuple[str, Entry, Finding]]:
    for kind, entries in register.entries.items():
        for entry in entries.values():
            for rule in ENTRY_RULES:
                yield from ((kind, entry, breach) for breach in _first(rule(register, kind, entry)))
    for meeting in register.meetings.values():
        for meeting_rule in MEETING_RULES:
            yield from (("meeting", meeting, breach) for breach in _first(meeting_rule(register, meeting)))
        for text_rule in TEXT_RULES:
            yield from (("meeting", meeting, breach) for breach in _first(text_rule(meeting)))
    for register_rule in REGISTER_RULES:
        yield from register_rule(register)


def _first(breaches: Iterator[Finding]) -> Iterator[Finding]:
    """What one rule finds in one entry, up to a number that a person can mend in one round."""
    yield from islice(breaches, MAX_PROBLEMS)
    if next(breaches, None):
        yield Finding((), f"more than {MAX_PROBLEMS} problems of one kind: mend these first")
