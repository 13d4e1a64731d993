"""The field above a long list."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_a_long_list_is_filtered_by_words_without_marks_and_headings_without_items_go(
    page: Page, sample_address: str
) -> None:
    page.goto(sample_address + "/people/")
    items = page.locator("article > ul > li")
    everybody = items.count()
    field = page.get_by_label("Filter this list")
    field.fill("lavrov RUSSIA")
    expect(items.filter(visible=True)).to_have_count(1)
    expect(items.filter(visible=True)).to_contain_text("Lavrov, Sergey")
    expect(page.locator("article > h2:visible")).to_have_text(["L"])
    expect(page.get_by_role("status").filter(has_text=f"1 of {everybody}")).to_be_visible()
    field.fill("")
    expect(items.filter(visible=True)).to_have_count(everybody)


def test_a_short_list_has_no_field(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/places/")
    expect(page.get_by_label("Filter this list")).to_have_count(0)


def test_without_script_the_list_is_whole(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_address + "/people/")
    expect(page.locator(".filter")).to_have_count(0)
    assert page.locator("article > ul > li:visible").count() > 40
    context.close()
