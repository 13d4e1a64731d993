"""assets/search/engine.js: what a query means, on a real index of the sample."""

from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser
ASKED = """(async () => {
  const answer = await module.find(...argument);
  const hits = await module.held(answer.results.slice(0, 5), argument[1] ?? {});
  return { ...answer, results: answer.results.length, hits: hits.map(({ url, kind, label, when }) => ({ url, kind, label, when })) };
})()"""


def find(use: Use, *words: object) -> dict[str, Any]:
    """The answer of the engine to a query, filters, facets to be counted, and an order; with its first hits."""
    answer: dict[str, Any] = use("engine", f"await {ASKED}", [*words])
    return answer


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("", [""]),
        ("Resolution 2375", ["Resolution 2375"]),
        ('"double standards"', ['"double standards"']),
        ('terrorism "double standards" UN', ['"double standards"', "terrorism   UN"]),
        ("“one two” „three four“ «five»", ['"one two"', '"three four"', '"five"']),
        ('"" a', ["a"]),
        ('one "two', ["one  two"]),
    ],
)
def test_words_between_quotation_marks_are_a_phrase(use: Use, query: str, parts: list[str]) -> None:
    found = use("engine", "module.parse(argument)", query)
    assert [" ".join(part.split()) for part in found] == [" ".join(part.split()) for part in parts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sysoyev's 2nd visit", ["sysoyev", "s", "2nd", "visit"]),
        ("王毅, Лавров!", ["王毅", "лавров"]),
        ("… — ·", []),
    ],
)
def test_words_are_letters_and_digits_of_any_script(use: Use, text: str, words: list[str]) -> None:
    assert use("engine", "module.words(argument)", text) == words


def test_a_name_is_found_first_as_itself(use: Use) -> None:
    assert find(use, "Wang Yi")["hits"][0]["url"] == "people/wang-yi/"
    assert find(use, "王毅")["hits"][0]["url"] == "people/wang-yi/"


def test_a_phrase_is_found_only_where_its_words_are_side_by_side(use: Use) -> None:
    assert "meetings/2017-09-20-cfm-new-york/#p15" in {h["url"] for h in find(use, '"unilateral restrictions"')["hits"]}
    assert find(use, '"restrictions unilateral"')["results"] == 0


def test_a_guide_is_found_at_its_heading(use: Use) -> None:
    [hit] = [hit for hit in find(use, "milk")["hits"] if hit["kind"] == "guide"]
    assert hit["url"] == "contribute/#milk"


def test_a_misspelt_word_brings_the_query_as_it_may_have_been_meant(use: Use) -> None:
    answer = find(use, "Afganistan drugs")
    assert (answer["results"], answer["meant"]) == (0, "Afghanistan drugs")


def test_a_word_that_is_nowhere_is_left_out_and_named(use: Use) -> None:
    answer = find(use, "Afghanistan xylophones")
    assert answer["without"] == "xylophones"
    assert answer["results"] == find(use, "Afghanistan")["results"] > 0
    assert find(use, "xylophones")["results"] == 0


def test_words_that_nothing_holds_together_leave_out_the_one_that_helps_most(use: Use) -> None:
    answer = find(use, "Swaraj prisoners")
    assert answer["results"] > 0
    assert answer["without"] in ("Swaraj", "prisoners")


def test_values_of_one_facet_widen_and_two_facets_narrow(use: Use) -> None:
    counts = find(use, "", {}, ["topic", "strength"])["counts"]
    drugs, health = (next(value for value in counts["topic"] if value.startswith(f"{t} ")) for t in ("drugs", "health"))
    decides = next(value for value in counts["strength"] if value.startswith("decides"))
    one = find(use, "", {"topic": [drugs]})["results"]
    both = find(use, "", {"topic": [drugs, health]})["results"]
    assert one == counts["topic"][drugs]
    assert one < both <= one + counts["topic"][health]
    assert 0 < find(use, "", {"topic": [drugs], "strength": [decides]})["results"] < one


def test_a_facet_is_counted_as_if_nothing_were_chosen_in_it(use: Use) -> None:
    whole = find(use, "Afghanistan", {}, ["strength"])["counts"]["strength"]
    objects = next(value for value in whole if value.startswith("objects"))
    assert find(use, "Afghanistan", {"strength": [objects]}, ["strength"])["counts"]["strength"] == whole


@pytest.mark.parametrize(("sort", "first"), [("newest", "2025"), ("oldest", "2001")])
def test_results_can_be_ordered_by_date(use: Use, sort: str, first: str) -> None:
    answer = find(use, "cooperation", {}, [], sort)
    assert first in next(hit["when"] for hit in answer["hits"] if hit["when"])


def test_without_a_query_the_newest_come_first(use: Use) -> None:
    answer = find(use, "")
    assert answer["results"] > 300
    assert "2025" in next(hit["when"] for hit in answer["hits"] if hit["when"])
