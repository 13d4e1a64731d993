"""Material's frame around the pages: its colours, its menu, its scripts, and the search in its header."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.checkouts import build, make_checkout, warm_up
from tests.support.paths import SMALL
from tests.support.waiting import happens
from tests.support.web import requests_of, served

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
TOGGLE = "label[for^='__palette']:visible"


def brightness(page: Page) -> float:
    """How bright the paper of a page is, from 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def is_in(page: Page, scheme: Literal["light", "dark"]) -> bool:
    """Whether the paper of a page is as bright or as dark as in a scheme of colours."""
    return brightness(page) > 200 if scheme == "light" else brightness(page) < 80


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a small screen."""
    context = browser.new_context(viewport={"width": 400, "height": 900}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


# Colours


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("system", SCHEMES)
def test_colours_follow_the_system_until_the_reader_chooses(
    browser: Browser, small_address: str, system: Literal["light", "dark"], script: bool
) -> None:
    context = browser.new_context(color_scheme=system, java_script_enabled=script)
    page = context.new_page()
    page.goto(small_address + NEW_YORK)
    assert is_in(page, system)
    changed: Literal["light", "dark"] = "dark" if system == "light" else "light"
    page.emulate_media(color_scheme=changed)
    assert happens(lambda: is_in(page, changed))
    context.close()


@pytest.mark.parametrize("system", SCHEMES)
def test_chosen_colours_are_remembered_on_other_pages_whatever_the_system_says(
    browser: Browser, small_address: str, system: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    page.goto(small_address + NEW_YORK)
    for name, bright in (("light", True), ("dark", False)):
        page.locator(TOGGLE).click()
        expect(page.get_by_role("radio", name=f"Colours: {name}")).to_be_checked()
        assert (brightness(page) > 200) == bright
        page.goto(small_address + "/people/wang-yi/")
        assert (brightness(page) > 200) == bright
        expect(page.get_by_role("radio", name=f"Colours: {name}")).to_be_checked()
    page.locator(TOGGLE).click()
    expect(page.get_by_role("radio", name="Colours: as on your device")).to_be_checked()
    assert (brightness(page) > 200) == (system == "light")
    context.close()


def test_colours_are_chosen_by_keyboard(plain: Page, small_address: str) -> None:
    plain.goto(small_address + "/")
    plain.locator("[name=__palette]").first.focus()
    plain.keyboard.press("ArrowDown")
    plain.keyboard.press("ArrowDown")
    expect(plain.get_by_role("radio", name="Colours: dark")).to_be_focused()
    assert brightness(plain) < 80


def test_on_paper_chosen_dark_colours_are_light(plain: Page, small_address: str) -> None:
    plain.goto(small_address + "/")
    plain.locator(TOGGLE).click()
    plain.locator(TOGGLE).click()
    assert brightness(plain) < 80
    plain.emulate_media(media="print")
    assert plain.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


# Scripts


def test_a_script_in_the_text_of_a_page_is_not_allowed(plain: Page, small_checkout: Path, tmp_path: Path) -> None:
    """The hashes in the policy are those of the theme's scripts, not of the scripts that a page happens to have."""
    checkout = warm_up(make_checkout(tmp_path / "checkout", SMALL), small_checkout)
    text = "# Evil\n\n## Topics\n\n<script>document.title = 'ran'</script>\n\n<p style='color: red'>Text</p>\n"
    (checkout / "docs/develop/drafts.md").write_text(text, encoding="utf-8")
    build(checkout)
    with served(checkout / "site") as where:
        plain.goto(where + "/develop/drafts/")
        assert "document.title = 'ran'" in plain.content()
        assert plain.title() == "Drafts · SCO Meetings Register"
        assert plain.evaluate("getComputedStyle(document.querySelector('article p')).color") != "rgb(255, 0, 0)"


