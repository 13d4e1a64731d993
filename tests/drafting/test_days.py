"""Days that a release names, but that are not those of the meeting."""

import pytest

from communique.drafting.draft import Overrides, build_draft
from communique.drafting.text.source import read_page
from communique.register.loader import load
from tests.support.paths import DRAFTING

TITLE = "SCO ministers of culture\n\n16 May 2031\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Aset Modelov will visit Kazakhstan and Tajikistan from 18 to 21 May 2031, and attend a meeting of the SCO ministers of culture.",
        "A delegation returned on Thursday from the meeting of the SCO ministers of culture. They had adopted a plan.",
        "The SCO ministers of culture met in Astana. The number of museums has doubled, and today exceeds nine hundred.",
        "The SCO ministers of culture met in Astana. In another SCO meeting on Wednesday, ministers of transport met.",
    ],
    ids=["of a visit", "of the return", "today in general", "of another meeting"],
)
def test_other_days_are_not_taken(text: str) -> None:
    made = build_draft(load(DRAFTING), read_page((TITLE + text).encode()), Overrides(partial=True))
    assert made.date is None


def test_the_day_in_a_dateline_is_that_of_publication() -> None:
    text = (
        "Astana, 16.05.2031. /Agency/. The SCO ministers of culture met in Astana on 12 May 2031. They adopted a plan."
    )
    made = build_draft(load(DRAFTING), read_page(text.encode()), Overrides(partial=True))
    assert made.heading.published is not None
    assert made.heading.published.value == "2031-05-16"
