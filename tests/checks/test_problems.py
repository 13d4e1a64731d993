"""Golden cases: each file in cases/ is a way to break a register, its name the sentence that it shows.

A case says which files it changes in a copy of the small register, by replacing or writing words, and every problem that
`check` must then print, with line, column and message. No case may end in a traceback, and no other problem may appear.

The cases share one copy, which is put back after each, and only files that have changed are read again. This takes a quarter less
time, and no case may hide a problem from the next.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.checks.run import check_register
from communique.files.disk.atomic import replace_file
from communique.files.disk.store import Store
from communique.problems import Problem
from communique.register.loader import FileCache, load
from tests.support.cases import apply
from tests.support.golden import Golden, list_cases
from tests.support.paths import SMALL


class Checked:
    """A copy of the small register, and what was read and found in it before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: FileCache = {}
        self.store = Store(None, "")
        shutil.copytree(SMALL, root)

    def check(self) -> list[Problem]:
        """Return all problems of the copy as it is now."""
        return check_register(load(self.root, self.files), self.store)

    def put_back(self) -> None:
        """Make the copy as it was."""
        for path in sorted(self.root.rglob("*"), reverse=True):  # what is in a folder before the folder
            original = SMALL / path.relative_to(self.root)
            if path.is_symlink() or not original.exists():
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink()
        for original in SMALL.rglob("*.yml"):
            path = self.root / original.relative_to(SMALL)
            if not path.exists() or path.read_bytes() != original.read_bytes():
                path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(path, original.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The copy of all cases, checked once."""
    checked = Checked(tmp_path_factory.mktemp("checked") / "releases")
    assert checked.check() == []
    return checked


@pytest.fixture
def copy(checked: Checked) -> Iterator[Checked]:
    """The copy, which is put back after the test."""
    yield checked
    checked.put_back()


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "cases"), ids=lambda path: path.stem)
def test_problem(path: Path, copy: Checked, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    for change in case["changes"]:
        apply(copy.root / change["file"], change)
    case.expect(problems=[str(problem) for problem in copy.check()])


def test_the_copy_is_as_it_was_after_each_case(checked: Checked) -> None:
    assert {path.relative_to(checked.root) for path in checked.root.rglob("*")} == {
        path.relative_to(SMALL) for path in SMALL.rglob("*")
    }
    assert checked.check() == []
