"""How well the meetings of each body are recorded in each year."""

from pathlib import Path

from communique.analysis.coverage.completeness import MAX_COLUMNS, tabulate_completeness
from communique.model.vocabulary import Held, Outcomes
from communique.register.loader import load
from communique.register.register import Register
from tests.support.sittings import say, write_sitting


def test_each_meeting_that_was_held_is_in_one_cell(sample: Register) -> None:
    tables = tabulate_completeness(sample)
    shown = [
        (meeting.id, meeting.body, meeting.date.year) == (meeting.id, body, year)
        for table in tables
        for body, cells in table.rows
        for year, cell in zip(table.years, cells, strict=True)
        for meeting in cell.meetings
    ]
    assert all(shown)
    assert len(shown) == sum(meeting.held is Held.HELD for meeting in sample.meetings.values()) > 10


def test_a_cell_counts_its_meetings_by_what_is_recorded_and_names_the_best(small: Path) -> None:
    write_sitting(small, "2016-02-04", say("agreed"))
    write_sitting(small, "2016-06-04", say("agreed"), outcomes="partial")
    write_sitting(small, "2016-07-04")
    write_sitting(small, "2016-08-04", say("agreed"), held="announced")
    (table,) = tabulate_completeness(load(small))
    cell = dict(table.rows)["cdm"][0]
    assert table.years == (2016, 2017)
    assert [meeting.id for meeting in cell.meetings] == [
        f"2016-{month}-04-cdm-new-york" for month in ("02", "06", "07")
    ]
    assert cell.grades == {Outcomes.DIGEST: 1, Outcomes.PARTIAL: 1, None: 1}
    assert cell.best is Outcomes.PARTIAL
    assert dict(table.rows)["cdm"][1].best is None


def test_many_years_are_split_into_tables_of_which_the_newest_comes_first(small: Path) -> None:
    write_sitting(small, "1950-02-04", say("agreed"))
    tables = tabulate_completeness(load(small))
    assert [(table.years[0], table.years[-1]) for table in tables] == [(1978, 2017), (1950, 1977)]
    assert [[body for body, _ in table.rows] for table in tables] == [["cfm"], ["cdm"]]
    assert all(len(table.years) <= MAX_COLUMNS for table in tables)


def test_a_register_without_meetings_has_no_table(small: Path) -> None:
    for path in small.rglob("meetings/*/*.yml"):
        path.unlink()
    assert tabulate_completeness(load(small)) == []
