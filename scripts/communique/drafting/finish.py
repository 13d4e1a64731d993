"""What the machine wrote into a record for the eyes of its author, and taking it out when the record is finished.

`communique new` explains each field, `communique draft` puts the words of the release above each value. Such lines
begin with `MARK`. They do not belong into the register: they say nothing of the meeting, and quote what it may not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from communique.checks.files import find_todo_comments
from communique.files.canonical import remove_comments
from communique.files.comments import DRAFT_MARK, read_comments
from communique.files.reader import Document
from communique.model.registries import Registry
from communique.model.validation import find_todos
from communique.problems import Finding, Loc, Problem, Rule

COMMENT_HAS_PLACE = Rule("comment-has-place", "No comment of an author is lost when a part of a record is removed.")

_DOUBT = re.compile(rf"^\s*{re.escape(DRAFT_MARK)} (Doubtful: .*)$", re.MULTILINE)
_TEXT = ("text", "text_source", "text_right", "annotations")
_WORDS = ("paragraphs", "quote", "prefix", "suffix")


def finish(document: Document, registry: Registry | None) -> str | list[Problem]:
    """The canonical text of a file without the machine's lines; problems where something is still to be done."""
    return _finished(document, registry, [])


def finish_without_text(document: Document, registry: Registry | None) -> str | list[Problem]:
    """The same for a record that may not quote the release: without its text, and whatever is tied to the words."""
    if not (isinstance(document.data, dict) and registry and registry.kind == "meeting"):
        return finish(document, registry)
    data = _without(_TEXT, document.data)
    if isinstance(data.get("resolutions"), list):
        data["resolutions"] = [_without(_WORDS, one) for one in data["resolutions"]]
    return _finished(replace(document, data=data), registry, list(_homeless(document)))


def _finished(document: Document, registry: Registry | None, found: list[Problem]) -> str | list[Problem]:
    if found := [*found, *_todo(document), *find_todo_comments(document)]:
        return found
    text = remove_comments(document, registry, DRAFT_MARK)
    return [text] if isinstance(text, Problem) else text


def _without(keys: tuple[str, ...], part: Any) -> Any:
    return {key: value for key, value in part.items() if key not in keys} if isinstance(part, dict) else part


def _homeless(document: Document) -> Iterator[Problem]:
    """The remarks of the author that stand by what goes: nobody but the author knows where they belong."""
    kept = read_comments(document.text).without(DRAFT_MARK)
    standing = [*(loc for loc, lines in (*kept.above.items(), *kept.below.items()) if any(lines)), *kept.beside]
    for loc in dict.fromkeys(standing):
        if _goes(loc):
            what = "goes with --without-text, but a remark stands by it: put the remark elsewhere, or take it out"
            yield document.locate(Finding(loc, what, COMMENT_HAS_PLACE, at_key=True))


def _goes(loc: Loc) -> bool:
    """Whether it is a part of a text, or of the words of a resolution; a way is `resolutions`, a number, the key."""
    match loc:
        case ("resolutions", int(), key, *_):
            return key in _WORDS
        case (key, *_):
            return key in _TEXT
    return False


def list_doubts(document: Document) -> list[str]:
    """The first line of each doubt that stands in a file, for the author to see before it goes."""
    return [found[1].strip() for found in _DOUBT.finditer(document.text)]


def _todo(document: Document) -> Iterator[Problem]:
    for finding in find_todos(document.data):
        yield document.locate(finding)
