"""assets/search/query.js: what a query means."""

from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser


def read(use: Use, query: str) -> list[dict[str, Any]]:
    """The terms of a query."""
    terms: list[dict[str, Any]] = use("query", "(await module.read(argument)).terms", query)
    return terms


def said(use: Use, query: str) -> list[str]:
    return [term["said"] for term in read(use, query)]


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("", []),
        ("... !!", []),
        ("Resolution 2375", ["Resolution", "2375"]),
        ('"double standards"', ["“double standards”"]),
        ('terrorism "double standards" UN', ["“double standards”", "terrorism", "UN"]),
        ("“one two” „three four“ «five»", ["“one two”", "“three four”", "“five”"]),
        ('"" Kabul', ["Kabul"]),
        ('one "two', ["one", "two"]),
    ],
)
def test_words_between_quotation_marks_are_a_phrase(use: Use, query: str, parts: list[str]) -> None:
    assert said(use, query) == parts


@pytest.mark.parametrize(
    ("query", "stamp"),
    [
        ("2019-06-14", "t20190614"),
        ("14 June 2019", "t20190614"),
        ("14th of June, 2019", "t20190614"),
        ("June 14, 2019", "t20190614"),
        ("Jun 14th 2019", "t20190614"),
        ("14 Sept. 2019", None),
        ("14.06.2019", "t20190614"),
        ("2019年6月14日", "t20190614"),
        ("2019年6月", "t201906"),
        ("June 2019", "t201906"),
        ("2019-06", "t201906"),
        ("14 июня 2019", "t20190614"),
        ("в июне 2019 года", "t201906"),
        ("май 2019", "t201905"),
        ("март 2019", "t201903"),
        ("мартини 2019", None),
        ("2019-13-14", None),
        ("32 June 2019", "t201906"),
        ("99.99.2019", None),
        ("2019", None),
        ("1-2019-06-141", None),
    ],
)
def test_a_date_in_any_form_is_one_word(use: Use, query: str, stamp: str | None) -> None:
    assert next((term["stamp"] for term in read(use, query) if "stamp" in term), None) == stamp


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("chairmanship 2021-22", ["chairmanship", "2021", "2022"]),
        ("chairmanship 2021–2022", ["chairmanship", "2021", "2022"]),
        ("chairmanship 2021/22", ["chairmanship", "2021", "2022"]),
        ("2021-12 trade", ["2021-12", "trade"]),  # a month
        ("2021-06-14 trade", ["2021-06-14", "trade"]),
    ],
)
def test_a_period_of_two_years_is_both_years(use: Use, query: str, parts: list[str]) -> None:
    assert said(use, query) == parts


def test_a_date_stands_beside_words(use: Use) -> None:
    assert said(use, "summit in Bishkek on 14 June 2019") == ["14 June 2019", "summit", "Bishkek"]


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("when did Pakistan become a member", ["Pakistan", "member"]),
        ("кто и что о Лаврове", ["Лаврове"]),
        ("WHO", ["WHO"]),  # an abbreviation in capitals is no question word
        ("who is", ["who", "is"]),  # there is nothing else to search for
        ("the of", ["the", "of"]),
        ("which country hosts the summit", ["hosts", "summit"]),
        ("what countries", ["countries"]),
        ("host country agreement", ["host", "country", "agreement"]),
    ],
)
def test_words_without_meaning_are_left_out_beside_others(use: Use, query: str, parts: list[str]) -> None:
    assert said(use, query) == parts


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("SCO summit Bishkek", ["summit", "Bishkek"]),
        ("Shanghai Cooperation Organization summit Bishkek", ["summit", "Bishkek"]),
        ("саммит ШОС Бишкек", ["саммит", "Бишкек"]),
        ("SCO charter", ["SCO", "charter"]),
        ("SCO", ["SCO"]),
        ("Shanghai Cooperation", ["Shanghai", "Cooperation"]),
        ("SCOs summit Bishkek", ["SCOs", "summit", "Bishkek"]),
    ],
)
def test_names_of_the_organisation_are_left_out_beside_two_other_words(use: Use, query: str, parts: list[str]) -> None:
    assert said(use, query) == parts


def test_a_word_with_a_hyphen_is_searched_as_one_word_and_as_two(use: Use) -> None:
    [term] = read(use, "Cease-fire")
    assert (term["searches"], term["word"], term["runs"]) == (
        ["ceasefire", "cease fire"],
        "ceasefire",
        [["cease", "fire"]],
    )


