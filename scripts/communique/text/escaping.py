"""Escapes text from records, so that it stays text in Markdown, in HTML and in links."""

import html
import re
from typing import Any

from markupsafe import Markup

_INLINE = {
    **{ord(char): f"\\{char}" for char in "\\`*_{}[]#|"},
    **{ord(char): f"&#{ord(char)};" for char in "~^=$"},
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
_ENTITY = re.compile(r"&(?=#?\w+;?)")
"""An ampersand that could begin an entity. The others stay, as in “R & D”."""
_BLOCK_START = re.compile(r"^(?:[-+](?!\w)|:(?=\s)|\d+(?=[.)]\s)|!(?=!!\s)|\?(?=\?\?\s))")
"""The beginning of a text that Markdown would take for a list, a definition or an admonition."""


def escape(value: Any) -> Markup:
    """Return text escaped for Markdown, so that it stays text and can be read in the source.

    White space is reduced to single spaces. Markup is returned unchanged, and None gives an empty text. Python-Markdown
    takes a backslash before most ASCII punctuation as an escape; the other characters become entities.
    """
    if isinstance(value, Markup):
        return value
    text = " ".join(str(value).split()) if value is not None else ""
    return Markup(_BLOCK_START.sub(_escape_start, _ENTITY.sub("&amp;", text).translate(_INLINE)))


def _escape_start(start: re.Match[str]) -> str:
    """Return the beginning of a text so that no block begins with it."""
    if start[0].isdigit():
        return f"{start[0]}\\"  # before the full stop or bracket that makes it a list
    return f"\\{start[0]}" if start[0] in "-+!" else f"&#{ord(start[0])};"


def escape_attribute(value: Any) -> Markup:
    """Return text escaped for a title between double quotes, in a link or in HTML."""
    return Markup(str(escape(value)).replace('"', "&quot;"))


def escape_url(url: str) -> Markup:
    """Return an address as a link takes it: between `<` and `>` if it has brackets.

    An apostrophe becomes an entity: between `<` and `>`, Python-Markdown would take it for the beginning of an
    attribute, which ends at the next apostrophe of the page.
    """
    text = _ENTITY.sub("&amp;", url).replace("'", "&#39;")
    return Markup(f"<{text}>" if re.search(r"[()\[\]]", text) else text)


def escape_html(text: str) -> Markup:
    """Return text escaped for HTML and for attributes between double quotes; apostrophes stay."""
    return Markup(html.escape(" ".join(text.split()), quote=False).replace('"', "&quot;"))
