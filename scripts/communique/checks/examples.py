"""Examples of the problems that rules report, from the golden cases of the tests."""

import re
from pathlib import Path
from typing import NamedTuple

import yaml

CASES = Path("tests/checks/cases")
"""The folder of golden cases, below the root of the checkout. The name of each file describes the case."""

_RULE = re.compile(r" \(([a-z0-9-]+)\)$")


class Example(NamedTuple):
    """What is wrong in a golden case, and how the check reports it."""

    caption: str
    problem: str


def read_examples(cases: Path) -> dict[str, Example]:
    """Return an example for each rule, by the name of the rule: the case with the fewest problems that breaks it.

    If the folder does not exist, as in a copy of the checkout without its tests, there are no examples.
    """
    examples: dict[str, Example] = {}
    for caption, problems in sorted(_read_cases(cases), key=lambda case: len(case[1])):
        for problem in problems:
            if name := _RULE.search(problem):
                examples.setdefault(name[1], Example(caption, problem))
    return examples


def _read_cases(cases: Path) -> list[tuple[str, list[str]]]:
    return [
        (_caption(path.stem), yaml.load(path.read_bytes(), yaml.CSafeLoader)["problems"])
        for path in sorted(cases.glob("*.yml"))
    ]


def _caption(name: str) -> str:
    """Return a file name as a sentence. A hyphen before a digit, as in UTF-8, is part of a word."""
    words = re.sub(r"-(?!\d)", " ", name)
    return words[:1].upper() + words[1:]
