"""Runs the rules over the register, and gives what they find its place."""

from collections.abc import Iterable
from pathlib import Path

from communique.checks import attendance, duplicates, entry, files, meeting, register, text
from communique.checks.files import check_form, check_schemas
from communique.checks.rules import RegisterRule
from communique.files import canonical, reader, tree
from communique.files.tree import report_unknown_file
from communique.model import validation
from communique.problems import Problem, Rule
from communique.register import loader, redirects
from communique.register.register import Register

REGISTER_RULES = tuple(
    rule
    for module in (entry, meeting, attendance, text, register, duplicates)
    for rule in vars(module).values()
    if isinstance(rule, RegisterRule)
)
"""The rules that are checked on the linked register, in the order of the modules that hold them."""

RULES: tuple[Rule, ...] = (
    *reader.RULES,
    *tree.RULES,
    *validation.RULES,
    *loader.RULES,
    *redirects.RULES,
    *canonical.RULES,
    *files.RULES,
    *REGISTER_RULES,
)
"""Every rule of the check, those of reading first."""


def check_register(register: Register) -> list[Problem]:
    """Every problem of the register, those of reading included, in order of file, line and column."""
    problems = list(register.problems)
    problems += [register.locate(*found) for rule in REGISTER_RULES for found in rule.find(register)]
    return sorted(set(problems))


def check_files(register: Register, files: Iterable[Path] = ()) -> list[Problem]:
    """The problems of the register and of its files on disk; those of some files only, named as problems name them."""
    found = sorted([*check_register(register), *check_form(register), *check_schemas(register.root)])
    wanted = set(files)
    chosen = [problem for problem in found if not wanted or problem.path in wanted]
    known = {*register.documents} | {problem.path for problem in found}
    return chosen + [report_unknown_file(path, known) for path in sorted(wanted - known)]
