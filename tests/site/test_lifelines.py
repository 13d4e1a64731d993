"""The life-lines of instruments: signs at the right places, hostile names as text, and no picture of one day."""

import re
from pathlib import Path

import pytest

from communique.analysis.lives import Life, LifeStep, find_last_day, list_lives
from communique.model.edtf import Edtf
from communique.register.loader import load
from communique.register.register import Register
from communique.site.charts.lifelines import draw_life, draw_life_row, draw_life_years, list_signs
from communique.site.charts.scale import Scale
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.overviews.lives import list_life_pages
from communique.site.view.view import View
from tests.site.test_charts import find
from tests.support.hostile import SHOWN
from tests.support.pictures import find_unsafe


@pytest.fixture
def register(small: Path) -> Register:
    return load(small)


def change(register: Register, **fields: object) -> Life:
    """The life of the charter with other facts."""
    charter = register.instruments["sco-charter"]
    register.entries["instrument"]["sco-charter"] = charter.model_copy(update=fields)
    return list_lives(register)["sco-charter"]


def render(register: Register) -> str:
    page = next(iter(list_life_pages(register)))
    return render_page(build_environment(), View(register, page.folder), page)


def test_a_life_has_a_sign_of_its_own_shape_for_each_event(register: Register) -> None:
    life = change(register, in_force=Edtf("2003-09-19"))
    picture = draw_life(life, find_last_day(register))
    assert [circle["cx"] for circle in find(picture, "circle")] == [Scale(2002, 2017).place(life.events[0].day)]
    assert [path["class"] for path in find(picture, "path")] == [LifeStep.IN_FORCE]
    assert [line["class"] for line in find(picture, "line") if line.get("class")] == ["citing"]
    assert "made 7 June 2002, in force 19 September 2003, cited later in 1 outcome" in picture


def test_the_line_is_dotted_from_the_last_event_to_the_last_meeting(register: Register) -> None:
    life = change(register, in_force=Edtf("2003-09-19"), date=Edtf("2002-06-07"))
    alone = life._replace(events=life.events[:2])
    (dotted,) = [line for line in find(draw_life(alone, find_last_day(register)), "line") if line.get("class")]
    scale = Scale(2002, 2017)
    assert (dotted["class"], dotted["x1"]) == ("since", scale.place(life.events[1].when.last))
    assert dotted["x2"] == scale.place(find_last_day(register) or life.last.day)


def test_events_of_one_day_are_no_picture(register: Register) -> None:
    life = list_lives(register)["sco-charter"]
    assert draw_life(life._replace(events=life.events[:1]), find_last_day(register)) == ""


def test_a_date_that_leaves_the_day_open_has_a_hollow_sign(register: Register) -> None:
    life = change(register, date=Edtf("2002"))
    assert [circle.get("class") for circle in find(draw_life(life, None), "circle")] == ["vague"]
    assert ("○", "made, day not known") in list_signs([life])
    assert ("○", "made, day not known") not in list_signs([change(register, date=Edtf("2002-06-06/2002-06-07"))])


def test_an_instrument_from_before_the_scale_begins_at_its_edge(register: Register) -> None:
    life = change(register, date=Edtf("1945-06-26"), in_force=Edtf("1945-10-24"))
    row = draw_life_row(life, Scale(2001, 2020), None)
    assert find(row, "circle") == []
    assert [path["class"] for path in find(row, "path")] == ["made"]
    assert list_signs([life], 2001)[:2] == [("●", "made"), ("◀", "made before 2001")]


@pytest.mark.parametrize(("made", "in_force"), [("0001", "9999"), ("9999", None), ("0001", None)])
def test_lines_of_nine_thousand_years_are_drawn_within_the_width(
    made: str, in_force: str | None, register: Register
) -> None:
    life = change(register, date=Edtf(made), in_force=Edtf(in_force) if in_force else None)
    for drawn in (draw_life(life, find_last_day(register)), render(register)):
        places = [float(place) for place in re.findall(r' (?:x|x1|x2|cx)="([\d.-]+)%"', drawn)]
        assert places
        assert all(0 <= place <= 100 for place in places)


def test_the_years_above_a_column_are_few() -> None:
    for years in ((2001, 2026), (1945, 2026), (2001, 2001), (1, 9999)):
        assert len(find(draw_life_years(Scale(*years)), "text")) <= 3


def test_the_overview_says_what_is_cited_later_and_what_is_not_known(register: Register, small: Path) -> None:
    text = render(register)
    assert (
        "1 instrument, by kind and in chronological order. 1 instrument is cited in an outcome of a later meeting."
        in text
    )
    assert re.search(r"^\| \[SCO Charter\].* \| 2002 \| – \| 1 \| 2017 \|$", text, re.MULTILINE)
    record = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("outcomes: complete", "outcomes: digest"), encoding="utf-8"
    )
    assert "Of 1 meetings" not in render(load(small))
    assert "Of 1 meeting, 0 are recorded with every outcome" in render(load(small))


def test_without_meetings_or_instruments_the_overview_is_a_sentence_or_a_table(register: Register) -> None:
    register.entries["meeting"].clear()
    assert "0 instruments are cited in an outcome of a later meeting" in render(load_again(register))
    register.entries["instrument"].clear()
    assert "The register holds no instruments." in render(load_again(register))


def load_again(register: Register) -> Register:
    """The same entries, with nothing cached."""
    return Register(register.root, register.entries)


def test_hostile_names_stay_text(hostile: Register) -> None:
    pictures = [draw_life(life, find_last_day(hostile)) for life in list_lives(hostile).values()]
    assert len(pictures) == len(SHOWN)
    assert all(pictures)
    assert [picture for picture in pictures if find_unsafe(picture)] == []


def test_a_row_does_not_grow_with_citations_that_cannot_be_told_apart(register: Register) -> None:
    life = list_lives(register)["sco-charter"]
    days = [
        Edtf(f"{year}-{month:02}-{day:02}")
        for year in range(2003, 2017)
        for month in range(1, 13)
        for day in range(1, 28)
    ]
    many = life._replace(events=(life.events[0], *(life.events[1]._replace(when=day) for day in days)))
    row = draw_life_row(many, Scale(2002, 2017), None)
    strokes = [line for line in find(row, "line") if line.get("class") == "citing"]
    assert 150 < len(strokes) <= 201
