"""Golden cases: each file in cases/problems is a way to break a register, its name the sentence that it shows.

A case says which files it changes in a copy of the small register in tests/register, by replacing or writing words, and every problem that
`check` must then print, with line, column and message. No case may leave a traceback, and no other problem may appear.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.checks.run import check_register
from communique.register.loader import load

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problem(path: Path, small: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for change in case["changes"]:
        apply(small / change["file"], change)
    found = [str(problem) for problem in check_register(load(small))]
    assert found == case["problems"]


def apply(file: Path, change: dict[str, Any]) -> None:
    """One change of a case: `replace` and `with`, or the whole file as `text`, `base64` or `repeat`ed words."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if "rename" in change:
        (file.parent / change["rename"]).parent.mkdir(exist_ok=True)
        file.rename(file.parent / change["rename"])
    elif "bytes" in change:
        file.write_bytes(bytes(change["bytes"], "latin-1"))
    elif "repeat" in change:
        file.write_text(change["repeat"] * change["times"], encoding="utf-8")
    elif "text" in change:
        file.write_text(change["text"], encoding="utf-8")
    else:
        text = file.read_text(encoding="utf-8")
        assert text.count(change["replace"]) == 1, "a case must change exactly one place"
        file.write_text(text.replace(change["replace"], change["with"]), encoding="utf-8")


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 80
