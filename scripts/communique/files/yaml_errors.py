"""Rewords the errors of libyaml: what to fix, and where."""

from typing import Any, NamedTuple

import yaml

from communique.files.yaml_lines import explain_line
from communique.text.explanation import Explanation
from communique.text.words import quote_value

_UNCLOSED = "found unexpected end of stream"
_UNENDED = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")
_COLON = Explanation(
    "a colon in text without quotes (put the text in quotes), a line indented too far, or no space after the colon of "
    "the line before"
)
_BAD_CHARACTER = "found character that cannot start any token"
_TAB = Explanation("a tab cannot indent YAML", "use spaces")
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


_ODD_SPACES = {"\u00a0": "a no-break space", "\u3000": "a wide space of Chinese (U+3000)"}


class _Mark(NamedTuple):
    """A place in a text, counted from 0, in the form of a mark of libyaml."""

    line: int
    column: int


def explain_yaml_error(text: str, error: yaml.MarkedYAMLError) -> tuple[Any, Explanation]:
    """Return the place of an error in the text, as a mark of libyaml, and what is wrong there."""
    reason = error.problem or str(error)
    # A quote or bracket that is never closed is fixed where it was opened, not where the parser noticed it.
    start, end = error.context_mark, error.problem_mark
    spans_lines = start and end and start.line < end.line
    opened = start if reason in (_UNCLOSED, _NO_COLON) or (spans_lines and reason in _UNENDED) else None
    mark: Any = opened or end or start
    general = _EXPLANATIONS.get(reason) or Explanation(reason)
    explanation = _explain_character(text, mark) if reason == _BAD_CHARACTER else general
    if mark and (found := explain_line(text, error)):
        mark, explanation = _Mark(*found.place), found.explanation
    cause = f"is not YAML: {explanation.cause}"
    if odd := _find_odd_space(text, mark):
        wrong = explanation._replace(cause=f"{cause}; there is {odd} here")
        return mark, wrong.add_fix("replace that with a normal space")
    return mark, explanation._replace(cause=cause)


def _explain_character(text: str, mark: Any) -> Explanation:
    """Explain a character that no token can begin with: a tab, or a character that needs quotes."""
    found = text.split("\n")[mark.line][mark.column : mark.column + 1] if mark else ""
    return _TAB if found == "\t" else Explanation(f"text cannot begin with {quote_value(found)}", "put it in quotes")


def _find_odd_space(text: str, mark: Any) -> str | None:
    """Return the name of a space in the line of an error or the line before that only looks like a normal one."""
    lines = text.split("\n")[max(mark.line - 1, 0) : mark.line + 1] if mark else []
    return next((name for sign, name in _ODD_SPACES.items() if any(sign in line for line in lines)), None)
