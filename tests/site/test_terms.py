"""Terms of office as bars: what is known and what is not differ in shape, and every term is in the table."""

import re
from pathlib import Path
from typing import Any

import pytest

from communique.analysis.terms import Succession, Tenure, list_body_successions
from communique.model.parts import EntryKey
from communique.register.loader import load
from communique.register.register import Register
from communique.site.charts.scale import Scale
from communique.site.charts.terms import draw_terms, make_terms_scale
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.overviews import offices
from communique.site.overviews.offices import list_office_pages
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.analysis.test_terms import write_person
from tests.site.test_charts import find
from tests.support.hostile import SHOWN
from tests.support.pictures import find_unsafe


def draw(register: Register) -> str:
    successions = list_body_successions(register, "secretariat")
    return draw_terms("SCO Secretariat", successions, make_terms_scale(successions))


def draw_one(small: Path, **dates: str) -> str:
    write_person(small, "a", {"office": "Secretary-General", "body": "secretariat"} | dates)
    return draw(load(small))


def lines(picture: str) -> list[str]:
    return [line["class"] for line in find(picture, "line") if line["class"] != "year-line"]


def render(register: Register, uri: str = "explore/offices.md") -> str:
    page = next(page for page in list_pages(register) if page.uri == uri)
    return render_page(build_environment(), View(register, page.folder), page)


@pytest.mark.parametrize(
    ("start", "end", "shapes"),
    [
        ("2004-01-01", "2006-12-31", ["known"]),
        ("2004-01-01", "2004-01-01", ["known"]),
        ("2004", "2006-12-31", ["vague", "known"]),
        ("2004-01-01", "2006", ["known", "vague"]),
        ("2004", "2006-03", ["vague", "known", "vague"]),
        ("2004", "2004", ["vague"]),
        ("2004", "2004-03", ["vague"]),
        ("1800", "2099", ["vague", "known", "vague"]),
    ],
)
def test_a_vague_date_does_not_look_like_a_known_one(start: str, end: str, shapes: list[str], small: Path) -> None:
    picture = draw_one(small, start_date=start, end_date=end)
    assert lines(picture) == shapes
    assert find(picture, "path") == []
    places = [float(place) for place in re.findall(r' (?:x|x1|x2)="([\d.-]+)%"', picture)]
    assert all(0 <= place <= 100 for place in places)


def test_an_open_end_is_an_arrow_at_the_last_meeting_attended(small: Path) -> None:
    picture = draw_one(small, start_date="2004-01-01")
    assert len(find(picture, "path")) == 1
    assert "known" not in lines(picture)
    seen = {"person": "a", "body": "secretariat", "office": "Secretary-General", "capacity": "member"}
    record = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    attended = record.read_text(encoding="utf-8").replace("attendees:\n", f"attendees:\n  - {seen}\n".replace("'", ""))
    record.write_text(attended, encoding="utf-8")
    picture = draw(load(small))
    (line,) = [line for line in find(picture, "line") if line["class"] == "open"]
    last = load(small).meetings["2017-09-20-cfm-new-york"].date.last
    assert line["x2"] == Scale(2004, 2017).place(last)


def test_a_person_who_came_back_has_one_row(small: Path) -> None:
    terms = [("2001", "2003"), ("2010", "2012")]
    office = {"office": "Secretary-General", "body": "secretariat"}
    write_person(small, "a", *({**office, "start_date": start, "end_date": end} for start, end in terms))
    names = [text["text"] for text in find(draw(load(small)), "text") if text.get("class") not in ("year", "post")]
    assert names == ["A"]


def test_no_dated_office_is_no_picture_but_a_table(small: Path) -> None:
    assert draw_one(small, end_date="2004") == ""
    page = render(load(small))
    assert "1 term without a known first day is in the table only." in page
    assert "| [A](../people/a.md) | Secretary-General | not known | 2004 |" in page
    assert "<figure>" not in render(load(small), "bodies/secretariat.md")


def test_a_body_has_the_picture_above_its_table(small: Path) -> None:
    draw_one(small, start_date="2004")
    page = render(load(small), "bodies/secretariat.md")
    assert 0 < page.index('<svg class="terms"') < page.index("| Person | Office | Term |")


def test_every_term_of_the_picture_is_in_the_table(small: Path) -> None:
    page = render(load(small))
    assert "not a vacancy" in page
    assert "<title>Wang Yi, Minister of Foreign Affairs, from March 2013, to 30 December 2022</title>" in page
    assert "| [Wang Yi](../people/wang-yi.md) | Minister of Foreign Affairs | March 2013 | 30 December 2022 |" in page


def test_a_register_without_offices_says_so(small: Path) -> None:
    write_person(small, "wang-yi")
    assert "The register holds no such office." in render(load(small))


def test_many_terms_are_on_pages_of_their_own(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office: dict[str, Any] = {"office": "Secretary-General", "body": "secretariat", "start_date": "2004"}
    write_person(small, "a", office)
    monkeypatch.setattr(offices, "MAX_TERMS", 1)
    register = load(small)
    uris = [page.uri for page in list_office_pages(register)]
    assert uris == ["explore/offices.md", "explore/offices/body-secretariat.md", "explore/offices/state-cn.md"]
    assert "[China](offices/state-cn.md), 1 term" in render(register)
    assert "[Wang Yi](../../people/wang-yi.md)" in render(register, "explore/offices/state-cn.md")


def test_hostile_names_stay_text(hostile: Register) -> None:
    drawn = []
    for person in hostile.people.values():
        (office,) = person.offices
        terms = [Succession(EntryKey("body", "h0"), office.office, (Tenure(person, office, None),))]
        drawn.append(draw_terms(person.name, terms, make_terms_scale(terms)))
    assert len(drawn) == len(SHOWN)
    assert all(drawn)
    assert [picture for picture in drawn if find_unsafe(picture)] == []
