"""The search index, read from its own files."""

import gzip
import json
import re
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from communique.register.loader import load
from communique.register.register import Register
from communique.search import index_files
from communique.search.documents import render_document
from communique.search.index import MAX_SINGLE_RECORDS, build_index, group_records, list_records
from communique.search.records.facets import Facet, ResultKind


def list_shown(site: Path) -> list[dict[str, Any]]:
    """The records that the browser reads in the documents of an index."""
    return [record for path in sorted((site / "pagefind/fragment").iterdir()) for record in read_shown(path)]


def read_shown(path: Path) -> list[dict[str, Any]]:
    """The records in a document."""
    records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")).get("records", [])
    return records


def test_every_record_of_the_register_is_in_the_index(sample: Register, sample_site: Path) -> None:
    wanted = sorted((record.url, record.kind, record.label) for record in list_records(sample))
    found = [(shown["url"], shown["kind"], shown["label"]) for shown in list_shown(sample_site)]
    assert sorted(found) == wanted


def test_the_index_of_one_register_is_the_same_each_time(small: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        build_index(load(small), tmp_path / name)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        made.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])
    assert made[0] == made[1]
    assert len(made[0]) > 20


def test_a_resolution_has_the_facets_of_its_meeting_and_its_own(small: Path) -> None:
    found = {record.url: record for record in list_records(load(small))}
    resolution = found["meetings/2017-09-20-cfm-new-york/#r1"]
    assert resolution.values[Facet.KIND] == [("resolution", "Outcome")]
    assert resolution.values[Facet.YEAR] == [("2017", "2017")]
    assert resolution.values[Facet.BODY][0][0] == "cfm"
    assert resolution.values[Facet.STRENGTH]
    assert "wang-yi" in dict(resolution.values[Facet.PERSON])
    meeting = found["meetings/2017-09-20-cfm-new-york/"]
    assert meeting.kind is ResultKind.MEETING
    assert Facet.ACT not in meeting.values


def test_few_records_are_documents_of_their_own_and_many_share_those_of_their_meetings(small: Path) -> None:
    found = list(list_records(load(small)))
    assert len(found) < MAX_SINGLE_RECORDS
    assert [len(group) for group in group_records(found)] == [1] * len(found)
    shared = list(group_records(found, max_single=0))
    assert sorted(record.url for group in shared for record in group) == sorted(record.url for record in found)
    for group in shared:
        assert len({record.url.partition("#")[0] for record in group if record.meeting}) <= 1
        assert len({bool(record.meeting) for record in group}) == 1
    html = render_document(next(group for group in shared if len(group) > 2 and group[0].meeting))
    assert html.count('"kind":"resolution"'.replace('"', "&#34;")) > 1
    assert '"values":'.replace('"', "&#34;") in html


WORDS = 'a\u00a0b\u2003c <i>d</i> &lt;e> &amp;amp; &#8238;f \\u0020 "g" \u3000h  i'


def test_what_pagefind_keeps_of_a_record_is_what_the_record_says(small: Path, tmp_path: Path) -> None:
    register = load(small)
    topic = register.topics["afghanistan"]
    register.topics["afghanistan"] = topic.model_copy(update={"name": WORDS, "definition": WORDS})
    build_index(register, tmp_path)
    [entry] = [shown for shown in list_shown(tmp_path) if shown["url"] == "topics/afghanistan/"]
    assert (entry["label"], entry["text"]) == (WORDS, WORDS)
    assert read_facet(tmp_path, "topic")["afghanistan"][0] == WORDS


def read_facet(site: Path, facet: str) -> dict[str, list[Any]]:
    """The values of a facet: label, first document, steps to the following documents."""
    values: dict[str, list[Any]] = json.loads((site / f"pagefind/facets/{facet}.json").read_text(encoding="utf-8"))
    return values


def test_the_values_of_facets_lead_to_the_documents_that_have_them(small: Path, tmp_path: Path) -> None:
    build_index(load(small), tmp_path)
    label, *steps = read_facet(tmp_path, "topic")["afghanistan"]
    documents = list(accumulate(steps))
    names = {int(re.findall(r"\d+$", path.stem)[0]): path for path in (tmp_path / "pagefind/fragment").iterdir()}
    wanted = {
        record.url
        for record in list_records(load(small))
        if ("afghanistan", label) in record.values.get(Facet.TOPIC, [])
    }
    assert {shown["url"] for at in documents for shown in read_shown(names[at])} == wanted != set()


def test_words_that_a_misspelt_one_may_mean_are_in_a_file_for_each_letter(small: Path, tmp_path: Path) -> None:
    build_index(load(small), tmp_path)
    reading = json.loads((tmp_path / "pagefind/reading.json").read_text(encoding="utf-8"))
    files = {path.stem for path in (tmp_path / "pagefind/names").iterdir()}
    assert files == {f"{ord(letter):x}" for letter in reading["letters"]}
    assert "Wang" in json.loads((tmp_path / "pagefind/names/77.json").read_text(encoding="utf-8"))


def test_words_that_begin_with_another_are_in_its_file(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_files, "_MAX_POSTINGS", 20)  # otherwise the few words of this register are in one file
    build_index(load(small), tmp_path)
    files = [
        [word for word, *_ in cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))[0]]
        for path in (tmp_path / "pagefind/index").iterdir()
    ]
    assert len(files) > 20
    file_of = {word: at for at, words in enumerate(files) for word in words}
    longer = [(word, other) for word in file_of for other in file_of if len(word) > 2 and other.startswith(word)]
    assert len(longer) > len(file_of)
    assert [(word, other) for word, other in longer if file_of[word] != file_of[other]] == []


def test_documents_are_in_order_of_time_and_those_without_a_date_come_last(small: Path, tmp_path: Path) -> None:
    build_index(load(small), tmp_path)
    reading, order = (
        json.loads((tmp_path / f"pagefind/{name}.json").read_text(encoding="utf-8")) for name in ("reading", "order")
    )
    dates = sorted(record.date for record in list_records(load(small)))
    assert reading["documents"] == len(dates)
    assert order["dated"] == len([date for date in dates if date])
    assert len(order["dates"]) == len({date for date in dates if date})
