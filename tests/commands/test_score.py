"""The score of a draft: counts of what is right, and a line for each error."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from benchmark.scores.__main__ import format_scores, score
from benchmark.scores.drafts import remove_meeting, score_draft
from benchmark.scores.topics import compare_topics, score_topics
from communique.register.register import Register

TEXT = b"""Press release on the meeting of the SCO Council of Ministers of Foreign Affairs

On 24 April 2018, the Council of Ministers of Foreign Affairs of the Shanghai Cooperation Organisation met in Beijing. \
Foreign Minister of Russia Sergey Lavrov and Foreign Minister of Uzbekistan Example Person attended the meeting.

The ministers discussed trade and condemned terrorism.
"""
ANSWER: dict[str, Any] = {
    "body": "cfm", "form": "regular", "date": "2018-04-24", "place": "beijing", "chair": None,
    "attendees": [
        {"name": "Sergey Lavrov", "person": "sergey-lavrov", "office": "Foreign Minister", "state": "ru", "capacity": "member"},
        {"name": "Wang Yi", "person": "wang-yi", "office": "Foreign Minister", "state": "cn", "capacity": "member"},
    ],
    "statements": [{"verb": "discussed", "act": "exchanged-views"}, {"verb": "condemned", "act": "opposed"}],
}  # fmt: skip


def test_right_wrong_missing_and_invented_are_counted_and_reported(drafting: Register) -> None:
    total, errors = score_draft(drafting, TEXT, ANSWER)
    assert [total[f"attendees {what}"] for what in ("drafted", "expected", "right", "invented")] == [2, 2, 1, 1]
    assert [total[f"statements {what}"] for what in ("drafted", "expected", "found")] == [2, 2, 2]
    assert total["acts right"] == 1
    assert all(total[fact] == 1 for fact in ("body", "form", "date", "place", "chair"))
    assert [total[f"attendees {what}"] for what in ("missing", "not reported")] == [1, 1]
    assert (total["facts right"], total["facts expected"]) == (5, 5)
    assert [line.partition(":")[0] for line in errors] == [
        "attendee missing, and not reported",
        "attendee not expected",
        "act of “condemned”",
    ]


def test_a_text_without_a_draft_counts_as_missed(drafting: Register) -> None:
    total, errors = score_draft(drafting, b"", ANSWER)
    assert (total["texts"], total["attendees expected"], total["attendees drafted"], errors) == (
        1,
        2,
        0,
        ["no draft: the file is empty"],
    )


def test_the_table_shows_shares_with_their_counts(drafting: Register) -> None:
    total, _ = score_draft(drafting, TEXT, ANSWER)
    rows = format_scores({"x": total, "y": total}).splitlines()
    assert rows[:2] == ["|  | x | y |", "| --- | --- | --- |"]
    assert "| attendees: precision | 0.50 (1/2) | 0.50 (1/2) |" in rows
    assert rows[-3:] == [
        "| attendees: invented | 1 | 1 |",
        "| attendees: missing people | 1 | 1 |",
        "| attendees: missing people whom the report does not name | 1 | 1 |",
    ]


def test_somebody_whom_the_report_names_is_not_lost_silently(drafting: Register) -> None:
    text = TEXT + b"\nForeign Minister of China Wang Yi was thanked.\n"
    total, errors = score_draft(drafting, text, ANSWER)
    assert [total[f"attendees {what}"] for what in ("missing", "not reported")] == [1, 0]
    assert errors[0].startswith("attendee missing: ")


def test_an_answer_that_lacks_something_is_turned_down_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "a.yml").write_text("body: cfm\nattendees:\n- {name: Wang Yi}\nstatements: []\n", encoding="utf-8")
    done = CliRunner().invoke(score, [str(tmp_path)])
    assert (done.exit_code, done.output) == (
        1, f"Error: {tmp_path / 'a.yml'}: the answer lacks form, date, place, chair, capacity\n"
    )  # fmt: skip


def test_the_draft_does_not_know_the_record_of_the_meeting(drafting: Register) -> None:
    gone = drafting.meetings.keys() - remove_meeting(drafting, ANSWER).meetings.keys()
    assert [(drafting.meetings[one].body, str(drafting.meetings[one].date)) for one in gone] == [("cfm", "2018-04-24")]


def test_session_mode_time_and_topics_are_scored_where_the_answer_has_them(drafting: Register) -> None:
    statements = [{"verb": "discussed", "act": "exchanged-views", "topics": []}, ANSWER["statements"][1]]
    total, errors = score_draft(drafting, TEXT, ANSWER | {"mode": "video", "session": None, "statements": statements})
    assert [(total[name], total[f"{name} expected"]) for name in ("mode", "session", "published")] == [
        (0, 1),
        (1, 1),
        (0, 0),
    ]
    assert total["topics expected"] == 1
    assert "mode: drafted in-person, expected video" in errors


def test_a_proposal_is_right_if_all_its_topics_are_recorded_and_false_if_one_is_not() -> None:
    verdicts = [
        (proposed, next(name for name in compare_topics(set(proposed), {"trade", "energy"}) if name != "statements"))
        for proposed in (("trade",), ("trade", "energy"), ("trade", "health"), ())
    ]
    assert verdicts == [
        (("trade",), "right"), (("trade", "energy"), "right"), (("trade", "health"), "false"), ((), "none"),
    ]  # fmt: skip


def test_each_statement_of_the_register_is_scored_once_and_always_alike(sample: Register) -> None:
    counts = score_topics(sample)
    assert counts["statements"] == sum(len(meeting.resolutions) for meeting in sample.meetings.values())
    assert counts["statements"] == counts["right"] + counts["false"] + counts["none"]
    assert counts == score_topics(sample)
