"""assets/search/places.js: which records of a document are hits, and what is shown of them."""

from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser


def document(*records: tuple[str, str, dict[str, list[str]]], title: str = "T", **shown: str) -> dict[str, Any]:
    """A document: for each record its text, its context and its values."""
    each = {"kind": "resolution", **shown}
    parts = [
        {"url": f"u{at}", "label": f"L{at}", **each, "text": text, "context": context, "values": values}
        for at, (text, context, values) in enumerate(records)
    ]
    return {"title": title, "records": parts}


def places(use: Use, data: dict[str, Any], query: str, filters: object = None, held: int = 0) -> list[dict[str, Any]]:
    """The places in a document for a query, of whose terms the index holds so many, at the `locations` in the document."""
    code = """await (async () => {
      const { terms } = await (await import('/assets/search/query.js')).read(argument[1]);
      const { divide } = await import('/assets/search/documents.js');
      const data = divide(JSON.stringify(argument[0]));
      const found = module.places(data, terms, argument[2] ?? {}, terms.slice(0, argument[3]), argument[0].locations);
      return found.map((place) => ({ ...place, matched: place.matched.map(({ said }) => said) }));
    })()"""
    found: list[dict[str, Any]] = use("places", code, [data, query, filters, held])
    return found


def urls(places: list[dict[str, Any]]) -> list[str]:
    return [place["url"] for place in places]


def test_a_place_has_its_own_words_its_context_and_where_in_them_the_query_was_found(use: Use) -> None:
    data = document(("one two.", "three", {}), ("four two.", "six", {}))
    first, second = places(use, data, "two")
    assert (first["text"], first["around"], first["found"]) == (["one ", "two."], ["L0", "three"], [1])
    assert (second["text"], second["around"], second["found"]) == (["four ", "two."], ["L1", "six"], [1])


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


def test_a_name_of_several_words_is_found_where_they_are_side_by_side(use: Use) -> None:
    data = document(
        ("the Belt and Road Initiative", "", {}), ("road belt", "", {}), ("a road", "Belt and Road Initiative", {})
    )
    first, other = places(use, data, "BRI")
    assert (first["url"], first["found"], other["url"], other["found"]) == ("u0", [1, 2, 3, 4], "u2", [])


def test_what_was_found_of_one_term_is_not_found_of_another(use: Use) -> None:
    data = document(("one two", "", {}), ("two three", "", {}))
    assert [place["found"] for place in places(use, data, "three two")] == [[0, 1]]
    assert [place["found"] for place in places(use, data, "one")] == [[0]]
    assert [place["found"] for place in places(use, data, "three")] == [[1]]


def test_a_text_with_other_spaces_than_plain_ones_is_shown_with_them(use: Use) -> None:
    [place] = places(use, document(("one\u00a0two\u2003three", "", {})), "three")
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
        "title": "A guide",
        "url": "/contribute/",
        "content": "How to brew tea. Milk. Some take <milk>.",
        "anchors": [["tea", 0], ["milk", 4]],
    }
    [place] = places(use, {**data, "locations": [5, 7]}, "milk")
    assert (place["url"], place["kind"], place["label"]) == ("contribute/#milk", "guide", "A guide")
    assert place["text"][-1] == "<milk>."
    [top] = places(use, data, "milk")
    assert top["url"] == "contribute/#tea"
