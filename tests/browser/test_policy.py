"""What a page may do: run, load and send only what the register itself brings. tests/browser/test_kinds.py opens each kind of page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.paths import ROOT

NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
WATCH = """window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.breaches.push(`${event.effectiveDirective} ${event.blockedURI}`));"""


def policy_of(html: str) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    contents = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(contents) == 1
    directives = (directive.split() for directive in contents[0].split(";"))
    return {name: sources for name, *sources in directives}


def test_a_strict_policy_stands_in_every_page_before_all_that_it_governs(sample_site: Path) -> None:
    first = None
    for path in sorted(sample_site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        head = html.partition("Content-Security-Policy")[0]
        assert not re.search("<(script|link|style|img|title|body)", head), path
        assert '<meta name="referrer" content="same-origin">' in html, path
        policy = policy_of(html)
        first = first or policy
        assert policy == first, path
    assert first
    assert first["default-src"] == first["base-uri"] == ["'none'"]
    assert first["script-src"][:2] == ["'self'", "'wasm-unsafe-eval'"]
    assert len(first["script-src"]) == 5
    assert all(source.startswith("'sha256-") for source in first["script-src"][2:])
    assert first["style-src"] == ["'self'"]
    assert not [sources for sources in first.values() if {"*", "'unsafe-inline'", "'unsafe-eval'"} & {*sources}]


def test_the_readme_tells_the_same_policy_as_a_header(sample_site: Path) -> None:
    """What a page says itself, and what only a header can say."""
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for name, sources in policy_of((sample_site / "index.html").read_text(encoding="utf-8")).items():
        assert " ".join((name, *sources)) in readme
    for words in (
        "frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Strict-Transport-Security",
        "Permissions-Policy",
    ):
        assert words in readme


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_policy_stops_what_should_not_be_in_a_page(watched: Page, sample_address: str) -> None:
    """The same page with a script, a handler, a style, a frame, a picture, a form and a base put into it by a stranger."""
    foreign = sample_address.replace("127.0.0.1", "localhost")
    injected = f"""<script>window.ran = "inline"</script><script src="{foreign}/assets/search.js"></script>
      <img src="x:" onerror="window.ran = 'handler'"><img src="{foreign}/assets/new-york.png">
      <a id="link" href="javascript:window.ran = 'address'">x</a><style>body {{ color: rgb(1, 2, 3) }}</style>
      <p style="color: rgb(1, 2, 3)" id="styled">x</p><iframe src="{foreign}/"></iframe><object data="{foreign}/"></object>
      <base href="{foreign}/"><form id="form" action="{foreign}/"><button>x</button></form>"""

    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<article", injected + "<article", 1))

    watched.route(sample_address + NEW_YORK, inject)
    loaded: list[str] = []
    watched.on("requestfinished", lambda request: loaded.append(request.url))
    watched.goto(sample_address + NEW_YORK)
    watched.locator("#link").click()
    watched.evaluate("document.querySelector('#form').submit()")
    refused = watched.evaluate(f"fetch('{foreign}/').then(() => 'sent', () => 'refused')")
    watched.evaluate("window.setTimeout(() => {}, 0)")
    assert watched.evaluate("window.ran") is None
    assert refused == "refused"
    assert watched.url == sample_address + NEW_YORK
    assert watched.evaluate("getComputedStyle(document.querySelector('#styled')).color") != "rgb(1, 2, 3)"
    assert watched.evaluate("document.baseURI") == sample_address + NEW_YORK
    assert [url for url in loaded if url.startswith(foreign)] == []
    breached = {words.split()[0] for words in watched.evaluate("window.breaches")}
    assert breached >= {
        *(
            "script-src-elem",
            "script-src-attr",
            "style-src-elem",
            "style-src-attr",
            "img-src",
            "frame-src",
            "object-src",
        ),
        *("base-uri", "form-action", "connect-src"),
    }
