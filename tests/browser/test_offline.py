"""The archive for reading offline, unpacked, in a browser that has neither a server nor a network."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from communique.exports.offline.archive import FOLDER, write_archive

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "meetings/index.html",
    "meetings/2017-09-20-cfm-new-york/index.html",
    "people/index.html",
    "people/wang-yi/index.html",
    "coverage/index.html",
    "search/index.html",
    "explore/compare/index.html",
)


@pytest.fixture(scope="module")
def unpacked(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder, unpacked #1")
    write_archive(sample_site, folder / "offline.zip")
    zipfile.ZipFile(folder / "offline.zip").extractall(folder)
    return folder / FOLDER


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page; a request for anything but a file, a request that fails, or a word in the console fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.on("requestfailed", lambda request: faults.append(f"{request.url}: {request.failure}"))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize("path", PAGES)
def test_each_kind_of_page_has_its_styles_and_scripts_and_asks_for_files_only(
    reader: Page, unpacked: Path, path: str
) -> None:
    reader.goto((unpacked / path).as_uri())
    reader.wait_for_load_state("networkidle")
    sheets = reader.evaluate("[...document.styleSheets].filter((sheet) => !sheet.disabled).length")
    assert sheets == 3  # two of the theme, one of ours
    expect(reader.locator(".md-header")).to_have_css("position", "sticky")
    expect(reader.locator("html")).to_contain_class("js")
    assert reader.locator("img[alt=logo]").first.evaluate("(logo) => logo.naturalWidth") > 0


def test_a_reader_follows_links_from_the_home_page_to_a_statement_and_its_people(reader: Page, unpacked: Path) -> None:
    reader.goto((unpacked / "index.html").as_uri())
    reader.locator(".md-tabs").get_by_role("link", name="Meetings").click()
    expect(reader.locator("h1")).to_have_text("Meetings")
    reader.locator("article a[href*='2017-09-20-cfm-new-york']").first.click()
    expect(reader.locator("h1")).to_contain_text("New York")
    assert reader.url.startswith(unpacked.as_uri())
    reader.locator("article").get_by_role("link", name="Wang Yi").first.click()
    expect(reader.locator("h1")).to_contain_text("Wang Yi")
    reader.locator("a.md-logo").first.click()
    assert reader.url == (unpacked / "index.html").as_uri()


def test_an_anchor_leads_to_its_place(reader: Page, unpacked: Path) -> None:
    reader.goto((unpacked / "meetings/2017-09-20-cfm-new-york/index.html").as_uri() + "#r9")
    expect(reader.locator("#r9")).to_be_in_viewport()


def test_the_search_says_that_it_is_not_there(reader: Page, unpacked: Path) -> None:
    reader.goto((unpacked / "index.html").as_uri())
    expect(reader.get_by_role("searchbox")).to_have_count(0)
    expect(reader.get_by_text("The search needs a server")).to_be_visible()
    reader.keyboard.press("/")
    expect(reader.locator("dialog")).to_have_count(0)
    reader.locator("a[data-search]").click()
    expect(reader.locator("h1")).to_have_text("Search")
    expect(reader.get_by_text("The search needs a server")).to_be_visible()
    reader.locator("article").get_by_role("link", name="topics").click()
    expect(reader.locator("h1")).to_have_text("Topics")


def test_a_comparison_says_what_it_needs(reader: Page, unpacked: Path) -> None:
    reader.goto((unpacked / "explore/compare/index.html").as_uri())
    expect(reader.get_by_text("it loads their records from the published site")).to_be_visible()
    expect(reader.get_by_label("Body")).to_have_count(2)
    expect(reader.get_by_label("Body").first).to_be_hidden()


def test_long_lists_are_whole_without_the_field_that_filters_them(reader: Page, unpacked: Path) -> None:
    reader.goto((unpacked / "people/index.html").as_uri())
    expect(reader.get_by_label("Filter this list")).to_have_count(0)
    assert reader.locator("article > ul > li:visible").count() > 40


def test_the_menu_and_the_colours_work(reader: Page, unpacked: Path) -> None:
    reader.set_viewport_size({"width": 420, "height": 800})
    reader.goto((unpacked / "index.html").as_uri())
    reader.get_by_role("button", name="Menu").click()
    expect(reader.locator(".md-nav--primary").get_by_role("link", name="People", exact=True)).to_be_visible()
