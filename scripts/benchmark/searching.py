"""Measures the search of a built site in Chromium: what it fetches, and how long it takes to answer.

The site is served as hosts of static sites do it, with texts compressed; bytes are counted where they are sent, so that
nothing a page fetches in the background is overlooked.
"""

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

QUIET_PAGE = "states/kz/"
FIRST = "Afghanistan"
LATER = ("terrorism", "trade", "energy security", "Tashkent", "convention")
COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml", ".md", ".csv"}

ANSWER = """async (words) => {
  const input = document.querySelector("dialog[open] input[type=search]");
  const asked = async (value, wanted) => {
    const start = performance.now();
    input.value = value;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    while (Boolean(document.querySelector("dialog[open] .hit")) !== wanted) {
      await new Promise(requestAnimationFrame);
      if (performance.now() - start > 60000) throw new Error(`no answer for ${value}`);
    }
    return performance.now() - start;
  };
  await asked("", false);
  return asked(words, true);
}"""
"""Asks for words in the open panel, and gives the milliseconds until the first hit stands on the page."""


class Searched(NamedTuple):
    """Bytes over the wire, and milliseconds. `answers` is the middle of several searches after the first one."""

    unsearched: int
    first: int
    first_answer: float
    answers: float
    worst: float


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
        self.sent: list[tuple[str, int]] = []


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Send a file, compressed if it is text, and note its size."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.server.sent.append((self.path, len(content)))

    def log_message(self, *_: object) -> None:
        """Requests are counted, not told."""


def measure(site: Path) -> Searched:
    """Open a page, search in it, and search again."""
    with _serving(site) as server, sync_playwright() as play:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))))
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{QUIET_PAGE}")
        page.wait_for_load_state("networkidle")
        unsearched = sum(size for path, size in server.sent if "search" in path or "pagefind" in path)
        server.sent.clear()
        first = _first(page)
        page.wait_for_load_state("networkidle")
        fetched = sum(size for _, size in server.sent)
        answers = [float(page.evaluate(ANSWER, words)) for words in LATER]
        browser.close()
    return Searched(unsearched, unsearched + fetched, first, median(answers), max(answers))


def _first(page: Page) -> float:
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").wait_for()
    return float(page.evaluate(ANSWER, FIRST))


@contextmanager
def _serving(site: Path) -> Iterator[_Server]:
    server = _Server(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
