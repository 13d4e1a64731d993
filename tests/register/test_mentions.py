"""Names in a text: which words name an entry, and how notes and names divide a paragraph."""

import pytest

from communique.register.loader import load
from communique.register.mentions import NameIndex, split_runs
from communique.register.register import Register
from communique.text.quotes import find_quote
from tests.support.paths import SMALL


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return NameIndex.of(load(SMALL))


def test_a_name_inside_a_longer_word_is_no_mention(names: NameIndex) -> None:
    text = "Indiana, Chinatown, SCOs and pro-China; India's part."
    assert [text[span.start : span.end] for span, _ in names.mentions(text, [])] == ["China", "India"]


def test_the_longest_name_wins_and_only_the_first_mention_counts(names: NameIndex) -> None:
    text = "The People's Republic of China and China met the SCO Secretariat of the SCO; the SCO."
    found = [(text[span.start : span.end], target.id) for span, target in names.mentions(text, [])]
    assert found == [("People's Republic of China", "cn"), ("SCO Secretariat", "secretariat"), ("SCO", "sco")]


def test_an_adjective_of_a_state_is_no_mention(sample: Register) -> None:
    """It says whose minister somebody is; a link there would be noise."""
    text = "The Chinese and Kyrgyz ministers met in China."
    found = [text[span.start : span.end] for span, _ in NameIndex.of(sample).mentions(text, [])]
    assert sample.states["cn"].adjectives == ["Chinese"]
    assert found == ["China"]


def test_joined_runs_are_the_paragraph_as_printed(sample: Register) -> None:
    """However many notes, resolutions and names divide it."""
    names = NameIndex.of(sample)
    texts = [(meeting, paragraph) for meeting in sample.meetings.values() for paragraph in meeting.text]
    runs = [list(split_runs(meeting, paragraph, names)) for meeting, paragraph in texts]
    assert ["".join(run.text for run in found) for found in runs] == [paragraph.text for _, paragraph in texts]
    assert sum(map(len, runs)) > 5 * len(runs)


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "places"),
    [
        ("a", None, None, 3),
        ("a", "b", None, 2),
        ("a", None, "b", 2),
        ("a", "b", "b", 1),
        ("aba", None, None, 2),
        ("x", None, None, 0),
    ],
)
def test_a_quote_is_found_between_its_prefix_and_suffix(
    quote: str, prefix: str | None, suffix: str | None, places: int
) -> None:
    assert len(find_quote("ababa", quote, prefix, suffix)) == places
