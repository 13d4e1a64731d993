"""axe-core on a page: what it reports, with all of its rules or some of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """([options, within]) => axe.run(within, { resultTypes: ["violations"], ...options })
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that the colour scheme can break and the width cannot."""
FEW = 4
"""How many parts of one shape are looked at for their colours: more than one, because some sheets colour every other row."""
HIDE_REPEATS = """(few) => {
  const nameOf = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}`;
  const shapeOf = (element) => `${nameOf(element)}(${[...new Set([...element.children].map(shapeOf))].sort()})`;
  const seen = new Map();
  function visit(element, above) {
    for (const child of element.children) {
      if (child.localName === "svg") continue;
      const shape = `${above}>${shapeOf(child)}`;
      seen.set(shape, (seen.get(shape) ?? 0) + 1);
      if (seen.get(shape) > few && !child.querySelector("svg")) child.style.display = "none";
      else visit(child, `${above}>${nameOf(child)}`);
    }
  }
  visit(document.querySelector("article"), "");
}"""
"""Hides what has the same elements and classes, inside and around it, as a few parts before, however many of each and in whatever
order. Pictures stay whole: there, what is behind a letter depends on its place."""
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
OTHERS = {"rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in OF_COLOURS}}}


def list_violations(page: Page, options: dict[str, Any] = ALL, within: str = "html") -> list[str]:
    """What axe-core reports of the page as it is, or of one element in it: rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [options, within])
    return found


def hide_repeats(page: Page) -> None:
    """Hide what a page shows more than a few times."""
    page.evaluate(HIDE_REPEATS, FEW)


def check_page(page: Page, widths: Iterable[int], schemes: Iterable[Scheme], *, whole: bool) -> None:
    """Fail if axe-core finds something on an open page on some widths, or in some schemes of colours.

    On the first width all is looked at but colours. What is looked at again on the others and in each scheme is the frame only if
    the page is to be looked at as a whole, and of parts of one shape the first few.
    """
    first, *others = widths
    resize(page, first)
    assert list_violations(page, OTHERS) == [], (page.url, first)
    hide_repeats(page)
    within = "html" if whole else "article"
    for width in others:
        resize(page, width)
        assert list_violations(page, OTHERS, within) == [], (page.url, width)
    resize(page, 1000)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        assert list_violations(page, COLOURS, within) == [], (page.url, scheme)


def resize(page: Page, width: int) -> None:
    """Give a window another width. What appears then is there at once: half visible, it would have too little contrast."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
