"""Positions: statements that not all members joined."""

from pathlib import Path

from communique.analysis.outcomes.positions import count_left_out, list_positions, select_by_state
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.overviews.catalogue import list_overview_pages
from communique.site.view.view import View
from tests.support.registers import write_register


def test_states_are_found_where_they_joined_and_where_they_were_left_out(small: Path) -> None:
    register = write_register(
        small,
        [
            {
                "date": "2018-06-03",
                "resolutions": [
                    {"act": "noted", "joined": ["cn", "ru"], "left_out": ["in"]},
                    {"act": "noted"},
                    {"act": "noted", "left_out": ["in"], "topics": ["counter-terrorism", "afghanistan"]},
                    {"act": "noted", "left_out": ["ru"], "by": {"state": "cn"}},
                ],
            }
        ],
    )
    positions = list_positions(register)
    assert [resolution.id for _, resolution in positions] == ["r1", "r3"]
    joined, left_out = select_by_state(positions, "in")
    assert (joined, [resolution.id for _, resolution in left_out]) == ([], ["r1", "r3"])
    assert count_left_out(positions) == {("in", "afghanistan"): 2, ("in", "counter-terrorism"): 1}


def test_the_page_says_who_joined_and_what_the_source_prints(small: Path) -> None:
    meetings = [
        {
            "date": "2018-06-03",
            "resolutions": [{"act": "noted", "joined": ["ru"], "left_out": ["in"], "printed": "*took* note"}],
            "sources": [{"url": "https://example.org/x", "publisher": "X", "grade": "press", "used_for": "all"}],
        }
    ]
    register = write_register(small, meetings)
    page = next(page for page in list_overview_pages(register) if page.uri == "explore/positions.md")
    text = render_page(build_environment(), View(register, page.folder), page)
    about = "joined by [Russia](../states/ru.md) · without [India](../states/in.md)"
    assert f"{about} · printed “\\*took\\* note” · [example.org](https://example.org/x)" in text


def test_a_page_without_anything_to_see_says_so_and_explore_does_not_lead_to_it(small: Path) -> None:
    register = write_register(small, [{"date": "2018-06-03", "resolutions": [{"act": "noted"}]}])
    texts = {
        page.uri: render_page(build_environment(), View(register, page.folder), page)
        for page in list_overview_pages(register)
    }
    assert "The register has no outcome that, according to a source, only some" in texts["explore/positions.md"]
    assert "No recorded outcome follows another" in texts["explore/threads.md"]
    assert "(positions.md)" not in texts["explore/index.md"]
