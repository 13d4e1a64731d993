"""assets/search/places.js: which records of a document are hits, and what is shown of them."""

import json
from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser


def document(*records: tuple[str, str, dict[str, list[str]]], found: list[int], title: str = "T") -> dict[str, Any]:
    """A document of Pagefind: for each record its text, its context and its values; and at which words the query was found."""
    words: list[str] = []
    anchors = []
    for at, (text, context, values) in enumerate(records):
        anchors.append(
            {"id": json.dumps({"url": f"u{at}", "kind": "resolution", "values": values}), "location": len(words)}
        )
        words += text.split()
        anchors.append({"id": "-", "location": len(words)})
        words += context.split()
    return {
        "raw_content": " ".join(words),
        "raw_url": "/x/",
        "meta": {"title": title},
        "anchors": anchors,
        "locations": found,
    }


def urls(places: list[dict[str, Any]]) -> list[str]:
    return [place["url"] for place in places]


def test_a_place_has_its_own_words_its_context_and_where_in_them_the_query_was_found(use: Use) -> None:
    data = document(("one two", "three", {}), ("four five", "six", {}), found=[1, 5])
    first, second = use("places", "module.places(argument)", data)
    assert (first["text"], first["around"], first["found"]) == (["one", "two"], ["three"], [1])
    assert (second["text"], second["around"], second["found"]) == (["four", "five"], ["six"], [2])


def test_only_the_places_with_most_of_the_words_are_hits(use: Use) -> None:
    data = document(("one two", "", {}), ("one", "", {}), ("two one", "", {}), found=[0, 1, 2, 3, 4])
    assert urls(use("places", "module.places(argument)", data)) == ["u0", "u2"]


def test_a_word_that_is_found_twice_counts_once(use: Use) -> None:
    data = document(("one one one", "", {}), ("one two", "", {}), found=[0, 1, 2, 3, 4])
    assert urls(use("places", "module.places(argument)", data)) == ["u1"]


def test_a_document_gives_three_hits_at_most(use: Use) -> None:
    data = document(*[("one", "", {})] * 5, found=[0, 1, 2, 3, 4])
    assert urls(use("places", "module.places(argument)", data)) == ["u0", "u1", "u2"]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, ["u0", "u1", "u2"]),
        ({"topic": ["drugs Drugs"]}, ["u0", "u2"]),
        ({"topic": ["drugs Drugs", "trade Trade and so on"]}, ["u0", "u1", "u2"]),
        ({"topic": ["drugs Drugs"], "act": ["noted noted"]}, ["u2"]),
        ({"topic": ["drug Another"]}, []),
    ],
)
def test_chosen_values_leave_only_the_places_that_have_them(
    use: Use, filters: dict[str, list[str]], wanted: list[str]
) -> None:
    """A record without a value of its own has that of its meeting, which the index has looked at."""
    data = document(
        ("one", "", {"topic": ["drugs"], "act": ["agreed"]}),
        ("one", "", {"topic": ["trade"], "act": ["noted"]}),
        ("one", "", {"topic": ["drugs", "trade"], "act": ["noted"]}),
        found=[0, 1, 2],
    )
    assert urls(use("places", "module.places(...argument)", [data, filters])) == wanted


def test_a_guide_is_one_hit_that_leads_to_the_heading_before_the_first_word_found(use: Use) -> None:
    data = {
        "raw_content": "How to brew tea Milk Some take milk",
        "raw_url": "/contribute/",
        "meta": {"title": "A guide"},
        "anchors": [{"id": "tea", "location": 0}, {"id": "milk", "location": 4}],
        "locations": [5, 7],
    }
    [place] = use("places", "module.places(argument)", data)
    assert (place["url"], place["kind"], place["label"]) == ("contribute/#milk", "guide", "A guide")
    [top] = use("places", "module.places(argument)", {**data, "locations": []})
    assert top["url"] == "contribute/#tea"
