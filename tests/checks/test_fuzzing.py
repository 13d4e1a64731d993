"""Whatever the files of a register hold: a register or located problems, within a bound of time and memory.

The short, repeatable run; `scripts/fuzz` is the long one.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from communique.checks.run import check_register
from communique.files.reader import MAX_BYTES, MAX_DEPTH, MAX_VALUES, read_bytes
from communique.files.tree import MAX_FILES
from communique.model.types import MAX_ID, MAX_TEXT, MAX_URL
from communique.problems import MAX_PROBLEMS
from communique.register import loader
from communique.register.loader import load
from communique.site.writer import write_pages
from tests.support.fuzzing import FILES, Bench, once
from tests.support.paths import ROOT, SMALL

HERE = Path("record.yml")
RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"
GUIDE = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
QUICK = settings(
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


@settings(QUICK, max_examples=50)
@given(data=st.data())
def test_a_spoilt_record_ends_in_a_register_or_in_located_problems(bench: Bench, data: st.DataObject) -> None:
    once(bench, lambda below: data.draw(st.integers(0, below - 1)))


@settings(QUICK, max_examples=20)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_a_register_or_in_located_problems(bench: Bench, name: str, content: bytes) -> None:
    bench.examine(name, content)


YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(QUICK, max_examples=30)
@given(value=YAML)
def test_any_value_in_any_place_ends_in_located_problems(bench: Bench, value: object) -> None:
    content = f"title: {json.dumps(value)}\nbody: {json.dumps(value)}\ntext: {json.dumps(value)}\n".encode()
    bench.examine(RECORD, content)


def test_the_unspoilt_register_has_no_problem(bench: Bench) -> None:
    assert bench.examine(RECORD, (SMALL / RECORD).read_bytes()) == []


# The limits


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
    assert words in " ".join(GUIDE.split())


def test_values_up_to_the_limit_are_read() -> None:
    assert not read_bytes(b"[" + b"1," * (MAX_VALUES - 1) + b"]", HERE).problems
    assert [str(problem) for problem in read_bytes(b"[" + b"1," * MAX_VALUES + b"]", HERE).problems] == [
        f"record.yml:1:{2 * MAX_VALUES}: holds more than {MAX_VALUES:,} values: no record is so long"
    ]


@pytest.mark.parametrize(
    ("field", "most", "letter"), [("title: {}", MAX_TEXT, "t"), ("chair: {}", MAX_ID, "c"), ("text_source: https://e.org/{}", MAX_URL - 14, "u")]
)  # fmt: skip
def test_a_value_up_to_its_limit_is_accepted(small: Path, field: str, most: int, letter: str) -> None:
    key = field.partition(":")[0]
    for length, refused in ((most, False), (most + 1, True)):
        (small / RECORD).write_text(f"body: cfm\ndate: 2017-09-20\n{field.format(letter * length)}\n", encoding="utf-8")
        messages = [problem.message for problem in load(small).problems]
        assert any("longer than" in message or "expected the address" in message for message in messages) is refused, (
            key
        )


def test_a_register_of_too_many_files_is_not_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MAX_FILES", 5)
    assert [str(problem) for problem in load(small).problems] == [
        "releases:1:1: holds more than 5 files: none was read"
    ]


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
    "years far apart": lambda: "body: cfm\ndate: 0001-01-01/9999-12-31\n",
}


@pytest.mark.parametrize("name", WORST)
def test_a_file_at_its_limits_costs_a_bounded_time(bench: Bench, name: str) -> None:
    """Reading, checking and rendering together; `examine` holds the time."""
    found = bench.examine(RECORD, WORST[name]().encode())
    assert 0 < len(found) <= 5 * MAX_PROBLEMS


def test_a_file_at_its_limits_costs_a_bounded_memory(small: Path) -> None:
    """The whole check runs within 400 MiB of address space."""
    (small / RECORD).write_text(WORST["unknown keys"](), encoding="utf-8")
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20)); from communique.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check"], cwd=small.parent, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "19,801 problems more: mend these first" in done.stdout


# Paths


def test_a_link_is_never_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("secret: words\n", encoding="utf-8")
    (small / "people/linked.yml").symlink_to(outside)
    (small / "meetings/2018").symlink_to(tmp_path)
    (tmp_path / "2018-01-01-cfm.yml").write_text("secret: words\n", encoding="utf-8")
    (small / "people/looped.yml").symlink_to(small / "people/looped.yml")
    (small / "topics.yml").unlink()
    (small / "topics.yml").symlink_to(outside)
    found = [str(problem) for problem in check_register(load(small))]
    assert not [problem for problem in found if "secret" in problem]
    for name in ("people/linked.yml", "people/looped.yml", "topics.yml", "meetings/2018"):
        assert [problem for problem in found if problem.startswith(f"releases/{name}") and "is a link" in problem], name


def test_a_pipe_or_a_folder_in_the_place_of_a_record_is_a_problem_at_once(small: Path) -> None:
    os.mkfifo(small / "people/pipe.yml")
    (small / "people/folder.yml").mkdir()
    started = time.monotonic()
    found = [str(problem) for problem in check_register(load(small))]
    assert time.monotonic() - started < 5
    for name in ("pipe", "folder"):
        assert f"releases/people/{name}.yml:1:1: is no plain file: put the record itself here" in found


def test_a_name_that_is_no_text_is_a_problem_and_breaks_no_page(small: Path, tmp_path: Path) -> None:
    for name in (b"\xff\xfe.yml", b"a\nb.yml", "\u202egrop.yml".encode(), b"{{ 7 }}.yml", b"<script>.yml"):
        (small / "people" / os.fsdecode(name)).write_bytes(b"name: A\n")
    register = load(small)
    problems = check_register(register)
    assert len(problems) == 5
    assert all(str(problem).isprintable() for problem in problems)
    write_pages(register, tmp_path / "pages", problems)
    assert "<script>" not in (tmp_path / "pages/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../../outside", "/outside", "..", ".", "a/b", "index", "CON", "a" * 300, ""])
def test_no_page_lies_outside_the_folder_of_pages(small: Path, tmp_path: Path, name: str) -> None:
    """Neither as an id in a list nor as a retired id nor as a reference does a name become a path."""
    topics = small / "topics.yml"
    topics.write_text(
        topics.read_text(encoding="utf-8") + f'"{name}": {{name: Evil, definition: It.}}\n', encoding="utf-8"
    )
    record = small / RECORD
    record.write_text(record.read_text(encoding="utf-8") + f'retired: ["{name}"]\n', encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    register = load(small)
    problems = check_register(register)
    assert problems
    write_pages(register, tmp_path / "pages", problems)
    new = set(tmp_path.rglob("*")) - before
    assert all((tmp_path / "pages") in (path, *path.parents) for path in new)
    assert [path for path in new if path.stem in (name, "outside") and name != "index"] == []
