"""The statements on each topic by year, as CSV."""

from pathlib import Path

from communique.exports.catalogue import list_exports
from communique.exports.data.by_year import list_topic_years
from communique.exports.edition import Edition
from communique.model.vocabulary import Strength
from communique.register.loader import load
from communique.register.register import Register
from tests.exports.test_lists import SITE, read_rows
from tests.support.sittings import say, write_sitting


def read(register: Register) -> list[dict[str, str]]:
    (file,) = list_topic_years(Edition(register, SITE))
    return read_rows(file.content())


def test_the_page_of_topics_offers_the_file(sample: Register) -> None:
    offered = [file.path for file in list_exports(Edition(sample, SITE)) if "topics/" in file.pages]
    assert "topics/by-year.csv" in offered


def test_all_statements_of_the_meetings_themselves_are_counted(sample: Register) -> None:
    rows = read(sample)
    for topic in sample.topics.values():
        own = [one for meeting in sample.meetings.values() for one in meeting.own_resolutions if topic.id in one.topics]
        found = [row for row in rows if row["topic"] == topic.id]
        assert sum(int(row[strength] or 0) for row in found for strength in Strength) == len(own)
        assert {row["name"] for row in found} == {topic.name}


def test_a_year_of_which_nothing_is_recorded_has_empty_cells_and_not_zeros(small: Path) -> None:
    write_sitting(small, "2014-06-04", say("agreed", "agreed", "noted"))
    write_sitting(small, "2015-06-04")
    rows = {row["year"]: row for row in read(load(small)) if row["topic"] == "afghanistan"}
    assert list(rows) == ["2014", "2015", "2016", "2017"]
    shown = [*Strength, "meetings", "recorded", "complete"]
    assert [[rows[year][column] for column in shown] for year in rows] == [
        ["2", "0", "0", "0", "1", "1", "1", "0"],
        ["", "", "", "", "", "1", "0", "0"],
        ["", "", "", "", "", "0", "0", "0"],
        ["0", "0", "1", "0", "0", "1", "1", "1"],
    ]


def test_a_register_without_meetings_has_no_such_file(small: Path) -> None:
    for path in small.rglob("meetings/*/*.yml"):
        path.unlink()
    assert list(list_topic_years(Edition(load(small), SITE))) == []


def test_hostile_names_of_topics_are_no_formulas(hostile: Register) -> None:
    names = {row["topic"]: row["name"] for row in read(hostile)}
    assert {topic: name.removeprefix("'") for topic, name in names.items()} == {
        topic.id: topic.name.removeprefix("'") for topic in hostile.topics.values()
    }
    assert not any(name.startswith(("=", "+", "-", "@", "\t", "\r")) for name in names.values())
