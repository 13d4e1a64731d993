"""Proposals of topics: a small register has few statements, so that the names of topics decide."""

from dataclasses import replace

import pytest

from communique.drafting.statements.topics import TopicFinder
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
