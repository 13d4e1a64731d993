"""assets/search/csv.js: hits as CSV."""

import csv
import io
from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser
HIT: dict[str, Any] = {
    "url": "meetings/m/#r1",
    "kind": "resolution",
    "label": "Outcome 1",
    "meeting": "CFM, Moscow",
    "when": "1 May 2018",
    "act": "backs welcomed",
    "text": ["the ", "Plan"],
    "found": [1],
}


def rows(use: Use, **changes: object) -> list[list[str]]:
    text = use("csv", "module.csv(argument)", [{**HIT, **changes}])
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_hit_is_a_row_with_its_address(use: Use, scripts_address: str) -> None:
    head, row = rows(use)
    assert dict(zip(head, row, strict=True)) == {
        "kind": "outcome",
        "label": "Outcome 1",
        "act": "welcomed",
        "text": "the Plan",
        "meeting": "CFM, Moscow",
        "date": "1 May 2018",
        "address": f"{scripts_address}/meetings/m/#r1",
    }


def test_what_a_hit_lacks_is_an_empty_cell(use: Use) -> None:
    text = use("csv", "module.csv([{...argument, act: undefined, meeting: undefined}])", HIT)
    assert text.splitlines()[1].startswith("outcome,Outcome 1,,the Plan,,1 May 2018,")


@pytest.mark.parametrize("word", ['a "quoted" word', "a, b", "two\nlines", "two\r\nlines", "\u202edcba", "</script>"])
def test_a_text_comes_back_as_it_was(use: Use, word: str) -> None:
    assert rows(use, label=word)[1][1] == word


@pytest.mark.parametrize("formula", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_formula_gets_an_apostrophe(use: Use, formula: str) -> None:
    assert rows(use, label=formula)[1][1] == f"'{formula}"
