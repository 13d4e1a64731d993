"""Readers' questions: the answer to each is among the first hits of the search page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SETTLED = ".search__status:not(:empty)"
QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader(browser: Browser, sample_address: str) -> Iterator[Page]:
    """One reader who asks all questions on one page, so that the index is loaded once."""
    page = browser.new_page()
    page.goto(f"{sample_address}/search/?q=SCO")
    page.wait_for_selector(SETTLED)
    yield page
    page.close()


def first_hits(page: Page, address: str, state: dict[str, Any]) -> list[str]:
    """The addresses of the first hits that the search page shows when its address changes to a state."""
    page.evaluate(
        """(state) => {
          document.querySelector(".search__status").replaceChildren();
          history.pushState(null, "", "?" + state);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        urlencode(state),
    )
    page.wait_for_selector(SETTLED)
    links = page.locator(".hit__link").evaluate_all("links => links.slice(0, 3).map(link => link.href)")
    return [re.sub(r"\?[^#]*", "", link).removeprefix(address + "/") for link in links]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(f"{v}" for k, v in q.items() if k != "finds"))
def test_a_readers_question_has_its_answer_among_the_first_hits(
    reader: Page, sample_address: str, question: dict[str, Any]
) -> None:
    wanted = question["finds"]
    state = {key: value for key, value in question.items() if key not in ("finds", "rank")}
    hits = first_hits(reader, sample_address, state)[: question.get("rank", 3)]
    fits = [hit for hit in hits if hit == wanted or (hit.startswith(wanted) and wanted.endswith(("#r", "/")))]
    assert fits, hits
