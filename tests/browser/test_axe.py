"""axe-core finds nothing on the fullest pages, and sees what is wrong."""

import pytest
from playwright.sync_api import Page

from tests.support.axe import COLOURS, OTHERS, check_page, hide_repeats, list_violations, resize

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"


@pytest.mark.parametrize(
    ("path", "widths"), [(NEW_YORK, [400, 1600]), ("/meetings/", [400]), ("/search/?q=Wang", [1000])]
)
def test_axe_finds_nothing_on_the_fullest_pages(plain: Page, sample_address: str, path: str, widths: list[int]) -> None:
    resize(plain, widths[0])
    plain.goto(sample_address + path)
    if "q=" in path:
        plain.locator("#search-panel a").first.wait_for()
    for width in widths:
        resize(plain, width)
        assert list_violations(plain, OTHERS) == [], width
    hide_repeats(plain)
    for width in widths:
        resize(plain, width)
        assert list_violations(plain, COLOURS) == [], width


def test_axe_finds_nothing_on_hits_of_a_search_in_both_schemes(plain: Page, sample_address: str) -> None:
    plain.goto(sample_address + "/search/?q=Afghanistan+drugs+xylophones&kind=resolution")
    plain.locator(".hit__without").first.wait_for()
    assert plain.locator(".hit mark").count() > 0
    check_page(plain, [1200], ["light", "dark"], whole=False)


def test_axe_sees_what_is_wrong(plain: Page, small_address: str) -> None:
    plain.goto(small_address + "/")
    plain.evaluate("document.querySelector('main').append(document.createElement('img'))")
    plain.evaluate("document.querySelector('main p').style.color = '#ddd'")
    assert {words.partition(":")[0] for words in list_violations(plain)} >= {"image-alt", "color-contrast"}
    assert {words.partition(":")[0] for words in list_violations(plain, COLOURS)} == {"color-contrast"}


def test_of_many_rows_a_few_are_looked_at_and_one_that_is_unlike_the_others(plain: Page, small_address: str) -> None:
    plain.goto(small_address + "/contribute/fields/")
    rows = plain.locator("article tr").count()
    plain.evaluate("""() => {
      const last = [...document.querySelectorAll("article tr > :last-child")].at(-1);
      last.className = "unlike";
      last.style.color = "#ddd";
    }""")
    hide_repeats(plain)
    assert plain.locator("article tr:visible").count() < rows / 2
    assert {words.partition(":")[0] for words in list_violations(plain, COLOURS, "article")} == {"color-contrast"}
