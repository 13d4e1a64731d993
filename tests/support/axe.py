"""axe-core on a page: what it reports, with all of its rules or some of them."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

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
