"""Characters that cannot be seen and addresses of no web page are problems with their place.

The corpus is tests/support/hostile.yml; what is shown on pages is tested in tests/browser/test_hostile_*.py.
"""

from pathlib import Path

import pytest

from communique.checks.run import check_register
from communique.files.yaml.reader import read_bytes
from communique.register.loader import load
from communique.text.words import make_visible
from tests.support.hostile import CORPUS, SHOWN

RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


def test_the_corpus_is_large() -> None:
    assert len(SHOWN) >= 150
    assert len(set(SHOWN)) == len(SHOWN)


@pytest.mark.parametrize("point", CORPUS["refused"])
def test_what_cannot_be_seen_is_a_problem_with_its_place(small: Path, point: str) -> None:
    """Typed as it is, in a comment, and written as an escape in quotes."""
    words = CORPUS["refused"][point]
    at = next(at for at, char in enumerate(words) if f"U+{ord(char):04X}" == point)
    for before in ("title: ", "# "):
        found = read_bytes(f"kind: x\n{before}{words}\n".encode(), Path("r.yml")).problems
        named = [f"{problem}" for problem in found if f"character {point}:" in problem.message]
        assert named[0].startswith(f"r.yml:2:{len(before) + at + 1}: contains the ")
    record = small / RECORD
    escaped = "".join(char if char.isascii() and char.isprintable() else f"\\U{ord(char):08x}" for char in words)
    record.write_text(
        record.read_text(encoding="utf-8").replace("title: A Release", f'title: "{escaped}"'), encoding="utf-8"
    )
    problems = check_register(load(small))
    assert any(problem.line == 1 for problem in problems), problems
    assert all(str(problem) == make_visible(str(problem)) for problem in problems)


@pytest.mark.parametrize("address", CORPUS["addresses refused"])
def test_what_is_no_address_of_a_web_page_is_a_problem_with_its_place(small: Path, address: str) -> None:
    record = small / RECORD
    text = record.read_text(encoding="utf-8")
    quoted = address.replace("'", "''")
    record.write_text(text.replace('url: "https://example.org/release"', f"url: '{quoted}'"), encoding="utf-8")
    line = next(at for at, words in enumerate(text.splitlines(), 1) if "publisher: Example" in words)
    found = [
        problem for problem in check_register(load(small)) if "expected the address of a web page" in problem.message
    ]
    assert [(problem.line, problem.column) for problem in found] == [(line, 11)]
