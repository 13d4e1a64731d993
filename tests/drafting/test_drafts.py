"""Drafts of releases: golden cases in the manner of several publishers, and the release of New York against its record.

A case is a text with the facts that its draft must find beside it; the file name says what it shows.
"""

import functools
import re
from pathlib import Path
from typing import Any

import pytest

from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.record import format_record
from communique.drafting.text.source import read_page
from communique.files.reader import read_bytes
from communique.model.meeting import Meeting
from communique.model.validation import find_todos, validate
from communique.register.loader import load
from communique.register.register import Register
from communique.text import find_quote
from tests.support.paths import RELEASES

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
NEW_YORK = "2017-09-20-cfm-new-york"


@functools.cache
def register_itself() -> Register:
    return load(RELEASES)


@functools.cache
def drafted(text: str, without: str | None = None) -> Draft:
    return build_draft(register_itself(), read_page(text.encode()), Overrides(), without)


def facts(made: Draft) -> dict[str, Any]:
    """What a draft found, in the words of the golden cases."""
    lead, people = made.lead, made.people
    found = {"title": made.heading.title, "kind": made.heading.kind, "published": made.heading.published} | {
        name: getattr(lead, name) for name in ("form", "session", "held", "mode", "occasion")
    }
    return {name: str(value.value) if value else None for name, value in found.items()} | {
        "body": made.body.value if made.body else None,
        "date": made.date.value if made.date else None,
        "place": made.place.value if made.place else None,
        "chair": people.chair,
        "chair_state": people.chair_state,
        "attendance": str(people.attendance),
        "attendees": [
            ", ".join(map(str, (one.person or "null", one.seat.state or one.seat.body, one.capacity, one.seat.office)))
            for one in people.listed
        ],
        "new": list(people.newcomers),
        "corrections": [f"{one.printed} reads {one.reads}" for one in people.listed if one.reads],
        "acts": [f"{one.statement.sentence.paragraph.id} {one.statement.act}" for one in made.resolutions],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_draft_finds_the_facts_of_a_release(case: Path) -> None:
    made = drafted(case.read_text(encoding="utf-8"))
    golden = read_bytes(case.with_suffix(".yml").read_bytes(), case).data
    wanted = {
        name: str(value) if isinstance(value, int) else value for name, value in golden.items() if name != "doubts"
    }
    found = facts(made)
    assert {name: found[name] for name in wanted} == wanted
    for doubt in golden.get("doubts", ()):
        assert any(doubt in said for said in made.doubts), made.doubts


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_drafted_word_stands_in_the_text(case: Path) -> None:
    made = drafted(case.read_text(encoding="utf-8"))
    texts = {paragraph.id: paragraph.text for paragraph in made.heading.paragraphs}
    for one in made.people.listed:
        assert one.seat.words in texts[one.sentence.paragraph.id]
        assert one.seat.name is None or one.seat.name in one.seat.words
    for statement in made.resolutions:
        text = texts[statement.statement.sentence.paragraph.id]
        assert len(find_quote(text, statement.quote, None, statement.suffix)) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_draft_can_be_read_as_a_record(case: Path) -> None:
    made = drafted(case.read_text(encoding="utf-8"))
    document = read_bytes(format_record(made, with_text=True).encode(), Path("draft.yml"))
    assert document.problems == ()
    assert [paragraph["text"] for paragraph in document.data["text"]] == [p.text for p in made.heading.paragraphs]
    meeting = validate(Meeting, document.data)
    if isinstance(meeting, list):
        assert meeting == list(find_todos(document.data)), "only what is left to a person keeps it from being a record"


@pytest.fixture(scope="module")
def new_york() -> Draft:
    """The draft of the release that the record of New York quotes; the record itself is no evidence."""
    meeting = register_itself().meetings[NEW_YORK]
    text = "\n\n".join(paragraph.text for paragraph in meeting.text)
    return drafted(f"{meeting.title}\n22.09.2017 13:24\n\n{text}", NEW_YORK)


def test_the_draft_of_new_york_has_the_facts_of_its_record(new_york: Draft) -> None:
    meeting, found = register_itself().meetings[NEW_YORK], facts(new_york)
    for name in ("title", "body", "form", "kind", "date", "mode", "published", "chair", "attendance"):
        assert found[name] == str(getattr(meeting, name)), name
    assert (
        (found["place"], found["occasion"]) == (meeting.venue.place, meeting.venue.occasion) if meeting.venue else False
    )


def test_the_draft_of_new_york_has_the_attendees_of_its_record(new_york: Draft) -> None:
    recorded = [
        (a.person, a.state or a.body, a.office, a.capacity, a.printed)
        for a in register_itself().meetings[NEW_YORK].attendees
    ]
    listed = [
        (one.person, one.seat.state or one.seat.body, one.seat.office, one.capacity, one.printed)
        for one in new_york.people.listed
    ]
    assert listed == recorded


def test_the_draft_of_new_york_has_the_acts_of_its_record(new_york: Draft) -> None:
    recorded = [(r.paragraphs[0], str(r.act)) for r in register_itself().meetings[NEW_YORK].resolutions]
    found = [(one.statement.sentence.paragraph.id, str(one.statement.act)) for one in new_york.resolutions]
    assert found == recorded


def test_the_draft_of_new_york_proposes_topics_and_instruments(new_york: Draft) -> None:
    pairs = list(zip(register_itself().meetings[NEW_YORK].resolutions, new_york.resolutions, strict=True))
    assert sum(1 for recorded, made in pairs if set(recorded.topics) & set(made.proposal.topics)) > len(pairs) * 0.7
    cited = [name for recorded, _ in pairs for name in recorded.instruments]
    assert (
        sum(1 for recorded, made in pairs for name in recorded.instruments if name in made.instruments) > len(cited) / 2
    )


def test_a_text_in_one_line_breaks_is_read_as_one_with_empty_lines() -> None:
    text = CASES[0].read_text(encoding="utf-8")
    assert facts(drafted(re.sub(r"\n+", "\n", text))) == facts(drafted(text))


def test_a_saved_page_is_read_without_its_frame() -> None:
    page = (Path(__file__).parent / "cases" / "a-saved-page-with-a-menu-and-a-footer.html").read_bytes()
    made = build_draft(register_itself(), read_page(page), Overrides())
    found = facts(made)
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
