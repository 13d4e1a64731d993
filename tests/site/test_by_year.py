"""What pages show by year: charts of statements, their tables, and how well each body is recorded."""

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from communique.analysis.coverage.trends import count_on_topic, measure_years
from communique.register.loader import load
from communique.register.register import Register
from communique.site import index_pages
from communique.site.charts.multiples import draw_record, draw_small_trend, draw_trend
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.sittings import say, write_sitting

ALL_STRENGTHS = ("agreed", "called-for", "welcomed", "condemned", "noted")


def render(register: Register, uri: str) -> str:
    page = next(page for page in list_pages(register) if page.uri == uri)
    return render_page(build_environment(), View(register, page.folder), page)


def draw(register: Register, topic: str = "afghanistan") -> str:
    return draw_trend(f"on {register.topics[topic].name}", count_on_topic(register, topic), measure_years(register))


def elements(picture: str, name: str) -> list[Any]:
    return list(html5lib.parseFragment(picture).iter(f"{{http://www.w3.org/2000/svg}}{name}"))


def shapes(picture: str) -> dict[str, str]:
    """The path of each layer of the first part of a picture, by its class."""
    first = elements(picture, "svg")[1]
    return {shape.attrib["class"].rpartition("--")[2]: shape.attrib["d"] for shape in first}


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading of a page."""
    lines = page.partition(heading)[2].splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("|"))
    table = lines[start:]
    ends = next((at for at, line in enumerate(table) if not line.startswith("|")), len(table))
    return [[cell.strip() for cell in line.strip("|").split(" |")] for line in table[:ends]]


@pytest.fixture
def empty(small: Path) -> Path:
    """A register without meetings."""
    for path in small.rglob("meetings/*/*.yml"):
        path.unlink()
    return small


def test_columns_stand_on_the_line_in_order_of_strength_and_objections_hang_below(empty: Path) -> None:
    write_sitting(empty, "2015-06-04", say(*ALL_STRENGTHS, "noted", "noted"))
    write_sitting(empty, "2016-06-04", say("opposed", "opposed"))
    found = shapes(draw(load(empty)))
    assert {name: path for name, path in found.items() if name != "sparse"} == {
        "decides": "M1 6h8v-1h-8z",
        "calls": "M1 5h8v-1h-8z",
        "backs": "M1 4h8v-1h-8z",
        "states": "M1 3h8v-3h-8z",
        "objects": "M1 6h8v1h-8zM11 6h8v2h-8z",
    }


def test_the_line_is_solid_dotted_or_missing_as_the_record_allows(empty: Path) -> None:
    write_sitting(empty, "2013-06-04", say("agreed", "agreed", "agreed"), outcomes="partial")
    write_sitting(empty, "2014-06-04", say("agreed"))
    write_sitting(empty, "2015-06-04")
    write_sitting(empty, "2017-06-04", say("agreed"), outcomes="complete")
    register = load(empty)
    found = shapes(draw(register))
    assert found["known"] == "M0 5h10M40 5h10"
    assert found["sparse"] == "M10 5h10"
    assert found["gap"] == "M20 0h20v5h-20z"
    page = render(register, "topics/afghanistan.md")
    assert "dotted in years for which only digests are recorded" in page
    assert "A shaded band without a line" in page


def test_one_statement_does_not_fill_the_height(empty: Path) -> None:
    for year in (2015, 2016, 2017):
        write_sitting(empty, f"{year}-06-04", say("agreed"))
    assert shapes(draw(load(empty)))["decides"] == "M1 5h8v-1h-8zM11 5h8v-1h-8zM21 5h8v-1h-8z"


def test_the_record_is_drawn_with_a_column_for_each_year(empty: Path) -> None:
    write_sitting(empty, "2015-06-04", say("agreed"))
    write_sitting(empty, "2015-07-04")
    write_sitting(empty, "2016-06-04", say("agreed"), outcomes="complete")
    found = shapes(draw_record(measure_years(load(empty))))
    assert found == {
        "complete": "M11 2h8v-1h-8z",
        "digest": "M1 2h8v-1h-8z",
        "none": "M1 1h8v-1h-8z",
    }


def test_a_chart_says_in_words_what_it_shows(empty: Path) -> None:
    write_sitting(empty, "2015-06-04", say("agreed"))
    write_sitting(empty, "2016-06-04", say(*ALL_STRENGTHS))
    register = load(empty)
    outer = elements(draw(register), "svg")[0]
    assert outer.attrib["role"] == "img"
    assert outer.attrib["aria-label"].startswith(
        "Outcomes on Afghanistan by year: 6 from 2015 to 2016, the most in 2016 (5)."
    )
    small_chart = draw_small_trend(count_on_topic(register, "afghanistan"), measure_years(register))
    assert elements(small_chart, "svg")[0].attrib["aria-label"] == (
        "Outcomes by year: 6 from 2015 to 2016, the most in 2016 (5)."
    )
    assert "style=" not in small_chart + draw(register)


def test_a_hostile_name_stays_text(empty: Path) -> None:
    name = '<script>alert(1)</script>" onload="alert(1)'
    topic = {"name": name, "definition": "A `topic` of [no](good)."}
    (empty / "topics.yml").write_text(yaml.safe_dump({"afghanistan": topic}), encoding="utf-8")
    write_sitting(empty, "2015-06-04", say(*ALL_STRENGTHS))
    write_sitting(empty, "2016-06-04", say("agreed"))
    picture = draw(load(empty))
    assert "<script" not in picture
    outer = elements(picture, "svg")[0]
    assert name in outer.attrib["aria-label"]
    assert "onload" not in outer.attrib


@pytest.mark.parametrize("days", [[], ["2015-06-04"], ["1800-06-04", "2099-06-04"]])
def test_without_an_axis_of_years_there_is_no_chart(empty: Path, days: list[str]) -> None:
    for day in days:
        write_sitting(empty, day, say(*ALL_STRENGTHS, states=["cn"]))
    register = load(empty)
    assert not register.problems
    for uri in ("topics/index.md", "topics/afghanistan.md", "states/cn.md", "coverage/index.md"):
        assert '<svg class="columns' not in render(register, uri)
    assert "<figure>" not in render(register, "topics/index.md")


def test_years_that_lie_far_apart_are_a_table_of_those_with_meetings(empty: Path) -> None:
    write_sitting(empty, "1800-06-04", say(*ALL_STRENGTHS))
    write_sitting(empty, "2099-06-04", say("agreed"))
    register = load(empty)
    table = rows(render(register, "topics/afghanistan.md"), "## By year")
    assert [row[:2] for row in table[2:]] == [["1800", "5"], ["2099", "1"]]
    page = render(register, "coverage/index.md")
    assert "[1800](../meetings/1800.md" in page
    assert "[2099](../meetings/2099.md" in page


def test_a_topic_without_statements_has_neither_chart_nor_table(small: Path) -> None:
    write_sitting(small, "2015-06-04", say(*ALL_STRENGTHS))
    page = render(load(small), "topics/counter-terrorism.md")
    assert "<svg" not in page
    assert "By year" not in page


def test_the_table_has_every_year_and_says_what_is_unknown(empty: Path) -> None:
    write_sitting(empty, "2014-06-04", say(*ALL_STRENGTHS))
    write_sitting(empty, "2015-06-04")
    write_sitting(empty, "2016-06-04", say("agreed", topic="counter-terrorism"), outcomes="complete")
    table = rows(render(load(empty), "topics/afghanistan.md"), "## By year")
    assert table[2:] == [
        ["2014", "5", "1", "1", "1", "1", "1", "1", "1", "–"],
        ["2015", "", "", "", "", "", "", "1", "–", "–"],
        ["2016", "–", "–", "–", "–", "–", "–", "1", "1", "1"],
    ]


def test_pages_say_over_how_many_meetings_a_chart_speaks(empty: Path) -> None:
    write_sitting(empty, "2014-06-04", say(*ALL_STRENGTHS), outcomes="complete")
    write_sitting(empty, "2015-06-04", say("agreed"))
    write_sitting(empty, "2016-06-04")
    register = load(empty)
    for uri in ("topics/index.md", "topics/afghanistan.md"):
        assert "Outcomes of 2 of the 3 meetings held are recorded, those of 1 in full" in render(register, uri)


def test_a_wider_topic_names_the_narrower_ones(small: Path) -> None:
    with (small / "topics.yml").open("a", encoding="utf-8") as file:
        file.write("kabul: {name: Kabul, definition: The city., broader: afghanistan}\n")
    assert "whose outcomes are on their own pages: [Kabul](kabul.md)" in render(load(small), "topics/afghanistan.md")


def test_a_state_shows_statements_about_it_and_says_which_it_leaves_out(small: Path) -> None:
    write_sitting(small, "2015-06-04", say(*ALL_STRENGTHS, states=["cn"]))
    write_sitting(small, "2016-06-04", say("agreed", joined=["cn"]))
    page = render(load(small), "states/cn.md")
    assert "Outcomes about China by year: 5 in 2015." in page
    assert "1 of them names China only as having joined or not: the chart and the table leave it out." in page


def test_each_meeting_has_a_sign_that_says_how_well_it_is_recorded(small: Path) -> None:
    write_sitting(small, "2016-02-04", say("agreed"), outcomes="unknown")
    write_sitting(small, "2016-06-04", say("agreed"), outcomes="partial")
    write_sitting(small, "2016-07-04", venue={"place": "new-york"})
    page = render(load(small), "coverage/index.md")
    table = rows(page, "## By body and year")
    assert [row[0] for row in table] == ["Body { .glance }", "---", "[CFM](../bodies/cfm.md)", "cdm"]
    assert re.findall(r"\[(.)\]", table[3][1]) == ["○", "◐", "–"]
    assert re.findall(r"\[(.)\]", table[2][2]) == ["●"]
    assert '"cdm, New York, 4 July 2016: not recorded")' in table[3][1]
    assert 'New York, 20 September 2017: in full; all delegations named")' in table[2][2]


def test_in_a_large_register_a_cell_shows_the_best_and_counts_the_others(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sitting(small, "2016-02-04", say("agreed"))
    write_sitting(small, "2016-06-04", say("agreed"), outcomes="partial")
    monkeypatch.setattr(index_pages, "MAX_MARKS", 1)
    table = rows(render(load(small), "coverage/index.md"), "## By body and year")
    assert table[3][1] == '[◐](../meetings/2016.md "cdm, 2016: 2 meetings; 1 as a digest, 1 in part")'


def test_explore_leads_to_both_views_with_their_cautions(small: Path) -> None:
    write_sitting(small, "2016-06-04")
    page = render(load(small), "explore/index.md")
    assert "[Topics over time](../topics/index.md)" in page
    assert "Outcomes of 1 of the 2 meetings held are recorded in full, of 1 at all." in page
    assert "[Completeness](../coverage/index.md)" in page
    assert "Of 1 of the 2 meetings held, no outcome is recorded." in page


def test_a_year_is_named_as_the_one_with_the_most_statements_only_if_it_has_several(empty: Path) -> None:
    for year in (2014, 2015, 2016):
        write_sitting(empty, f"{year}-06-04", say("agreed"))
    assert "{ #afghanistan }, 3 outcomes\n" in render(load(empty), "topics/index.md")
    write_sitting(empty, "2015-06-04", say("agreed", "agreed"))
    assert "{ #afghanistan }, 4 outcomes, 2 of them in 2015\n" in render(load(empty), "topics/index.md")
