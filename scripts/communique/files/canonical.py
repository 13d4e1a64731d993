"""Brings files into the canonical form, and says where one is not in it. What a file means never changes."""

import difflib
import json
from itertools import takewhile, zip_longest
from typing import Any

from communique.files.comments import Comments, read_comments
from communique.files.formatter import Shape, format_data
from communique.files.reader import Document, read_bytes
from communique.model.registries import Registry
from communique.problems import Problem, Rule
from communique.text import make_visible, quote_value

CANONICAL = Rule(
    "canonical-form",
    "Files are written in one form: order of keys, quotes, width and indentation as `communique fmt` has them.",
)
RULES = (CANONICAL,)

_REFUSED = "cannot be brought into the canonical form without changing what it says: write its values more plainly"
_HOMELESS = "holds a comment that has no place in the canonical form: put it above a key"

_PASSES = 4


def format_document(document: Document, registry: Registry | None) -> str | Problem:
    """The canonical text of a file that was read, or why there is none; without a registry, keys stay in their order.

    Most files are in the canonical form and hold no remark but their first line: for them the values alone give the
    text, in a fraction of the time that it takes to find remarks.
    """
    shape = _shape(registry)
    if not isinstance(document.data, dict):
        return Problem(document.path, 1, 1, "expected a mapping: keys with their values", CANONICAL)
    first = document.text.partition("\n")[0]
    if format_data(document.data, shape, Comments([first])) == document.text:
        return document.text
    # A comment that moves out of a part may let the part stand on one line: what is written is gone over again.
    for _ in range(_PASSES):
        text = _written(document, shape, read_comments(document.text))
        if isinstance(text, Problem) or text == document.text:
            return text
        document = read_bytes(text.encode(), document.path)
    return Problem(document.path, 1, 1, _HOMELESS, CANONICAL)


def remove_comments(document: Document, registry: Registry | None, mark: str) -> str | Problem:
    """The canonical text of a file that was read, without the comments that begin with a mark."""
    text = _written(document, _shape(registry), read_comments(document.text).without(mark))
    return text if isinstance(text, Problem) else format_document(read_bytes(text.encode(), document.path), registry)


def _shape(registry: Registry | None) -> Shape:
    return Shape(registry.model, keyed=not registry.file_per_entry) if registry else Shape(None)


def _written(document: Document, shape: Shape, kept: Comments) -> str | Problem:
    """The text with the same values and these comments; a problem where it would not hold just those."""
    text = format_data(document.data, shape, kept)
    again = read_bytes(text.encode(), document.path)
    if again.problems or _meaning(again.data) != _meaning(document.data):
        return Problem(document.path, 1, 1, _REFUSED, CANONICAL)
    lost = read_comments(text).comments() != kept.comments()
    return Problem(document.path, 1, 1, _HOMELESS, CANONICAL) if lost else text


def _meaning(data: Any) -> str:
    """What a file says, whatever the order of its keys; 1, 1.0 and true are three."""
    return json.dumps(data, sort_keys=True)


def find_deviation(document: Document, registry: Registry | None) -> Problem | None:
    """Where a file that was read first departs from the canonical form; None where it does not."""
    text = format_document(document, registry)
    mend = f"`communique fmt {make_visible(document.path.as_posix())}` mends it"
    if isinstance(text, Problem):
        return text
    if text == document.text:
        what = f"has the line ends of Windows, or begins with a byte order mark: {mend}"
        return None if document.plain else Problem(document.path, 1, 1, what, CANONICAL)
    there, wanted = document.text.split("\n"), text.split("\n")
    line, (old, new) = next((at, pair) for at, pair in enumerate(zip_longest(there, wanted), 1) if pair[0] != pair[1])
    alike = (a == b for a, b in zip(old or "", new or "", strict=False))
    column = sum(takewhile(bool, alike)) + 1
    change = _indent(old, new) or f"expected {_around(column, new)}, found {_around(column, old)}"
    return Problem(document.path, line, column, f"is not in the canonical form: {change}; {mend}", CANONICAL)


def _indent(old: str | None, new: str | None) -> str | None:
    """How a line stands where it should stand elsewhere; None where its words differ as well."""
    if not old or not new or old.lstrip(" ") != new.lstrip(" "):
        return None
    wanted, found = (len(line) - len(line.lstrip(" ")) for line in (new, old))
    return f"expected {wanted} {'space' if wanted == 1 else 'spaces'} before {quote_value(new.lstrip())}, found {found}"


def _around(column: int, line: str | None) -> str:
    """The part of a line that shows a difference at a column; None is the line after the last one."""
    if not line:
        return "the end of the file" if line is None else "an empty line"
    start = max(column - 25, 0)
    return ("…" if start else "") + quote_value(line[start:].lstrip() if start else line.lstrip() or line)


def diff_document(document: Document, text: str) -> str:
    """What would change in a file, as a unified diff; empty where nothing would."""
    name = make_visible(document.path.as_posix())
    there, wanted = document.text.split("\n"), text.split("\n")
    rows = difflib.unified_diff(there, wanted, name, f"{name} (canonical)", lineterm="")
    return "\n".join(row.replace("\r", "\\r") for row in rows)
