"""Text from records stays text, whatever a Markdown parser could see in it."""

import re
from functools import cache
from html import unescape

import markdown
import pytest

from communique.text.escaping import escape, escape_attribute

EXTENSIONS = ["attr_list", "def_list", "footnotes", "tables", "toc", "communique.site.markdown.extension"]
"""As in mkdocs.yml."""
MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)

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
    "[^a1]",
    "[^a1]: a note of its own",
    "x[^a1][^a2]",
    ": a definition",
    "Term : definition",
    "{ .class }",
    "word{ #id onclick=alert(1) }",
    "*[SCO]: an abbreviation",
    "[ref]: http://example.org/ 'title'",
    "[text][ref] [ref][] [ref]",
    "===",
    "--- | ---",
    "1986. A year",
    "12) item",
    "title #",
    "a\\",
    "ends with a backslash\\",
    "`",
    "``",
    "R & D, AT&T, &nbsp;, &#35;, x&y;z",
    'People\'s Republic of "China"',
    "a_b_c *d*e _f_g __h",
]


@cache
def convert(text: str) -> str:
    """The HTML of a page of its own."""
    return str(MARKDOWN.reset().convert(text))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "frame",
    [
        "Before {} after",
        "{}",
        "## {} {{ #x }}",
        "- {}",
        "- **{0}**{{ .act }} {0}\n  {{ #r1 }}",
        "> {}",
        "Term\n:   {}",
        "{}\n:   Meaning",
        "| a | b |\n| --- | --- |\n| {0} | [{0}](x.md) |",
        "| | |\n| --- | --- |\n| a | {} |",
        "Before[^a1] after\n{{ #p1 }}\n\n[^a1]: *{0}*: {0}",
        '[{0}](x.md "{1}") and',
        "{}\n{{ .lead }}",
    ],
)
def test_text_stays_text(words: str, frame: str) -> None:
    """In every place in which templates put words, they stand as they are, and nothing else."""
    html = convert(frame.format(escape(words), escape_attribute(words)))
    plain = convert(frame.format("xyz", "xyz"))
    assert re.sub(r"<[^>]*>", "<>", html).count("<>") == re.sub(r"<[^>]*>", "<>", plain).count("<>")
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert " ".join(words.split()) in " ".join(shown.split())
