"""assets/search/marking.js: the words that a search led to are marked where the address leads."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ARTICLE = """<article><section id="p1"><p>Trade with India.</p></section><section id="p2"><p>India's trade, <b>TRADES</b>
and trade; pro-trade Étude.</p></section></article>"""
MARK = """async ([search, html]) => {
  history.replaceState(null, "", "/blank.html" + search);
  document.body.innerHTML = html;
  const before = document.body.textContent;
  (await import("/assets/search/marking.js")).mark();
  return {
    marked: [...document.querySelectorAll("mark")].map((mark) => mark.textContent),
    places: [...new Set([...document.querySelectorAll("mark")].map((mark) => mark.closest("section")?.id))],
    same: document.body.textContent === before,
    elements: document.querySelectorAll("*:not(mark)").length,
    address: location.href.replace(location.origin, ""),
  };
}"""


@pytest.fixture
def page(shared: Page) -> Page:
    """The page of this module: each test loads what it needs on it."""
    return shared


def mark(page: Page, address: str, search: str, html: str = ARTICLE) -> dict[str, object]:
    page.goto(f"{address}/blank.html")
    found: dict[str, object] = page.evaluate(MARK, [search, html])
    assert found["same"], "marking changes no letter"
    return found


def test_whole_words_are_marked_in_any_case_at_the_place_of_the_address(page: Page, scripts_address: str) -> None:
    found = mark(page, scripts_address, "?mark=trade+india#p2")
    assert found["marked"] == ["trade", "trade"]
    assert found["places"] == ["p2"]
    assert mark(page, scripts_address, "?mark=india's+pro-trade#p2")["marked"] == ["India's", "pro-trade"]


def test_without_a_place_the_whole_article_is_marked(page: Page, scripts_address: str) -> None:
    assert mark(page, scripts_address, "?mark=trade")["places"] == ["p1", "p2"]
    assert mark(page, scripts_address, "?mark=trade#nowhere")["places"] == ["p1", "p2"]


@pytest.mark.parametrize("search", ["", "?mark=", "?mark=%22%20", "?mark=nothing#p1"])
def test_without_words_nothing_is_marked(page: Page, scripts_address: str, search: str) -> None:
    assert mark(page, scripts_address, search)["marked"] == []


def test_words_of_other_scripts_are_words(page: Page, scripts_address: str) -> None:
    html = "<article><section id='p1'>Лавров и étude 王毅</section></article>"
    assert mark(page, scripts_address, "?mark=лавров+étude+王毅#p1", html)["marked"] == ["Лавров", "étude", "王毅"]


def test_what_looks_like_markup_in_the_address_makes_no_element(page: Page, scripts_address: str) -> None:
    html = "<article><section id='p1'>an img &lt;img src=x&gt; b</section></article>"
    before = mark(page, scripts_address, "", html)["elements"]
    found = mark(page, scripts_address, "?mark=%3Cimg%20src%3Dx%3E#p1", html)
    assert (found["marked"], found["elements"]) == (["img", "img", "src", "x"], before)


@pytest.mark.parametrize(
    ("search", "clean"),
    [
        ("?mark=trade#p1", "#p1"),
        ("?mark=trade&q=x#p1", "?q=x#p1"),
        ("?mark=trade", ""),
        ("?mark=the#%", "#%"),
        ("?mark=%#%E0%A4%A", "#%E0%A4%A"),
        ("?mark=a&mark=b", ""),
    ],
)
def test_the_address_is_clean_after_landing(page: Page, scripts_address: str, search: str, clean: str) -> None:
    assert mark(page, scripts_address, search)["address"] == f"/blank.html{clean}"
