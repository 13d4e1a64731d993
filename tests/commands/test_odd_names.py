"""Bytes that are no UTF-8, in the names of files and in the words of a command: a problem, or a sentence."""

import os
from pathlib import Path

import pytest

from tests.support.command import communique, read_files

ODD = os.fsdecode(b"odd-\xff")


@pytest.fixture
def odd(small: Path) -> Path:
    """A register with a folder for schemas, and with a file whose name and content cannot be read."""
    (small / "schema").mkdir()
    (small / f"people/{ODD}.yml").write_bytes(b"\xff")
    return small


@pytest.mark.parametrize("command", ["check", "schema"])
def test_editors_get_their_schemas_whatever_a_file_is_called(odd: Path, command: str) -> None:
    done = communique(odd, command)
    assert done.exit_code == (1 if command == "check" else 0)
    schema = (odd / "schema/meeting.json").read_text(encoding="utf-8")
    assert "wang-yi" in schema
    assert "odd-" not in schema


@pytest.mark.parametrize("words", [("person", f"Wang {ODD}"), ("place", f"Xi{ODD}")])
def test_a_word_that_is_no_text_is_refused_and_nothing_is_written(small: Path, words: tuple[str, ...]) -> None:
    before = read_files(small)
    done = communique(small, "new", *words)
    assert done.exit_code == 1
    assert "the invisible character U+DCFF" in done.stderr
    assert read_files(small) == before
