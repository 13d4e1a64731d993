"""Synthetic registers, which the benchmark models on the real one, have no problems."""

from pathlib import Path

from benchmark.synthetic.register import generate_register
from communique.checks.run import check_register
from communique.register.loader import load
from tests.support.paths import RELEASES


def test_a_register_modelled_on_the_real_one_has_no_problems(tmp_path: Path) -> None:
    generate_register(RELEASES, tmp_path / "releases", 150)
    register = load(tmp_path / "releases")
    assert [str(problem) for problem in check_register(register)] == []
    assert len(register.meetings) == 150
