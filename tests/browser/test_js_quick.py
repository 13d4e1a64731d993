"""assets/search/quick.js and search.js: the search in the header, and how it is opened."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Use
from tests.support.web import requests_of

pytestmark = pytest.mark.browser


@pytest.fixture
def page(shared: Page) -> Page:
    """The page of this module: each test loads what it needs on it."""
    return shared


@pytest.fixture
def ready(page: Page, scripts_address: str) -> Page:
    """A page that has loaded the way into the search, as every page of the site does."""
    page.goto(f"{scripts_address}/blank.html")
    page.evaluate("import('/assets/search.js')")
    return page


def test_a_search_waits_until_the_keys_rest(page: Page, scripts_address: str) -> None:
    page.goto(f"{scripts_address}/blank.html")
    page.evaluate("""async () => {
        const { watch } = await import('/assets/search/quick.js');
        document.body.innerHTML = '<input>';
        window.asked = 0;
        watch(document.querySelector('input'), () => { asked += 1; });
    }""")
    # All keys come in one task of the browser, so that no pause of a busy machine falls between them.
    typed = """() => {
        const input = document.querySelector('input');
        for (const letter of 'Afghan') {
            input.value += letter;
            input.dispatchEvent(new InputEvent('input', {bubbles: true}));
        }
        return asked;
    }"""
    assert page.evaluate(typed) == 0
    page.wait_for_function("asked === 1")
    page.wait_for_timeout(300)
    assert page.evaluate("asked") == 1


def answer(*held: int, terms: int = 1, **more: object) -> dict[str, object]:
    """An answer whose results hold so many of the terms."""
    results = [{"terms": [*range(number)]} for number in held]
    whole = sum(number == terms for number in held)
    return {"results": results, "whole": whole, "corrected": [], "cut": False, "shared": False, **more}


@pytest.mark.parametrize(
    ("query", "answer", "said"),
    [
        ("x", answer(1), "1 hit."),
        ("x", answer(*[1] * 1200), "1,200 hits."),
        ("x", answer(1, shared=True), "1 meeting or list."),
        ("x", answer(1, 1, shared=True), "2 meetings and lists."),
        ("x", answer(), "Nothing found for “x”."),
        ("x" * 100, answer(), f"Nothing found for “{'x' * 80}…”."),
        ("", answer(terms=0), "0 hits"),
        ("", answer(0, terms=0), "1 hit"),
        ("x y", answer(1, 1, terms=2), "Nothing holds all these words. 2 hits."),
        ("x y", answer(2, 1, 1, terms=2), "1 hit with all words, 2 with most of them."),
        (
            "Afganistan",
            answer(1, corrected=[["Afganistan", "Afghanistan"]]),
            "1 hit. “Afganistan” is not found; searched for “Afghanistan”.",
        ),
        ("a b c", answer(2, terms=2, cut=True), "1 hit. The query is long: only its beginning was searched."),
    ],
)
def test_an_answer_is_described(use: Use, query: str, answer: dict[str, object], said: str) -> None:
    assert use("quick", "module.said(...argument).join('')", [query, answer]) == said


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_dialog_and_escape_closes_it(ready: Page, keys: str) -> None:
    ready.keyboard.press(keys)
    expect(ready.locator("dialog input")).to_be_focused()
    ready.keyboard.press("Escape")
    expect(ready.locator("dialog")).to_be_hidden()


def test_the_link_in_the_header_opens_the_dialog(ready: Page, scripts_address: str) -> None:
    ready.locator("[data-search]").click()
    expect(ready.locator("dialog")).to_be_visible()
    assert ready.url == f"{scripts_address}/blank.html"


def test_a_slash_typed_into_a_field_is_a_slash(ready: Page) -> None:
    ready.evaluate("document.body.append(document.createElement('textarea'))")
    ready.locator("textarea").press("/")
    assert ready.locator("textarea").input_value() == "/"
    assert ready.locator("dialog").count() == 0


def test_hits_appear_with_the_words_and_arrows_lead_through_them(ready: Page) -> None:
    ready.keyboard.press("/")
    ready.keyboard.type("Afghanistan")
    expect(ready.locator("dialog .hit")).to_have_count(8)
    expect(ready.locator("dialog .search__status")).to_contain_text("hits")
    ready.keyboard.press("ArrowDown")
    expect(ready.locator(".hit__link").first).to_be_focused()
    ready.keyboard.press("ArrowDown")
    expect(ready.locator(".hit__link").nth(1)).to_be_focused()
    ready.keyboard.press("ArrowUp")
    ready.keyboard.press("ArrowUp")
    expect(ready.locator("dialog input")).to_be_focused()
    ready.locator("dialog input").fill("")
    expect(ready.locator("dialog .hit")).to_have_count(0)
    expect(ready.locator("dialog .search__all")).to_be_hidden()


def test_a_misspelt_word_is_searched_as_a_name_and_the_status_says_so(ready: Page) -> None:
    ready.keyboard.press("/")
    ready.keyboard.type("Afganistan")
    expect(ready.locator("dialog .search__status")).to_contain_text("searched for “Afghanistan”")
    expect(ready.locator("dialog .hit").first).to_contain_text("Afghanistan")


def test_enter_leads_to_the_search_page_with_the_query(ready: Page, scripts_address: str) -> None:
    ready.keyboard.press("/")
    ready.keyboard.press("Enter")
    assert ready.url == f"{scripts_address}/blank.html"
    ready.keyboard.type("drugs & trade")
    ready.keyboard.press("Enter")
    expect(ready).to_have_url(f"{scripts_address}/search/?q=drugs+%26+trade")


def test_without_an_index_the_dialog_says_so(plain: Page, scripts_address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    plain.route("**/pagefind/**", refuse)
    plain.goto(f"{scripts_address}/blank.html")
    plain.evaluate("import('/assets/search.js')")
    plain.locator("[data-search]").click()
    plain.keyboard.type("Afghanistan")
    expect(plain.locator("dialog .search__status")).to_contain_text("cannot be loaded")


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(plain: Page, scripts_address: str) -> None:
    with requests_of(plain) as asked:
        plain.goto(f"{scripts_address}/blank.html")
        plain.evaluate("import('/assets/search.js')")
        plain.keyboard.press("/")
        assert not [url for url in asked if re.search("engine|pagefind|page.js|marking", url)]


def test_words_in_the_address_are_marked_when_a_page_is_opened(page: Page, scripts_address: str) -> None:
    page.goto(f"{scripts_address}/blank.html?mark=one#p1")
    page.evaluate("import('/assets/search.js')")
    expect(page.locator("#p1 mark")).to_have_text("One")
    expect(page).to_have_url(f"{scripts_address}/blank.html#p1")
