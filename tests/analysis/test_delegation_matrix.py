"""Who led the delegations to a body: what is known, what is not, and what counts as a stand-in."""

from pathlib import Path

import pytest

from communique.analysis.delegations.leaders import list_leaders
from communique.analysis.delegations.matrix import CellKind, DelegationMatrix, build_matrix, list_matrices
from communique.model.vocabulary import Rank
from communique.register.loader import load
from tests.support.sessions import load_with_body, seat, write_session


def read(matrix: DelegationMatrix, state: str) -> list[str]:
    """The cells of a state in one word each."""
    return [
        (str(cell.rank or "present") if cell.kind is CellKind.HEAD else cell.kind.value)
        + (" stand-in" if cell.is_stand_in else "")
        + (" by video" if cell.by_video else "")
        for cell in (row.cells[state] for row in matrix.rows)
    ]


def test_a_state_is_absent_only_where_a_source_says_so(small: Path) -> None:
    absences = [{"state": "ru", "note": "Its minister was ill."}]
    write_session(small, "2018-04-24", [seat("cn")], attendance="partial")
    write_session(small, "2019-05-22", [seat("cn")], attendance="complete", absences=absences)
    matrix = build_matrix(load(small), "cfm")
    assert read(matrix, "ru") == ["minister", "unknown", "absent"]
    assert matrix.tally("ru")[:3] == (3, 1, {Rank.MINISTER: 1})
    assert (matrix.tally("ru").absent, matrix.tally("ru").unknown) == (1, 1)


def test_sessions_come_in_order_of_time_and_announced_ones_are_left_out(small: Path) -> None:
    write_session(small, "2019-05-22", [seat("cn")])
    write_session(small, "2018-04-24", [seat("cn")])
    write_session(small, "2020-04-24", [seat("cn")], held="announced")
    matrix = build_matrix(load(small), "cfm")
    assert [row.meeting.date.year for row in matrix.rows] == [2017, 2018, 2019]


def test_members_are_the_columns_in_the_order_in_which_they_joined(small: Path) -> None:
    write_session(small, "2010-04-24", [seat("ru"), seat("cn"), seat("in", capacity="observer")])
    matrix = build_matrix(load(small), "cfm")
    assert matrix.states == ["cn", "ru", "in"]
    assert read(matrix, "in") == ["outside", "minister"]
    assert matrix.tally("in").sessions == 1


def test_who_came_as_an_observer_on_the_day_of_becoming_a_member_is_named_and_not_counted(small: Path) -> None:
    write_session(small, "2017-06-09", [seat("in", person="sushma-swaraj", capacity="observer")])
    matrix = build_matrix(load(small), "cfm")
    cell = matrix.rows[0].cells["in"]
    assert cell.kind is CellKind.OUTSIDE
    assert cell.head
    assert cell.head.person == "sushma-swaraj"
    assert matrix.tally("in").sessions == 1
    first, second = list_leaders(matrix.rows, "in")
    assert (first.capacity, second.capacity) == ("observer", "member")


def test_the_first_named_delegate_leads_also_without_a_name(small: Path) -> None:
    write_session(small, "2018-04-24", [seat("cn", "Deputy Foreign Minister"), seat("cn", person="wang-yi")])
    cell = build_matrix(load(small), "cfm").rows[1].cells["cn"]
    assert cell.head
    assert cell.head.person is None
    assert cell.is_stand_in


def test_a_head_of_unknown_rank_is_present_and_no_stand_in(small: Path) -> None:
    write_session(small, "2018-04-24", [seat("ru", None), seat("cn", "Minister or Deputy Minister")])
    matrix = build_matrix(load(small), "cfm")
    assert read(matrix, "ru") == ["minister", "present"]
    assert read(matrix, "cn") == ["minister", "present"]
    assert matrix.tally("ru").ranked == 1


