"""Golden cases: each file in meetings/ holds a meeting, and how its page words some of what the record says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.site.pages import list_pages
from communique.site.templating import build_environment
from communique.site.view import View
from communique.site.writer import render_page
from tests.support.golden import Golden, list_cases
from tests.support.registers import write_register


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "meetings"), ids=lambda path: path.stem)
def test_the_page_of_a_meeting_says(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    register = write_register(small, case["meetings"])
    page = next(page for page in list_pages(register) if page.about == ("meeting", case["about"]))
    text = render_page(build_environment(), View(register, page.folder), page)
    case.expect(page=list_lines(text, case["with"]))


def list_lines(page: str, words: str) -> list[str]:
    """The lines of a page that have these words."""
    found = [line for line in page.splitlines() if re.search(words, line)]
    assert found, words
    return found
