"""Folding of words: each spelling of a word has the same folded form. tests/browser/test_js_reading.py reads the same table."""

import pytest
import yaml

from communique.search.words.folding import fold_word, list_folded
from tests.support.paths import CASES

TABLE = yaml.safe_load((CASES / "folding.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", TABLE["alike"], ids=lambda words: words[0])
def test_spellings_of_a_word_fold_alike(words: list[str]) -> None:
    assert {fold_word(word) for word in words} == {fold_word(words[0])}


@pytest.mark.parametrize("words", TABLE["apart"], ids=lambda words: words[0])
def test_different_words_do_not_fold_alike(words: list[str]) -> None:
    assert len({fold_word(word) for word in words}) == len(words)


@pytest.mark.parametrize(("word", "folded"), TABLE["folded"].items())
def test_a_folded_word_has_no_capitals_accents_or_hyphens(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_only_forms_that_differ_from_the_words_are_added_to_a_text() -> None:
    assert list_folded(["Defence and cease-fire", "in defense of étude"]) == ["ceasefire", "etude"]


def test_a_word_beside_a_quotation_mark_is_added_because_pagefind_takes_the_mark_for_a_part_of_it() -> None:
    assert list_folded(["the “three evils” of", "«мир»"]) == ["evils", "three", "мир"]


def test_words_that_a_dash_or_a_chinese_bracket_joins_are_added_because_pagefind_takes_them_for_one() -> None:
    assert list_folded(["for 2021–2022", "政府首脑（总理）理事会"]) == ["2021", "2022", "总理", "政府首脑", "理事会"]


def test_a_letter_and_a_separate_accent_are_one_letter() -> None:
    assert list_folded(["e\u0301tude"]) == list_folded(["étude"]) == ["etude"]
