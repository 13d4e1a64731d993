"""Commands of maintainers: what they cannot use ends in a sentence, too."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmark.scores import __main__ as scores
from tests.support.forked import run
from tests.support.paths import ROOT, SMALL

LAND = '{"objects": {"land": {"geometries": []}}, "arcs": []}'
"""A map without land."""
AS_COMMAND = "import runpy, sys; runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
"""What `python -m` does with the first of its words."""
ANSWER = "body: cfm\nform: regular\ndate: 2017-09-20\nplace: new-york\nchair: a\nstatements: []\nattendees: "


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["benchmark", "many"], "'many' is not a valid integer range"),
        (["benchmark", "0"], "0 is not in the range x>=1"),
        (["benchmark.scores", "nowhere"], "Directory 'nowhere' does not exist"),
        (["outline", "nowhere"], "File 'nowhere' does not exist"),
        (["outline", "empty.json"], "empty.json is not TopoJSON with land"),
        (["outline", "words.json"], "words.json is not TopoJSON with land"),
        (["tests.fuzz_long", "long"], "expected a number of seconds, found 'long'"),
    ],
)
def test_an_argument_that_cannot_be_used_ends_in_a_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    (tmp_path / "empty.json").write_text("{}", encoding="utf-8")
    (tmp_path / "words.json").write_bytes(b"words \xff")
    module, argument = words
    place = str(tmp_path / argument) if argument.endswith(".json") else argument
    done = run(AS_COMMAND, module, place, folder=ROOT)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def fail(*words: str) -> str:
    """Run a command, and return how it says that it failed."""
    done = run(AS_COMMAND, *words, folder=ROOT)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("content", ["[" * 100_000, '{"objects": {"land": []}, "arcs": []}', "9" * 9_999])
def test_what_is_no_map_ends_in_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "map.json").write_text(content, encoding="utf-8")
    assert "map.json is not TopoJSON with land" in fail("outline", str(tmp_path / "map.json"))


def test_a_map_that_cannot_be_written_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text(LAND, encoding="utf-8")
    (tmp_path / "file").touch()
    assert "File exists" in fail("outline", str(tmp_path / "map.json"), "--output", str(tmp_path / "file/land.svg"))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (ANSWER + "5\n", "a.yml: the answer lacks name, capacity"),
        (ANSWER + "[5]\n", "a.yml: the answer lacks name, capacity"),
        (ANSWER + "[]\n", "a.txt: No such file or directory"),
        (None, "a.yml:1:1: is not a regular file"),
    ],
)
def test_an_answer_that_cannot_be_scored_ends_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None, sentence: str
) -> None:
    monkeypatch.setattr(scores, "ROOT", SMALL.parent)
    if answer is None:
        (tmp_path / "a.yml").mkdir()
    else:
        (tmp_path / "a.yml").write_text(answer, encoding="utf-8")
    done = CliRunner().invoke(scores.score, [str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 1
    assert sentence in done.stderr
