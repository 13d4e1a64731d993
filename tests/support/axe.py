"""axe-core on a page: what it reports, with all of its rules or some of them."""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

from tests.support.web import kinds

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """([options, within]) => axe.run(within, { resultTypes: ["violations"], ...options })
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that the colour scheme can break and the width cannot. They take four fifths of the time of axe."""
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
OTHERS = {"rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in OF_COLOURS}}}


def list_violations(page: Page, options: dict[str, Any] = ALL, within: str = "html") -> list[str]:
    """What axe-core reports of the page as it is, or of one element in it: rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [options, within])
    return found


def check_colours(page: Page, address: str, site: Path, scheme: Literal["light", "dark"]) -> None:
    """Fail if axe-core finds too little contrast on a page of any kind. The frame is looked at once: it never changes."""
    page.set_viewport_size({"width": 1000, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in kinds(site):
        page.goto(address + path)
        assert list_violations(page, COLOURS, "html" if path == "/" else "article") == [], path


def check_width(page: Page, address: str, site: Path, width: int) -> None:
    """Fail if axe-core finds something, colours aside, on a page of any kind in a window of this width."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in kinds(site):
        page.goto(address + path)
        assert list_violations(page, OTHERS) == [], path
