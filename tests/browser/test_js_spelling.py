"""assets/search/spelling.js: the nearest name to a misspelt word, or none. No request may fail."""

import json
from pathlib import Path

import pytest
import yaml

from tests.browser.conftest import Use
from tests.support.paths import CASES

pytestmark = pytest.mark.browser
SUGGESTIONS = yaml.safe_load((CASES / "suggestions.yml").read_text(encoding="utf-8"))
NAMES = ["Zab", "Zabcd", "Zabcdefg", "Žába", "Zabcdefgx"]


@pytest.fixture(scope="module", autouse=True)
def _names(scripts_site: Path) -> None:
    """Names with Z, before the page reads any."""
    (scripts_site / "pagefind/names/7a.json").write_text(json.dumps(NAMES), encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("Zab", None),  # too short to be misspelt
        ("Zbacd", "Zabcd"),  # two letters swapped are one step
        ("Zxxcd", None),  # two of five are too many
        ("Zxxcdefg", "Zabcdefg"),  # two of eight
        ("Zxxxdefg", None),
        ("Zabcdefgh", "Zabcdefg"),  # of two names that are equally near, the shorter one
        ("zaba", "Žába"),  # accents and capitals do not count
        ("z\u0301" + "a" * 10_000, None),
        ("\u0301\u0301\u0301\u0301", None),
    ],
)
def test_the_nearest_name_is_found_if_it_is_near_enough(use: Use, word: str, nearest: str | None) -> None:
    assert use("spelling", "await module.nearest(argument)", word) == nearest


@pytest.mark.parametrize(("word", "name"), SUGGESTIONS["right"].items())
def test_a_misspelt_name_is_recognised(use: Use, word: str, name: str) -> None:
    assert (use("spelling", "await module.nearest(argument)", word) or "").lower() == name.lower()


@pytest.mark.parametrize("word", [*SUGGESTIONS["wrong"], *SUGGESTIONS["missed"]])
def test_another_word_is_not_taken_for_a_name(use: Use, word: str) -> None:
    assert use("spelling", "await module.nearest(argument)", word) is None
