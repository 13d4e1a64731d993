"""What the Markdown extension makes of a page: notes at their marks, facts with headings of rows, links that say where they lead."""

import re

import markdown
import pytest

PLAIN = ["attr_list", "def_list", "footnotes", "tables", "toc"]
TEXT = """Words[^a1], and more[^a2].
{ #p7 }

[^a1]: *Words*: One. [example.org](https://example.org/)
[^a2]: *more*: Two.
"""


def convert(text: str, *, edition: bool = True) -> str:
    return markdown.markdown(text, extensions=[*PLAIN, *(["communique.site.markdown.extension"] if edition else [])])


def test_a_note_stands_at_its_mark_and_keeps_its_address() -> None:
    html = convert(TEXT)
    assert '<sup class="mark" id="a2-mark"><a aria-label="Note 2" href="#a2">2</a></sup>' in html
    assert re.search(
        r'</sup>\.<span class="note" id="a2" role="note"><a [^>]*href="#a2-mark">2</a> <em>more</em>: Two', html
    )
    assert "footnote" not in html


def test_what_closes_the_words_before_a_mark_stays_with_them() -> None:
    assert re.search(r'</sup>,<span class="note" id="a1".*</span> and more', convert(TEXT))


def test_without_the_extension_notes_are_ordinary_footnotes() -> None:
    html = convert(TEXT, edition=False)
    assert '<div class="footnote">' in html
    assert html.count('<li id="fn:a') == 2


def test_a_paragraph_of_a_text_begins_with_its_address() -> None:
    assert convert(TEXT).startswith('<p id="p7"><a aria-label="Paragraph 7" class="number" href="#p7">7</a> Words')
    assert "number" not in convert("Words\n{ #place }")


def test_a_table_without_column_headings_has_headings_of_rows() -> None:
    html = convert("| | |\n| --- | --- |\n| Body | CFM |")
    assert '<table class="facts">' in html
    assert '<th scope="row">Body</th>' in html
    assert "<thead>" not in html
    assert "<thead>" in convert("| Date | Place |\n| --- | --- |\n| 2017 | Astana |")


@pytest.mark.parametrize(
    ("target", "outside"), [("https://example.org/", True), ("../people/a.md", False), ("#r1", False)]
)
def test_a_link_to_another_host_says_so(target: str, outside: bool) -> None:
    assert ('rel="noopener external"' in convert(f"[words]({target})")) is outside
