"""What libyaml complains of, in words that mend it, and where the mending is to be done."""

from typing import Any

import yaml

from communique.text import quote_value

_UNCLOSED = "found unexpected end of stream"
_UNENDED = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")
_COLON = (
    "a colon in text without quotes (put the text in quotes), a line indented too far, or no space after the colon of "
    "the line before"
)
_NOTHING_BEGINS = "found character that cannot start any token"
_TAB = "a tab cannot indent YAML: use spaces"
_NO_COLON = "could not find expected ':'"
_ESCAPE = "in double quotes \\ has a meaning of its own: write \\\\, or use single quotes"
_HINTS = {
    "found character '\\t' that cannot start any token": _TAB,
    "mapping values are not allowed in this context": _COLON,
    "did not find expected key": "a key belongs here: look for text without quotes or a wrong indent",
    "did not find expected node content": "a value is missing here, or a bracket or brace is never closed",
    _UNCLOSED: "a quote that was opened here is never closed",
    "did not find expected <document start>": "the text before this line does not belong to the record",
    "found incompatible YAML document": "the line %YAML is not needed: remove it",
    _NO_COLON: "a key without its colon and a space after it, or text that ran on without quotes",
    "did not find expected ',' or '}'": "a comma or the closing brace } is missing",
    "did not find expected ',' or ']'": "a comma or the closing bracket ] is missing",
    "did not find expected '-' indicator": "an item of the list begins with a hyphen and a space, as those above it do",
    "did not find expected comment or line break": "after | or > the line ends: put the text below, indented",
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected alphabetic or numeric character": "text that begins with & or * needs quotes",
    "block sequence entries are not allowed in this context": "a hyphen begins a list here: put the list below its key",
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found unexpected ':'": "a colon in text without quotes",
    "mapping keys are not allowed in this context": "text that begins with a question mark needs quotes",
    "could not find expected directive name": "text that begins with a percent sign needs quotes",
    "did not find the expected '>'": "text that begins with ! or % needs quotes",
    "found unexpected non-alphabetical character": "text that begins with ! or % needs quotes",
    "did not find expected whitespace or line break": "text that begins with ! or % needs quotes",
}


def explain_yaml_error(text: str, error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    """The mark and the message of what keeps a text from being YAML."""
    reason = error.problem or str(error)
    # What was opened and never closed is to be mended where it was opened, not where the next line begins.
    begun, broken = error.context_mark, error.problem_mark
    far = begun and broken and begun.line < broken.line
    opened = begun if reason in (_UNCLOSED, _NO_COLON) or (far and reason in _UNENDED) else None
    mark = opened or broken or begun
    what = _sign(text, mark) if reason == _NOTHING_BEGINS else _HINTS.get(reason, reason)
    return mark, f"is not YAML: {what}{_unseen_space(text, mark)}"


def _sign(text: str, mark: Any) -> str:
    """What stands where no token may begin: a tab, or a sign that text may not begin with."""
    found = text.split("\n")[mark.line][mark.column : mark.column + 1] if mark else ""
    return _TAB if found == "\t" else f"text cannot begin with {quote_value(found)}: put it in quotes"


def _unseen_space(text: str, mark: Any) -> str:
    """A hint at a no-break space near a place where YAML broke off: it looks like a space and is none."""
    lines = text.split("\n")[max(mark.line - 1, 0) : mark.line + 1] if mark else []
    return "; a no-break space stands there: type a plain one" if any("\u00a0" in line for line in lines) else ""
