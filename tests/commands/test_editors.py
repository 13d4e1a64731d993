"""What an editor shows in a record, as the language server completes and reports it that editors run for YAML."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.drafting.skeletons.meeting import format_skeleton
from communique.register.loader import load
from tests.support.command import communique
from tests.support.language_server import LanguageServer, language_server
from tests.support.paths import SAMPLE

pytestmark = pytest.mark.editor
MEETING = "meetings/2026/2026-05-20-cfm-bishkek.yml"
FIRST = "# yaml-language-server: $schema=../../schema/meeting.json\n"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("checkout") / "releases"
    shutil.copytree(SAMPLE, copy)
    (copy / "schema").mkdir()
    assert communique(copy, "check").exit_code == 0
    return copy


@pytest.fixture(scope="module")
def server(releases: Path) -> Iterator[LanguageServer]:
    with language_server(releases.parent) as running:
        yield running


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("body", "body: |\n"),
        ("person", "chair: |\n"),
        ("person", "attendees:\n  - {person: |, state: cn}\n"),
        ("person", "attendees:\n  - person: |\n"),
        ("person", "annotations:\n  - id: a1\n    to: {person: |}\n"),
        ("state", "attendees:\n  - {person: wang-yi, state: |}\n"),
        ("state", "resolutions:\n  - id: r1\n    joined: [cn, |]\n"),
        ("topic", "resolutions:\n  - id: r1\n    topics: [|]\n"),
        ("topic", "resolutions:\n  - id: r1\n    topics:\n      - |\n"),
        ("instrument", "resolutions:\n  - id: r1\n    instruments: [|]\n"),
        ("place", "venue: {place: |}\n"),
    ],
)
def test_every_id_is_proposed_with_its_name(server: LanguageServer, releases: Path, kind: str, text: str) -> None:
    entries = load(releases).entries[kind]
    proposed = server.complete(releases / MEETING, FIRST + text)
    assert set(entries) <= set(proposed)
    for entry_id, entry in entries.items():
        name = getattr(entry, "short", None) if kind == "instrument" else getattr(entry, "name", None)
        assert str(name) in proposed[entry_id]


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("resolutions:\n  - id: r1\n    act: |\n", "agreed", "Reached agreement on a step to take."),
        ("annotations:\n  - id: a1\n    kind: |\n", "cross-reference", "Leads to another place in the register"),
        ("mode: |\n", "video", ""),
    ],
)
def test_words_of_closed_lists_are_proposed_with_their_meaning(
    server: LanguageServer, releases: Path, text: str, word: str, meaning: str
) -> None:
    assert meaning in server.complete(releases / MEETING, FIRST + text)[word]


def test_a_new_record_has_no_errors(server: LanguageServer, releases: Path) -> None:
    assert server.report(releases / MEETING, format_skeleton("2026-05-20", "cfm", "bishkek")) == []


def test_records_that_check_accepts_have_no_errors(server: LanguageServer, releases: Path) -> None:
    for folder in ("meetings", "people", "instruments"):
        for path in sorted((releases / folder).rglob("*.yml"))[:4]:
            assert server.report(path) == [], path


def test_an_unknown_id_is_reported_at_its_line_in_one_sentence(server: LanguageServer, releases: Path) -> None:
    text = f"{FIRST}body: cfm\ndate: 2026-05-20\nchair: wang-yy\n"
    assert server.report(releases / MEETING, text) == [
        "4: No person has this id. A new person needs an entry of its own; `communique check` then adds its id here."
    ]


def test_a_date_and_an_address_of_another_form_are_reported_in_words(server: LanguageServer, releases: Path) -> None:
    source = "{url: example.org, publisher: A, grade: press, used_for: date}"
    reported = server.report(releases / MEETING, f"{FIRST}body: cfm\ndate: 20.05.2026\nsources:\n  - {source}\n")
    assert [line.partition(", ")[0] for line in reported] == [
        "3: expected a date such as 2017-09-20",
        "5: expected the address of a web page",
    ]


def test_a_person_who_is_added_is_proposed_after_the_next_check(server: LanguageServer, releases: Path) -> None:
    text = f"{FIRST}chair: |\n"
    assert "new-person" not in server.complete(releases / MEETING, text)
    person = releases / "people/new-person.yml"
    person.write_text("name: New Person\nsort: Person, New\n", encoding="utf-8")
    communique(releases, "check")
    person.unlink()
    server.note_change(releases / "schema/meeting.json")
    assert "New Person" in server.complete(releases / MEETING, text)["new-person"]
