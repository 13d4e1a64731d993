"""Golden cases: each file in context/ holds some meetings, and what the page of one of them says beside its lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.context import ContextWriter, WrittenContext
from communique.site.view.view import View
from tests.support.golden import Golden, list_cases
from tests.support.registers import write_register


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "context"), ids=lambda path: path.stem)
def test_the_register_says_beside_a_meeting(path: Path, small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    register = write_register(small, case["meetings"], case.get("people"), case.get("instruments"))
    meeting = register.meetings[case["about"]]
    written = ContextWriter(register).write(meeting)
    case.expect(beside=list_beside(written), folded=list_folded(written), since=str(written.since).splitlines())


def list_beside(written: WrittenContext) -> list[str]:
    return [f"{on}: {note.text}" for on, note in written.beside.items()]


def list_folded(written: WrittenContext) -> list[str]:
    return [f"{', '.join(note.on)}: {note.text}" for note in written.folded]


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
