"""The page that compares two meetings: the bodies to choose from, what it says where there is nothing to compare, its caution."""

import json
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from communique.model.vocabulary import Completeness, Outcomes, Strength
from communique.register.loader import load
from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.output.dependencies import PageCache
from communique.site.output.writer import render_page, write_pages
from communique.site.overviews.compare import COMPARISON, list_comparison_pages, warn_of_incomplete_records
from communique.site.view.view import View
from tests.support.registers import write_register

PAGE = "explore/compare.md"


def render(register: Register) -> str:
    (page,) = list_comparison_pages(register)
    return render_page(build_environment(), View(register, page.folder), page)


def add_meeting(releases: Path) -> None:
    """Add a second meeting of the same body."""
    first = next(iter((releases / "meetings").rglob("*.yml")))
    (first.parent / "2017-09-21-cfm-new-york.yml").write_text(first.read_text(encoding="utf-8"), encoding="utf-8")


class Form(HTMLParser):
    """The attributes of the elements of a page, and the text of its options."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.options: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text of an option."""
        if self.elements and self.elements[-1][0] == "option" and data.strip():
            self.options.append(data)


def test_each_side_offers_the_bodies_that_met_in_the_order_of_the_register(sample: Register) -> None:
    met = [body.name for body in sample.bodies.values() if any(m.body == body.id for m in sample.meetings.values())]
    form = Form(render(sample))
    assert 5 < len(met) < len(sample.bodies)
    assert form.options == ["Choose a body", *met, "Choose a body first"] * 2


def test_the_script_gets_the_meaning_of_every_word_that_it_shows(sample: Register) -> None:
    (words,) = [attributes["data-words"] for tag, attributes in Form(render(sample)).elements if tag == "form"]
    assert words is not None
    assert json.loads(words) == {
        "attendance": {term.value: term.meaning for term in Completeness},
        "outcomes": {term.value: term.meaning for term in Outcomes},
        "strengths": {term.value: term.label.capitalize() for term in Strength},
    }


def test_a_hostile_name_of_a_body_stays_text(small: Path) -> None:
    name = '</option></select><script>alert("1")</script> {{ 7 * 7 }} &amp;'
    text = (small / "bodies.yml").read_text(encoding="utf-8")
    (small / "bodies.yml").write_text(text.replace("name: Council of Ministers of Foreign Affairs", f"name: '{name}'"))
    add_meeting(small)
    page = render(load(small))
    assert "<script" not in page
    assert Form(page).options.count(unescape(name.replace("&amp;", "&amp;amp;"))) == 2


def test_with_one_meeting_or_none_the_page_says_that_there_is_nothing_to_compare(small: Path) -> None:
    register = load(small)
    assert len(register.meetings) == 1
    assert "There is nothing to compare yet: the register holds one meeting." in render(register)
    for path in (small / "meetings").rglob("*.yml"):
        path.unlink()
    page = render(load(small))
    assert "There is nothing to compare yet: the register holds no meeting." in page
    assert "<form" not in page
    assert warn_of_incomplete_records(load(small)) == "The register does not hold two meetings yet."


def test_the_menu_leads_to_the_page_so_it_is_always_there(small: Path, tmp_path: Path) -> None:
    for path in (small / "meetings").rglob("*.yml"):
        path.unlink()
    register = load(small)
    assert COMPARISON.is_shown(register)
    assert PAGE in write_pages(register, tmp_path / "pages")


def test_the_caution_counts_the_records_that_are_complete(sample: Register) -> None:
    whole = sum(meeting.outcomes is Outcomes.COMPLETE for meeting in sample.held_meetings)
    named = sum(meeting.attendance is Completeness.COMPLETE for meeting in sample.held_meetings)
    held = len(sample.held_meetings)
    assert 0 < whole < named < held
    words = f"Of {held} meetings held, {whole} have all of their outcomes recorded and {named} the delegation"
    assert warn_of_incomplete_records(sample).startswith(words)


def test_the_caution_does_not_count_meetings_that_were_only_announced(small: Path) -> None:
    held = [{"date": "2017-04-24"}, {"date": "2018-04-24"}]
    register = write_register(small, [*held, {"date": "2019-04-24", "held": "announced"}])
    assert warn_of_incomplete_records(register).startswith("Of 2 meetings held, ")


def test_the_page_is_rendered_again_only_if_it_would_change(small: Path, tmp_path: Path) -> None:
    cache, folder = PageCache(), tmp_path / "pages"
    write_pages(load(small), folder, cache=cache)
    before = cache.pages[PAGE]
    record = next(iter((small / "meetings").rglob("*.yml")))
    record.write_text(record.read_text(encoding="utf-8").replace("published: 2017-09-22", "published: 2017-09-23"))
    write_pages(load(small), folder, cache=cache)
    assert cache.pages[PAGE] == before
    add_meeting(small)
    write_pages(load(small), folder, cache=cache)
    assert cache.pages[PAGE] != before
    before = cache.pages[PAGE]
    bodies = (small / "bodies.yml").read_text(encoding="utf-8")
    (small / "bodies.yml").write_text(bodies.replace("name: Council of Ministers", "name: The Council of Ministers"))
    write_pages(load(small), folder, cache=cache)
    assert cache.pages[PAGE] != before
