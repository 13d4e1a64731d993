"""A release without a day: offices and statuses are those of the time that its people and statuses of states indicate."""

import pytest

from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.text.source import read_page
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
