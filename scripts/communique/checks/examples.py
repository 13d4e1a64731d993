"""Examples of the problems that rules report, taken from the golden cases of the tests."""

import re
from pathlib import Path
from typing import NamedTuple

import yaml

CASES = Path("tests/checks/cases")
"""The folder of golden cases below the root of the checkout; the name of each file is a sentence."""

_RULE = re.compile(r" \(([a-z0-9-]+)\)$")


class Example(NamedTuple):
    """What is wrong in a golden case, and how the check reports it."""

    caption: str
    problem: str


def read_examples(cases: Path) -> dict[str, Example]:
    """An example for each rule, by the name of the rule: the first case that shows it, the simplest cases first.

    Nothing where the folder is not there, as in a copy of the checkout without its tests.
    """
    found: dict[str, Example] = {}
    for caption, problems in sorted(_read_cases(cases), key=lambda case: len(case[1])):
        for problem in problems:
            if name := _RULE.search(problem):
                found.setdefault(name[1], Example(caption, problem))
    return found


def _read_cases(cases: Path) -> list[tuple[str, list[str]]]:
    return [
        (_caption(path.stem), yaml.load(path.read_bytes(), yaml.CSafeLoader)["problems"])
        for path in sorted(cases.glob("*.yml"))
    ]


def _caption(name: str) -> str:
    """The sentence that a file name spells; a hyphen before a digit, as in UTF-8, is part of a word."""
    words = re.sub(r"-(?!\d)", " ", name)
    return words[:1].upper() + words[1:]
