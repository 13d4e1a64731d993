"""The rank of offices: a table of offices as releases print them, read by hand, and where the words of an office end."""

from pathlib import Path

import pytest
import yaml

from communique.analysis.ranks import RankedOffice, find_ranked_office, is_below, rank_office
from communique.model.vocabulary import Rank
from communique.register.loader import load

TABLE = yaml.safe_load((Path(__file__).parent / "cases/the-rank-of-an-office.yml").read_text(encoding="utf-8"))
OFFICES = [(office, rank) for rank, offices in TABLE.items() for office in offices]


def test_the_table_has_every_rank_and_each_office_once() -> None:
    assert list(TABLE) == [*(str(rank) for rank in Rank), "unclear"]
    assert len(OFFICES) > 300
    assert len({office for office, _ in OFFICES}) == len(OFFICES)


@pytest.mark.parametrize(("office", "rank"), OFFICES, ids=[office for office, _ in OFFICES])
def test_an_office_has_the_rank_of_the_table(office: str, rank: str) -> None:
    assert str(rank_office(office) or "unclear") == rank


@pytest.mark.parametrize("office", ["", "   ", ", ;", " - ", "и", "<b>President</b>", "and " * 10_000])
def test_words_that_are_no_office_have_no_rank(office: str) -> None:
    assert rank_office(office) is None


def test_case_and_spaces_make_no_difference() -> None:
    assert rank_office("  PRIME\nMINISTER ") is Rank.HEAD_OF_GOVERNMENT
    assert rank_office("President of the Supreme People's Court") == rank_office(
        "President of the Supreme People’s Court"
    )


def below(level: Rank, office: str) -> bool:
    rank = rank_office(office)
    assert rank
    return is_below(level, RankedOffice(office, rank))


def test_a_minister_is_below_heads_of_government_and_not_below_ministers() -> None:
    assert below(Rank.HEAD_OF_GOVERNMENT, "Minister of External Affairs")
    assert not below(Rank.MINISTER, "Minister of External Affairs")
    assert not below(Rank.HEAD_OF_GOVERNMENT, "Acting President")


def test_a_deputy_of_a_head_of_government_ranks_above_ministers_and_below_the_head() -> None:
    assert not below(Rank.MINISTER, "Vice Premier")
    assert not below(Rank.MINISTER, "First Vice President")
    assert below(Rank.MINISTER, "Vice President of the Supreme Court")
    assert below(Rank.HEAD_OF_GOVERNMENT, "First Deputy Prime Minister")
    assert below(Rank.MINISTER, "First Deputy Minister of Health")


def test_nobody_is_below_officials() -> None:
    assert not any(below(Rank.OFFICIAL, office) for office, rank in OFFICES if rank != "unclear")


OFFICE = """\
name: Wang Yi
sort: Wang, Yi
offices:
  - {office: Director of a Department, state: cn, start_date: 2001, end_date: 2010}
  - {office: Deputy Foreign Minister, state: cn, start_date: 2011, end_date: 2019}
  - {office: State Councillor, state: cn, start_date: 2016, end_date: 2019}
  - {office: President, state: ru, start_date: 2016, end_date: 2019}
"""


def test_the_office_as_printed_comes_before_the_registry(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text(OFFICE, encoding="utf-8")
    register = load(small)
    (meeting,) = register.meetings.values()
    wang = meeting.attendees[0].model_copy(update={"office": "Ambassador"})
    assert find_ranked_office(register, meeting, wang) == ("Ambassador", Rank.OFFICIAL)


def test_an_office_that_leaves_the_rank_open_gives_way_to_the_highest_one_held_for_that_state(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text(OFFICE, encoding="utf-8")
    register = load(small)
    (meeting,) = register.meetings.values()
    for printed in (None, "Minister or Deputy Minister"):
        wang = meeting.attendees[0].model_copy(update={"office": printed})
        assert find_ranked_office(register, meeting, wang) == ("State Councillor", Rank.MINISTER)


def test_without_a_person_or_with_an_unknown_one_the_rank_is_not_known(small: Path) -> None:
    register = load(small)
    (meeting,) = register.meetings.values()
    for person in (None, "nobody-known"):
        seat = meeting.attendees[0].model_copy(update={"office": None, "person": person})
        assert find_ranked_office(register, meeting, seat) is None
