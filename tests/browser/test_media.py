"""Pages that can be read enlarged, without motion, on paper and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.web import kinds

pytestmark = pytest.mark.browser
PAPER = 643
"""A4 less the margins of the sheet, in pixels of CSS."""


def test_enlarged_twice_and_four_times_nothing_is_wider_than_the_window(
    browser: Browser, sample_address: str, sample_site: Path
) -> None:
    """A window of 1280 pixels at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10), on a fine screen."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=4)
    page = context.new_page()
    widths = [640, 320]
    for path in kinds(sample_site):
        page.goto(sample_address + path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": width * 45 // 64})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        widths.reverse()  # so half of the pages are opened in each
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, small_address: str, small_site: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for path in kinds(small_site)[::4]:  # the rule that stops all motion is the same on every page
        page.goto(small_address + path)
        moving = page.evaluate("""[...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          return [...style.transitionDuration.split(", "), ...style.animationDuration.split(", ")].some((time) => parseFloat(time) > 0);
        }).map((element) => element.outerHTML.slice(0, 100))""")
        assert moving == [], path
    context.close()


CUT = """[...document.querySelectorAll("main, main *")].filter((element) => {
  const style = getComputedStyle(element);
  if (style.display === "inline" || element.closest(".hidden, .dot span")) return false;
  return element.getBoundingClientRect().right > innerWidth + 1 ||
    (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1);
}).map((element) => element.outerHTML.slice(0, 100))"""
BROKEN = """[...document.querySelectorAll("article thead th")].flatMap((heading) => {
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, index);
    range.setEnd(texts.currentNode, index + word.length);
    if (range.getClientRects().length > 1) words.push(word);
  }
  return words;
})"""
FOR_SCREENS = (".md-header", ".md-tabs", ".md-sidebar", ".md-skip", ".edit", ".onpage", ".neighbours")


def test_on_paper_nothing_is_cut_no_heading_broken_inside_a_word_and_nothing_printed_that_only_serves_a_screen(
    plain: Page, sample_address: str, sample_site: Path
) -> None:
    plain.set_viewport_size({"width": PAPER, "height": 900})
    plain.emulate_media(media="print")
    for path in [*kinds(sample_site), "/explore/delegations/", "/explore/instruments/"]:
        plain.goto(sample_address + path)
        assert plain.evaluate(CUT) == [], path
        assert plain.evaluate(BROKEN) == [], path
        for name in FOR_SCREENS:
            assert not any(found.is_visible() for found in plain.locator(name).all()), (path, name)


PARTS = {
    "share": ["complete", "partial", "digest", "none"],
    "column": ["decides", "calls", "backs", "states"],
    "timeline": ["attended", "led-by-other"],
    "place-map": ["held", "announced"],
}
"""By the class of a chart, parts that lie side by side and mean different things."""


@pytest.mark.parametrize("chart", PARTS)
def test_in_forced_colours_the_parts_of_a_chart_differ(browser: Browser, scripts_address: str, chart: str) -> None:
    """Browsers replace the colours of the page by a few of the reader's."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{scripts_address}/blank.html")
    for sheet in ("tokens", "charts"):
        page.add_style_tag(url=f"/assets/styles/{sheet}.css")
    fills = page.evaluate(
        """([chart, parts]) => parts.map((part) => {
          const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          const shape = svg.appendChild(document.createElementNS(svg.namespaceURI, "circle"));
          svg.setAttribute("class", chart);
          shape.setAttribute("class", `${part} ${chart} ${chart}--${part}`);
          document.body.append(svg);
          const style = getComputedStyle(shape);
          return `${style.fill} ${style.fillOpacity}`;
        })""",
        [chart, PARTS[chart]],
    )
    context.close()
    assert len(set(fills)) == len(fills)


def test_without_script_every_page_says_the_same(
    browser: Browser, plain: Page, small_address: str, small_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in kinds(small_site):
        if path != "/search/":
            for opened in (page, plain):
                opened.goto(small_address + path)
            plain.evaluate("document.querySelectorAll('#cite ~ ul button').forEach((button) => button.remove())")
            assert page.locator("body").inner_text() == plain.locator("body").inner_text(), path
    context.close()
