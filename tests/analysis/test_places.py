"""Meetings by place: what was held and what was only announced are counted apart, and what has no place is known."""

from pathlib import Path

import yaml

from communique.analysis.places import Unplaced, count_by_place, count_unplaced
from communique.register.loader import load
from communique.register.register import Register


def write(releases: Path, *meetings: dict[str, object]) -> Register:
    """The small register with more meetings of national coordinators, one a day."""
    for at, meeting in enumerate(meetings, 1):
        data = {"body": "cfm", "date": f"2018-01-{at:02}", **meeting}
        path = releases / f"meetings/2018/2018-01-{at:02}-cfm-x.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return load(releases)


def test_meetings_are_counted_by_place_and_places_without_any_are_kept(small: Path) -> None:
    assert [(one.place.id, one.held, one.announced) for one in count_by_place(load(small))] == [
        ("new-york", 1, 0),
        ("moscow", 0, 0),
    ]


def test_announced_meetings_are_counted_apart_and_most_meetings_come_first(small: Path) -> None:
    moscow: dict[str, object] = {"venue": {"place": "moscow"}}
    register = write(small, moscow, moscow, {**moscow, "held": "announced"})
    assert [(one.place.id, one.held, one.announced) for one in count_by_place(register)] == [
        ("moscow", 2, 1),
        ("new-york", 1, 0),
    ]


def test_of_meetings_without_a_place_those_by_video_are_known(small: Path) -> None:
    register = write(small, {"mode": "video"}, {"mode": "video", "held": "announced"}, {})
    assert count_unplaced(register) == Unplaced(held=3, by_video=1, unknown=1)


def test_a_register_without_places_or_meetings_has_no_counts(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    register = load(tmp_path / "releases")
    assert count_by_place(register) == []
    assert count_unplaced(register) == Unplaced(0, 0, 0)
