"""The record that a draft becomes: what is left to its author, and what it says of instruments that the register lacks."""

import pytest

from communique.drafting.draft import Overrides, build_draft
from communique.drafting.record import format_record
from communique.drafting.text.source import read_page
from communique.register.register import Register

RELEASE = b"""On 21 May 2024 the Council of Foreign Ministers of the SCO met in Astana.

The ministers signed the Agreement on the Exchange of Seeds and Plants. They exchanged views on regional security.
"""


@pytest.mark.parametrize("with_text", [True, False])
def test_an_instrument_that_the_register_lacks_is_named_above_its_resolution(
    drafting: Register, with_text: bool
) -> None:
    record = format_record(build_draft(drafting, read_page(RELEASE), Overrides()), with_text=with_text)
    comments, _, resolution = record.partition("  - id: r1\n")
    assert "No instrument in the register is called “Agreement on the Exchange of Seeds and Plants”" in " ".join(
        comments.replace("#~", "").split()
    )
    assert resolution.startswith("    act: signed\n")


def test_the_author_must_say_how_complete_the_outcomes_are(drafting: Register) -> None:
    record = format_record(build_draft(drafting, read_page(RELEASE), Overrides()), with_text=False)
    assert "\noutcomes: null #~ choose one: complete, partial, digest, unknown\n" in record


@pytest.mark.parametrize(
    ("words", "act", "degree"),
    [
        ("strongly condemned the attack", "condemned", "strongly"),
        ("firmly and resolutely opposed interference", "opposed", "strongly"),
        ("expressed deep concern about the fighting", "expressed-concern", "deeply"),
        ("highly appreciated the work of the chair", "commended", "highly"),
    ],
)
def test_the_degree_is_that_printed_with_the_verb(drafting: Register, words: str, act: str, degree: str) -> None:
    page = read_page(RELEASE + f"\nThe ministers {words}.\n".encode())
    record = format_record(build_draft(drafting, page, Overrides()), with_text=False)
    assert f"    act: {act}\n    degree: {degree}\n" in record


def test_a_draft_without_the_text_keeps_the_operative_words(drafting: Register) -> None:
    draft = build_draft(drafting, read_page(RELEASE), Overrides())
    assert "    act: exchanged-views\n    printed: exchanged views\n" in format_record(draft, with_text=False)
    assert "printed: exchanged views" not in format_record(draft, with_text=True)
