"""A release without a day: offices and statuses are those of the time that its people and statuses of states indicate."""

from dataclasses import replace

import pytest

from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.text.source import read_page
from communique.model import edtf
from communique.model.parts import Entry
from communique.model.vocabulary import Capacity
from communique.register.register import Register


def draft(drafting: Register, said: str) -> Draft:
    text = f"The Council of Foreign Ministers of the SCO met in Moscow. The meeting was attended by {said}"
    return build_draft(drafting, read_page(text.encode()), Overrides(partial=True))


@pytest.mark.parametrize(("status", "capacity"), [("observer", Capacity.OBSERVER), ("member", Capacity.MEMBER)])
def test_the_status_that_a_text_gives_a_state_dates_it(drafting: Register, status: str, capacity: Capacity) -> None:
    made = draft(drafting, f"Foreign Minister of India Aset Modelov.\n\nIndia is a {status} state of the SCO.")
    assert [one.capacity for one in made.people.listed] == [capacity]


def test_a_day_without_a_year_gets_the_year_of_those_in_office(drafting: Register) -> None:
    made = draft(drafting, "Foreign Minister of China Wang Yi. It took place on May 21.")
    assert made.date is None
    assert made.when.start.endswith("-05-21")


@pytest.mark.parametrize(("number", "capacity"), [("six", Capacity.OBSERVER), ("eight", Capacity.MEMBER)])
def test_the_number_of_members_dates_a_text(drafting: Register, number: str, capacity: Capacity) -> None:
    made = draft(drafting, f"Foreign Minister of India Aset Modelov.\n\nThe {number} SCO member states agreed on it.")
    assert [one.capacity for one in made.people.listed] == [capacity]


def test_the_number_of_members_decides_between_the_years_of_a_day(drafting: Register) -> None:
    said = "Foreign Minister of India Aset Modelov. It took place on November 8 in the presence of eight member states."
    assert draft(drafting, said).when.start == "2018-11-08"
    assert draft(drafting, said.replace("eight", "six")).when.start == "2014-11-08"


def test_a_session_was_about_halfway_between_the_ones_before_and_after(drafting: Register) -> None:
    sessions = {"2014-06-01": 1, "2015-06-01": None, "2017-12-01": None, "2018-06-01": 3}
    meeting = next(iter(drafting.meetings.values()))
    meetings: dict[str, Entry] = {
        f"{day}-cfm": meeting.model_copy(
            update={"id": f"{day}-cfm", "body": "cfm", "date": edtf.parse(day), "session": session}
        )
        for day, session in sessions.items()
    }
    register = replace(drafting, entries={**drafting.entries, "meeting": meetings})
    text = "The 2nd meeting of the SCO Council of Foreign Ministers was attended by Foreign Minister of India Aset Modelov."
    made = build_draft(register, read_page(text.encode()), Overrides(partial=True))
    assert made.when.start == "2015-06-01"
