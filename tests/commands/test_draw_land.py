"""The outline of land: what is drawn of a topology, and what is left out."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from communique.site.charts.map.projection import HEIGHT, WIDTH, Point, project
from outline.__main__ import draw_land, main
from outline.geometry import clip, measure_area, simplify
from outline.topology import read_rings

SQUARE = [Point(0, 0), Point(100, 0), Point(100, 100), Point(0, 100)]


def topology(*rings: list[list[int]], shift: int = 0) -> dict[str, Any]:
    """A topology of one polygon, whose rings are given as steps of a degree, each as an arc of its own."""
    return {
        "transform": {"scale": [1, 1], "translate": [shift, 0]},
        "arcs": list(rings),
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[at] for at in range(len(rings))]}]}},
    }


CONTINENT = [[70, 35], [20, 0], [0, 20], [-20, 0], [0, -20]]
SEA = [[78, 42], [0, 5], [5, 0], [0, -5], [-5, 0]]


def test_steps_become_positions() -> None:
    assert list(read_rings(topology(CONTINENT, shift=1))) == [[(71, 35), (91, 35), (91, 55), (71, 55), (71, 35)]]


def test_a_ring_of_several_arcs_is_joined_and_an_arc_may_run_backwards() -> None:
    halves = topology([[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]])
    halves["objects"]["land"]["geometries"] = [{"type": "MultiPolygon", "arcs": [[[0, ~1]]]}]
    assert list(read_rings(halves)) == [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]]


def test_land_is_drawn_where_it_is_with_the_shores_of_inland_seas() -> None:
    land, sea = draw_land(topology(CONTINENT, SEA)).split("\n")
    for ring, corners in (
        (land, [(35, 70), (35, 90), (55, 90), (55, 70)]),
        (sea, [(42, 78), (47, 78), (47, 83), (42, 83)]),
    ):
        x, y = re.findall(r"\d+", ring)[:2]
        assert (int(x), int(y)) in [
            (round(point.x), round(point.y)) for point in (project(*corner) for corner in corners)
        ]
        assert ring.endswith("z")


def test_land_outside_the_frame_and_small_islands_are_left_out() -> None:
    america, islet = [[-100, 30], [20, 0], [0, 20], [-20, 0], [0, -20]], [[80, 10], [0, 0], [0, 0]]
    assert draw_land(topology(america, islet)) == ""


def test_a_ring_is_cut_at_the_frame_and_its_margin() -> None:
    cut = clip(SQUARE, 50, 60, 5)
    assert measure_area(cut) == pytest.approx(55 * 65)
    assert clip([Point(x + 500, y) for x, y in SQUARE], 50, 60, 5) == []
    assert clip([], 50, 60, 5) == []


def test_points_that_change_little_are_left_out_and_the_others_stay() -> None:
    bent = [*SQUARE[:2], Point(100.5, 50), *SQUARE[2:]]
    assert simplify(bent, 30) == SQUARE
    assert simplify(bent, 20) == bent
    assert len(simplify(SQUARE, 1e9)) == 3


def test_the_command_writes_a_picture_that_says_where_it_is_from(tmp_path: Path) -> None:
    (tmp_path / "land.json").write_text(json.dumps(topology(CONTINENT)), encoding="utf-8")
    done = CliRunner().invoke(main, [str(tmp_path / "land.json"), "--output", str(tmp_path / "land.svg")])
    assert done.exit_code == 0, done.output
    svg = (tmp_path / "land.svg").read_text(encoding="utf-8")
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in svg
    assert "Natural Earth" in svg
