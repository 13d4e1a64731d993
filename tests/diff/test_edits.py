"""Golden cases: each file in cases/ is an edit of the small register, with what the comparison says of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.diff.compare import compare_registers
from communique.diff.report import report_in_terminal
from communique.problems import Problem
from communique.register.loader import load
from communique.register.register import Register
from tests.support.cases import apply
from tests.support.golden import Golden, list_cases


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "cases"), ids=lambda path: path.stem)
def test_edit(path: Path, small: Path, tmp_path: Path, golden: Callable[[Path], Golden]) -> None:
    """`vanished` counts the ids and addresses that are gone without a successor; where it is 0, a case leaves it out."""
    case = golden(path)
    before = load(small)
    edited = tmp_path / "edited" / "releases"
    shutil.copytree(small, edited)
    for change in case["changes"]:
        apply(edited / change["file"], change)
    found = compare_registers(before, load(edited))
    vanished = sum(isinstance(problem, Problem) for problem in found.problems)
    case.expect(
        says=report_in_terminal(found).split("\n"),
        **({"vanished": vanished} if vanished or case.get("vanished") else {}),
    )


def test_a_register_compared_with_itself_has_not_changed(sample: Register) -> None:
    assert report_in_terminal(compare_registers(sample, sample)) == "The content of the register does not change."
