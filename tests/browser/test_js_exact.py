"""Hits and facets show exactly what the record says, whatever it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from communique.register.loader import load
from tests.browser.conftest import make_site
from tests.support.hostile import SHOWN, name_of, summaries_of, write_register
from tests.support.web import served, watched, without_faults

pytestmark = pytest.mark.browser
SPACES = ["Xi\u00a0Jinping", "one\u2003two\u2009three", "1\u202f000", "王\u3000毅"]
WORDS = [
    SHOWN[0],
    *SPACES,
    "&#8238;x",
    "&lt;b&gt; &amp;amp; &nbsp;",
    *[word for word in SHOWN if "<" in word and "alert" not in word][:8],
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a register whose every text is one of the words."""
    folder: Path = tmp_path_factory.mktemp("exact")
    write_register(folder / "releases", WORDS)
    make_site(load(folder / "releases"), folder / "site")
    with served(folder / "site") as where:
        yield where


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page on which no script of a record may run, and what goes wrong on it."""
    with watched(browser) as (page, faults):
        page.add_init_script("window.alert = () => { throw new Error('a script ran'); }")
        yield page, faults


@pytest.fixture
def page(opened: tuple[Page, list[str]]) -> Iterator[Page]:
    """The page of this module: each test loads what it needs on it."""
    page, faults = opened
    with without_faults(faults):
        yield page


def open_search(page: Page, address: str, search: str) -> None:
    page.goto(f"{address}/search/{search}")
    page.evaluate("import('/assets/search.js')")
    expect(page.locator(".hit").nth(len(WORDS) - 1)).to_be_attached()


@pytest.mark.parametrize("kind", ["topic", "person", "place"])
def test_the_title_of_a_hit_is_the_name_in_the_record(page: Page, address: str, kind: str) -> None:
    open_search(page, address, f"?kind={kind}")
    titles = page.locator(".hit__title").evaluate_all("titles => titles.map(title => title.textContent)")
    assert sorted(titles) == sorted(map(name_of, WORDS))
    assert page.locator(".search__hits :not(li, a, span, mark)").count() == 0


def test_the_text_of_a_hit_is_that_of_the_record(page: Page, address: str) -> None:
    open_search(page, address, "?kind=resolution")
    texts = page.locator(".hit__text").evaluate_all("texts => texts.map(text => text.textContent)")
    assert len(texts) == 20
    assert set(texts) <= {summary for at, words in enumerate(WORDS) for summary in summaries_of(words, at)}


def test_the_values_of_a_facet_are_the_names_in_the_records(page: Page, address: str) -> None:
    open_search(page, address, "?kind=topic")
    page.locator("[data-facet=topic] .facet__all").click()
    expect(page.locator("[data-facet=topic] li")).to_have_count(len(WORDS))
    labels = page.locator("[data-facet=topic] li label > span:first-of-type")
    assert sorted(labels.evaluate_all("spans => spans.map(span => span.textContent)")) == sorted(map(name_of, WORDS))


def test_what_looks_like_markup_is_found_by_its_words(page: Page, address: str) -> None:
    open_search(page, address, "?kind=topic")
    page.locator("[name=q]").fill("Xi Jinping")
    expect(page.locator(".search__status")).not_to_contain_text("Nothing")
    expect(page.locator(".hit__title").first).to_have_text("Xi\u00a0Jinping")
