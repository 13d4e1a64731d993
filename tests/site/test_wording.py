"""Golden cases: each file in wording/ holds some meetings, and how a page words a part of what they say."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.golden import Golden, list_cases
from tests.support.registers import write_register


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "wording"), ids=lambda path: path.stem)
def test_a_page_says(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    register = write_register(small, case["meetings"])
    page = next(page for page in list_pages(register) if page.uri == f"{case['about']}.md")
    text = render_page(build_environment(), View(register, page.folder), page)
    case.expect(page=list_lines(text, case["with"]))


def list_lines(page: str, words: str) -> list[str]:
    """The lines of a page that have these words."""
    found = [line for line in page.splitlines() if re.search(words, line)]
    assert found, words
    return found
