"""assets/search/spelling.js: the nearest name to a misspelt word, or none."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser
NAMES = ["Zab", "Zabcd", "Zabcdefg", "Žába"]


@pytest.fixture(autouse=True)
def names(scripts_site: Path) -> None:
    """Names with a letter of their own, so that the nearest one is known."""
    (scripts_site / "pagefind/names/7a.json").write_text(json.dumps(NAMES), encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "bare"), [("Žába", "zaba"), ("Sysoyev", "sysoyev"), ("ЁЛКА", "елка"), ("王毅", "王毅"), ("Gül", "gul")]
)
def test_a_word_is_folded_to_small_letters_without_marks(use: Use, word: str, bare: str) -> None:
    assert use("spelling", "module.fold(argument)", word) == bare


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("Zab", "Zab"),
        ("Zac", "Zab"),  # one letter of three changed
        ("Zxy", None),  # two letters of three are too many
        ("Zbacd", "Zabcd"),  # two letters swapped are one step
        ("Zxxcd", "Zabcd"),  # two of five
        ("Zxxxd", None),  # three of five are too many
        ("Zxxxdefg", "Zabcdefg"),  # three of eight
        ("Zxxxxefg", None),
        ("Zabcdefgh", "Zabcdefg"),  # one letter too many
        ("zaba", "Žába"),  # marks and capitals do not count
    ],
)
def test_the_nearest_name_is_found_if_it_is_near_enough(use: Use, word: str, nearest: str | None) -> None:
    assert use("spelling", "await module.nearest(argument)", word) == nearest


@pytest.mark.parametrize(
    ("word", "nearest"), [("Sysoyeff", "Sysoyev"), ("Afganistan", "Afghanistan"), ("Лавроф", "Лавров")]
)
def test_names_of_the_sample_are_found(use: Use, word: str, nearest: str) -> None:
    assert use("spelling", "await module.nearest(argument)", word) == nearest


def test_a_letter_with_which_no_name_begins_has_no_nearest_name(plain: Page, scripts_address: str) -> None:
    plain.goto(f"{scripts_address}/blank.html")
    code = "async () => (await import('/assets/search/spelling.js')).nearest('§abc')"
    assert plain.evaluate(code) is None
