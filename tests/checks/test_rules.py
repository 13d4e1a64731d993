"""The rules themselves: each has a name of its own and a text, and a golden case shows each of them being broken."""

import re
from pathlib import Path

from communique.checks import files
from communique.checks.run import RULES
from communique.checks.words import offices, spelling
from communique.files import rewrite, tree
from communique.files.form import canonical
from communique.register import loader
from tests.support.golden import Golden, list_cases

ELSEWHERE = {
    rule.name
    for rule in (
        *files.RULES,
        *canonical.RULES,
        *rewrite.RULES,
        loader.FEW_FILES,
        tree.KNOWN_FILE,
        offices.office_is_spelt_like_others,
        spelling.word_is_spelt_like_others,
        spelling.publisher_is_spelt_like_others,
    )
}
"""How files are written, how many there are, which may be named to a command, which words are common: no golden case
changes that. The tests are in test_files.py, test_spelling.py and test_limits.py beside this file, in tests/files and tests/commands."""


def test_rules_have_names_of_their_own_and_texts() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", name)] == []
    assert [rule.name for rule in RULES if not rule.text.endswith(".")] == []


def test_every_rule_is_broken_by_a_golden_case() -> None:
    broken = {
        found[1]
        for path in list_cases(Path(__file__).parent / "cases")
        for problem in Golden(path)["problems"]
        if (found := re.search(r" \(([a-z0-9-]+)\)$", problem))
    }
    assert {rule.name for rule in RULES} - ELSEWHERE - broken == set()
