"""Drafts of releases: golden cases in the manner of several publishers.

A case in cases/ is a text with the facts that its draft must find beside it; the file name says what it shows.
"""

import functools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.drafting.doubts import describe_doubts
from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.record import format_record
from communique.drafting.text.source import read_page
from communique.files.yaml.reader import read_bytes
from communique.model.derived.validation import find_todos, validate
from communique.model.meeting import Meeting
from communique.register.loader import load
from communique.register.register import Register
from communique.text.quotes import find_quote
from tests.support.drafts import list_facts
from tests.support.golden import Golden, list_cases
from tests.support.paths import DRAFTING

CASES = list_cases(Path(__file__).parent / "cases", "*.txt")


@functools.cache
def read_register() -> Register:
    return load(DRAFTING)


@functools.cache
def draft_case(path: Path) -> Draft:
    return build_draft(read_register(), read_page(path.read_bytes()), Overrides())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_draft_finds_the_facts_of_a_release(path: Path, golden: Callable[[Path], Golden]) -> None:
    """A case names the facts that it is about; of a doubt, it names some words."""
    made, case = draft_case(path), golden(path.with_suffix(".yml"))
    found = list_facts(made)
    case.expect(**{name: found[name] for name in case.data if name != "doubts"})
    doubts = describe_doubts(made)
    for doubt in case.get("doubts", ()):
        assert any(doubt in said for said in doubts), doubts


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_drafted_word_is_in_the_text(path: Path) -> None:
    made = draft_case(path)
    texts = {paragraph.id: paragraph.text for paragraph in made.heading.paragraphs}
    texts["heading"] = made.heading.title.value if made.heading.title else ""
    for one in made.people.listed:
        assert one.seat.words in texts[one.sentence.paragraph.id]
        assert one.seat.name is None or one.seat.name in one.seat.words
    for statement in made.resolutions:
        text = texts[statement.statement.sentence.paragraph.id]
        assert len(find_quote(text, statement.quote, None, statement.suffix)) == 1


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_draft_can_be_read_as_a_record(path: Path) -> None:
    made = draft_case(path)
    document = read_bytes(format_record(made, with_text=True).encode(), Path("draft.yml"))
    assert document.problems == ()
    assert [paragraph["text"] for paragraph in document.data["text"]] == [p.text for p in made.heading.paragraphs]
    meeting = validate(Meeting, document.data)
    if isinstance(meeting, list):
        assert meeting == list(find_todos(document.data)), "only what is left to a person keeps it from being a record"


@pytest.mark.parametrize("path", CASES[::7], ids=lambda path: path.stem)
def test_a_text_whose_paragraphs_are_single_lines_needs_no_empty_lines(path: Path, drafting: Register) -> None:
    text = re.sub(r"\n+", "\n", path.read_text(encoding="utf-8"))
    made = build_draft(drafting, read_page(text.encode()), Overrides())
    assert list_facts(made) == list_facts(draft_case(path))


def test_a_saved_page_is_read_without_its_frame(drafting: Register) -> None:
    page = (Path(__file__).parent / "cases" / "a-saved-page-with-a-menu-and-a-footer.html").read_bytes()
    made = build_draft(drafting, read_page(page), Overrides())
    found = list_facts(made)
    assert (found["body"], found["date"], found["place"], found["published"]) == (
        "cfm",
        "2018-04-24",
        "beijing",
        "2018-04-25",
    )
    assert found["attendees"] == [
        "sergey-lavrov, ru, member, Foreign Minister",
        "wang-yi, cn, member, Foreign Minister",
    ]
    assert made.url == "https://example.org/news/42"
    assert not any(
        "Subscribe" in paragraph.text or "Archive" in paragraph.text for paragraph in made.heading.paragraphs
    )
