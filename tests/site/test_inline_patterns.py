"""Inline markup: what is made of it is what Python-Markdown itself makes."""

from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.inlinepatterns import LINK_RE

from communique.site.markdown.inline_patterns import SparingInlineProcessor, SparingLinkProcessor
from tests.support.paths import ROOT

EXTENSIONS = ["attr_list", "def_list", "footnotes", "tables", "toc"]
PIECES = ["`", "``", "\\", "\\*", "[^n]", "[", "](a.md)", "![", "][r]", "](<b c.md>)", "](a(b).md 't')", "<https://e.test/>", "<a@e.test>", "<b>", "</b>",
    "&amp;", "&", "  \n", "\n", "*", "**", "_", "__", " ", "word", "two words", "|", "{ .c }", "é", "\x02", "\x03", "(", ")"]  # fmt: skip


REFERENCE = "\n\n[r]: https://e.test/\n"


def convert(text: str, *, sparing: bool) -> str:
    """Convert Markdown with our processors of inline markup, or with Python-Markdown's."""
    converter = markdown.Markdown(extensions=EXTENSIONS)
    if sparing:
        converter.treeprocessors.register(SparingInlineProcessor(converter), "inline", 20)
        converter.inlinePatterns.register(SparingLinkProcessor(LINK_RE, converter), "link", 160)
    return converter.convert(text + "\n\n[^n]: A note.\n")


@settings(deadline=None)  # the first conversion imports extensions
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["", REFERENCE]))
def test_any_mixture_of_markup_is_read_in_the_same_way(text: str, references: str) -> None:
    assert convert(text + references, sparing=True) == convert(text + references, sparing=False)


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_guides_are_read_in_the_same_way(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert convert(text, sparing=True) == convert(text, sparing=False)


def test_the_extension_reads_inline_markup_with_it() -> None:
    converter = markdown.Markdown(extensions=["communique.site.markdown.extension"])
    assert isinstance(converter.treeprocessors["inline"], SparingInlineProcessor)
    assert isinstance(converter.inlinePatterns["link"], SparingLinkProcessor)
