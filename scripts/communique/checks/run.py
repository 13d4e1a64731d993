"""Runs the rules on the register and reports what they find, with positions in files."""

from collections.abc import Collection, Iterable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from communique.checks import files
from communique.checks.clean import CleanEntries
from communique.checks.comparisons import chairs, copied, duplicates, references, register, sessions, texts, usual
from communique.checks.consequences import leave_out_consequences, report_causes
from communique.checks.entries import bodies, contradictions, dates, entry, evidence, facts, identity, names, places
from communique.checks.files import check_form
from communique.checks.meetings import agreement, citations, claims, ids, meeting, occasions, text, timing, titles
from communique.checks.meetings.attendees import attendance, holders
from communique.checks.repeats import merge_repeats
from communique.checks.rules import EntryRule, RegisterRule, find_all, find_in_entries
from communique.checks.words import markup, offices, prose, spelling, wording
from communique.files import rewrite, tree
from communique.files.disk.store import Store
from communique.files.form import canonical
from communique.files.known import KnownFiles
from communique.files.tree import report_unknown_file, select_files
from communique.files.yaml import reader
from communique.model.derived import validation
from communique.model.parts import EntryKey
from communique.problems import Problem, Rule
from communique.register import links, loader, redirects
from communique.register.register import Register


class RuleGroup(NamedTuple):
    """Rules with one subject: a heading, what they are about, and the rules."""

    title: str
    meaning: str
    rules: tuple[Rule, ...]


def _list_rules(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules for the linked register that some modules define, in their order."""
    return tuple(
        rule for module in modules for rule in vars(module).values() if isinstance(rule, (EntryRule, RegisterRule))
    )


GROUPS = (
    RuleGroup(
        "Files",
        "How a file is written, and where it is.",
        (*reader.RULES, *tree.RULES, *files.RULES, *canonical.RULES, *rewrite.RULES),
    ),
    RuleGroup("Fields", "Which fields there are, and which values they take.", validation.RULES),
    RuleGroup(
        "Ids and addresses",
        "Ids of entries, former addresses, and the report on sources.",
        (*loader.RULES, *redirects.RULES, *links.RULES),
    ),
    RuleGroup(
        "Entries",
        "What an entry of any kind says.",
        _list_rules(entry, facts, dates, names, identity, evidence, contradictions, bodies, places),
    ),
    RuleGroup(
        "Meetings",
        "What a record says of a meeting, and how it agrees with the entries that it names.",
        _list_rules(ids, meeting, attendance, holders, titles, timing, occasions, text, citations, claims, agreement),
    ),
    RuleGroup(
        "Words",
        "How texts, names and offices are written.",
        _list_rules(wording, prose, spelling, offices, markup),
    ),
    RuleGroup(
        "Comparisons",
        "How entries agree with one another: duplicates, copies, numbers of sessions.",
        _list_rules(sessions, register, duplicates, copied, usual, references, texts, chairs),
    ),
)
"""All rules, beginning with those for reading files."""
RULES = tuple(rule for group in GROUPS for rule in group.rules)
REGISTER_RULES = tuple(rule for rule in RULES if isinstance(rule, (EntryRule, RegisterRule)))
"""The rules that are checked on the linked register."""


def check_register(register: Register, store: Store | None = None) -> list[Problem]:
    """Return all problems of the register, including those found when it was loaded, by file, line and column.

    With a store, rules that look at one entry alone are not applied again to entries that have not changed.
    """
    problems = list(register.problems)
    search = CleanEntries(store).search if store else None
    found = leave_out_consequences(find_all(REGISTER_RULES, register, search))
    found = leave_out_consequences(report_causes(register, found))
    problems += [register.locate(*one) for one in found]
    return sorted(set(problems))


def check_entries(register: Register, keys: Collection[EntryKey], before: Iterable[Problem]) -> list[Problem]:
    """Return the problems of some entries, without a look at all others, which takes long.

    Rules that compare entries are not checked: of `before`, the problems of an earlier state, theirs are taken over.
    """
    entries = [(key.kind, register.entries[key.kind][key.id]) for key in keys if key.id in register.entries[key.kind]]
    problems = [problem for problem in register.problems if problem.about in keys]
    findings = leave_out_consequences(find_in_entries(REGISTER_RULES, register, entries))
    problems += [register.locate(*found) for found in findings]
    problems += [problem for problem in before if problem.about in keys and isinstance(problem.rule, RegisterRule)]
    return sorted(set(problems))


def check_files(register: Register, files: Iterable[Path] = (), memory: KnownFiles | None = None) -> list[Problem]:
    """Return the problems of the register and of how its files are written, of some files only if any are named.

    Files are named by their paths as in problems; the name of a folder means the files in it. Files without a problem
    are added to those that are known.
    """
    found = _leave_out_form([*check_register(register, memory.store if memory else None), *check_form(register)])
    if memory:
        wrong = {problem.path for problem in found}
        for kind, document in register.documents.values():
            if document.path not in wrong:
                memory.remember(document, kind)
    names = list(files)
    if not names:
        return merge_repeats(found)
    known = {*register.documents} | {problem.path for problem in found}
    selected, unknown = select_files(names, known)
    chosen = set(selected)
    return merge_repeats(problem for problem in found if problem.path in chosen) + [
        report_unknown_file(path, known) for path in unknown
    ]


def _leave_out_form(problems: list[Problem]) -> list[Problem]:
    """Return problems in their order, without those of the form of a line whose words are wrong: these change first."""
    words = [problem for problem in problems if problem.rule != canonical.CANONICAL]
    wrong = {(problem.path, problem.line) for problem in words}
    form = [one for one in problems if one.rule == canonical.CANONICAL and (one.path, one.line) not in wrong]
    return sorted([*words, *form])
