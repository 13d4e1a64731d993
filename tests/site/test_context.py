"""Golden cases: each file in context/ holds some meetings, and what the page of one of them says beside its lines."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.register.loader import load
from communique.register.register import Register
from communique.site.context import ContextWriter, WrittenContext
from communique.site.pages import list_pages
from communique.site.templating import build_environment
from communique.site.view import View
from communique.site.writer import render_page
from tests.support.golden import Golden, list_cases


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "context"), ids=lambda path: path.stem)
def test_the_register_says_beside_a_meeting(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    register = write_register(small, case)
    meeting = register.meetings[case["about"]]
    written = ContextWriter(register).write(meeting)
    case.expect(beside=list_beside(written), folded=list_folded(written), since=str(written.since).splitlines())


def list_beside(written: WrittenContext) -> list[str]:
    return [f"{on}: {note.text}" for on, note in written.beside.items()]


def list_folded(written: WrittenContext) -> list[str]:
    return [f"{', '.join(note.on)}: {note.text}" for note in written.folded]


def write_register(releases: Path, case: Golden) -> Register:
    """The small register with the meetings, people and instruments of a case in place of its meeting."""
    shutil.rmtree(releases / "meetings")
    for meeting in case["meetings"]:
        name = f"{meeting['date'].rpartition('/')[2]}-{meeting.get('body', 'cfm')}-{meeting.pop('place', 'moscow')}"
        write(releases / f"meetings/{name[:4]}/{name}.yml", complete(meeting))
    for kind in ("people", "instruments"):
        for entry_id, entry in case.get(kind, {}).items():
            write(releases / f"{kind}/{entry_id}.yml", entry)
    register = load(releases)
    assert register.problems == []
    return register


def complete(meeting: dict[str, Any]) -> dict[str, Any]:
    """A meeting with the fields that a case need not speak of."""
    resolutions = [
        {"id": f"r{number}", "summary": "the matter.", "topics": ["afghanistan"], **resolution}
        for number, resolution in enumerate(meeting.get("resolutions", []), 1)
    ]
    attendees = [{"capacity": "member", **attendee} for attendee in meeting.get("attendees", [])]
    return {"body": "cfm", "outcomes": "digest", **meeting, "resolutions": resolutions, "attendees": attendees}


def write(path: Path, entry: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")


def test_a_page_has_at_most_six_notes_beside_its_lines_and_marks_each(sample: Register) -> None:
    writer = ContextWriter(sample)
    pages = {page.about.id: page for page in list_pages(sample) if page.about and page.kind == "meeting"}
    shown = 0
    for meeting in sample.meetings.values():
        beside = writer.write(meeting).beside
        assert len(beside) <= 6
        text = render_page(build_environment(), View(sample, "meetings"), pages[meeting.id])
        for note in beside.values():
            assert text.count(f"[^{note.name}]") == 2, (meeting.id, note.name)
        shown += len(beside)
    assert shown > 20
