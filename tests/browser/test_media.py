"""Charts in the colours of the reader."""

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

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
