"""Inline markup: what is made of it is what Python-Markdown itself makes."""

from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from communique.site.inline_patterns import SparingInlineProcessor
from tests.support.paths import ROOT

EXTENSIONS = ["attr_list", "def_list", "footnotes", "tables", "toc"]
PIECES = ["`", "``", "\\", "\\*", "[^n]", "[", "](a.md)", "![", "][r]", "<https://e.test/>", "<a@e.test>", "<b>", "</b>",
    "&amp;", "&", "  \n", "\n", "*", "**", "_", "__", " ", "word", "two words", "|", "{ .c }", "é", "\x02", "\x03", "(", ")"]  # fmt: skip


def convert(text: str, processor: type[InlineProcessor]) -> str:
    """Convert Markdown with one of the two processors of inline markup."""
    converter = markdown.Markdown(extensions=EXTENSIONS)
    converter.treeprocessors.register(processor(converter), "inline", 20)
    return converter.convert(text + "\n\n[r]: https://e.test/\n\n[^n]: A note.\n")


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_mixture_of_markup_is_read_in_the_same_way(text: str) -> None:
    assert convert(text, SparingInlineProcessor) == convert(text, InlineProcessor)


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_guides_are_read_in_the_same_way(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert convert(text, SparingInlineProcessor) == convert(text, InlineProcessor)


def test_the_extension_reads_inline_markup_with_it() -> None:
    converter = markdown.Markdown(extensions=["communique.site.markdown_extension"])
    assert isinstance(converter.treeprocessors["inline"], SparingInlineProcessor)
