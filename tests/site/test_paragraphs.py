"""Golden cases: each file in cases/ holds a paragraph with its notes and resolutions, and what the page makes of it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.register.loader import load
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.golden import Golden, list_cases

RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "cases"), ids=lambda path: path.stem)
def test_a_paragraph_becomes_markdown(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    (small / RECORD).write_text(yaml.safe_dump(record_of(case), allow_unicode=True), encoding="utf-8")
    register = load(small)
    assert register.problems == []
    page = next(page for page in list_pages(register) if page.kind == "meeting")
    whole = render_page(build_environment(), View(register, page.folder), page)
    text = re.search(r"^## Text .*?\{ \.aside \}\n\n(.*?)^## ", whole, re.DOTALL | re.MULTILINE)
    assert text
    case.expect(becomes=text[1].strip() + "\n")


def record_of(case: Golden) -> dict[str, Any]:
    """A record that holds the paragraph and nothing that the case does not speak of."""
    return {
        "body": "cfm",
        "date": "2017-09-20",
        "text": [{"id": "p1", "text": case["text"]}],
        "annotations": [{"id": f"a{n}", "on": "p1", **note} for n, note in enumerate(case.get("annotations", []), 1)],
        "resolutions": [
            {"id": f"r{n}", "paragraphs": ["p1"], "summary": "S.", **r}
            for n, r in enumerate(case.get("resolutions", []), 1)
        ],
        "attendees": case.get("attendees", []),
    }
