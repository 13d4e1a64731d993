"""Pages that can be used by keyboard, and a page for what is not there."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"


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


@pytest.mark.parametrize("path", ["/", "/search/", "/search/?q=Wang", "/meetings/", "/people/wang-yi/", NEW_YORK])
def test_the_tab_key_visits_all_that_can_be_used_in_order_and_shows_where_it_is(
    plain: Page, small_address: str, path: str
) -> None:
    plain.emulate_media(reduced_motion="reduce")
    plain.goto(small_address + path)
    if "?q=" in path:
        plain.wait_for_selector(".search__status:not(:empty)")
    elif path == "/search/":
        plain.wait_for_selector("[name=q]:focus")  # the script of the page has started
    plain.evaluate("document.activeElement.blur()")
    visited: list[dict[str, Any]] = []
    while not visited or visited[-1]["at"] < visited[-1]["of"] - 1:
        plain.keyboard.press("Tab")
        visited.append(plain.evaluate(FOCUSED))
        assert visited[-1]["ringed"], visited[-1]
        assert visited[-1]["seen"], visited[-1]
        assert len(visited) <= visited[-1]["of"]  # scripts may add some, once they are loaded
    first = visited[0]["at"]
    assert first == 0 or path == "/search/"  # without a query, the search begins in its field
    assert [focus["at"] for focus in visited] == list(range(first, visited[-1]["of"]))


def test_the_first_stop_leads_past_the_header(plain: Page, small_address: str) -> None:
    plain.goto(small_address + NEW_YORK)
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.closest('article') !== null")


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
