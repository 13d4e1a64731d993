"""The SQLite file: whole, its references hold, it can be searched, and its views answer."""

import sqlite3

import pytest

from communique.exports.data.database import build_database
from communique.exports.data.views import VIEWS
from communique.exports.tables.specification import TABLES
from tests.support.hostile import SHOWN, name_of
from tests.support.reuse import COMMIT, SITE, Reuse


def test_it_is_whole_and_its_references_hold(reuse: Reuse) -> None:
    assert reuse.query("PRAGMA integrity_check") == [("ok",)]
    assert reuse.query("PRAGMA foreign_key_check") == []
    referring = {table.name: len(reuse.query(f"PRAGMA foreign_key_list({table.name})")) for table in TABLES}
    assert referring == {table.name: sum(len(key.columns) for key in table.foreign_keys) for table in TABLES}


def test_it_has_every_row(reuse: Reuse) -> None:
    for table in TABLES:
        counted = reuse.query(f"SELECT COUNT(*) FROM {table.name}")  # noqa: S608 (our own names)
        assert counted == [(len(reuse.table(table.name)),)]


def test_a_row_that_refers_to_nothing_is_refused() -> None:
    states, statuses = TABLES[:2]
    row = ("xx", 1, "member", "2001", None, "2001-01-01", None, None, "https://example.org/", None)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        build_database((states, statuses), {"states": [], "statuses": [row]}, {})


def test_a_word_outside_a_closed_list_is_refused() -> None:
    states, statuses = TABLES[:2]
    row = ("xx", 1, "friend", "2001", None, "2001-01-01", None, None, "https://example.org/", None)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        build_database((states, statuses), {"states": [("xx", "X", None)], "statuses": [row]}, {})


def test_the_index_finds_summaries_titles_names_and_paragraphs(reuse: Reuse) -> None:
    def find(words: str) -> set[tuple[str, str, str]]:
        return set(reuse.query("SELECT kind, id, part FROM search WHERE search MATCH ?", words))

    meeting = "2017-09-20-cfm-new-york"
    assert ("meeting", meeting, "r2") in find("admission AND prospects")
    assert ("meeting", meeting, "p1") in find("extraordinary")
    assert ("meeting", meeting, "") in find("extraordinary")
    assert ("person", "sushma-swaraj", "") in find("swaraji")
    assert find("nothingofthekind") == set()


def test_every_view_answers_and_has_rows(reuse: Reuse) -> None:
    queries = {view.name: f"SELECT * FROM {view.name} LIMIT 1" for view in VIEWS}  # noqa: S608 (our own names)
    assert [name for name, query in queries.items() if not reuse.query(query)] == []


def test_addresses_in_views_lead_to_the_site(reuse: Reuse) -> None:
    sql = "SELECT address FROM statements WHERE meeting = '2017-09-20-cfm-new-york' AND resolution = 'r2'"
    assert reuse.query(sql) == [(f"{SITE}meetings/2017-09-20-cfm-new-york/#r2",)]


def test_it_says_its_version_and_its_schema_explains_the_columns(reuse: Reuse) -> None:
    assert dict(reuse.query("SELECT * FROM about"))["commit"] == COMMIT
    [(schema,)] = reuse.query("SELECT sql FROM sqlite_schema WHERE name = 'attendances'")
    assert "-- Whether the person chaired the meeting." in schema


def test_hostile_words_are_kept_as_they_are(hostile_reuse: Reuse) -> None:
    assert hostile_reuse.query("PRAGMA integrity_check") == [("ok",)]
    assert {name for (name,) in hostile_reuse.query("SELECT name FROM states")} == set(map(name_of, SHOWN))
