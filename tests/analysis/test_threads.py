"""Threads: which statements follow one another, and which decisions nothing follows."""

from pathlib import Path

from communique.analysis.outcomes.threads import list_open_decisions, list_threads
from communique.model.vocabulary import Relation
from communique.register.register import Register
from communique.site.charts.scale import Scale
from communique.site.charts.thread import draw_thread
from tests.support.registers import write_register


def follow(to: str, how: str) -> dict[str, object]:
    return {"act": "noted", "follows": [{"to": to, "how": how}]}


def name_steps(register: Register) -> list[list[str]]:
    return [
        [f"{step.statement.meeting.date}#{step.statement.resolution.id}" for step in thread.steps]
        for thread in list_threads(register)
    ]


def test_statements_that_follow_one_another_are_one_thread_in_order_of_time(small: Path) -> None:
    first, second = "2015-06-03-cfm-moscow#r1", "2016-05-24-cfm-moscow#r1"
    register = write_register(
        small,
        [
            {"date": "2015-06-03", "resolutions": [{"act": "decided"}, {"act": "noted"}]},
            {"date": "2016-05-24", "resolutions": [follow(first, "carries-out")]},
            {"date": "2017-04-21", "resolutions": [{"act": "noted"}, follow(second, "ends")]},
        ],
    )
    assert name_steps(register) == [["2015-06-03#r1", "2016-05-24#r1", "2017-04-21#r2"]]
    last = list_threads(register)[0].steps[-1]
    assert [(link.how, link.earlier.resolution.id) for link in last.links] == [(Relation.ENDS, "r1")]


def test_two_decisions_carried_out_by_one_are_one_thread(small: Path) -> None:
    both = [{"to": f"2015-06-03-cfm-moscow#r{number}", "how": "carries-out"} for number in (1, 2)]
    register = write_register(
        small,
        [
            {"date": "2015-06-03", "resolutions": [{"act": "decided"}, {"act": "decided"}]},
            {"date": "2016-05-24", "resolutions": [{"act": "noted", "follows": both}]},
        ],
    )
    assert name_steps(register) == [["2015-06-03#r1", "2015-06-03#r2", "2016-05-24#r1"]]


def test_statements_that_follow_each_other_in_a_circle_end(small: Path) -> None:
    """The check refuses them, but while serving their pages are shown."""
    register = write_register(
        small,
        [
            {
                "date": "2015-06-03",
                "resolutions": [
                    follow("2015-06-03-cfm-moscow#r2", "reaffirms"),
                    follow("2015-06-03-cfm-moscow#r1", "reaffirms"),
                ],
            }
        ],
    )
    assert name_steps(register) == [["2015-06-03#r1", "2015-06-03#r2"]]


def test_a_reference_to_nothing_is_no_thread(small: Path) -> None:
    register = write_register(
        small, [{"date": "2015-06-03", "resolutions": [follow("2001-01-01-cfm-nowhere#r1", "ends")]}]
    )
    assert list_threads(register) == []


def test_a_decision_that_nothing_follows_is_open(small: Path) -> None:
    instruments = {
        "plan": {"title": "Plan", "short": "Plan", "kind": "strategy", "date": "2015-06-03", "summary": "S."}
    }
    register = write_register(
        small,
        [
            {
                "date": "2015-06-03",
                "resolutions": [
                    {"act": "decided"},
                    {"act": "agreed"},
                    {"act": "approved"},
                    {"act": "decided", "instruments": ["plan"]},
                    {"act": "decided", "by": {"state": "cn"}},
                ],
            },
            {
                "date": "2016-05-24",
                "resolutions": [
                    follow("2015-06-03-cfm-moscow#r1", "carries-out"),
                    {"act": "noted", "instruments": ["plan"]},
                    {"act": "decided"},
                ],
            },
        ],
        instruments=instruments,
    )
    found = [(str(meeting.date), resolution.id) for meeting, resolution in list_open_decisions(register)]
    assert found == [("2015-06-03", "r2")], (
        "r1 was carried out, r3 is done, r4 is cited, r5 is China's, the rest is last"
    )


def test_a_register_without_meetings_has_no_threads(small: Path) -> None:
    register = write_register(small, [])
    assert list_threads(register) == []
    assert list_open_decisions(register) == []


def test_the_picture_of_a_thread_has_a_sign_for_each_statement(small: Path) -> None:
    to = "2015-06-03-cfm-moscow#r1"
    register = write_register(
        small,
        [
            {"date": "2015-06-03", "resolutions": [{"act": "decided"}]},
            {"date": "2016-05-24", "resolutions": [follow(to, "reaffirms"), follow(to, "amends")]},
        ],
    )
    picture = draw_thread(list_threads(register)[0], Scale(2015, 2016))
    assert [picture.count(sign) for sign in "●○△◆■"] == [1, 1, 1, 0, 0]
    assert "3 outcomes, 2015 to 2016" in picture
    assert "style=" not in picture