def test_the_search_of_the_theme_is_not_there(plain: Page, sample_address: str, sample_site: Path) -> None:
    with requests_of(plain) as asked:
        plain.goto(sample_address + "/")
        plain.get_by_role("link", name="Search").click()
        expect(plain.get_by_role("dialog", name="Search")).to_be_visible()
        plain.wait_for_load_state("networkidle")
    assert [url for url in asked if "worker" in url or "search_index" in url] == []
    assert not (sample_site / "search/search_index.json").exists()
    assert plain.locator("[for=__search]:visible").count() == 0


# The menu


def test_a_page_outside_the_menu_is_shown_in_its_section_with_its_contents(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(sample_address + "/people/wang-yi/")
    expect(page.locator(".md-tabs__item--active")).to_have_text("People and states")
    menu = page.get_by_role("navigation", name="Navigation")
    assert menu.locator("a:visible").all_inner_texts()[:4] == ["People", "States", "Bodies", "Wang Yi"]
    expect(menu.get_by_role("navigation", name="Table of contents").get_by_role("link").first).to_be_visible()
    page.goto(sample_address + "/people/")
    listed = menu.locator("a:visible:not(.md-nav--secondary a)")
    assert listed.all_inner_texts()[:3] == ["People", "States", "Bodies"]
    expect(menu.get_by_text("Wang Yi")).to_have_count(0)


def test_the_menu_marks_the_heading_that_an_address_names(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(sample_address + NEW_YORK)
    contents = page.get_by_role("navigation", name="Table of contents")
    for name in ("Text", "Attendance", "Outcomes"):
        contents.get_by_role("link", name=name, exact=True).click()
        expect(contents.locator(".md-nav__link--active")).to_have_text(name)
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()


def test_no_page_carries_the_whole_register_in_its_menu(sample_site: Path) -> None:
    for path in ("index.html", "people/wang-yi/index.html", "about/index.html"):
        html = (sample_site / path).read_text(encoding="utf-8")
        assert html.partition("<article")[0].count("<a ") < 60, path


def test_the_menu_slides_in_and_leads_to_every_section(phone: Page, small_address: str) -> None:
    phone.goto(small_address + NEW_YORK)
    expect(phone.get_by_role("link", name="Instruments", exact=True)).to_be_hidden()
    phone.locator(".md-header :is([for=__drawer], button)").click()
    phone.get_by_role("link", name="Instruments", exact=True).click()
    expect(phone).to_have_url(small_address + "/instruments/")


def test_the_menu_opens_and_closes_by_keyboard(phone: Page, small_address: str) -> None:
    phone.goto(small_address + NEW_YORK)
    home = phone.get_by_role("link", name="Home", exact=True)
    for _ in range(5):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.matches('.md-header button, #__drawer')"):
            break
    phone.keyboard.press("Space")
    expect(home).to_be_visible()
    while not phone.evaluate("document.activeElement.matches('.md-nav a')"):
        phone.keyboard.press("Tab")
    expect(home).to_be_focused()
    phone.keyboard.press("Shift+Tab")
    if phone.evaluate("document.activeElement.id === '__drawer'"):  # without script, the checkbox is before the menu
        phone.keyboard.press("Space")
    else:
        phone.keyboard.press("Escape")
        expect(phone.get_by_role("button", name="Menu")).to_be_focused()
    expect(home).to_be_hidden()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('.md-nav')") is None


def test_a_menu_left_open_does_not_block_the_page_when_the_window_grows(page: Page, small_address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto(small_address + NEW_YORK)
    page.get_by_role("button", name="Menu").press("Enter")
    expect(page.get_by_role("link", name="Home", exact=True)).to_be_focused()
    page.set_viewport_size({"width": 1600, "height": 900})
    page.locator("article a:visible").first.click(trial=True)
    expect(page.locator(".md-content")).not_to_have_attribute("inert", "")


# Tooltips


def test_a_tooltip_shows_the_title_of_a_link_on_one_line(page: Page, small_address: str) -> None:
    page.goto(small_address + NEW_YORK)
    link = page.locator("article a[title]:visible").first
    title = link.get_attribute("title") or ""
    link.hover()
    tooltip = page.get_by_role("tooltip", name=title)
    expect(tooltip).to_have_text(title)
    box = tooltip.locator("div").bounding_box()
    assert box
    assert box["height"] < 40
