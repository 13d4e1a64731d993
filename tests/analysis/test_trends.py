"""How much was said in each year and how strongly, and how much of each year is recorded."""

from pathlib import Path

from communique.analysis.coverage.trends import (
    MAX_SPAN,
    Peak,
    count_about_state,
    count_by_year,
    count_on_topic,
    list_years,
    measure_years,
)
from communique.model.vocabulary import Outcomes, Strength
from communique.register.loader import load
from tests.support.sittings import say, write_sitting


def test_statements_count_by_year_and_strength(small: Path) -> None:
    write_sitting(small, "2015-06-04", say("agreed", "called-for", "condemned", "welcomed", "noted", "decided"))
    trend = count_on_topic(load(small), "afghanistan")
    assert {strength: dict(by_year) for strength, by_year in trend.counts.items()} == {
        Strength.DECIDES: {2015: 2},
        Strength.CALLS: {2015: 1},
        Strength.BACKS: {2015: 1, 2017: 1},
        Strength.OBJECTS: {2015: 1},
        Strength.STATES: {2015: 1},
    }
    assert (trend.total, trend.by_year, trend.peak) == (7, {2015: 6, 2017: 1}, Peak(2015, 6))


def test_the_words_of_one_participant_do_not_count(small: Path) -> None:
    write_sitting(small, "2015-06-04", say("agreed", by={"state": "cn"}))
    assert count_on_topic(load(small), "afghanistan").by_year == {2017: 1}


def test_statements_on_a_narrower_topic_do_not_count_for_the_wider_one(small: Path) -> None:
    with (small / "topics.yml").open("a", encoding="utf-8") as file:
        file.write("kabul: {name: Kabul, definition: The city., broader: afghanistan}\n")
    write_sitting(small, "2015-06-04", say("agreed", topic="kabul"))
    register = load(small)
    assert count_on_topic(register, "afghanistan").by_year == {2017: 1}
    assert count_on_topic(register, "kabul").by_year == {2015: 1}


def test_a_statement_that_a_state_only_joined_is_not_about_it(small: Path) -> None:
    write_sitting(small, "2015-06-04", say("agreed", joined=["cn"], left_out=["ru"]))
    write_sitting(small, "2016-06-04", say("noted", states=["cn"]))
    register = load(small)
    assert count_about_state(register, "cn").by_year == {2016: 1}
    assert count_about_state(register, "ru").by_year == {}


def test_of_years_with_equally_many_statements_the_first_is_named(small: Path) -> None:
    write_sitting(small, "2019-06-04", say("agreed"))
    assert count_on_topic(load(small), "afghanistan").peak == Peak(2017, 1)


def test_no_statement_is_no_peak() -> None:
    trend = count_by_year([])
    assert (trend.total, trend.peak, trend.by_year) == (0, None, {})


def test_every_year_from_first_to_last_is_listed_with_what_is_recorded(small: Path) -> None:
    write_sitting(small, "2013-06-04", say("agreed"))
    write_sitting(small, "2014-06-04")
    write_sitting(small, "2015-06-04", held="announced")
    recorded = measure_years(load(small))
    assert recorded.years == (2013, 2014, 2015, 2016, 2017)
    assert [recorded.of(year).best for year in recorded.years] == [Outcomes.DIGEST, None, None, None, Outcomes.COMPLETE]
    assert (recorded.meetings, recorded.recorded, recorded.complete) == (3, 2, 1)
    assert recorded.is_continuous
    assert recorded.has_gaps
    assert recorded.has_digests_only


def test_a_whole_text_without_a_statement_is_recorded_in_full(small: Path) -> None:
    write_sitting(small, "2016-06-04", outcomes="complete")
    recorded = measure_years(load(small))
    assert recorded.complete == 2
    assert not recorded.has_gaps


def test_what_is_recorded_of_a_year_is_that_of_its_best_recorded_meeting(small: Path) -> None:
    write_sitting(small, "2017-02-04", say("agreed"))
    write_sitting(small, "2016-02-04", say("agreed"), outcomes="unknown")
    write_sitting(small, "2016-06-04", say("agreed"), outcomes="partial")
    recorded = measure_years(load(small))
    assert [recorded.of(year).best for year in (2016, 2017)] == [Outcomes.PARTIAL, Outcomes.COMPLETE]


def test_of_years_that_lie_far_apart_only_those_with_a_meeting_are_listed(small: Path) -> None:
    write_sitting(small, "1800-06-04", say("agreed"))
    write_sitting(small, "2099-06-04", say("agreed"))
    recorded = measure_years(load(small))
    assert recorded.years == (1800, 2017, 2099)
    assert not recorded.is_continuous


def test_a_register_without_meetings_has_no_years(small: Path) -> None:
    for path in small.rglob("meetings/*/*.yml"):
        path.unlink()
    register = load(small)
    recorded = measure_years(register)
    assert (recorded.years, recorded.meetings, recorded.is_continuous) == ((), 0, False)
    assert len(list_years(register)) <= MAX_SPAN
