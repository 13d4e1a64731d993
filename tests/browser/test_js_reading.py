"""assets/search/reading.js: words are folded as in the index. tests/search/test_folding.py reads the same table."""

from typing import Any

import pytest
import yaml

from communique.search.words.folding import fold_word
from tests.browser.conftest import Use
from tests.support.paths import CASES

pytestmark = pytest.mark.browser
TABLE = yaml.safe_load((CASES / "folding.yml").read_text(encoding="utf-8"))


def fold(use: Use, words: Any) -> Any:
    return use("reading", "(await module.reading(), argument.map((list) => list.map(module.fold)))", words)


def test_spellings_of_a_word_fold_alike(use: Use) -> None:
    for words, folded in zip(TABLE["alike"], fold(use, TABLE["alike"]), strict=True):
        assert set(folded) == {folded[0]}, words


def test_different_words_do_not_fold_alike(use: Use) -> None:
    for words, folded in zip(TABLE["apart"], fold(use, TABLE["apart"]), strict=True):
        assert len(set(folded)) == len(words), words


def test_python_and_javascript_fold_every_word_of_the_table_alike(use: Use) -> None:
    words = [word for line in [*TABLE["alike"], *TABLE["apart"], list(TABLE["folded"])] for word in line]
    assert fold(use, [words]) == [[fold_word(word) for word in words]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sysoyev's 2nd visit", ["Sysoyev's", "2nd", "visit"]),
        ("anti-terrorism, cease‑fire", ["anti-terrorism", "cease‑fire"]),
        ("王毅, Лавров!", ["王毅", "Лавров"]),
        ("… — · -- '", []),
    ],
)
def test_words_are_letters_and_digits_of_any_script_with_hyphens_and_apostrophes(
    use: Use, text: str, words: list[str]
) -> None:
    assert use("reading", "module.words(argument)", text) == words


@pytest.mark.parametrize(
    ("one", "other"), [("condemns", "condemned"), ("terrorism", "terrorists"), ("countries", "country")]
)
def test_words_that_differ_in_their_ending_have_one_stem(use: Use, one: str, other: str) -> None:
    assert (
        use("reading", "argument.map(module.stem)", [one, other]) == [use("reading", "module.stem(argument)", one)] * 2
    )


@pytest.mark.parametrize("word", ["lists", "exist", "ties", "sing"])
def test_a_short_word_keeps_what_is_no_ending(use: Use, word: str) -> None:
    assert len(use("reading", "module.stem(argument)", word)) > 2
