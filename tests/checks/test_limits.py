"""Limits: what a file may hold at most, that the guide states each of them, and that files at their limits cost little."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.checks.comparisons import duplicates
from communique.files.disk.paths import MAX_BYTES
from communique.files.tree import MAX_FILES
from communique.files.yaml.reader import MAX_DEPTH, MAX_VALUES, read_bytes
from communique.model.types import MAX_ID, MAX_TEXT, MAX_URL
from communique.problems import MAX_PROBLEMS
from communique.register import loader
from communique.register.loader import load
from tests.support.effort import count_calls
from tests.support.fuzzing import Bench
from tests.support.paths import ROOT

HERE = Path("record.yml")
RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"
MAX_CALLS = 10_000_000
"""The worst of the files below takes five million calls to read, check and render; work that grows with the square of the
number of values would take hundreds of millions."""


@pytest.mark.parametrize(
    "words",
    [
        f"{MAX_BYTES // (1 << 20)} MiB",
        f"{MAX_DEPTH} levels",
        f"{MAX_VALUES:,} values",
        f"{MAX_TEXT:,} characters",
        f"{MAX_ID} characters",
        f"{MAX_URL:,} characters",
        f"{MAX_FILES:,} files",
    ],
)
def test_the_guide_states_each_limit(words: str) -> None:
    assert words in " ".join((ROOT / "docs/contribute/index.md").read_text(encoding="utf-8").split())


def test_values_up_to_the_limit_are_read() -> None:
    assert not read_bytes(b"[" + b"1," * (MAX_VALUES - 1) + b"]", HERE).problems
    [problem] = read_bytes(b"[" + b"1," * MAX_VALUES + b"]", HERE).problems
    assert problem.where == f"record.yml:1:{2 * MAX_VALUES}"
    assert problem.message == f"contains more than {MAX_VALUES:,} values, the limit for a record"


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH
    assert not read_bytes(b"[" * depth + b"]" * depth, HERE).problems
    assert read_bytes(b"[" * (depth + 1) + b"]" * (depth + 1), HERE).problems


@pytest.mark.parametrize(
    ("field", "most", "letter"), [("title: {}", MAX_TEXT, "t"), ("chair: {}", MAX_ID, "c"), ("text_source: https://e.org/{}", MAX_URL - 14, "u")]
)  # fmt: skip
def test_a_value_up_to_its_limit_is_accepted(small: Path, field: str, most: int, letter: str) -> None:
    for length, refused in ((most, False), (most + 1, True)):
        (small / RECORD).write_text(f"body: cfm\ndate: 2017-09-20\n{field.format(letter * length)}\n", encoding="utf-8")
        messages = [problem.message for problem in load(small).problems]
        assert any("longer than" in message or "expected the address" in message for message in messages) is refused


def test_a_register_of_too_many_files_is_not_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MAX_FILES", 5)
    [problem] = load(small).problems
    assert (problem.where, problem.message) == (
        "releases:1:1",
        "contains more than 5 files, the limit for a register: none was read",
    )


WORST: dict[str, Callable[[], str]] = {
    "unknown keys": lambda: "".join(f"key{n}: 1\n" for n in range(MAX_VALUES - 1)),
    "one key again and again": lambda: "a: 1\n" * (MAX_VALUES - 1),
    "unknown people": lambda: (
        "body: cfm\ndate: 2017-09-20\nattendees:\n"
        + "".join(f"  - {{person: nobody-{n}, state: cn, capacity: member}}\n" for n in range(4000))
    ),
    "quotes that stand many times": lambda: (
        f"body: cfm\ndate: 2017-09-20\ntext:\n  - {{id: p1, text: {'a' * MAX_TEXT}}}\nresolutions:\n"
        + "".join(f"  - {{id: r{n}, act: noted, summary: s, paragraphs: [p1], quote: a}}\n" for n in range(1000))
    ),
    "notes on one paragraph": lambda: (
        f"body: cfm\ndate: 2017-09-20\ntext:\n  - {{id: p1, text: '{' '.join(f'w{n}' for n in range(2000))}'}}\nannotations:\n"
        + "".join(f"  - {{id: a{n}, on: p1, quote: w{n}, kind: comment, note: n}}\n" for n in range(2000))
    ),
    "anchors and aliases": lambda: (
        "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]\n" for n in range(1, 4000))
    ),
    "invisible characters": lambda: "title: " + "\u200b" * (MAX_BYTES // 3 - 10),
    "one long line": lambda: "title: '" + "x " * (MAX_BYTES // 2 - 10) + "'",
    "years far apart": lambda: "body: cfm\ndate: 1800-01-01/2099-12-31\n",
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize("name", WORST)
def test_a_file_at_its_limits_costs_a_bounded_number_of_calls(bench: Bench, name: str) -> None:
    """Reading, checking and rendering together."""
    content = WORST[name]().encode()
    found: list[object] = []
    assert count_calls(lambda: found.extend(bench.examine(RECORD, content))) < MAX_CALLS
    assert 0 < len(found) <= 5 * MAX_PROBLEMS


def test_very_long_names_are_compared_by_their_beginnings(small: Path) -> None:
    """Of forty people, and so 780 pairs; comparing two whole names of this length takes some ten thousand calls."""
    letters = "".join(chr(ord("a") + n * n * 7 % 26) for n in range(9000))
    for n in range(40):
        name = f"A{letters[n:]}"
        text = f"name: {name}\nsort: {name}\noffices: [{{office: Envoy, state: cn}}]\n"
        (small / f"people/h{n}.yml").write_text(text, encoding="utf-8")
    register = load(small)
    assert count_calls(lambda: list(duplicates.likely_duplicate_is_decided.find(register))) < 2_000_000


def test_a_file_at_its_limits_costs_a_bounded_memory(small: Path) -> None:
    """The whole check runs within 400 MiB of address space."""
    (small / RECORD).write_text(WORST["unknown keys"](), encoding="utf-8")
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20)); from communique.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check"], cwd=small.parent, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "19,801 more problems" in done.stdout
