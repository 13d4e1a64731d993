"""Lines of YAML as records have them: plain or quoted values, folded text, items on one line."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from communique.files.comments import COMMENT_WIDTH

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ._()/’'-]*[A-Za-z0-9.)]|[A-Za-z]|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T/][0-9:-]+)?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def folded(name: str, text: str, indent: str) -> Iterator[str]:
    """Text in folded lines: line breaks stand where the text has spaces."""
    yield f"{indent}{name}: >-"
    pad = indent + "  "
    yield from textwrap.wrap(
        text, COMMENT_WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False
    )


def scalar(value: Any, *, inside: bool = False) -> str:
    """A value as YAML: plain where nothing in it could be taken for markup, else in double quotes."""
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and " #" not in text and ": " not in text
    if plain and not (inside and re.search(r"[,\[\]{}]", text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def item(values: dict[str, Any]) -> Iterator[str]:
    """An item of a list: on one line where it fits, else a key a line."""
    pairs = [(key, value) for key, value in values.items() if value not in (None, [])]
    flat = ", ".join(f"{key}: {scalar(value, inside=True)}" for key, value in pairs)
    if len(flat) < COMMENT_WIDTH:
        yield f"  - {{{flat}}}"
        return
    for at, (key, value) in enumerate(pairs):
        yield f"  {'-' if at == 0 else ' '} {key}: {scalar(value)}"
