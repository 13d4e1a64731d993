"""The benchmark: synthetic registers have no problems, and the same size and seed give the same bytes."""

from pathlib import Path

import pytest

from benchmark.results import END, START, insert_result
from communique.checks.run import check_register
from communique.register.loader import load
from tests.support.command import read_files
from tests.support.synthetic import write_synthetic

MEETINGS = 20


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic register of twenty meetings."""
    return write_synthetic(tmp_path_factory.mktemp("synthetic") / "releases", MEETINGS)


def test_a_synthetic_register_has_no_problems_and_the_size_asked_for(synthetic: Path) -> None:
    register = load(synthetic)
    assert [str(problem) for problem in check_register(register)] == []
    assert len(register.meetings) == MEETINGS
    assert sum(bool(meeting.text) for meeting in register.meetings.values()) == MEETINGS / 10
    assert sum(len(meeting.annotations) for meeting in register.meetings.values()) == 34 * MEETINGS / 10


def test_the_same_size_and_seed_give_the_same_bytes(synthetic: Path, tmp_path: Path) -> None:
    write_synthetic(tmp_path / "again", MEETINGS)
    assert read_files(tmp_path / "again") == read_files(synthetic)
    write_synthetic(tmp_path / "other", MEETINGS, seed=2)
    assert read_files(tmp_path / "other") != read_files(synthetic)


def test_a_result_takes_the_place_of_the_last_one() -> None:
    page = f"before {START}\nold\n{END} after"
    new = insert_result(insert_result(page, "one"), "two")
    assert "old" not in new
    assert "one" not in new
    assert new.startswith("before ")
    assert new.endswith(" after")
    assert "two" in new
