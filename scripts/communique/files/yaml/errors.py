"""Rewords the errors of libyaml: what to fix, and where."""

import re
from typing import Any

import yaml

from communique.files.yaml.lines import UNENDED, LocatedExplanation, explain_at, explain_line
from communique.text.explanation import Explanation
from communique.text.words import quote_value

_UNCLOSED = "found unexpected end of stream"
_COLON = Explanation(
    "a colon in text without quotes (put the text in quotes), a line indented too far, or no space after the colon of "
    "the line before"
)
_BAD_CHARACTER = "found character that cannot start any token"
_TAB = Explanation("a line cannot be indented with a tab", "use spaces")
_NO_COLON = "could not find expected ':'"
_ESCAPE = Explanation("a \\ in double quotes has a special meaning", "write \\\\, or use single quotes")
_QUOTES_AFTER_SIGN = Explanation("text that begins with ! or % needs quotes")
_EXPLANATIONS = {
    "found character '\\t' that cannot start any token": _TAB,
    "mapping values are not allowed in this context": _COLON,
    "did not find expected key": Explanation("a key belongs here", "look for text without quotes or a wrong indent"),
    "did not find expected node content": Explanation("a value is missing here, or a bracket or brace is never closed"),
    _UNCLOSED: Explanation("the quote that begins here is never closed", "add the closing mark, or remove this one"),
    "did not find expected <document start>": Explanation("the text before this line does not belong to the record"),
    "found incompatible YAML document": Explanation("the line %YAML is not needed", "remove it"),
    _NO_COLON: Explanation(
        "a key without its colon and a space after it, or a line of text that is not indented or has no quotes"
    ),
    "did not find expected ',' or '}'": Explanation("a comma or the closing brace } is missing"),
    "did not find expected ',' or ']'": Explanation("a comma or the closing bracket ] is missing"),
    "did not find expected '-' indicator": Explanation(
        "each item of a list begins with a hyphen and a space, like those above it"
    ),
    "did not find expected comment or line break": Explanation(
        "the line must end after | or >", "put the text below it, indented"
    ),
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected alphabetic or numeric character": Explanation("text that begins with & or * needs quotes"),
    "block sequence entries are not allowed in this context": Explanation(
        "a hyphen begins a list here", "put the list below its key, or a text in quotes"
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found unexpected ':'": Explanation("a colon in text without quotes"),
    "mapping keys are not allowed in this context": Explanation("text that begins with a question mark needs quotes"),
    "could not find expected directive name": Explanation("text that begins with a percent sign needs quotes"),
    "did not find the expected '>'": _QUOTES_AFTER_SIGN,
    "found unexpected non-alphabetical character": _QUOTES_AFTER_SIGN,
    "did not find expected whitespace or line break": _QUOTES_AFTER_SIGN,
}


_ODD_SPACES = {"\u00a0": "no-break spaces", "\u3000": "wide spaces of Chinese (U+3000)"}
_ODD_SPACE = re.compile(rf"[ -]*(?:[a-z_]+:)? *(?P<space>[{''.join(_ODD_SPACES)}])")
"""A space that only looks like a normal one where one must be: before a key, or after its hyphen or colon."""


def explain_yaml_error(text: str, error: yaml.MarkedYAMLError) -> tuple[Any, Explanation]:
    """Return the place of an error in the text, as a mark of libyaml, and what is wrong there."""
    reason = error.problem or str(error)
    # A quote or bracket that is never closed is fixed where it was opened, not where the parser noticed it.
    start, end = error.context_mark, error.problem_mark
    spans_lines = start and end and start.line < end.line
    opened = start if reason in (_UNCLOSED, _NO_COLON) or (spans_lines and reason in UNENDED) else None
    mark: Any = opened or end or start
    general = _EXPLANATIONS.get(reason) or Explanation(reason)
    explanation = _explain_character(text, mark) if reason == _BAD_CHARACTER else general
    if mark and (found := explain_line(text, error)):
        mark, explanation = found
    if mark and (odd := _explain_odd_space(text, mark.line)):
        mark, explanation = odd
    return mark, explanation._replace(cause=f"cannot be read: {explanation.cause}")


def _explain_character(text: str, mark: Any) -> Explanation:
    """Explain a character that no token can begin with: a tab, or a character that needs quotes."""
    found = text.split("\n")[mark.line][mark.column : mark.column + 1] if mark else ""
    return _TAB if found == "\t" else Explanation(f"text cannot begin with {quote_value(found)}", "put it in quotes")


def _explain_odd_space(text: str, last: int) -> LocatedExplanation | None:
    """Explain the first space up to the last line that only looks like a normal one where a normal one must be."""
    for at, line in enumerate(text.split("\n")[: last + 1]):
        if found := _ODD_SPACE.match(line):
            cause = f"there are {_ODD_SPACES[found['space']]} here, which only look like normal ones"
            return explain_at(at, found.start("space"), cause, "replace them with normal ones")
    return None
