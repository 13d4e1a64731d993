"""The map of places: dots where places are, names that can be read, links that lead to the places."""

import re
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import html5lib
import markdown
import pytest
import yaml

from communique.analysis.places import MeetingsAtPlace
from communique.register.loader import load
from communique.register.register import Register
from communique.site.charts.map.land import read_land
from communique.site.charts.map.place_map import MappedPlace, draw_place_map, locate
from communique.site.charts.map.place_names import MAP_WIDTHS, NamedDot, box_dot, box_name, place_names
from communique.site.charts.map.projection import HEIGHT, WIDTH, Point, project
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.overviews.places import describe_count, show_places, warn_unplaced
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.hostile import SHOWN
from tests.support.paths import ROOT

SVG = "{http://www.w3.org/2000/svg}"


def write_places(releases: Path, places: dict[str, tuple[float, float, int]]) -> Register:
    """The small register with places at a latitude and longitude, each with so many meetings."""
    entries = {
        name: {"name": name, "country": "cn", "latitude": latitude, "longitude": longitude, "source": "https://a.org/"}
        for name, (latitude, longitude, _) in places.items()
    }
    known = yaml.safe_load((releases / "places.yml").read_text(encoding="utf-8"))
    (releases / "places.yml").write_text(yaml.safe_dump(known | entries), encoding="utf-8")
    for name, (_, _, count) in places.items():
        for day in range(1, count + 1):
            path = releases / f"meetings/2018/2018-01-{day:02}-cfm-{name}.yml"
            path.parent.mkdir(exist_ok=True)
            data = {"body": "cfm", "date": f"2018-01-{day:02}", "venue": {"place": name}}
            path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return load(releases)


def page_of(register: Register, uri: str = "places/index.md") -> str:
    page = next(page for page in list_pages(register) if page.uri == uri)
    return render_page(build_environment(), View(register, page.folder), page)


def links(picture: str) -> list[Any]:
    return list(html5lib.parseFragment(picture).iter(f"{SVG}a"))


# Where places are


def test_the_centre_of_the_projection_is_where_its_frame_says() -> None:
    assert project(40, 80) == pytest.approx((640, 560))


def test_areas_are_in_proportion() -> None:
    """A cell of one degree far from the centre has the area of one of the same size near it."""

    def area(south: float, west: float) -> float:
        corners = [project(south + up, west + right) for up, right in ((0, 0), (0, 1), (1, 1), (1, 0))]
        return abs(sum(a.x * b.y - b.x * a.y for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2

    assert area(50, 30) == pytest.approx(area(50, 80), rel=1e-3)
    assert area(20, 120) == pytest.approx(area(20, 70), rel=1e-3)


def test_north_is_up_and_east_is_right_at_the_centre() -> None:
    assert project(50, 80).y < project(40, 80).y
    assert project(40, 90).x > project(40, 80).x


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(53.9, 27.6), (59.9, 30.3), (43.1, 131.9), (15.5, 73.8), (18.2, 109.5)]
)
def test_the_edges_of_what_the_map_is_for_are_within_its_frame(latitude: float, longitude: float) -> None:
    """Minsk, Saint Petersburg, Vladivostok, Goa, Sanya."""
    assert locate(latitude, longitude)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90, 0), (-90, 0), (0, -160), (0, 180), (0, -180), (-40, -100), (40.7, -74)]
)
def test_poles_the_pacific_and_the_other_side_of_the_earth_are_outside_and_no_error(
    latitude: float, longitude: float
) -> None:
    assert locate(latitude, longitude) is None


# The outline


def test_the_outline_fills_the_frame_is_small_and_says_where_it_is_from() -> None:
    file = (ROOT / "scripts/communique/site/charts/map/land.svg").read_text(encoding="utf-8")
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in file
    assert "Natural Earth" in file
    assert len(file.encode()) < 40_000
    assert "\n" not in read_land()


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_land"),
    [(41.3, 69.2, True), (39.9, 116.4, True), (62, 100, True), (42, 51, False), (43, 34, False), (15, 88, False)],
)
def test_land_is_land_and_seas_are_seas(latitude: float, longitude: float, is_land: bool) -> None:
    """Tashkent, Beijing, Siberia; the Caspian, the Black Sea, the Bay of Bengal."""
    assert is_inside(project(latitude, longitude)) is is_land


