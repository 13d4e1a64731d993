"""What a reader does on pages, in a real Chromium."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"


def test_a_mention_leads_to_the_person_and_says_who_it_is(page: Page, sample_address: str) -> None:
    page.goto(sample_address + NEW_YORK)
    mention = page.locator("#p1 > a", has_text="Wang Yi")
    expect(mention).to_have_attribute("title", "Wang Yi: Minister of Foreign Affairs, China on 20 September 2017")
    mention.click()
    expect(page).to_have_url(sample_address + "/people/wang-yi/")
    expect(page.locator("h1")).to_contain_text("Wang Yi")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        NEW_YORK,
        "/meetings/",
        "/topics/afghanistan/",
        "/acts/",
        "/search/?q=Afghanistan",
        "/contribute/",
        "/contribute/fields/",
        "/people/sergey-lavrov/",
    ],
)
def test_no_page_is_wider_than_the_screen(page: Page, sample_address: str, path: str) -> None:
    page.goto(sample_address + path)
    for width in (400, 1000, 1240, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_notes_are_beside_the_words_on_a_wide_screen(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(sample_address + NEW_YORK)
    words = page.locator("#p13").bounding_box()
    note = page.locator("#a22").bounding_box()
    assert words
    assert note
    assert note["x"] >= words["x"] + words["width"]
    mark = page.locator("#a22-mark").bounding_box()
    assert mark
    assert abs(note["y"] - mark["y"]) < 60


def test_notes_open_in_place_on_a_narrow_screen_without_script(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_address + NEW_YORK)
    expect(page.locator("#a22")).to_be_hidden()
    page.locator("#a22-mark").click()
    expect(page.locator("#a22")).to_be_visible()
    expect(page.locator("#a22")).to_be_in_viewport()
    page.locator("#a22 .number").click()
    expect(page.locator("#a22")).to_be_hidden()
    context.close()


def test_print_shows_every_note_and_no_navigation(page: Page, sample_address: str) -> None:
    page.goto(sample_address + NEW_YORK)
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    for note in page.locator(".note").all():
        expect(note).to_be_visible()


def test_the_address_of_a_resolution_shows_it(page: Page, sample_address: str) -> None:
    page.goto(sample_address + NEW_YORK + "#r16")
    expect(page.locator("#r16")).to_be_in_viewport()
    expect(page.locator("#r16")).to_contain_text("ratify")


def test_a_former_address_leads_to_the_present_one(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/people/n-altankhuyag-2009/")
    expect(page).to_have_url(sample_address + "/people/altankhuyag/")
    expect(page.locator("h1")).to_contain_text("Altankhuyag")
