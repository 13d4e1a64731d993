"""axe-core finds nothing on pages: in light and dark, on a phone, a small and a wide screen."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.support.web import kinds

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """(options) => axe.run({ resultTypes: ["violations"], ...options })
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that the colour scheme can break and the width cannot. They take four fifths of the time of axe."""
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
OTHERS = {"rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in OF_COLOURS}}}


def violations(page: Page, options: dict[str, Any] = ALL) -> list[str]:
    """What axe-core reports of the page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, options)
    return found


def test_axe_finds_nothing_on_any_kind_of_page(plain: Page, small_address: str, small_site: Path) -> None:
    for path in kinds(small_site):
        plain.set_viewport_size({"width": 1000, "height": 900})
        plain.emulate_media(color_scheme="light", reduced_motion="reduce")
        plain.goto(small_address + path)
        assert violations(plain) == [], path
        plain.emulate_media(color_scheme="dark")
        assert violations(plain, COLOURS) == [], path
        for width in (400, 1600):
            plain.set_viewport_size({"width": width, "height": 900})
            assert violations(plain, OTHERS) == [], (path, width)


@pytest.mark.parametrize(
    ("path", "width"), [(NEW_YORK, 400), (NEW_YORK, 1600), ("/meetings/", 400), ("/search/?q=Wang", 1000)]
)
def test_axe_finds_nothing_on_the_fullest_pages(plain: Page, sample_address: str, path: str, width: int) -> None:
    plain.set_viewport_size({"width": width, "height": 900})
    plain.goto(sample_address + path)
    if "q=" in path:
        plain.locator("#search-panel a").first.wait_for()
    assert violations(plain) == []


def test_axe_sees_what_is_wrong(plain: Page, small_address: str) -> None:
    plain.goto(small_address + "/")
    plain.evaluate("document.querySelector('main').append(document.createElement('img'))")
    plain.evaluate("document.querySelector('main p').style.color = '#ddd'")
    assert {words.partition(":")[0] for words in violations(plain)} >= {"image-alt", "color-contrast"}
    assert {words.partition(":")[0] for words in violations(plain, COLOURS)} == {"color-contrast"}
