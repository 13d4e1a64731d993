"""Pages for tests that look at them themselves, and the scripts of the site without the site."""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from communique.register.loader import load
from communique.register.register import Register
from communique.search.index import build_index
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.paths import ROOT, SAMPLE
from tests.support.web import served, watched, without_faults

GUIDE = """<!doctype html><html lang="en"><head><title>A guide</title><meta name="kind" content="guide"
data-pagefind-meta="kind[content]"><meta name="title" content="A guide" data-pagefind-meta="title[content]"></head>
<body><article data-pagefind-body><h1>A guide</h1><p>How to brew tea.</p><h2 id="milk">Milk</h2><p>Some take milk.</p>
</article></body></html>"""
FRAME = """<!doctype html><html lang="en"><head><title>A page</title>
<link rel="icon" href="/assets/icon.svg"></head><body>
<a href="/search/" data-search>Search</a><article>{}</article></body></html>"""

MORE = {
    "bodies.yml": """
sco:
  name: Shanghai Cooperation Organisation
  short: SCO
  scope: sco
  other_names: [{name: Shanghai Cooperation Organization}, {name: ШОС}]
  meets: false
  seat: Beijing
  established: 2001-06-15
""",
    "topics.yml": """
belt-and-road:
  name: Belt and Road
  other_names: [{name: BRI, note: short for Belt and Road Initiative}]
  definition: The Belt and Road Initiative, and visas, usage and daily aid.
""",
}
"""Entries that are added to the sample, by file."""


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A page whose browser has kept no file yet, for tests of what must be loaded."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def scripts_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assets of the site, an index of the sample, an empty page and the search page; nothing is built by MkDocs.

    The register has the organisation as an entry, and an abbreviation with a note, which the sample lacks.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site = shared / "scripts"
    with (shared / "scripts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "pagefind").exists():
            shutil.copytree(SAMPLE, shared / "scripts-releases")
            for name, entry in MORE.items():
                with (shared / "scripts-releases" / name).open("a", encoding="utf-8") as file:
                    file.write(entry)
            make_site(load(shared / "scripts-releases"), site)
    return site


def make_site(register: Register, site: Path) -> None:
    """Make a site of the assets, an index of a register, an empty page and the search page."""
    assert register.problems == []
    shutil.copytree(ROOT / "docs/assets", site / "assets")
    _write(site / "contribute/index.html", GUIDE)
    _write(site / "blank.html", FRAME.format("<p id='p1'>One.</p>"))
    _write(site / "search/index.html", FRAME.format(_search_panel(register)))
    build_index(register, site)


def _search_panel(register: Register) -> str:
    """The panel of the search page, as its template makes it."""
    page = next(page for page in list_pages(register) if page.uri == "search.md")
    _, start, panel = render_page(build_environment(), View(register, page.folder), page).partition(
        '<div id="search-panel">'
    )
    return start + panel


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def scripts_address(scripts_site: Path) -> Iterator[str]:
    """The address at which the scripts are served."""
    with served(scripts_site) as where:
        yield where


Use = Callable[..., Any]


@pytest.fixture(scope="module")
def blank(browser: Browser, scripts_address: str) -> Iterator[tuple[Page, list[str]]]:
    """An empty page, and what goes wrong on it. The tests of a module share it: only the first one waits for the scripts."""
    with watched(browser) as (page, faults):
        page.goto(f"{scripts_address}/blank.html")
        yield page, faults
    assert not faults


@pytest.fixture
def shared(blank: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page that the tests of a module share; an error in the console or a failed request fails the test."""
    page, faults = blank
    with without_faults(faults):
        yield page


@pytest.fixture
def use(shared: Page) -> Use:
    """Evaluates an expression on an empty page, in which `module` is a module of the search and `argument` what is passed.

    It must leave the page as it is.
    """

    def evaluate(name: str, expression: str, argument: object = None) -> Any:
        assert re.fullmatch(r"\w+", name)
        code = (
            f"async (argument) => {{ const module = await import('/assets/search/{name}.js'); return {expression}; }}"
        )
        return shared.evaluate(code, argument)

    return evaluate
