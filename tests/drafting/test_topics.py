"""Proposals of topics: a small register has few statements, so that the names of topics decide."""

from dataclasses import replace

import pytest

from communique.drafting.statements.topics import TopicFinder
from communique.model.parts import Entry
from communique.register.register import Register


@pytest.fixture(scope="module")
def finder(sample: Register) -> TopicFinder:
    return TopicFinder(sample)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("condolences over the human losses caused by the explosion", "human-rights"),
        ("an exhibition in east China", "middle-east"),
        ("unity of the peoples", "un"),
        ("shared information about steadily developing relations", "information-security"),
    ],
)
def test_a_word_of_a_topic_s_name_in_another_sense_is_no_evidence(finder: TopicFinder, text: str, topic: str) -> None:
    assert topic not in finder.propose(text).topics


@pytest.mark.parametrize("records", [True, False], ids=["records", "no records"])
@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the situation in Afghanistan", "afghanistan"),
        ("a political settlement on the Korean Peninsula", "korean-peninsula"),
    ],
)
def test_the_name_of_a_topic_indicates_it(sample: Register, text: str, topic: str, *, records: bool) -> None:
    register = sample if records else replace(sample, entries={**sample.entries, "meeting": {}})
    assert list(TopicFinder(register).propose(text).topics) == [topic]


def test_a_register_without_topics_proposes_none(sample: Register) -> None:
    empty = replace(sample, entries={kind: {} for kind in sample.entries})
    assert TopicFinder(empty).propose("the fight against drugs", "cfm").topics == {}


def test_where_no_word_indicates_a_topic_the_usual_topic_of_the_body_is_proposed_as_weak(sample: Register) -> None:
    meeting = next(one for one in sample.meetings.values() if one.resolutions)
    topics = ["afghanistan"] * 7 + ["drugs", "energy", "finance"]
    statements = [
        meeting.resolutions[0].model_copy(update={"topics": [topic], "summary": f"Something {word}."})
        for topic, word in zip(topics, "abcdefghij", strict=True)
    ]
    of_body = meeting.model_copy(update={"body": "csc", "resolutions": statements})
    others = {key: one for key, one in sample.meetings.items() if one.body != "csc" and key != meeting.id}
    entries: dict[str, dict[str, Entry]] = {**sample.entries, "meeting": {**others, meeting.id: of_body}}
    found = TopicFinder(replace(sample, entries=entries)).propose("signed a protocol", "csc")
    assert (found.topics, found.weak) == ({"afghanistan": ["usual for csc"]}, True)


def test_no_topic_is_proposed_where_another_that_is_not_named_is_almost_as_likely(sample: Register) -> None:
    finder = TopicFinder(record_statements(sample, ["finance", "energy"]))
    found = finder.propose("reviewed the calendar of projects", "csc")
    assert (found.topics, set(found.rivals)) == ({}, {"energy", "finance"})
    assert "calendar" in found.rivals["energy"]


def test_two_topics_that_are_both_named_leave_nothing_open(sample: Register) -> None:
    finder = TopicFinder(record_statements(sample, ["finance", "energy"]))
    found = finder.propose("reviewed the calendar of energy and finance", "csc")
    assert found.topics
    assert not found.rivals


def record_statements(sample: Register, topics: list[str]) -> Register:
    """Return a register in which statements in the same words have the topics in turn."""
    meeting = next(one for one in sample.meetings.values() if one.resolutions)
    statements = [
        meeting.resolutions[0].model_copy(update={"topics": [topic], "summary": "Reviewed the calendar of projects."})
        for topic in topics * 10
    ]
    of_body = meeting.model_copy(update={"body": "csc", "resolutions": statements})
    return replace(sample, entries={**sample.entries, "meeting": {**sample.meetings, meeting.id: of_body}})


def test_the_name_of_a_body_gives_the_topic_where_nothing_is_recorded_of_it(sample: Register) -> None:
    anti_drug = sample.bodies["cfm"].model_copy(update={"name": "Meeting on Drugs"})
    entries: dict[str, dict[str, Entry]] = {
        **sample.entries,
        "meeting": {},
        "body": {**sample.bodies, "cfm": anti_drug},
    }
    found = TopicFinder(replace(sample, entries=entries)).propose("signed a protocol", "cfm")
    assert (list(found.topics), found.weak) == (["drugs"], True)
