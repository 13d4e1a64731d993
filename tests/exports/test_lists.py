"""The lists of pages as CSV: the rows that the page shows, as spreadsheets read them."""

import codecs
import csv
import io
from pathlib import Path

import pytest

from communique.exports.data.lists import list_page_lists
from communique.exports.edition import Edition
from communique.exports.writer import write_exports
from communique.files.disk.folder import NewFolder
from communique.model.parts import EntryKey
from communique.register.register import Register

SITE = "https://register.test/"


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def lists(sample: Register) -> dict[str, bytes]:
    return {file.path: file.content() for file in list_page_lists(Edition(sample, SITE))}


def test_a_topic_has_a_row_for_each_of_its_statements(lists: dict[str, bytes], sample: Register) -> None:
    for topic in sample.topics:
        statements = sample.statements.get(EntryKey("topic", topic), [])
        rows = read_rows(lists[f"topics/{topic}/statements.csv"]) if statements else []
        assert [(row["summary"], row["address"]) for row in rows] == [
            (one.resolution.summary, f"{SITE}meetings/{one.meeting.id}/#{one.resolution.id}") for one in statements
        ]


def test_a_person_has_a_row_for_each_meeting_attended(lists: dict[str, bytes], sample: Register) -> None:
    key, appearances = next((k, found) for k, found in sample.appearances.items() if k.kind == "person")
    rows = read_rows(lists[f"{key.address}attendances.csv"])
    assert [row["date"] for row in rows] == [str(one.meeting.date) for one in appearances]
    assert {row["person"] for row in rows} == {sample.people[key.id].name}


def test_all_meetings_are_listed_and_those_of_a_year(lists: dict[str, bytes], sample: Register) -> None:
    rows = read_rows(lists["meetings/meetings.csv"])
    assert [row["address"] for row in rows] == [f"{SITE}meetings/{meeting}/" for meeting in sample.meetings]
    year = str(next(iter(sample.meetings.values())).date.year)
    of_year = read_rows(lists[f"meetings/{year}/meetings.csv"])
    assert [row["date"][:4] for row in of_year] == [year] * len(of_year) != []


def test_a_list_without_rows_is_not_written(lists: dict[str, bytes]) -> None:
    assert all(read_rows(content) for content in lists.values())


def test_each_list_begins_with_a_mark_by_which_excel_knows_utf_8(lists: dict[str, bytes]) -> None:
    assert [path for path, content in lists.items() if not content.startswith(codecs.BOM_UTF8)] == []


def test_lines_end_as_rfc_4180_says(lists: dict[str, bytes]) -> None:
    assert lists["meetings/meetings.csv"].replace(b"\r\n", b"").count(b"\n") == 0


def test_hostile_words_come_back_and_formulas_do_not_run(hostile: Register) -> None:
    found: dict[str, str] = {}
    for file in list_page_lists(Edition(hostile, SITE)):
        if file.path.endswith("statements.csv"):
            found |= {row["address"]: row["summary"] for row in read_rows(file.content())}
    statements = [(m, r) for m in hostile.meetings.values() for r in m.resolutions if r.topics]
    assert len(statements) > 20
    for meeting, resolution in statements:
        cell = found[f"{SITE}meetings/{meeting.id}/#{resolution.id}"]
        assert cell.removeprefix("'") == resolution.summary.removeprefix("'")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_files_are_written_once_and_left_alone_when_nothing_changed(sample: Register, tmp_path: Path) -> None:
    files = list(list_page_lists(Edition(sample, SITE)))
    assert write_exports(files, NewFolder(tmp_path)) == len(files)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.csv")}
    assert len(before) == len(files)
    write_exports(list_page_lists(Edition(sample, SITE)), NewFolder(tmp_path))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.csv")} == before
