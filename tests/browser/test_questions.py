"""Readers' questions: the answer to each is among the first hits of the search page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmark.questions import Question, ask, open_search, read_questions
from tests.support.paths import CASES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reader(browser: Browser, sample_address: str) -> Iterator[Page]:
    """One reader who asks all questions on one page, so that the index is loaded once."""
    page = browser.new_page()
    open_search(page, sample_address)
    yield page
    page.close()


@pytest.mark.parametrize("question", read_questions(CASES / "questions/sample.yml"), ids=str)
def test_a_readers_question_has_its_answer_among_the_first_hits(reader: Page, question: Question) -> None:
    answer = ask(reader, question)
    assert question.is_answered_by(answer), answer


@pytest.mark.parametrize(
    ("name", "number"), [("real", 60), ("later", 40), ("unseen", 40), ("further", 40), ("apart", 40), ("thirty", 30)]
)
def test_the_questions_to_the_real_register_can_be_read(name: str, number: int) -> None:
    assert len(read_questions(CASES / f"questions/{name}.yml")) == number
