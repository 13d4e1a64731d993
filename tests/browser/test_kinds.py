"""Each kind of page of the sample, opened once: enlarged and on paper nothing is cut, and it keeps to its policy."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.web import kinds

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
WIDTHS = [640, 320]
"""A window of 1280 pixels at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10)."""
PAPER = 643
"""A4 less the margins of the sheet, in pixels of CSS."""
WATCH = """window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.breaches.push(`${event.effectiveDirective} ${event.blockedURI}`));"""
KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
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


class Visit(NamedTuple):
    """What was seen of a page."""

    path: str
    wide: list[int]
    """The windows in which the page is wider than they are."""
    cut: list[str]
    broken: list[str]
    printed: list[str]
    """The parts for screens that are on paper all the same."""
    breaches: list[str]


class Reader(NamedTuple):
    """A page on which each kind of page was opened, what was seen of them, and all that it has asked for and logged."""

    page: Page
    visits: list[Visit]
    asked: list[str]
    messages: list[str]


@pytest.fixture(scope="module")
def reader(browser: Browser, sample_address: str, sample_site: Path) -> Iterator[Reader]:
    """A reader with a fine screen, who has seen each kind of page."""
    context = browser.new_context(device_scale_factor=4)
    context.add_init_script(WATCH)
    page = context.new_page()
    asked: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: messages.append(f"{page.url}: {message.text}"))
    widths = [*WIDTHS]
    visits: list[Visit] = []
    for path in [*kinds(sample_site), "/explore/delegations/", "/explore/instruments/"]:
        visits.append(visit(page, sample_address + path, widths))
        widths.reverse()  # so half of the pages are opened in each
    yield Reader(page, visits, asked, messages)
    context.close()


def visit(page: Page, address: str, widths: list[int]) -> Visit:
    """Open a page on a screen, look at it in other windows and on paper, and put the screen back."""
    resize(page, widths[0])
    page.goto(address)
    wide = [width for width in widths if is_wider(page, width)]
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    printed = [name for name in FOR_SCREENS if page.locator(name).filter(visible=True).count()]
    seen = Visit(address, wide, page.evaluate(CUT), page.evaluate(BROKEN), printed, page.evaluate("window.breaches"))
    page.emulate_media(media="null")
    return seen


def is_wider(page: Page, width: int) -> bool:
    resize(page, width)
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": width * 45 // 64})


def test_enlarged_twice_and_four_times_nothing_is_wider_than_the_window(reader: Reader) -> None:
    assert {seen.path: seen.wide for seen in reader.visits if seen.wide} == {}


def test_on_paper_nothing_is_cut(reader: Reader) -> None:
    assert {seen.path: seen.cut for seen in reader.visits if seen.cut} == {}


def test_on_paper_no_heading_is_broken_inside_a_word(reader: Reader) -> None:
    assert {seen.path: seen.broken for seen in reader.visits if seen.broken} == {}


def test_on_paper_nothing_is_printed_that_only_serves_a_screen(reader: Reader) -> None:
    assert {seen.path: seen.printed for seen in reader.visits if seen.printed} == {}


def test_every_kind_of_page_keeps_to_the_policy_asks_no_other_host_and_keeps_nothing(
    reader: Reader, sample_address: str
) -> None:
    page = reader.page
    assert {seen.path: seen.breaches for seen in reader.visits if seen.breaches} == {}
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(sample_address + "/search/?q=Afghanistan")
    page.locator("#search-panel a").first.wait_for()
    page.goto(sample_address + NEW_YORK)
    page.keyboard.press("/")
    page.keyboard.type("Resolution 2375")
    page.locator("dialog a").first.wait_for()
    assert page.evaluate("window.breaches") == []
    assert page.evaluate(KEPT) == ["", 0, 0, 0, 0, 0]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for scheme in ("default", "slate", "default"):
        page.locator("label[for^='__palette']:visible").click()
        expect(page.locator(f"body[data-md-color-scheme={scheme}]")).to_be_visible()
    assert page.evaluate(KEPT) == ["", 1, 0, 0, 0, 0]
    assert page.evaluate("localStorage.key(0)") == "/.__palette"
    assert page.evaluate("window.breaches") == []
    assert page.context.cookies() == []
    assert reader.messages == []
    assert len(reader.asked) > 50
    assert [url for url in reader.asked if not url.startswith(sample_address + "/")] == []