def test_an_abbreviation_is_searched_as_a_whole_word_and_by_what_it_is_short_for(use: Use) -> None:
    [term] = read(use, "BRI")
    assert term["searches"] == ['"bri"', '"Belt and Road Initiative"']
    assert term["exact"]
    assert read(use, "bridge")[0]["searches"] == ["bridge"]


def test_known_names_are_taken_out_of_chinese_without_spaces(use: Use) -> None:
    assert said(use, "王毅在元首理事会") == ["元首理事会", "王毅"]
    assert said(use, "飞机") == ["飞机"]


def test_the_rest_of_chinese_beside_known_names_is_a_word_if_it_is_longer_than_one_character(use: Use) -> None:
    assert said(use, "元首理事会获观察员地位") == ["元首理事会", "获观察员地位"]
    assert said(use, "王毅获") == ["王毅"]


@pytest.mark.parametrize("query", ["元首理事会第二十二次会议", "元首理事会第二十二届会议"])
def test_the_number_of_a_session_is_taken_out_of_chinese(use: Use, query: str) -> None:
    assert "第二十二次" in said(use, query)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("Хренин", ['"khrenin"']),
        ("Бектенова", ['"bektenova"', '"bektenov"']),
        ("Екатеринбург", ['"yekaterinburg"']),
        ("Фёдоров", ['"fyodorov"']),
        ("СНГ", []),
    ],
)
def test_a_word_in_cyrillic_is_searched_in_latin_letters_as_well(use: Use, word: str, latin: list[str]) -> None:
    [term] = read(use, word)
    assert term["searches"][1:] == latin


def test_traditional_characters_are_read_as_simplified_ones(use: Use) -> None:
    assert said(use, "元首理事會") == ["元首理事会"]


def test_an_adjective_is_searched_by_the_name_of_its_state_as_well(use: Use) -> None:
    [term] = read(use, "Kazakh")
    assert term["searches"] == ["kazakh", '"Kazakhstan"']


def test_a_word_that_is_repeated_is_searched_once(use: Use) -> None:
    assert said(use, "Defence defense DEFENCE trade") == ["DEFENCE", "trade"]


@pytest.mark.parametrize(
    ("query", "terms", "cut"),
    [
        (" ".join(f"word{at}" for at in range(16)), 16, False),
        (" ".join(f"word{at}" for at in range(50)), 16, True),
        ("x" * 1_001, 1, True),
        ("a-b-c-d", 1, False),
        ("b-c-d-f-g", 5, False),
    ],
)
def test_the_beginning_of_a_long_query_is_searched(use: Use, query: str, terms: int, cut: bool) -> None:
    answer = use("query", "await module.read(argument)", query)
    assert (len(answer["terms"]), answer["cut"]) == (terms, cut)


@pytest.mark.parametrize("word", ["constructor", "toString", "__proto__", "hasOwnProperty"])
def test_a_name_of_javascript_is_a_word(use: Use, word: str) -> None:
    assert all(isinstance(search, str) for term in read(use, word) for search in term["searches"])


FOUND = "[...module.find_places(argument[1], (await module.read(argument[0])).terms[0])].sort()"


@pytest.mark.parametrize(
    ("query", "pieces", "found"),
    [
        ("trade", ["Trade ", "of ", "traders, ", "untraded ", "TRADES."], [0, 2, 4]),
        ("visa", ["visas ", "visit ", "visa"], [0, 2]),
        ("aid", ["aid ", "said ", "aids"], [0]),  # an abbreviation matches whole words only
        ("defense", ["Defence ", "Ministry"], [0]),
        ("cease-fire", ["ceasefire ", "cease ", "fire ", "fire"], [0, 1, 2]),
        ("ceasefire", ["cease-fire ", "fire"], [0]),
        ('"war of words"', ["war ", "of ", "words ", "of ", "war"], [0, 1, 2]),
        ("14 June 2019", ["14 ", "June ", "2019, ", "June ", "2018 ", "t20190614"], [0, 1, 2, 5]),
        ("June 2019", ["t20190614 ", "t201907"], [0]),
        ("BRI", ["Belt ", "and ", "Road ", "Initiative ", "and ", "BRI, ", "Brief"], [0, 1, 2, 3, 5]),
        ("王毅", ["外长王毅出席 ", "王"], [0]),
        ("Лаврова", ["Лавров ", "лавина"], [0]),
    ],
)
def test_a_term_is_found_in_these_words_of_a_text(use: Use, query: str, pieces: list[str], found: list[int]) -> None:
    assert use("query", FOUND, [query, pieces]) == found
