"""Plain text: characters that nobody sees are found as fast as the search for them allows, and no other ones."""

from communique.text import HIDDEN, find_hidden


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
