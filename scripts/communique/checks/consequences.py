"""One mistake can break rules in several places: the mistake is reported, and its consequences are left out."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from communique.model.parts import Entry, EntryKey
from communique.model.registries import key_of
from communique.problems import Fact, Finding, Loc, Rule
from communique.register.register import Register

MIN_CONTRADICTED = 3
"""The fewest entries that show that what they contradict is wrong, and not they. Two do if there are no others."""

EntryFinding = tuple[Entry, Finding]


def report_causes(register: Register, findings: Iterable[EntryFinding]) -> list[EntryFinding]:
    """Return findings, with one for all entries that contradict the same fact of another, reported there.

    Nobody mistypes the same state in many records: the dates of its status are wrong.
    """
    alone: list[EntryFinding] = []
    same: dict[tuple[Rule, Fact], list[EntryFinding]] = defaultdict(list)
    for entry, finding in findings:
        if finding.contradicts:
            same[finding.rule, finding.contradicts].append((entry, finding))
        else:
            alone.append((entry, finding))
    for (_, fact), group in same.items():
        alone += [_join(register, fact, group)] if _is_cause(register, fact, group) else group
    return alone


def _is_cause(register: Register, fact: Fact, group: list[EntryFinding]) -> bool:
    """Whether a fact that some entries contradict is wrong itself."""
    records = {entry.id for entry, _ in group}
    all_of_them = {meeting.id for meeting, _ in register.appearances.get(EntryKey(*fact.about), ())}
    return len(records) >= MIN_CONTRADICTED or (len(records) > 1 and records == all_of_them)


def _join(register: Register, fact: Fact, group: list[EntryFinding]) -> EntryFinding:
    """Return the finding about a fact that some entries contradict, with the message about the first."""
    kind, entry_id = fact.about
    first, finding = group[0]
    count = len({entry.id for entry, _ in group})
    cause = f"{count} entries contradict this, the first of them {first.id}: {finding.cause}"
    joined = Finding(fact.loc, cause, "correct it here, unless all of them are wrong", rule=finding.rule)
    return register.entries[kind][entry_id], joined


def leave_out_consequences(findings: Iterable[EntryFinding]) -> list[EntryFinding]:
    """Return findings in their order, without those that rely on a fact that another finding says to be wrong.

    What is doubtful itself shows nothing. A finding that relies on its own place alone is not doubtful where no other
    finding is about that place.
    """
    found = _leave_out(findings, lambda _, finding: not finding.relies_on)
    return _leave_out(found, _relies_on_itself)


def _leave_out(findings: Iterable[EntryFinding], is_cause: Callable[[Entry, Finding], bool]) -> list[EntryFinding]:
    found = list(findings)
    wrong: dict[tuple[str, str], list[Loc]] = defaultdict(list)
    for entry, finding in found:
        if is_cause(entry, finding):
            wrong[key_of(entry)].append(finding.loc)
    return [
        (entry, finding)
        for entry, finding in found
        if is_cause(entry, finding) or not any(_is_wrong(fact, wrong) for fact in finding.relies_on)
    ]


def _relies_on_itself(entry: Entry, finding: Finding) -> bool:
    return finding.relies_on == (Fact(key_of(entry), finding.loc),)


def _is_wrong(fact: Fact, wrong: dict[tuple[str, str], list[Loc]]) -> bool:
    return any(loc[: len(fact.loc)] == fact.loc for loc in wrong.get(fact.about, ()))
