"""Golden cases: each file in cases is a way to break a register, its name the sentence that it shows.

A case says which files it changes in a copy of the small register, by replacing or writing words, and every problem that
`check` must then print, with line, column and message. No case may leave a traceback, and no other problem may appear.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.checks.run import check_register
from communique.register.loader import load
from tests.support.cases import apply

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problem(path: Path, small: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for change in case["changes"]:
        apply(small / change["file"], change)
    found = [str(problem) for problem in check_register(load(small))]
    assert found == case["problems"]


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 80
