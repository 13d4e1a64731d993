"""assets/search/places.js: which records of a document are hits, and what is shown of them."""

import json
from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser


def document(*records: tuple[str, str, dict[str, list[str]]], title: str = "T", **shown: str) -> dict[str, Any]:
    """A document of Pagefind: for each record its text, its context and its values."""
    words: list[str] = []
    anchors = []
    for at, (text, context, values) in enumerate(records):
        record = {"url": f"u{at}", "label": f"L{at}", "kind": "resolution", "values": values, **shown}
        anchors.append({"id": json.dumps(record), "location": len(words)})
        words += text.split()
        anchors.append({"id": "-", "location": len(words)})
        words += context.split()
    return {"content": " ".join(words), "raw_url": "/x/", "meta": {"title": title}, "anchors": anchors, "locations": []}


def places(use: Use, data: dict[str, Any], query: str, filters: object = None, held: int = 0) -> list[dict[str, Any]]:
    """The places in a document for a query, of whose terms the index holds so many."""
    code = """await (async () => {
      const { terms } = await (await import('/assets/search/query.js')).read(argument[1]);
      const found = module.places(argument[0], terms, argument[2] ?? {}, terms.slice(0, argument[3]));
      return found.map((place) => ({ ...place, matched: place.matched.map(({ said }) => said) }));
    })()"""
    found: list[dict[str, Any]] = use("places", code, [data, query, filters, held])
    return found


def urls(places: list[dict[str, Any]]) -> list[str]:
    return [place["url"] for place in places]


def test_a_place_has_its_own_words_its_context_and_where_in_them_the_query_was_found(use: Use) -> None:
    data = document(("one two.", "three", {}), ("four two.", "six", {}))
    first, second = places(use, data, "two")
    assert (first["text"], first["around"], first["found"]) == (["one ", "two."], "three", [1])
    assert (second["text"], second["around"], second["found"]) == (["four ", "two."], "six", [1])


def test_only_the_places_with_most_of_the_words_are_hits(use: Use) -> None:
    data = document(("one two", "", {}), ("one", "", {}), ("two one", "", {}))
    assert urls(places(use, data, "one two")) == ["u0", "u2"]


def test_a_word_that_is_found_twice_counts_once(use: Use) -> None:
    data = document(("one one one", "", {}), ("one two", "", {}))
    assert urls(places(use, data, "one two")) == ["u1"]


def test_a_word_in_the_context_or_in_the_title_counts_but_is_not_marked(use: Use) -> None:
    [place] = places(use, document(("one", "two", {}), label="Three"), "one two three")
    assert (place["matched"], place["found"]) == (["one", "two", "three"], [0])


def test_a_document_gives_three_hits_at_most(use: Use) -> None:
    assert urls(places(use, document(*[("one", "", {})] * 5), "one")) == ["u0", "u1", "u2"]


def test_what_the_index_holds_of_a_record_of_its_own_document_is_not_said_to_be_missing(use: Use) -> None:
    """Pagefind has more forms of a word than the places."""
    [place] = places(use, document(("decisions", "", {})), "decided", held=1)
    assert (place["matched"], place["found"]) == (["decided"], [])
    assert places(use, document(("decisions", "", {}), ("x", "", {})), "decided", held=1)[0]["matched"] == []


def test_a_full_stop_that_pagefind_added_is_not_shown(use: Use) -> None:
    assert places(use, document(("one two.", "", {}), end="open"), "one")[0]["text"] == ["one ", "two"]
    assert places(use, document(("one two.", "", {})), "one")[0]["text"] == ["one ", "two."]


def test_a_text_with_other_spaces_than_plain_ones_is_shown_with_them(use: Use) -> None:
    [place] = places(use, document(("one two", "", {}), text="one\u00a0two\u2003three"), "three")
    assert (place["text"], place["found"]) == (["one\u00a0", "two\u2003", "three"], [2])


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, ["u0", "u1", "u2"]),
        ({"topic": ["drugs"]}, ["u0", "u2"]),
        ({"topic": ["drugs", "trade"]}, ["u0", "u1", "u2"]),
        ({"topic": ["drugs"], "act": ["noted"]}, ["u2"]),
        ({"topic": ["drug"]}, []),
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
    )
    assert urls(places(use, data, "one", filters)) == wanted


def test_a_guide_is_one_hit_that_leads_to_the_heading_before_the_first_word_found(use: Use) -> None:
    data = {
        "content": "How to brew tea. Milk. Some take <milk>.",
        "raw_url": "/contribute/",
        "meta": {"title": "A guide"},
        "anchors": [{"id": "tea", "location": 0}, {"id": "milk", "location": 4}],
        "locations": [5, 7],
    }
    [place] = places(use, data, "milk")
    assert (place["url"], place["kind"], place["label"]) == ("contribute/#milk", "guide", "A guide")
    assert place["text"][-1] == "<milk>."
    [top] = places(use, {**data, "locations": []}, "milk")
    assert top["url"] == "contribute/#tea"
