"""Text from records stays text, whatever a Markdown parser could see in it."""

import re
from html import unescape

import markdown
import pytest

from communique.text import escape

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "[link](javascript:alert(1))",
    "![image](http://example.org/x.png)",
    "<http://example.org>",
    "*emphasis* **strong** _low_ __under__ `code` ~~gone~~",
    "# heading",
    "1. item",
    "- item",
    "> quote",
    "| a | b |",
    "{: .class onclick=alert(1) }",
    "{{ config }} {% raw %} {# note #}",
    "&lt;b&gt; &amp; &#60;i&#62; &copy;",
    "\\* \\[ \\<b\\>",
    "[^1] [^1]: foot",
    "*[HTML]: abbreviation",
    "[TOC] [[wiki]] !!! note ??? details",
    "$a$ $$b$$ ^up^ ==mark== --gone--",
    "</p></div></section><b>out</b>",
    "<!-- comment --> <![CDATA[x]]> <?php x ?>",
    "wzxhzdk:0 klzzwxh:0001",
    "http://example.org/ www.example.org a@example.org",
    "a  b",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["Before {} after", "## {} {{: #x }}", '<div class="a">\n<p title="{0}">{0}</p>\n</div>', "- {}"]
)
def test_text_stays_text(words: str, frame: str) -> None:
    """In a paragraph, a heading, an HTML block with an attribute and a list, the words stand as they are, and nothing else."""
    html = markdown.markdown(
        frame.format(escape(words)), extensions=["attr_list", "def_list", "tables", "toc", "md_in_html"]
    )
    plain = markdown.markdown(frame.format("xyz"), extensions=["attr_list", "def_list", "tables", "toc", "md_in_html"])
    assert re.sub(r"<[^>]*>", "<>", html).count("<>") == re.sub(r"<[^>]*>", "<>", plain).count("<>")
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert " ".join(words.split()) in " ".join(shown.split())
