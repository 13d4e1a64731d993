"""Rewords the errors of libyaml: what to fix, and where."""

from typing import Any, NamedTuple

import yaml

from communique.files.yaml_lines import explain_line
from communique.text.words import quote_value

_UNCLOSED = "found unexpected end of stream"
_UNENDED = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")
_COLON = (
    "a colon in text without quotes (put the text in quotes), a line indented too far, or no space after the colon of "
    "the line before"
)
_BAD_CHARACTER = "found character that cannot start any token"
_TAB = "a tab cannot indent YAML: use spaces"
_NO_COLON = "could not find expected ':'"
_ESCAPE = "a \\ in double quotes has a special meaning: write \\\\, or use single quotes"
_HINTS = {
    "found character '\\t' that cannot start any token": _TAB,
    "mapping values are not allowed in this context": _COLON,
    "did not find expected key": "a key belongs here: look for text without quotes or a wrong indent",
    "did not find expected node content": "a value is missing here, or a bracket or brace is never closed",
    _UNCLOSED: "the quote that begins here is never closed: add the closing mark, or remove this one",
    "did not find expected <document start>": "the text before this line does not belong to the record",
    "found incompatible YAML document": "the line %YAML is not needed: remove it",
    _NO_COLON: "a key without its colon and a space after it, or a line of text that is not indented or has no quotes",
    "did not find expected ',' or '}'": "a comma or the closing brace } is missing",
    "did not find expected ',' or ']'": "a comma or the closing bracket ] is missing",
    "did not find expected '-' indicator": "each item of a list begins with a hyphen and a space, like those above it",
    "did not find expected comment or line break": "the line must end after | or >: put the text below it, indented",
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected alphabetic or numeric character": "text that begins with & or * needs quotes",
    "block sequence entries are not allowed in this context": (
        "a hyphen begins a list here: put the list below its key, or a text in quotes"
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found unexpected ':'": "a colon in text without quotes",
    "mapping keys are not allowed in this context": "text that begins with a question mark needs quotes",
    "could not find expected directive name": "text that begins with a percent sign needs quotes",
    "did not find the expected '>'": "text that begins with ! or % needs quotes",
    "found unexpected non-alphabetical character": "text that begins with ! or % needs quotes",
    "did not find expected whitespace or line break": "text that begins with ! or % needs quotes",
}


_ODD_SPACES = {"\u00a0": "a no-break space", "\u3000": "a wide space of Chinese (U+3000)"}


class _Mark(NamedTuple):
    """A place in a text, counted from 0, in the form of a mark of libyaml."""

    line: int
    column: int


def explain_yaml_error(text: str, error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    """Return the place of an error in the text, as a mark of libyaml, and the message that explains it."""
    reason = error.problem or str(error)
    # A quote or bracket that is never closed is fixed where it was opened, not where the parser noticed it.
    start, end = error.context_mark, error.problem_mark
    spans_lines = start and end and start.line < end.line
    opened = start if reason in (_UNCLOSED, _NO_COLON) or (spans_lines and reason in _UNENDED) else None
    mark: Any = opened or end or start
    hint = _explain_character(text, mark) if reason == _BAD_CHARACTER else _HINTS.get(reason, reason)
    if mark and (explained := explain_line(text, error)):
        mark, hint = _Mark(*explained.place), explained.hint
    return mark, f"is not YAML: {hint}{_find_no_break_space(text, mark)}"


def _explain_character(text: str, mark: Any) -> str:
    """Explain a character that no token can begin with: a tab, or a character that needs quotes."""
    found = text.split("\n")[mark.line][mark.column : mark.column + 1] if mark else ""
    return _TAB if found == "\t" else f"text cannot begin with {quote_value(found)}: put it in quotes"


def _find_no_break_space(text: str, mark: Any) -> str:
    """Return a hint at a no-break space in the line of an error or the line before, which looks like a normal space."""
    lines = text.split("\n")[max(mark.line - 1, 0) : mark.line + 1] if mark else []
    found = next((name for sign, name in _ODD_SPACES.items() if any(sign in line for line in lines)), None)
    return f"; there is {found} here: replace it with a normal one" if found else ""
