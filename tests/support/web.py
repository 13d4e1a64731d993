"""Serving a built site to a browser, choosing pages to look at, and watching for what goes wrong on them."""

import functools
import http
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, ViewportSize

WINDOW = ViewportSize(width=1200, height=900)


def kinds(site: Path) -> list[str]:
    """The addresses of one page of each kind: the indexes, the longest page below each, and a year."""
    found = ["/", "/404.html"]
    for index in sorted(site.glob("*/index.html")):
        pages = sorted(index.parent.glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        years = [path for path in pages if path.parent.name.isdigit()]
        others = [path for path in pages if path not in years]
        found += [f"/{path.parent.relative_to(site)}/" for path in (index, *others[-1:], *years[-1:])]
    return found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a built site, served as any web server would; a missing page is answered with its 404 page."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a page then comes with its parts through few connections
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            """Print nothing for a request."""

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != http.HTTPStatus.NOT_FOUND or not (site / "404.html").is_file():
                super().send_error(code, message, explain)
                return
            page = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page in a context of its own, and what goes wrong on it: errors in the console, and failed requests."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    yield page, faults
    context.close()


def reset(page: Page) -> None:
    """Make a page as it was when it was opened; its browser keeps only files, for the next test that needs the same."""
    page.unroute_all(behavior="ignoreErrors")
    page.context.set_offline(False)
    page.context.clear_permissions()
    page.evaluate("location.origin === 'null' || [localStorage, sessionStorage].forEach((kept) => kept.clear())")
    page.goto("about:blank")
    page.set_viewport_size(WINDOW)
    page.mouse.move(0, 0)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")


@contextmanager
def requests_of(page: Page) -> Iterator[list[str]]:
    """The addresses that a page asks for meanwhile."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    yield asked
    page.remove_listener("request", note)


@contextmanager
def without_faults(faults: list[str]) -> Iterator[None]:
    """Fail if something goes wrong meanwhile on a page that several tests share."""
    yield
    found, faults[:] = [*faults], []
    assert not found
