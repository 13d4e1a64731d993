"""Plain text: characters that nobody sees are found as fast as the search for them allows, and no other ones."""

import pytest

from communique.text.explanation import Hint
from communique.text.hidden import HIDDEN, find_hidden
from communique.text.suggestions import suggest


def test_hidden_characters_are_found_whatever_stands_beside_them() -> None:
    """The characters of the first planes and of the last, next to Latin letters and to those that go with joiners."""
    starts = [*range(0, 0x3000, 256), *range(0xD800, 0x14000, 256), *range(0xE0000, 0xE1100, 256), 0x10FF00]
    blocks = [[chr(code) for code in range(start, start + 256)] for start in starts]
    for beside in ("a", "\u0915", " "):
        for block in blocks:
            text = beside.join(block)
            assert [match.span() for match in find_hidden(text)] == [match.span() for match in HIDDEN.finditer(text)]


def test_a_text_that_is_only_ordinary_has_none() -> None:
    assert list(find_hidden("Ordinary text – with a dash, Русский,\n中文 and\ta tab.")) == []


NUMBERED = ["r1", "r9", "r8", "r10", "r11", "r12", "r28"]
ALL_NUMBERED = ("r1", "r8 to r12", "r28")


@pytest.mark.parametrize(("word", "near"), [("r111", "r11"), ("r82", "r28"), ("r112", "r12")])
def test_a_number_with_its_digits_swapped_or_one_typed_twice_is_known(word: str, near: str) -> None:
    assert suggest(word, NUMBERED) == Hint(f"'{near}'", ALL_NUMBERED)


@pytest.mark.parametrize("word", ["r13", "r22", "p12"])
def test_another_number_is_no_misspelt_one_and_all_are_listed_as_ranges(word: str) -> None:
    assert suggest(word, NUMBERED) == Hint(options=ALL_NUMBERED)