def is_inside(point: Point) -> bool:
    """Whether a point is inside the outline: a line from it crosses an odd number of edges."""
    crossings = 0
    for ring in re.findall(r"M([^z]*)z", read_land()):
        start, steps = ring.split("l")
        x, y = map(int, start.split())
        corners = [(x, y)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            if (y1 > point.y) != (y2 > point.y):
                crossings += x1 + (point.y - y1) / (y2 - y1) * (x2 - x1) > point.x
    return crossings % 2 == 1


# Dots and links


def test_a_dot_is_a_link_to_its_place_and_says_how_many_meetings(small: Path) -> None:
    register = write_places(small, {"tashkent": (41.3, 69.2, 4), "astana": (51.2, 71.4, 1)})
    first, second = links(show_places(register)["map"])
    assert (first.attrib["href"], first.findtext(f"{SVG}title")) == ("tashkent/", "tashkent, 4 meetings")
    assert (second.attrib["href"], second.findtext(f"{SVG}title")) == ("astana/", "astana, 1 meeting")
    large, little = (float(link.find(f"{SVG}circle").attrib["r"].rstrip("%")) for link in (first, second))
    assert large / little == pytest.approx(2, rel=0.01)


def test_larger_dots_are_below_smaller_ones() -> None:
    places = [MappedPlace(f"P{n}", Point(100, 100), n, f"P{n}", f"p{n}/") for n in (1, 30, 4)]
    assert [link.attrib["href"] for link in links(draw_place_map(places))] == ["p30/", "p4/", "p1/"]


def test_a_place_with_an_announced_meeting_only_has_an_open_dot(small: Path) -> None:
    register = write_places(small, {"tashkent": (41.3, 69.2, 1)})
    path = small / "meetings/2018/2018-01-01-cfm-tashkent.yml"
    path.write_text(path.read_text(encoding="utf-8") + "held: announced\n", encoding="utf-8")
    register = load(small)
    link = links(show_places(register)["map"])[0]
    assert link.find(f"{SVG}circle").attrib["class"] == "announced"
    assert link.findtext(f"{SVG}title") == "tashkent, 1 meeting only announced"
    assert "An open dot marks a place where a meeting was only announced." in page_of(register)


def test_the_list_says_what_the_map_says_and_what_is_outside_it(small: Path) -> None:
    text = page_of(write_places(small, {"tashkent": (41.3, 69.2, 2)}))
    assert "<title>tashkent, 2 meetings</title>" in text
    assert "- [tashkent](tashkent.md), 2 meetings\n" in text
    assert "- [Moscow](moscow.md), no meeting in the register\n" in text
    assert "Outside the map: [New York](new-york.md), 1 meeting\n{ .aside }" in text


def test_where_all_places_are_outside_there_is_no_map(small: Path) -> None:
    text = page_of(load(small))
    assert "<svg" not in text
    assert "With meetings: [New York](new-york.md), 1 meeting\n" in text


def test_a_register_without_places_has_a_page_without_a_map(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    register = load(tmp_path / "releases")
    assert "<svg" not in page_of(register)
    assert "Places" not in page_of(register, "explore/index.md").partition("# Explore")[2]


def test_every_place_at_the_edges_of_the_earth_is_listed(small: Path) -> None:
    edges = {
        "pole": (90.0, 0.0, 1),
        "south": (-90.0, 180.0, 1),
        "ocean": (0.0, -160.0, 1),
        "opposite": (-40.0, -100.0, 1),
    }
    assert len(show_places(write_places(small, edges))["outside"]) == 5


@pytest.mark.parametrize("words", SHOWN)
def test_hostile_names_stay_text(words: str) -> None:
    places = [MappedPlace(words, Point(700, 500), 3, f"{words}, 3 meetings", "x/")]
    html = markdown.markdown(draw_place_map(places), extensions=["attr_list", "tables"])
    plain = markdown.markdown(draw_place_map([places[0]._replace(name="A", about="A, 3 meetings")]))
    tree, usual = (html5lib.parseFragment(text) for text in (html, plain))
    link = next(tree.iter(f"{SVG}a"))
    assert link.findtext(f"{SVG}title") == f"{' '.join(words.split())}, 3 meetings"
    without_names = [[e.tag for e in found.iter() if e.tag != f"{SVG}text"] for found in (tree, usual)]
    assert without_names[0] == without_names[1]
    assert not any("style" in e.attrib for e in tree.iter())


# Names


def test_no_name_covers_another_or_a_dot_as_large_as_its_own_at_any_width() -> None:
    chance = Random(7)  # noqa: S311 (the same places each time)
    dots = [
        NamedDot(Point(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT)), 38 - at / 2, "N" * chance.randint(3, 20))
        for at in range(60)
    ]
    found = place_names(dots)
    for name, widths in MAP_WIDTHS.items():
        for width in widths:
            shown = [
                (dot, box_name(dot, side, width))
                for dot, sides in zip(dots, found, strict=True)
                for side, ranges in sides.items()
                if name in ranges
            ]
            assert len(shown) > 5
            assert not any(one.overlaps(other) for (_, one), (_, other) in combinations(shown, 2))
            for dot, box in shown:
                assert box.fits(width)
                assert not any(box.overlaps(box_dot(other, width)) for other in dots if other.radius >= dot.radius)


def test_a_name_has_one_side_in_each_range_of_width() -> None:
    dots = [NamedDot(Point(300, 300), 30, "Tashkent 48"), NamedDot(Point(345, 310), 20, "Bishkek 20")]
    for sides in place_names(dots):
        ranges = [name for names in sides.values() for name in names]
        assert len(ranges) == len(set(ranges)) > 0


def test_a_name_that_fits_nowhere_is_left_out_and_its_dot_stays() -> None:
    picture = draw_place_map([MappedPlace("N" * 500, Point(700, 500), 1, "About", "x/")])
    assert [len(list(link)) for link in links(picture)] == [2]


def test_a_name_may_be_beneath_a_far_smaller_dot_where_it_has_no_other_room() -> None:
    around = [(700, 440), (700, 560), (760, 500), (640, 500)]
    small = [NamedDot(Point(x, y), 5, "") for x, y in around]
    assert place_names([NamedDot(Point(700, 500), 38, "Tashkent"), *small])[0]
    assert not place_names([*(dot._replace(radius=37) for dot in small), NamedDot(Point(700, 500), 38, "Tashkent")])[-1]


def test_more_places_than_a_map_can_name_are_drawn_soon() -> None:
    places = [MappedPlace(f"Place {n}", Point(n % 1300, n % 1000), 1 + n % 40, "About", "x/") for n in range(1000)]
    start = perf_counter()
    picture = draw_place_map(places)
    assert perf_counter() - start < 5  # 0.2 s on an idle machine
    assert picture.count("<circle") == 1000


def test_the_style_sheet_knows_the_ranges_and_the_shape_of_the_map() -> None:
    styles = (ROOT / "docs/assets/styles/charts.css").read_text(encoding="utf-8")
    assert f"aspect-ratio: {WIDTH} / {HEIGHT}" in styles
    for name, (least, _) in MAP_WIDTHS.items():
        assert f".place-map text:not(.{name})" in styles
        assert least == 300 or f"{least}px" in styles


# Words


def test_the_caution_says_how_many_meetings_have_no_place(small: Path) -> None:
    assert warn_unplaced(load(small)) == ""
    path = small / "meetings/2018/2018-01-01-cfm-x.yml"
    path.parent.mkdir()
    path.write_text("body: cfm\ndate: 2018-01-01\nmode: video\n", encoding="utf-8")
    assert warn_unplaced(load(small)) == "1 of 2 meetings was held by video link and has no place."
    path.with_name("2018-01-02-cfm-x.yml").write_text("body: cfm\ndate: 2018-01-02\n", encoding="utf-8")
    assert warn_unplaced(load(small)) == (
        "1 of 3 meetings was held by video link and has no place; the place of 1 more is not recorded."
    )
    path.unlink()
    assert warn_unplaced(load(small)) == "The place of 1 of 2 meetings is not recorded."


def test_every_place_has_its_count_in_words(sample: Register) -> None:
    assert set(show_places(sample)["words"]) == set(sample.places)
    place = next(iter(sample.places.values()))
    counts = [(0, 0), (0, 2), (1, 0), (3, 1)]
    assert [describe_count(MeetingsAtPlace(place, *count)) for count in counts] == [
        "no meeting in the register",
        "2 meetings only announced",
        "1 meeting",
        "3 meetings and 1 only announced",
    ]
