"""Runs every rule over the register and gives what they find its place."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from communique.checks import duplicates as _duplicates  # noqa: F401 (its rule enters REGISTER_RULES)
from communique.checks.entry import ENTRY_RULES
from communique.checks.files import check_form, check_schemas
from communique.checks.meeting import MEETING_RULES
from communique.checks.register import REGISTER_RULES
from communique.checks.text import TEXT_RULES
from communique.files.tree import report_unknown_file
from communique.model.parts import Entry
from communique.problems import MAX_PROBLEMS, Finding, Problem
from communique.register.register import Register


def check_register(register: Register) -> list[Problem]:
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


def check_files(register: Register, files: Iterable[Path] = ()) -> list[Problem]:
    """Every problem in order of file, line and column; those of some files only, named as problems name them."""
    found = sorted([*check_register(register), *check_form(register), *check_schemas(register.root)])
    wanted = set(files)
    chosen = [problem for problem in found if not wanted or problem.path in wanted]
    known = {*register.documents} | {problem.path for problem in found}
    return chosen + [report_unknown_file(path, known) for path in sorted(wanted - known)]
