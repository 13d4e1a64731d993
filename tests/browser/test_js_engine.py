"""assets/search/engine.js: what a query finds, in which order and with which counts, on a real index of the sample."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser
ASKED = """(async () => {
  const answer = await module.find(...argument);
  const said = (terms) => terms.map((term) => term.said);
  const hits = await module.held(answer.results.slice(0, 30), answer.terms, argument[1] ?? {});
  return {
    ...answer, results: answer.results.length, lost: said(answer.lost), held: answer.results.map(({ terms }) => said(terms)),
    hits: hits.map(({ url, kind, label, when, text, found, matched }) =>
      ({ url, kind, label, when, matched: said(matched), marked: found.map((at) => text[at].trim()) })),
  };
})()"""
WEIGHTS = """(async () => {{
  await (await import("/assets/search/reading.js")).reading();
  const results = Array.from({{ length: 20 }}, (_, at) => ({{ id: `en_0{kind}${{at}}`, score: at }}));
  return argument.map((said) => module.weigh_term({{ said }}, results, 600));
}})()"""
"""The weights of terms that twenty documents of one kind hold, of 600 documents."""
FIND = "import('/assets/search/engine.js').then((module) => module.find(query))"
LOOKED_AT = 2
"""The documents of a word that are read to see whether they have it."""
BISHKEK = "meetings/2019-06-14-chs-bishkek/"


def find(use: Use, *words: object) -> dict[str, Any]:
    """The answer of the engine to a query, filters, facets to be counted, and an order; with its first hits."""
    answer: dict[str, Any] = use("engine", f"await {ASKED}", [*words])
    return answer


def first(use: Use, query: str) -> str:
    """The address of the first hit."""
    address: str = find(use, query)["hits"][0]["url"]
    return address


@pytest.mark.parametrize("query", ["CHS Bishkek 2019", "Bishkek June 2019 heads of state", "саммит ШОС в Бишкеке 2019"])
def test_a_body_with_a_place_and_a_date_leads_to_the_meeting(use: Use, query: str) -> None:
    assert first(use, query) == BISHKEK


# Words


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Wang Yi", "people/wang-yi/"),
        ("王毅", "people/wang-yi/"),
        ("元首理事會", "bodies/chs/"),  # in traditional characters
        ("外交部长王毅", "people/wang-yi/"),
        ("Лаврова", "people/sergey-lavrov/"),
        ("Türkiye", "states/tr/"),
        ("RATS", "bodies/rats/"),
        ("Kirghizstan", "states/kg/"),
    ],
)
def test_a_name_in_any_spelling_is_found_first_as_itself(use: Use, query: str, address: str) -> None:
    assert first(use, query) == address


@pytest.mark.parametrize("query", ["SCO", "when was the SCO founded", "SCO headquarters in Beijing"])
def test_the_organisation_is_found_first_where_its_name_is_asked_with_words_of_its_own(use: Use, query: str) -> None:
    assert first(use, query) == "bodies/sco/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("missile defense", "missile defence"),
        ("organised crime", "organized crime"),
        ("Kyrgyzstan", "KYRGYZSTAN"),
    ],
)
def test_spelling_makes_no_difference(use: Use, one: str, other: str) -> None:
    assert {hit["url"] for hit in find(use, one)["hits"]} == {hit["url"] for hit in find(use, other)["hits"]} != set()


@pytest.mark.parametrize("query", ["anti-terrorist", "antiterrorist", "ANTI-TERRORISM", "anti terrorist"])
def test_a_hyphen_makes_no_difference(use: Use, query: str) -> None:
    assert first(use, query) == "bodies/rats/"


def test_an_abbreviation_finds_whole_words_only_and_what_it_is_short_for(use: Use) -> None:
    hits = find(use, "BRI")["hits"]
    assert hits[0]["url"] == "topics/belt-and-road/"
    assert hits[1]["marked"] == ["Belt", "and", "Road", "initiative."]
    assert "topics/belt-and-road/" in {hit["url"] for hit in find(use, "usage")["hits"]}
    assert "topics/belt-and-road/" not in {hit["url"] for hit in find(use, "us")["hits"]}


def test_initials_of_another_organisation_find_what_has_its_name(use: Use) -> None:
    assert find(use, '"United Nations" reform')["whole"] <= find(use, "UN reform")["whole"]


def test_the_offices_in_a_state_come_after_what_was_said_of_it(use: Use) -> None:
    kinds = [hit["kind"] for hit in find(use, "Afghanistan")["hits"]]
    assert "office" not in kinds[:5]
    assert "resolution" in kinds


def test_a_phrase_is_found_only_where_its_words_are_side_by_side(use: Use) -> None:
    hits = {hit["url"]: hit["marked"] for hit in find(use, '"unilateral restrictions"')["hits"]}
    assert hits["meetings/2017-09-20-cfm-new-york/#p15"] == ["unilateral", "restrictions"]
    assert find(use, '"restrictions unilateral"')["results"] == 0


def test_a_phrase_must_be_there_and_other_words_may_be_missing(use: Use) -> None:
    answer = find(use, '"unilateral restrictions" xylophones')
    assert answer["results"] == find(use, '"unilateral restrictions"')["results"]
    assert find(use, '"no such phrase" trade')["results"] == 0


def test_what_has_all_words_comes_before_what_lacks_some(use: Use) -> None:
    lacking = [len(terms) < 3 for terms in find(use, "foreign ministers trade")["held"]]
    assert any(lacking)
    assert lacking == sorted(lacking)


def test_a_guide_is_found_at_its_heading_and_after_all_records(use: Use) -> None:
    assert first(use, "milk") == "contribute/#milk"
    kinds = [hit["kind"] for hit in find(use, "take")["hits"]]
    assert kinds.index("guide") == len(kinds) - 1 > 0


def test_only_punctuation_finds_nothing(use: Use) -> None:
    assert find(use, "... !!")["results"] == 0


# Dates and numbers


@pytest.mark.parametrize("query", ["2019-06-14", "14 June 2019", "June 14, 2019", "13.06.2019", "2019年6月13日"])
def test_a_meeting_is_found_by_each_of_its_days(use: Use, query: str) -> None:
    assert first(use, query) == BISHKEK


def test_a_day_finds_no_meeting_of_another_day(use: Use) -> None:
    assert BISHKEK not in {hit["url"] for hit in find(use, "15 June 2019")["hits"]}


@pytest.mark.parametrize(
    ("query", "label"),
    [("Turkey dialogue partner 2013", "Turkey: dialogue partner"), ("Turkey partner", "Turkey: SCO partner")],
)
def test_the_status_of_a_state_is_found_by_its_years(use: Use, query: str, label: str) -> None:
    assert label in [hit["label"] for hit in find(use, query)["hits"][:3]]


@pytest.mark.parametrize(
    ("query", "person"),
    [("Secretary-General 2011", "muratbek-imanaliev"), ("Secretary-General 2017", "rashid-alimov")],
)
def test_an_office_holder_is_found_by_a_year_of_the_term(use: Use, query: str, person: str) -> None:
    assert f"people/{person}/#offices" in [hit["url"] for hit in find(use, query)["hits"][:3]]


def test_an_ordinal_says_little_by_itself(use: Use) -> None:
    weights = use("ranking", WEIGHTS.format(kind="r"), ["10th", "tenth"])
    assert weights[0] < weights[1] / 3


def test_names_years_and_dates_count_for_more_than_other_words(use: Use) -> None:
    word, year = use("ranking", WEIGHTS.format(kind="r"), ["trade", "2019"])
    [name] = use("ranking", WEIGHTS.format(kind="s"), ["Libya"])
    assert year == name > word


# Missing and misspelt words


def test_a_misspelt_word_is_searched_as_the_nearest_name(use: Use) -> None:
    answer = find(use, "Afganistan drugs")
    assert answer["corrected"] == [["Afganistan", "Afghanistan"]]
    assert answer["results"] == find(use, "Afghanistan drugs")["results"] > 0


def test_a_word_that_only_the_chosen_values_lack_is_not_taken_for_misspelt(use: Use) -> None:
    answer = find(use, "tourist", {"kind": ["status"]})
    assert (answer["results"], answer["corrected"]) == (0, [])


def test_of_a_word_with_hyphens_that_is_nowhere_the_longest_part_is_searched(use: Use) -> None:
    answer = find(use, "qqq-terrorism")
    assert answer["corrected"] == [["qqq-terrorism", "terrorism"]]
    assert answer["hits"]


def test_a_word_that_is_nowhere_is_lost(use: Use) -> None:
    answer = find(use, "Afghanistan xylophones")
    assert answer["lost"] == ["xylophones"]
    assert answer["results"] == find(use, "Afghanistan")["results"] > 0
    assert find(use, "xylophones")["results"] == 0


def test_results_that_hold_more_of_the_words_come_first(use: Use) -> None:
    held = find(use, "Afghanistan drugs security")["held"]
    assert len(held[0]) == 3
    assert len(held[-1]) < 3
    kept = find(use, "Swaraj prisoners")
    assert {*map(tuple, kept["held"])} == {("Swaraj",), ("prisoners",)}


def test_a_hit_says_which_words_it_holds(use: Use) -> None:
    hits = find(use, "antiterrorism")["hits"]
    assert hits
    assert all(hit["matched"] == ["antiterrorism"] for hit in hits)


# Facets


def count(use: Use, query: str, facet: str, filters: dict[str, list[str]] | None = None) -> dict[str, int]:
    """How many results of a query have each value of a facet."""
    return {value["id"]: value["number"] for value in find(use, query, filters or {}, [facet])["counts"][facet]}


def test_values_of_one_facet_widen_and_two_facets_narrow(use: Use) -> None:
    topics = count(use, "", "topic")
    one = find(use, "", {"topic": ["drugs"]})["results"]
    both = find(use, "", {"topic": ["drugs", "health"]})["results"]
    assert one == topics["drugs"]
    assert one < both <= one + topics["health"]
    assert 0 < find(use, "", {"topic": ["drugs"], "strength": ["decides"]})["results"] < one


def test_a_facet_is_counted_as_if_nothing_were_chosen_in_it(use: Use) -> None:
    whole = count(use, "Afghanistan", "strength")
    assert count(use, "Afghanistan", "strength", {"strength": ["objects"]}) == whole


def test_values_have_the_names_that_pages_show(use: Use) -> None:
    values = find(use, "Afghanistan", {}, ["body"])["counts"]["body"]
    assert {"id": "cfm", "label": "Council of Ministers of Foreign Affairs"}.items() <= values[0].items()


@pytest.mark.parametrize(
    "query", ["Afghanistan", "anti-terrorist", "BRI", "Afghan drugs", "ШОС Афганистан", "xylophones drugs"]
)
def test_a_count_is_the_number_of_hits_that_the_value_leaves(use: Use, query: str) -> None:
    """A word may have several spellings, each of which is a search of its own."""
    kinds = count(use, query, "kind")
    assert sum(kinds.values()) > 0
    for kind, number in kinds.items():
        answer = find(use, query, {"kind": [kind]})
        if number:
            assert (answer["whole"] or answer["results"]) == number, kind


def test_a_facet_counts_what_has_all_words_if_anything_has(use: Use) -> None:
    answer = find(use, "Afghanistan drugs", {}, ["kind"])
    complete = sum(len(terms) == 2 for terms in answer["held"])
    assert sum(count(use, "Afghanistan drugs", "kind").values()) == complete == answer["whole"] < answer["results"]


def test_where_nothing_is_found_nothing_is_counted(use: Use) -> None:
    assert not any(count(use, "xylophones", "kind").values())


@pytest.mark.parametrize("value", ["nothing", "__proto__", 'a"]}', ""])
def test_a_value_that_no_document_has_finds_nothing(use: Use, value: str) -> None:
    assert find(use, "Afghanistan", {"topic": [value]}, ["topic"])["results"] == 0


# Loading


def test_the_documents_of_the_first_results_are_loaded_while_the_words_are_checked(
    fresh: Page, scripts_address: str
) -> None:
    """Each further request would keep the reader waiting for as long as the network takes to answer."""
    requested: list[Route] = []

    def hold(route: Route) -> None:
        requested.append(route)

    fresh.route("**/fragment/*", hold)
    fresh.goto(f"{scripts_address}/blank.html")
    fresh.evaluate(f"(query) => {{ window.answer = {FIND}; }}", "Afghanistan")
    for _ in range(100):
        if len(requested) > LOOKED_AT:
            break
        fresh.wait_for_timeout(50)
    assert len(requested) > LOOKED_AT
    for route in requested:
        route.continue_()
    fresh.unroute("**/fragment/*")
    assert fresh.evaluate("async () => (await answer).results.length") > 0


def test_no_document_is_loaded_twice(fresh: Page, scripts_address: str) -> None:
    requested: list[str] = []
    fresh.on("request", lambda request: requested.append(request.url) if "/fragment/" in request.url else None)
    fresh.goto(f"{scripts_address}/blank.html")
    for query in ("Afghanistan", "drugs", "Afghanistan"):
        fresh.evaluate(f"async (query) => {{ await ({FIND}); }}", query)
    assert len(requested) > LOOKED_AT
    assert len(requested) == len(set(requested))


def test_a_document_that_could_not_be_loaded_is_loaded_by_the_next_search(fresh: Page, scripts_address: str) -> None:
    fresh.goto(f"{scripts_address}/blank.html")
    fresh.route("**/fragment/*", lambda route: route.abort())
    assert fresh.evaluate(f"(query) => {FIND}.then(() => 'found', () => 'failed')", "Afghanistan") == "failed"
    fresh.unroute("**/fragment/*")
    assert fresh.evaluate(f"(query) => {FIND}.then(({{ results }}) => results.length)", "Afghanistan") > 0


# Order


@pytest.mark.parametrize(("sort", "first"), [("newest", "2025"), ("oldest", "2001")])
def test_results_can_be_ordered_by_date_and_those_without_one_come_last(use: Use, sort: str, first: str) -> None:
    answer = find(use, "cooperation", {}, [], sort)
    assert first in answer["hits"][0]["when"]
    order = use(
        "engine",
        """await (async () => {
          const { results } = await module.find(...argument);
          const hits = await module.held(results, [], {});
          return hits.map(({ when, kind }) => [when ?? "", kind]);
        })()""",
        ["cooperation", {}, [], sort],
    )
    years = [when[-4:] for when, kind in order if when and kind != "guide"]
    assert years == sorted(years, reverse=sort == "newest")
    undated = next(at for at, (_, kind) in enumerate(order) if kind in ("state", "body", "topic", "guide"))
    assert len(order) - 1 > undated > 100
    assert not any(when for when, _ in order[undated:])


def test_without_a_query_the_newest_come_first(use: Use) -> None:
    answer = find(use, "")
    assert answer["results"] > 300
    assert "2025" in next(hit["when"] for hit in answer["hits"] if hit["when"])
