"""Golden cases: each file in cases/ is a way to break a register, its name the sentence that it shows.

A case says which files it changes in a copy of the small register, by replacing or writing words, and every problem that
`check` must then print, with line, column and message. No case may end in a traceback, and no other problem may appear.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.checks.run import check_register
from communique.files.disk.store import Store
from communique.register.loader import load
from tests.support.cases import apply
from tests.support.golden import Golden, list_cases
from tests.support.paths import SMALL


@pytest.fixture(scope="session")
def checked() -> Store:
    """What a check of the small register has found, and of each case before: none may hide a problem from the next."""
    store = Store(None, "")
    assert check_register(load(SMALL), store) == []
    return store


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "cases"), ids=lambda path: path.stem)
def test_problem(path: Path, small: Path, checked: Store, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    for change in case["changes"]:
        apply(small / change["file"], change)
    case.expect(problems=[str(problem) for problem in check_register(load(small), checked)])
