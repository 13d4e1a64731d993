"""Hostile words on a built site: on every page they are words, and nothing else.

One site holds every field with every word of a group. Chromium parses all of its pages and opens those that could do harm.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Page

from benchmark.questions import Question, ask, open_search
from communique.model.registries import REGISTRIES
from tests.support.checkouts import build, make_checkout, warm_up
from tests.support.hostile import GROUPS, address_of, id_of, summaries_of, write_register
from tests.support.paths import ROOT
from tests.support.web import served, without_faults

COMPARE = (ROOT / "tests/support/hostile.js").read_text(encoding="utf-8")
READ_INDEXES = (ROOT / "tests/support/hostile_indexes.js").read_text(encoding="utf-8")
GO = "(query) => { history.pushState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }"
"""Goes to another query of the page, as the way back does. The page of comparisons is empty until the records have come."""
INDEXES = ("/", "/people/", "/states/", "/bodies/", "/instruments/", "/topics/", "/places/", "/meetings/", "/acts/")

GUIDES = ("about", "contribute", "data", "develop", "licences")
"""The folders of pages that are written by hand or derived from the code, not from records."""


class HostileChecks:
    """The checks of one group of words; a subclass names the group, and words by which a search finds some of them."""

    group: ClassVar[str]
    searched: ClassVar[tuple[str, ...]]

    @classmethod
    def corpus(cls) -> list[str]:
        """The words, the harmless ones first."""
        return GROUPS[cls.group]

    @pytest.fixture(scope="class")
    @classmethod
    def site(cls, tmp_path_factory: pytest.TempPathFactory, small_checkout: Path) -> Path:
        """The site of the register that holds the words. Its guides are those of the small one."""
        checkout = warm_up(make_checkout(tmp_path_factory.mktemp(cls.group) / "checkout", None), small_checkout)
        write_register(checkout / "releases", cls.corpus())
        build(checkout)
        return checkout / "site"

    @pytest.fixture(scope="class")
    @classmethod
    def where(cls, site: Path) -> Iterator[str]:
        """The address of the site."""
        with served(site) as address:
            yield address

    @pytest.fixture(scope="class")
    @classmethod
    def opened(cls, browser: Browser, where: str) -> Iterator[tuple[Page, list[str]]]:
        """A page on which nothing may run, ask or speak that is not the register's own, and what did so all the same."""
        context = browser.new_context()
        page = context.new_page()
        faults: list[str] = []
        page.add_init_script(
            "window.alert = window.confirm = window.prompt = () => { throw new Error('a script ran') }"
        )
        page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("request", lambda asked: None if asked.url.startswith(where) else faults.append(asked.url))
        page.on("popup", lambda popup: faults.append(popup.url))
        yield page, faults
        context.close()
        assert faults == []

    @pytest.fixture
    def watched(self, opened: tuple[Page, list[str]]) -> Iterator[Page]:
        """The page that the tests of a class share; what it does meanwhile fails the test."""
        page, faults = opened
        with without_faults(faults):
            yield page

    @pytest.mark.browser
    @pytest.mark.parametrize("kind", REGISTRIES)
    def test_words_are_words_on_the_page_of_every_entry(self, watched: Page, where: str, kind: str) -> None:
        """Each page has the elements and attributes of the page with harmless words, its links lead where the record says,
        no id comes twice, and the words are there as often as the harmless ones on theirs.
        """
        watched.goto(where + "/404.html")
        places = range(len(self.corpus()))
        found: dict[str, Any] = watched.evaluate(
            COMPARE,
            {
                "addresses": [f"/{REGISTRIES[kind].plural}/{id_of(kind, at)}/" for at in places],
                "words": self.corpus(),
                "targets": [address_of(at) for at in places],
            },
        )
        assert found["faults"] == []
        assert found["harmless"] > 3

    @pytest.mark.browser
    def test_words_are_words_on_every_index(self, watched: Page, where: str, site: Path) -> None:
        """On a page that lists all entries, each entry's line has the elements of the harmless one's."""
        entries = {id_of(kind, at) for kind in REGISTRIES for at in range(len(self.corpus()))}
        indexes = sorted(
            f"/{path.parent.relative_to(site)}/".replace("/./", "/")
            for path in site.rglob("index.html")
            if path.parent.name not in entries and path.relative_to(site).parts[0] not in GUIDES
        )
        assert {*INDEXES, "/meetings/2017/", "/coverage/"} <= set(indexes)
        watched.goto(where + "/404.html")
        known: list[dict[str, Any]] = watched.evaluate(READ_INDEXES, indexes)
        for address, page in zip(indexes, known, strict=True):
            assert page["doubles"] == [], address
            assert set(page["away"]) <= {address_of(at) for at in range(len(self.corpus()))}, address
            lines: dict[str, int] = page["lines"]
            long = sum(lines.values()) > len(self.corpus())
            alone = {shape: count for shape, count in lines.items() if long and count < len(self.corpus()) // 4}
            assert not alone, (address, alone)

    @pytest.mark.browser
    def test_words_do_nothing_on_pages_that_are_opened(self, watched: Page, where: str) -> None:
        for path in INDEXES:
            watched.goto(where + path)
        for at in range(1, len(self.corpus()), 8):
            for kind in ("meeting", "person"):
                watched.goto(f"{where}/{REGISTRIES[kind].plural}/{id_of(kind, at)}/")
        assert watched.evaluate("document.readyState") == "complete"

    @pytest.mark.browser
    def test_words_are_words_where_meetings_are_compared(self, watched: Page, where: str) -> None:
        watched.goto(f"{where}/explore/compare/")
        for at in range(1, len(self.corpus()), 4):
            watched.evaluate(GO, f"?a={id_of('meeting', at)}&b={id_of('meeting', at - 1)}")
            watched.get_by_text("Shown below").wait_for()
            own = "table, thead, tbody, tr, th, td, span, ul, li, strong, a"
            assert watched.locator(f"[data-part] :not({own})").count() == 0
            shown = " ".join((watched.locator("[data-part=topics]").text_content() or "").split())
            assert " ".join(summaries_of(self.corpus()[at], at)[0].split()) in shown

    @pytest.mark.browser
    def test_words_do_nothing_among_the_hits_of_a_search(self, watched: Page, where: str) -> None:
        open_search(watched, where)
        for words in self.searched:
            assert ask(watched, Question({"q": words}, (), 1)).hits, words
            foreign = "#search-panel :is(script, img, svg, iframe, style, object, embed, base, meta)"
            assert watched.locator(foreign).count() == 0
