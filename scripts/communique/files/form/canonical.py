"""Puts files into the canonical form, and reports where they differ from it. The meaning of a file never changes."""

import difflib
import json
from itertools import takewhile, zip_longest
from typing import Any

from communique.files.form.comments import Comments, read_comments
from communique.files.form.formatter import LINE_WIDTH, Shape, format_data
from communique.files.yaml.reader import Document, read_bytes
from communique.model.derived.validation import KEY_RULES, validate
from communique.model.registries import Registry
from communique.problems import Loc, Problem, Rule
from communique.text.explanation import Explanation, Hint
from communique.text.words import make_visible, pluralise, quote_value

CANONICAL = Rule(
    "canonical-form",
    "Files are in canonical form: the order of keys, the quotes, width and indentation that `communique fmt` writes.",
)
RULES = (CANONICAL,)

_REFUSED = Explanation(
    "cannot be put into the canonical form without changing its meaning", "write its values more simply"
)
_MISPLACED_COMMENT = Explanation("contains a comment that has no place in the canonical form", "put it above a key")
_NO_MAPPING = Explanation("expected fields")

_PASSES = 4


def format_document(document: Document, registry: Registry | None) -> str | Problem:
    """Return the canonical text of a document, or a problem. Without a registry, keys keep their order."""
    shape = _shape(registry)
    if not isinstance(document.data, dict):
        return _refuse_data(document)
    # Most files are in canonical form, and their only comment is the first line. Formatting their values and comparing
    # the result takes a fraction of the time that collecting comments takes.
    first_line = document.text.partition("\n")[0]
    if format_data(document.data, shape, Comments([first_line])) == document.text:
        return document.text
    # When a comment moves out of a part, the part may fit on one line: the result has to be formatted again.
    for _ in range(_PASSES):
        text = _format_once(document, shape, read_comments(document.text))
        if isinstance(text, Problem) or text == document.text:
            return text
        document = read_bytes(text.encode(), document.path)
    return Problem(document.path, 1, 1, _MISPLACED_COMMENT, CANONICAL)


def format_checked(document: Document, registry: Registry | None) -> str | list[Problem]:
    """Return the canonical text of a document, or problems; among these are keys that are unknown or missing.

    An unknown key has no place in the order of keys: a mistyped one would be moved far from where its author wrote it.
    """
    if problems := find_wrong_keys(document, registry):
        return problems
    text = format_document(document, registry)
    return [text] if isinstance(text, Problem) else text


def find_wrong_keys(
    document: Document, registry: Registry | None, rules: tuple[Rule, ...] = KEY_RULES
) -> list[Problem]:
    """Return a problem for each key of a document that its model does not have, or requires and does not find."""
    if registry is None or not isinstance(document.data, dict):
        return []
    entries: dict[Loc, Any] = (
        {(): document.data} if registry.file_per_entry else {(key,): data for key, data in document.data.items()}
    )
    return [
        document.locate(finding._replace(loc=(*loc, *finding.loc)))
        for loc, data in entries.items()
        if isinstance(found := validate(registry.model, data), list)
        for finding in found
        if finding.rule in rules
    ]


def remove_comments(document: Document, registry: Registry | None, mark: str) -> str | Problem:
    """Return the canonical text of a document without the comments that begin with a mark, or a problem."""
    if not isinstance(document.data, dict):
        return _refuse_data(document)
    text = _format_once(document, _shape(registry), read_comments(document.text).without(mark))
    return text if isinstance(text, Problem) else format_document(read_bytes(text.encode(), document.path), registry)


def _refuse_data(document: Document) -> Problem:
    return Problem(document.path, 1, 1, _NO_MAPPING, CANONICAL)


def _shape(registry: Registry | None) -> Shape:
    return Shape(registry.model, keyed=not registry.file_per_entry) if registry else Shape(None)


def _format_once(document: Document, shape: Shape, comments: Comments) -> str | Problem:
    """Format the values with these comments; a problem if the text would not have the same values and comments."""
    text = format_data(document.data, shape, comments)
    result = read_bytes(text.encode(), document.path)
    if result.problems or _meaning(result.data) != _meaning(document.data):
        return Problem(document.path, 1, 1, _REFUSED, CANONICAL)
    lost = read_comments(text).sort_parts() != comments.sort_parts()
    return Problem(document.path, 1, 1, _MISPLACED_COMMENT, CANONICAL) if lost else text


def _meaning(data: Any) -> str:
    """Return the values of a file as text, regardless of the order of keys; 1, 1.0 and true are different."""
    return json.dumps(data, sort_keys=True)


def find_deviation(document: Document, registry: Registry | None) -> Problem | None:
    """Return a problem at the first difference from the canonical form, or None if there is no difference."""
    text = format_document(document, registry)
    fix = f"`communique fmt {make_visible(document.path.as_posix())}` fixes it"
    if isinstance(text, Problem):
        return text
    if text == document.text:
        explanation = Explanation("has Windows line endings or begins with a byte order mark", fix)
        return None if document.plain else Problem(document.path, 1, 1, explanation, CANONICAL)
    pairs = zip_longest(document.text.split("\n"), text.split("\n"))
    line, (found, expected) = next((number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    equal = (a == b for a, b in zip(found or "", expected or "", strict=False))
    column = sum(takewhile(bool, equal)) + 1
    difference = (
        _compare_indents(found, expected)
        or _find_long_line(found, expected)
        or f"expected {_excerpt(expected, column)}, found {_excerpt(found, column)}"
    )
    explanation = Explanation("is not in the canonical form", fix, Hint(reason=difference))
    return Problem(document.path, line, column, explanation, CANONICAL)


def _compare_indents(found: str | None, expected: str | None) -> str | None:
    """Describe how two lines differ in indentation, or return None if they differ in anything else."""
    if not found or not expected or found.lstrip(" ") != expected.lstrip(" "):
        return None
    before, after = (len(line) - len(line.lstrip(" ")) for line in (found, expected))
    return f"expected {pluralise(after, 'space')} before {quote_value(expected.lstrip())}, found {before}"


def _find_long_line(found: str | None, expected: str | None) -> str | None:
    """Say that a line goes on where the next one should begin, or return None if it does not."""
    goes_on = found and expected and len(found) > LINE_WIDTH and found.startswith(f"{expected} ")
    return f"the line is longer than {LINE_WIDTH} characters" if goes_on else None


def _excerpt(line: str | None, column: int) -> str:
    """Return the part of a line that shows a difference at a column. None means that the file ends before the line."""
    if not line:
        return "the end of the file" if line is None else "an empty line"
    start = max(column - 25, 0)
    return ("…" if start else "") + quote_value(line[start:].lstrip() if start else line.lstrip() or line)


def diff_document(document: Document, text: str) -> str:
    """Return what the canonical text changes in a document, as a unified diff; empty if nothing."""
    name = make_visible(document.path.as_posix())
    before, after = document.text.split("\n"), text.split("\n")
    rows = difflib.unified_diff(before, after, name, f"{name} (canonical)", lineterm="")
    return "\n".join(row.replace("\r", "\\r") for row in rows)
