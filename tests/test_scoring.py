"""The score of a draft: what is right is counted, what is wrong is told."""

from pathlib import Path
from typing import Any

from benchmark.drafts import scored, table
from communique.gathering import load

ROOT = Path(__file__).parent.parent
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


def test_right_wrong_missed_and_invented_are_counted_and_told() -> None:
    total, wrong = scored(load(ROOT / "releases"), TEXT, ANSWER)
    assert (total["listed"], total["came"], total["right"], total["invented"]) == (2, 2, 1, 1)
    assert (total["drafted"], total["stated"], total["found"], total["acts"]) == (2, 2, 2, 1)
    assert all(total[fact] == 1 for fact in ("body", "form", "date", "place", "chair"))
    assert [line.partition(":")[0] for line in wrong] == ["missed", "not wanted", "act of “condemned”"]


def test_a_text_without_a_draft_counts_as_missed() -> None:
    total, wrong = scored(load(ROOT / "releases"), b"", ANSWER)
    assert (total["texts"], total["came"], total["listed"], wrong) == (1, 2, 0, ["no draft: the file is empty"])


def test_the_table_shows_shares_with_their_counts() -> None:
    total, _ = scored(load(ROOT / "releases"), TEXT, ANSWER)
    rows = table({"x": total, "y": total}).splitlines()
    assert rows[:2] == ["|  | x | y |", "| --- | --- | --- |"]
    assert "| attendees: precision | 0.50 (1/2) | 0.50 (1/2) |" in rows
    assert rows[-1] == "| attendees: invented | 1 | 1 |"
