"""One mistake can break rules in several places: the mistake is reported, and its consequences are left out."""

from collections import defaultdict
from collections.abc import Iterable

from communique.model.parts import Entry
from communique.model.registries import key_of
from communique.problems import Fact, Finding, Loc


def leave_out_consequences(findings: Iterable[tuple[Entry, Finding]]) -> list[tuple[Entry, Finding]]:
    """Return findings in their order, without those that rely on a fact that another finding says to be wrong."""
    found = list(findings)
    wrong: dict[tuple[str, str], list[Loc]] = defaultdict(list)
    for entry, finding in found:
        if not finding.relies_on:  # what is doubtful itself shows nothing
            wrong[key_of(entry)].append(finding.loc)
    return [
        (entry, finding) for entry, finding in found if not any(_is_wrong(fact, wrong) for fact in finding.relies_on)
    ]


def _is_wrong(fact: Fact, wrong: dict[tuple[str, str], list[Loc]]) -> bool:
    return any(loc[: len(fact.loc)] == fact.loc for loc in wrong.get(fact.about, ()))
