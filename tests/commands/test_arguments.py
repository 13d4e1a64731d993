"""Commands of maintainers: what they cannot use ends in a sentence, too."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["benchmark", "many"], "'many' is not a valid integer range"),
        (["benchmark", "0"], "0 is not in the range x>=1"),
        (["benchmark.score_drafts", "nowhere"], "Directory 'nowhere' does not exist"),
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
    done = subprocess.run(
        [sys.executable, "-m", module, place],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
