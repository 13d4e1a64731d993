"""The pictures: what they show is what the register says."""

import re
from pathlib import Path

import html5lib
import yaml

from communique.model.parts import EntryKey
from communique.register.loader import load
from communique.register.register import Register
from communique.site.charts.shares import draw_shares
from communique.site.charts.timeline import draw_timeline


def write(releases: Path, offices: list[dict[str, str]], days: list[str]) -> Register:
    """A person with offices of China who attended meetings on some days."""
    person = {"name": "Wang <Yi> & “Co”", "sort": "Wang, Yi", "offices": offices}
    (releases / "people/wang-yi.yml").write_text(yaml.safe_dump(person), encoding="utf-8")
    for day in days:
        seats = [{"person": "wang-yi", "state": "cn", "capacity": "member"}]
        path = releases / f"meetings/{day[:4]}/{day}-cdm-new-york.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({"body": "cdm", "date": day, "attendees": seats}), encoding="utf-8")
    return load(releases)


def find(picture: str, name: str) -> list[dict[str, str]]:
    """The attributes of the elements of a name, and their text as `text`."""
    tree = html5lib.parseFragment(picture)
    found = tree.iter(f"{{http://www.w3.org/2000/svg}}{name}")
    return [{**element.attrib, "text": element.text or ""} for element in found]


def draw(register: Register) -> str:
    person = register.people["wang-yi"]
    return draw_timeline(person, register.appearances[EntryKey("person", "wang-yi")], [])


def test_a_timeline_has_a_line_for_each_dated_office_and_a_dot_for_each_meeting(small: Path) -> None:
    offices = [
        {
            "office": "Minister <of> Foreign Affairs",
            "state": "cn",
            "start_date": "2013-01-01",
            "end_date": "2016-12-31",
        },
        {"office": "Undated office", "state": "cn"},
    ]
    register = write(small, offices, ["2014-07-31", "2015-06-04"])
    picture = draw(register)
    assert [line["x1"] for line in find(picture, "line")] == ["0.00%"]
    assert "Minister <of> Foreign Affairs" in [text["text"] for text in find(picture, "text")]
    assert "Undated office" not in picture
    assert len(find(picture, "circle")) == len(register.appearances[EntryKey("person", "wang-yi")])
    assert "style=" not in picture


def test_every_place_is_within_the_width(small: Path) -> None:
    offices = [{"office": "Minister", "state": "cn", "start_date": "2013", "end_date": "2013"}]
    picture = draw(write(small, offices, ["2001-06-15", "2026-09-01"]))
    places = [float(place) for place in re.findall(r'(?:x|x1|x2|cx)="([\d.]+)%"', picture)]
    assert places
    assert all(0 <= place <= 100 for place in places)


def test_one_meeting_or_no_dated_office_is_no_timeline(small: Path) -> None:
    register = write(small, [{"office": "Minister", "state": "cn"}], ["2014-07-31", "2015-06-04"])
    assert draw(register) == ""


def test_the_parts_of_a_bar_follow_one_another() -> None:
    picture = draw_shares([("complete", 1), ("partial", 2), ("none", 0)], 4)
    parts = [(rect["x"], rect["width"]) for rect in find(picture, "rect")]
    assert parts == [("0.00%", "25.00%"), ("25.00%", "50.00%"), ("75.00%", "0.00%")]


def test_a_bar_on_an_empty_scale_is_empty() -> None:
    assert 'width="0.00%"' in draw_shares([("complete", 0)], 0)


def test_a_line_of_three_hundred_years_is_drawn(small: Path) -> None:
    offices = [{"office": "Minister", "state": "cn", "start_date": "1800", "end_date": "2099"}]
    picture = draw(write(small, offices, ["2014-07-31", "2015-06-04"]))
    assert [text["text"] for text in find(picture, "text")] == ["Minister", "1800", "1900", "2000"]
