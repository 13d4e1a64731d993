"""assets/search/page.js: the search page keeps its state in the address, on a real index and the real panel."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(shared: Page) -> Page:
    """The page of this module: each test loads what it needs on it."""
    return shared


def open_page(page: Page, address: str, search: str = "") -> Page:
    page.goto(f"{address}/search/{search}")
    page.evaluate("import('/assets/search.js')")
    return page


def test_the_page_shows_what_its_address_asks_for(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Afghanistan&strength=objects&sort=oldest")
    expect(page.locator("[name=q]")).to_have_value("Afghanistan")
    expect(page.locator("[name=sort]")).to_have_value("oldest")
    expect(page.locator("[data-facet=strength]")).to_have_attribute("open", "")
    expect(page.locator("[data-facet=strength] input[value=objects]")).to_be_checked()
    expect(page.locator(".hit").first).to_contain_text("2002")


@pytest.mark.parametrize(
    "search",
    [
        "?sort=none",
        "?sort=constructor",
        "?strength=nothing&q=Afghanistan",
        "?topic=toString&topic=__proto__&q=Afghanistan",
        "?__proto__=x&toString=y&constructor=z&q=Afghanistan",
        "?kind=%22%5D%7D&act=&body=%00&q=Afghanistan",
        "?q=%ED%A0%80Afghanistan&year=%ED%BF%BF",
    ],
)
def test_what_the_address_holds_beyond_all_sense_does_no_harm(page: Page, scripts_address: str, search: str) -> None:
    open_page(page, scripts_address, search)
    expect(page.locator("[name=sort]")).to_have_value("relevance")
    expect(page.locator(".search__status")).to_contain_text(re.compile("hits|Nothing"))


def test_every_choice_goes_into_the_address_and_back_again(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Afghanistan")
    page.locator("[data-facet=strength] input[value=objects]").check()
    expect(page).to_have_url(re.compile(r"\?q=Afghanistan&strength=objects$"))
    expect(page.locator(".token")).to_have_count(1)
    number = page.locator(".hit").count()
    page.get_by_role("button", name="Remove objections").click()
    expect(page).to_have_url(re.compile(r"\?q=Afghanistan$"))
    page.go_back()
    expect(page.locator("[data-facet=strength] input[value=objects]")).to_be_checked()
    expect(page.locator(".hit")).to_have_count(number)


def test_a_chosen_value_keeps_its_count_and_the_others_can_be_added(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Afghanistan")
    expect(page.locator(".hit").first).to_be_visible()
    facet = page.locator("[data-facet=strength]")
    counts = facet.locator(".facet__count").all_inner_texts()
    facet.locator("input[value=objects]").check()
    expect(page.locator(".token")).to_have_count(1)
    assert len(counts) > 1
    expect(facet.locator(".facet__count")).to_have_text(counts)


def test_twenty_hits_are_shown_and_more_on_request(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=cooperation")
    expect(page.locator(".hit")).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".hit").nth(25)).to_be_attached()
    expect(page.locator(".hit__link").nth(20)).to_be_focused()


def test_a_long_facet_shows_its_first_values_and_all_on_request(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=cooperation")
    facet = page.locator("[data-facet=topic]")
    expect(facet.locator("li")).to_have_count(8)
    facet.get_by_role("button", name=re.compile("Show all")).click()
    expect(facet.locator("li").nth(11)).to_be_attached()
    expect(facet.locator(".facet__all")).to_be_hidden()


def test_a_long_facet_is_searched_by_its_own_field(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=cooperation")
    page.locator("[data-facet=topic] .facet__filter").fill("drug")
    expect(page.locator("[data-facet=topic] li")).to_have_count(1)
    expect(page.locator("[data-facet=topic] li")).to_contain_text("rug")


def test_typing_replaces_the_address_and_adds_no_step(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address)
    expect(page.locator("[name=q]")).to_be_focused()
    steps = page.evaluate("history.length")
    page.keyboard.type("Korean")
    expect(page).to_have_url(re.compile(r"\?q=Korean$"))
    assert page.evaluate("history.length") == steps


def test_the_slash_leads_into_the_field_of_the_page(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Korean")
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[name=q]")).to_be_focused()
    assert page.locator("dialog").count() == 0


def test_enter_leads_to_the_first_hit(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Korean")
    expect(page.locator(".hit").first).to_be_visible()
    page.locator("[name=q]").press("Enter")
    expect(page.locator(".hit__link").first).to_be_focused()


def test_without_an_index_the_page_says_so(plain: Page, scripts_address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    plain.route("**/pagefind/**", refuse)
    open_page(plain, scripts_address, "?q=Afghanistan")
    expect(plain.locator(".search__status")).to_contain_text("cannot be loaded")


def test_arrows_lead_through_the_hits_and_the_answer_is_announced(page: Page, scripts_address: str) -> None:
    open_page(page, scripts_address, "?q=Afghanistan")
    expect(page.get_by_role("status")).to_contain_text("hits")
    page.locator("[name=q]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit__link").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit__link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[name=q]")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" xylophones")
    expect(page.get_by_role("status")).to_contain_text("Nothing holds all these words.")
