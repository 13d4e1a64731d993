"""Terms of office: which offices count, in which order, and until when a term is known to have lasted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.analysis.terms import find_posts, list_body_successions, list_successions
from communique.register.loader import load


def write_person(releases: Path, person: str, *offices: dict[str, Any]) -> None:
    data = {"name": person.title(), "sort": person, "offices": list(offices)}
    (releases / f"people/{person}.yml").write_text(yaml.safe_dump(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("office", "posts"),
    [
        ("President", ["President"]),
        ("President (Chairman)", ["President"]),
        ("Acting President and Prime Minister", ["President", "Prime minister"]),
        ("Premier of the State Council", ["Prime minister"]),
        ("Chairman of the Government (Prime Minister)", ["Prime minister"]),
        ("Chairman of the Cabinet of Ministers", ["Prime minister"]),
        ("Minister of External Affairs", ["Foreign minister"]),
        ("Deputy Prime Minister - Minister of Foreign Affairs", ["Foreign minister"]),
        ("Minister of Foreign Affairs and Trade", ["Foreign minister"]),
        ("Vice President", []),
        ("First Vice Premier of the Government", []),
        ("Deputy Minister of Foreign Affairs", []),
        ("Minister of State for External Affairs", []),
        ("State Minister of Foreign Affairs", []),
        ("Secretary, Ministry of External Affairs", []),
        ("Minister of Foreign Economic Relations, Investments and Trade", []),
        ("President of the Supreme Court", []),
        ("Assistant to the President - Secretary of the Security Council", []),
        ("Adviser to the Prime Minister on National Security and Foreign Affairs", []),
        ("министр", []),
    ],
)
def test_the_offices_at_the_head_of_a_state_are_told_from_those_beside_them(office: str, posts: list[str]) -> None:
    assert find_posts(office) == posts


def test_terms_are_in_order_of_time_and_undated_ones_come_last(small: Path) -> None:
    write_person(small, "third", {"office": "Secretary General", "body": "secretariat"})
    write_person(small, "second", {"office": "Secretary-General", "body": "secretariat", "start_date": "2007"})
    first = {"office": "Secretary-General", "body": "secretariat", "start_date": "2004", "end_date": "2006"}
    write_person(small, "first", first)
    register = load(small)
    (succession,) = list_body_successions(register, "secretariat")
    assert [tenure.person.id for tenure in succession.tenures] == ["first", "second", "third"]
    assert [tenure.person.id for tenure in succession.dated] == ["first", "second"]
    assert succession.post == "Secretary-General"


def test_only_members_and_bodies_of_the_organisation_count(small: Path) -> None:
    write_person(small, "a", {"office": "President", "state": "no", "start_date": "2001"})
    write_person(small, "b", {"office": "President", "state": "in", "start_date": "2001"})
    write_person(small, "c", {"office": "Secretary-General", "body": "un", "start_date": "2001"})
    write_person(small, "d", {"office": "Deputy Secretary-General", "body": "secretariat", "start_date": "2001"})
    write_person(small, "e", {"office": "Secretary-General", "body": "secretariat"})
    found = [(one.owner.id, one.post) for one in list_successions(load(small))]
    assert found == [("secretariat", "Secretary-General"), ("cn", "Foreign minister"), ("in", "President")]


def test_a_term_is_seen_at_meetings_in_that_office_only(small: Path) -> None:
    write_person(
        small,
        "wang-yi",
        {"office": "Minister of Foreign Affairs", "state": "cn", "start_date": "2013"},
        {"office": "President", "state": "cn", "start_date": "2013"},
        {"office": "Foreign Minister", "state": "cn", "start_date": "2020"},
    )
    tenures = {t.office.office: t.last_seen for one in list_successions(load(small)) for t in one.tenures}
    assert tenures == {"Minister of Foreign Affairs": date(2017, 9, 20), "President": None, "Foreign Minister": None}


def test_a_register_without_offices_has_no_successions(small: Path) -> None:
    write_person(small, "wang-yi")
    assert list_successions(load(small)) == []
