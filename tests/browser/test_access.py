"""Pages that everybody can use: by keyboard, enlarged, without motion, on paper, without script."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.web import kinds

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
PAPER = 643
"""A4 less the margins of the sheet, in pixels of CSS."""


# By keyboard


FOCUSED = """() => {
  const here = document.activeElement;
  const shown = here.type === "radio" ? here.nextElementSibling : here; // the label of the colours in use
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && (stop.type !== "radio" || stop.checked));
  return { at: all.indexOf(here), of: all.length, name: here.outerHTML.slice(0, 120),
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}"""


@pytest.mark.parametrize("path", ["/", "/search/", "/meetings/", "/people/wang-yi/", NEW_YORK])
def test_the_tab_key_visits_all_that_can_be_used_in_order_and_shows_where_it_is(
    plain: Page, small_address: str, path: str
) -> None:
    plain.emulate_media(reduced_motion="reduce")
    plain.goto(small_address + path)
    if path == "/search/":
        plain.wait_for_selector(".search__status:not(:empty)")
    plain.evaluate("document.activeElement.blur()")
    visited: list[dict[str, Any]] = []
    while not visited or visited[-1]["at"] < visited[-1]["of"] - 1:
        plain.keyboard.press("Tab")
        visited.append(plain.evaluate(FOCUSED))
        assert visited[-1]["ringed"], visited[-1]
        assert visited[-1]["seen"], visited[-1]
        assert len(visited) <= visited[0]["of"]
    first = visited[0]["at"]
    assert first == 0 or path == "/search/"  # the search begins in its field
    assert [focus["at"] for focus in visited] == list(range(first, visited[0]["of"]))


def test_the_first_stop_leads_past_the_header(plain: Page, small_address: str) -> None:
    plain.goto(small_address + NEW_YORK)
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.closest('article') !== null")


# Large, still, on paper, without script


@pytest.mark.parametrize(("width", "scale"), [(640, 2), (320, 4)])
def test_enlarged_twice_and_four_times_nothing_is_wider_than_the_window(
    browser: Browser, sample_address: str, sample_site: Path, width: int, scale: int
) -> None:
    """A window of 1280 pixels at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10)."""
    context = browser.new_context(viewport={"width": width, "height": 900 // scale}, device_scale_factor=scale)
    page = context.new_page()
    for path in kinds(sample_site):
        page.goto(sample_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, small_address: str, small_site: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for path in kinds(small_site):
        page.goto(small_address + path)
        moving = page.evaluate("""[...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          return [...style.transitionDuration.split(", "), ...style.animationDuration.split(", ")].some((time) => parseFloat(time) > 0);
        }).map((element) => element.outerHTML.slice(0, 100))""")
        assert moving == [], path
    context.close()


def test_on_paper_nothing_is_cut_and_nothing_is_printed_that_only_serves_a_screen(
    plain: Page, sample_address: str, sample_site: Path
) -> None:
    plain.set_viewport_size({"width": PAPER, "height": 900})
    plain.emulate_media(media="print")
    for path in kinds(sample_site):
        plain.goto(sample_address + path)
        cut = plain.evaluate("""[...document.querySelectorAll("main, main *")].filter((element) => {
          const style = getComputedStyle(element);
          if (style.display === "inline" || element.closest(".hidden, .dot span")) return false;
          return element.getBoundingClientRect().right > innerWidth + 1 ||
            (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1);
        }).map((element) => element.outerHTML.slice(0, 100))""")
        assert cut == [], path
        for name in (".md-header", ".md-tabs", ".md-sidebar", ".md-skip", ".edit", ".onpage", ".neighbours"):
            assert not any(found.is_visible() for found in plain.locator(name).all()), (path, name)


def test_without_script_every_page_says_the_same(
    browser: Browser, plain: Page, small_address: str, small_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in kinds(small_site):
        if path != "/search/":
            for opened in (page, plain):
                opened.goto(small_address + path)
            assert page.locator("body").inner_text() == plain.locator("body").inner_text(), path
    context.close()


# Where nothing is


@pytest.mark.parametrize("path", ["/none", "/people/none/", "/a/b/c/d/e.html"])
def test_a_page_that_is_not_there_leads_on_from_any_depth(plain: Page, sample_address: str, path: str) -> None:
    answer = plain.goto(sample_address + path)
    assert answer
    assert answer.status == 404
    assert plain.locator("h1").inner_text() == "Not found"
    assert plain.evaluate("getComputedStyle(document.querySelector('.md-header')).borderBottomStyle") == "solid"
    plain.get_by_role("link", name="All meetings").click()
    assert plain.url == sample_address + "/meetings/"
