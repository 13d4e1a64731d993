"""Measures the search of a built site in Chromium: how much it fetches, and how long it takes to answer.

The site is served as static hosts do, with text files compressed. The server counts the bytes, so that it also counts
what a page fetches in the background.
"""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from benchmark.system.chromium import find_chromium

QUIET_PAGE = "states/kz/"
SEARCH_PAGE = "search/"
FIRST_QUERY = "Afghanistan"
LATER_QUERIES = ("terrorism", "trade", "energy security", "Tashkent", "convention")
COMPRESSED_SUFFIXES = {".html", ".js", ".css", ".json", ".svg", ".xml", ".md", ".csv"}

ANSWER = """async (words) => {
  const input = document.querySelector("dialog[open] input[type=search]");
  const search = async (value, wanted) => {
    const start = performance.now();
    input.value = value;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    while (Boolean(document.querySelector("dialog[open] .hit")) !== wanted) {
      await new Promise(requestAnimationFrame);
      if (performance.now() - start > 60000) throw new Error(`no answer for ${value}`);
    }
    return performance.now() - start;
  };
  await search("", false);
  return search(words, true);
}"""
"""Searches for words in the open dialog, and returns the milliseconds until the first hit appears."""


class SearchFigures(NamedTuple):
    """The figures of the search: bytes fetched, and milliseconds until an answer."""

    unsearched: int
    """Bytes of search files fetched by a page before any search."""
    page: int
    """All bytes fetched by the search page without a query."""
    first: int
    """Bytes fetched up to the answer of the first search."""
    first_answer: float
    median_answer: float
    """The median of several searches after the first one."""
    worst_answer: float


class SiteServer(http.server.ThreadingHTTPServer):
    """A web server on a port of its own; `sent` has the address and size of each file that it sent."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
        self.sent: list[tuple[str, int]] = []
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: SiteServer

    def do_GET(self) -> None:
        """Send a file, compressed if it is text, and record its size."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED_SUFFIXES:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        with suppress(ConnectionError):  # a browser that is closed has no time for the rest
            self.end_headers()
            self.wfile.write(content)
        self.server.sent.append((self.path, len(content)))

    def log_message(self, *_: object) -> None:
        """Print nothing for a request."""


def measure_search(site: Path) -> SearchFigures:
    """Open a page of a built site, search once, then search for other words."""
    with serve_site(site) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{server.address}/{QUIET_PAGE}")
        page.wait_for_load_state("networkidle")
        unsearched = sum(size for path, size in server.sent if "search" in path or "pagefind" in path)
        server.sent.clear()
        first_answer = _search_first(page)
        page.wait_for_load_state("networkidle")
        fetched = sum(size for _, size in server.sent)
        answers = [float(page.evaluate(ANSWER, words)) for words in LATER_QUERIES]
        server.sent.clear()
        browser.new_page().goto(f"{server.address}/{SEARCH_PAGE}", wait_until="networkidle")
        whole_page = sum(size for _, size in server.sent)
        browser.close()
    return SearchFigures(unsearched, whole_page, unsearched + fetched, first_answer, median(answers), max(answers))


def _search_first(page: Page) -> float:
    """Open the search dialog, search, and return the milliseconds until the answer."""
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").wait_for()
    return float(page.evaluate(ANSWER, FIRST_QUERY))


@contextmanager
def serve_site(site: Path) -> Iterator[SiteServer]:
    """Serve a built site as static hosts do, until the `with` block ends."""
    server = SiteServer(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
