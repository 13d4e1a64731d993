"""Whatever the files of a register hold, the result is a register or problems that name a place in a file.

This is the short, repeatable run; `scripts/fuzz` is the long one.
"""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from communique.problems import Problem, Rule
from communique.text.explanation import Explanation
from tests.support.fuzzing import FILES, Bench, spoil_one
from tests.support.paths import SMALL

RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"
QUICK = settings(
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


@settings(QUICK, max_examples=50)
@given(data=st.data())
def test_a_spoilt_record_ends_in_a_register_or_in_located_problems(bench: Bench, data: st.DataObject) -> None:
    name, content = spoil_one(lambda below: data.draw(st.integers(0, below - 1)))
    assert bench.find_unlocated(name, content) == []


@settings(QUICK, max_examples=20)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_a_register_or_in_located_problems(bench: Bench, name: str, content: bytes) -> None:
    assert bench.find_unlocated(name, content) == []


@settings(QUICK, max_examples=30)
@given(value=YAML)
def test_any_value_in_any_place_ends_in_located_problems(bench: Bench, value: object) -> None:
    content = f"title: {json.dumps(value)}\nbody: {json.dumps(value)}\ntext: {json.dumps(value)}\n".encode()
    assert bench.find_unlocated(RECORD, content) == []


def test_the_unspoilt_register_has_no_problem(bench: Bench) -> None:
    assert bench.examine(RECORD, (SMALL / RECORD).read_bytes()) == []


IS_WRONG = Explanation("is wrong")


def test_a_problem_without_a_place_is_found(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the tests above would show nothing."""
    rule = Rule("rule-of-this-test", "Nothing is right.")
    nowhere = [Problem(Path("releases/nowhere.yml"), 1, 1, IS_WRONG, rule)]
    unplaced = [
        Problem(Path("releases") / RECORD, line, column, IS_WRONG, rule) for line, column in ((0, 1), (1, 0), (3, 1))
    ]
    monkeypatch.setattr(bench, "examine", lambda *_: [*nowhere, *unplaced])
    assert bench.find_unlocated(RECORD, b"title: x\n") == [*nowhere, *unplaced]
