"""Asks the search page of a built site what readers ask, and counts the answers among the first hits.

The questions are in `tests/cases/questions/`: those of the sample are tests of the code, and the others give the score
on the page *Search*.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import yaml
from playwright.sync_api import Page, sync_playwright

from benchmark.system.chromium import find_chromium
from benchmark.times.searches import serve_site

FIRST = 3
"""Hits among which an answer must be."""
SETTLED = ".search__status:not(:empty)"

_ASK = """(state) => {
  document.querySelector(".search__status").replaceChildren();
  history.pushState(null, "", "?" + state);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
_MARKUP, _ESCAPED = re.compile(r"([|`<*_])"), r"\\\1"
_LINKS = "links => links.map(link => link.pathname + link.hash)"


class Question(NamedTuple):
    """What a reader asks, and where the answer is."""

    state: dict[str, str]
    """The words and facets, as in the address of the search page."""
    finds: tuple[str, ...]
    """The addresses of right answers; none if the right answer is that nothing is recorded."""
    rank: int
    """Hits among which an answer must be."""

    def __str__(self) -> str:
        return ", ".join(value if key == "q" else f"{key}: {value}" for key, value in self.state.items())

    def is_answered_by(self, answer: "Answer") -> bool:
        """Return whether one of the first hits is an answer, or a part of the page that is one."""
        if not self.finds:
            return answer.status.startswith("Nothing")
        parts = tuple(address for address in self.finds if address.endswith(("/", "#r")))
        return any(hit in self.finds or hit.startswith(parts) for hit in answer.hits[: self.rank])


class Answer(NamedTuple):
    """What the search page shows."""

    hits: list[str]
    """The addresses of the first hits, below the site's root."""
    status: str


class Score(NamedTuple):
    """The questions of a file, and those whose answer was not among the first hits."""

    name: str
    asked: list[Question]
    failed: list[tuple[Question, Answer]]


def read_questions(file: Path) -> list[Question]:
    """Return the questions of a YAML file."""
    items: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    notes = ("finds", "rank", "why", "source", "asks")
    return [
        Question(
            {key: value for key, value in item.items() if key not in notes},
            tuple(item["finds"]),
            item.get("rank", FIRST),
        )
        for item in items
    ]


def open_search(page: Page, address: str) -> None:
    """Open the search page of a site, so that questions can be asked on it."""
    page.goto(f"{address}/search/?q=SCO")
    page.wait_for_selector(SETTLED)


def ask(page: Page, question: Question) -> Answer:
    """Ask a question on the open search page, as if its address changed to the question."""
    page.evaluate(_ASK, urlencode(question.state))
    page.wait_for_selector(SETTLED)
    links: list[str] = page.locator(".hit__link").evaluate_all(_LINKS)
    return Answer(links[: max(FIRST, question.rank)], page.locator(".search__status").inner_text())


def score_questions(site: Path, file: Path) -> Score:
    """Ask every question of a file on a built site in Chromium."""
    asked = read_questions(file)
    with serve_site(site) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        open_search(page, server.address)
        answers = [(question, ask(page, question)) for question in asked]
        browser.close()
    return Score(file.name, asked, [pair for pair in answers if not pair[0].is_answered_by(pair[1])])


def format_score(score: Score) -> str:
    """Return the score as Markdown: a sentence, and a table of the questions that failed, with the first hits."""
    found = len(score.asked) - len(score.failed)
    asked = f"{len(score.asked)} questions of `{score.name}`"
    lines = [f"{found} of the {asked} have their answer among the first {FIRST} hits."]
    if score.failed:
        lines += ["", "| question | answer | first hits |", "| --- | --- | --- |"]
        lines += [_format_failure(question, answer) for question, answer in score.failed]
    return "\n".join(lines)


def _format_failure(question: Question, answer: Answer) -> str:
    wanted = ", ".join(f"`{address}`" for address in question.finds[:2]) or "nothing is recorded"
    shown = ", ".join(f"`{hit}`" for hit in answer.hits) or "none"
    return f"| {_MARKUP.sub(_ESCAPED, str(question))} | {wanted} | {shown} |"
