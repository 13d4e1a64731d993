"""Each kind of page of the small register, opened once: axe-core finds nothing on a phone and on a wide screen, in light and in
dark colours; who wants no motion gets none; and without script it says the same.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import Scheme, check_page, resize
from tests.support.web import WINDOW, kinds

pytestmark = pytest.mark.browser
MOVING = """[...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return [...style.transitionDuration.split(", "), ...style.animationDuration.split(", ")].some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 100))"""
SAID = """() => {
  const copying = [...document.querySelectorAll("#cite ~ ul button")];
  copying.forEach((button) => button.style.setProperty("display", "none"));
  const said = document.body.innerText;
  copying.forEach((button) => button.style.removeProperty("display"));
  return said;
}"""
"""What a page says, but for the buttons that copy a citation, which need a script."""


@pytest.fixture(scope="module")
def without_script(browser: Browser) -> Iterator[Page]:
    """A page of a reader whose browser runs no script."""
    context = browser.new_context(viewport=WINDOW, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_kind_of_page_is_for_all(plain: Page, without_script: Page, small_address: str, small_site: Path) -> None:
    schemes: list[Scheme] = ["light", "dark"]
    widths = [400, 1600]
    for at, path in enumerate(kinds(small_site)):
        resize(plain, widths[0])
        plain.emulate_media(color_scheme=schemes[0])
        plain.goto(small_address + path)
        if at % 4 == 0:  # the rule that stops all motion is the same on every page
            assert plain.evaluate(MOVING) == [], path
        if path != "/search/":
            plain.set_viewport_size(WINDOW)
            without_script.goto(small_address + path)
            assert without_script.locator("body").inner_text() == plain.evaluate(SAID), path
        check_page(plain, widths, schemes, whole=path == "/")
        widths.reverse()  # so half of the pages are opened on each
        schemes.reverse()
