"""The release of New York, drafted anew: the draft has what the record of the sample says, which careful readers wrote."""

import pytest

from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.text.source import read_page
from communique.model.meeting import Meeting
from communique.register.register import Register
from tests.support.drafts import list_facts


@pytest.fixture(scope="module")
def record(sample: Register) -> Meeting:
    return sample.meetings["2017-09-20-cfm-new-york"]


@pytest.fixture(scope="module")
def drafted(sample: Register, record: Meeting) -> Draft:
    """The draft of the release that the record quotes; the record itself is no evidence."""
    text = "\n\n".join(paragraph.text for paragraph in record.text)
    page = read_page(f"{record.title}\n22.09.2017 13:24\n\n{text}".encode())
    return build_draft(sample, page, Overrides(), record.id)


def test_it_has_the_facts_of_the_record(record: Meeting, drafted: Draft) -> None:
    found = list_facts(drafted)
    for name in ("title", "body", "form", "kind", "date", "mode", "published", "chair", "attendance"):
        assert found[name] == str(getattr(record, name)), name
    assert record.venue
    assert (found["place"], found["occasion"]) == (record.venue.place, record.venue.occasion)


def test_it_has_the_attendees_of_the_record(record: Meeting, drafted: Draft) -> None:
    recorded = [(a.person, a.state or a.body, a.office, a.capacity, a.printed) for a in record.attendees]
    listed = [
        (one.person, one.seat.state or one.seat.body, one.seat.office, one.capacity, one.printed)
        for one in drafted.people.listed
    ]
    assert listed == recorded


def test_it_has_the_acts_of_the_record(record: Meeting, drafted: Draft) -> None:
    recorded = [(r.paragraphs[0], str(r.act)) for r in record.resolutions]
    found = [(one.statement.sentence.paragraph.id, str(one.statement.act)) for one in drafted.resolutions]
    assert found == recorded


def test_it_proposes_topics_and_instruments(record: Meeting, drafted: Draft) -> None:
    """A proposal is a help, not an answer: most of what it says is to be right."""
    pairs = list(zip(record.resolutions, drafted.resolutions, strict=True))
    proposed = [(set(made.proposal.topics), set(recorded.topics)) for recorded, made in pairs if made.proposal.topics]
    assert len(proposed) > len(pairs) / 2
    assert sum(topics <= recorded for topics, recorded in proposed) > len(proposed) * 0.6
    cited = [(name, made.instruments) for recorded, made in pairs for name in recorded.instruments]
    assert sum(name in proposed for name, proposed in cited) > len(cited) / 2
