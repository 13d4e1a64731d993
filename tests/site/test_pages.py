"""The pages of a register: written where they change, one for each entry and each former address, nothing left out."""

import re
from html import unescape
from pathlib import Path

from communique.model.parts import EntryKey
from communique.model.vocabulary import Act
from communique.register.loader import load
from communique.register.register import Register
from communique.site.index_pages import build_glance
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page, write_pages
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.paths import SMALL
from tests.support.registers import write_register


def test_pages_are_written_only_where_they_change(tmp_path: Path) -> None:
    register = load(SMALL)
    write_pages(register, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    write_pages(register, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_every_entry_has_a_page(sample: Register) -> None:
    wanted = {f"{origin.path}.md" for origin in sample.origins if origin.kind in sample.entries}
    assert len(wanted) > 200
    assert wanted <= {page.uri for page in list_pages(sample)}


def test_a_former_address_leads_to_what_took_its_place(small: Path, tmp_path: Path) -> None:
    lines = "people/y-wang: people/wang-yi\ntopics/everything: null\n"
    (small / "redirects.yml").write_text(lines, encoding="utf-8")
    assert write_pages(load(small), tmp_path)
    moved = (tmp_path / "people/y-wang.md").read_text(encoding="utf-8")
    assert '\nmoved_to: "people/wang-yi/"\n' in moved
    assert "[Wang Yi](wang-yi.md)" in moved
    withdrawn = (tmp_path / "topics/everything.md").read_text(encoding="utf-8")
    assert "moved_to" not in withdrawn
    assert "withdrawn" in withdrawn


def test_the_sheet_of_all_meetings_shows_each_once(sample: Register) -> None:
    sheet = build_glance(sample)
    shown = [meeting.id for _, cells in sheet.rows for cell in cells for meeting in cell]
    assert sorted(shown) == sorted(sample.meetings)
    assert all(len(cells) == len(sheet.years) for _, cells in sheet.rows)


def test_the_page_of_acts_gives_the_meaning_and_the_printed_forms_of_each() -> None:
    """Contributors look there for the act of a verb."""
    register = load(SMALL)
    page = next(page for page in list_pages(register) if page.uri == "acts/index.md")
    text = unescape(render_page(build_environment(), View(register, page.folder), page))
    for act in Act:
        assert act.meaning.endswith("."), act
        assert act.meaning in text, act
        assert [form for form in act.forms if form not in text] == [], act


def test_the_attendance_of_a_state_leads_to_its_delegations(sample: Register) -> None:
    page = next(page for page in list_pages(sample) if page.uri == "states/cn.md")
    text = render_page(build_environment(), View(sample, page.folder), page)
    headings = re.findall(r"^### .* \{ #(at-.*) \}$", text, re.MULTILINE)
    linked = re.findall(r"\(#(at-.*?)\)", text)
    assert "at-cfm" in linked
    assert set(linked) <= set(headings)
    came = sample.appearances[EntryKey("state", "cn")]
    assert headings == [f"at-{body}" for body in sample.bodies if any(one.meeting.body == body for one in came)]


def test_spellings_of_a_name_that_pages_print_are_in_one_pair_of_brackets(small: Path) -> None:
    seats = [
        {"person": "wang-yi", "state": "cn", "printed": "Wang I", "also_printed": ["Van I", "Wang Yee"]},
        {"person": "sergey-lavrov", "state": "ru", "also_printed": ["Sergei Lavrov"]},
    ]
    register = write_register(small, [{"date": "2016-05-24", "attendees": seats}])
    page = next(page for page in list_pages(register) if page.kind == "meeting")
    text = render_page(build_environment(), View(register, page.folder), page)
    assert "(printed “Wang I”, elsewhere “Van I”, “Wang Yee”)" in text
    assert "(elsewhere printed “Sergei Lavrov”)" in text
