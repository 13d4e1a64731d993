"""Which statement stands for a meeting in lists."""

from typing import Any

import pytest

from communique.model.meeting import Meeting
from communique.register.register import Register
from communique.site.view.view import View
from tests.support.paths import SMALL

PLACE = {"act": "decided", "summary": "to meet next in Tashkent.", "topics": ["institutional"]}
TALK = {"act": "exchanged-views", "summary": "on trade.", "topics": ["trade"]}
STANCE = {"act": "noted", "summary": "that trade grows.", "topics": ["trade"]}
PLAN = {"act": "approved", "summary": "a plan of trade.", "topics": ["trade", "institutional"]}
CHARTER = {"act": "signed", "summary": "the Charter.", "topics": ["institutional"], "instruments": ["charter-2002"]}
VOICE = {"act": "decided", "summary": "to trade.", "topics": ["trade"], "by": {"state": "cn"}}


@pytest.mark.parametrize(
    ("said", "main"),
    [
        ([PLACE, TALK], TALK),  # a matter comes before the place of the next meeting
        ([TALK, STANCE], STANCE),  # a position before views exchanged
        ([STANCE, PLAN], PLAN),  # a decision before a remark
        ([PLAN, CHARTER], PLAN),  # the first of two decisions
        ([PLACE, CHARTER], CHARTER),  # an instrument is more than the organisation's own work
        ([VOICE, PLACE], PLACE),  # the words of one participant are not the meeting's
        ([PLACE], PLACE),
    ],
)
def test_the_main_outcome_is_the_strongest_on_a_matter(said: list[dict[str, Any]], main: dict[str, Any]) -> None:
    statements = [{"id": f"r{at}", **statement} for at, statement in enumerate(said, 1)]
    meeting = Meeting.model_validate({"body": "cfm", "date": "2014-07-31", "resolutions": statements})
    found = View(Register(SMALL), "").main_outcome(meeting)
    assert found
    assert found.summary == main["summary"]