def test_a_hybrid_session_is_by_video_only_for_whom_a_note_says_so(small: Path) -> None:
    seats = [seat("cn", note="By video link."), seat("ru", note="A video was shown."), seat("in")]
    write_session(small, "2018-04-24", seats, mode="hybrid")
    write_session(small, "2019-04-24", seats[2:], mode="video")
    write_session(small, "2020-04-24", [seat("cn", note="By video link.")], mode="in-person")
    matrix = build_matrix(load(small), "cfm")
    assert read(matrix, "cn") == ["minister", "minister by video", "unknown", "minister"]
    assert read(matrix, "ru") == ["minister", "minister", "unknown", "unknown"]
    assert read(matrix, "in") == ["minister", "minister", "minister by video", "unknown"]


@pytest.mark.parametrize(
    ("body", "office", "is_stand_in"),
    [
        ("chs", "President", False),
        ("chs", "Acting President", False),
        ("chs", "Prime Minister", True),
        ("chg", "Prime Minister", False),
        ("chg", "First Deputy Prime Minister", True),
        ("chg", "Minister of External Affairs", True),
        ("cdm", "Minister of Defence", False),
        ("cdm", "Deputy Prime Minister", False),
        ("cdm", "First Deputy Minister of Defence", True),
        ("cnc", "Ambassador", False),
        ("rats-council", "Deputy Director of the Federal Security Service", False),
    ],
)
def test_a_stand_in_ranks_below_the_members_of_the_body(body: str, office: str, is_stand_in: bool, small: Path) -> None:
    write_session(small, "2018-04-24", [seat("cn", office), seat("ru", "President")], body)
    matrix = build_matrix(load_with_body(small, body), body)
    write_session(small, "2019-04-24", [seat("cn", "President")], body)
    write_session(small, "2020-04-24", [seat("cn", "President")], body)
    matrix = build_matrix(load(small), body)
    assert matrix.rows[0].cells["cn"].is_stand_in is is_stand_in


def test_where_heads_of_government_lead_more_often_they_are_no_stand_ins_for_heads_of_state(small: Path) -> None:
    offices = ["Prime Minister", "Prime Minister", "President", "Minister of External Affairs"]
    for year, office in enumerate(offices, 2018):
        write_session(small, f"{year}-06-10", [seat("in", office), seat("cn", "President")], "chs")
    matrix = build_matrix(load_with_body(small, "chs"), "chs")
    assert read(matrix, "in") == ["head-of-government", "head-of-government", "head-of-state", "minister stand-in"]
    assert matrix.list_exceptions() == ["in"]


def test_leaders_have_their_sessions_in_runs_that_others_and_gaps_end(small: Path) -> None:
    wang = seat("cn", "Minister of Foreign Affairs", "wang-yi")
    for year, seats in enumerate([[wang], [wang], [seat("cn", "Deputy Foreign Minister")], [wang], [], [wang]], 2018):
        write_session(small, f"{year}-05-01", seats)
    leaders = list_leaders(build_matrix(load(small), "cfm").rows, "cn")
    runs = [[[meeting.date.year for meeting in run] for run in leader.stretches] for leader in leaders]
    assert runs == [[[2017, 2018, 2019], [2021], [2023]], [[2020]]]
    assert [leader.person for leader in leaders] == ["wang-yi", None]
    assert [leader.office for leader in leaders] == ["Minister of Foreign Affairs", "Deputy Foreign Minister"]
    assert [leader.is_stand_in for leader in leaders] == [False, True]


def test_a_register_with_one_session_or_none_has_nothing_to_compare(small: Path) -> None:
    assert list_matrices(load(small)) == []
    for path in (small / "meetings").rglob("*.yml"):
        path.unlink()
    empty = load(small)
    assert list_matrices(empty) == []
    assert build_matrix(empty, "cfm").tally_all()[:2] == (0, 0)


def test_a_body_that_met_before_there_were_members_has_no_matrix(small: Path) -> None:
    write_session(small, "1998-07-03", [seat("cn")], "cdm")
    write_session(small, "1999-08-24", [seat("cn")], "cdm")
    assert [matrix.body for matrix in list_matrices(load_with_body(small, "cdm"))] == []


def test_a_date_without_a_day_and_an_unknown_state_are_no_obstacle(small: Path) -> None:
    write_session(small, "2018", [seat("cn"), seat("zz")])
    matrix = build_matrix(load(small), "cfm")
    assert read(matrix, "cn") == ["minister", "minister"]
    assert "zz" not in matrix.states
