"""The pages of the register in a real Chromium, one of each kind: whatever a record says, its page can be used."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.support.web import kinds

pytestmark = pytest.mark.browser


def test_no_kind_of_page_is_wider_than_the_screen(page: Page, register_address: str, register_site: Path) -> None:
    widths = [400, 1000, 1600]
    page.set_viewport_size({"width": widths[0], "height": 900})
    for path in kinds(register_site):
        if path == "/404.html":
            continue
        page.goto(register_address + path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        widths.reverse()  # the next page is opened on the width of this one, and laid out once less


def test_a_search_for_the_heading_of_a_meeting_finds_it(page: Page, register_address: str, register_site: Path) -> None:
    """The index holds the register; the longest page stands for all."""
    longest = max(register_site.glob("meetings/*-*/index.html"), key=lambda path: path.stat().st_size)
    page.goto(f"{register_address}/meetings/{longest.parent.name}/")
    heading = page.locator("h1").inner_text()
    page.goto(f"{register_address}/search/?{urlencode({'q': heading})}")
    link = page.locator(f".hit__link[href*='/meetings/{longest.parent.name}/']")
    expect(link.first).to_be_visible()
