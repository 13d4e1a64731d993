"""Finishes a record: removes the comments that the commands `new` and `draft` wrote for its author.

`communique new` explains each field, and `communique draft` puts the words of the release above each value. These
comments begin with DRAFT_MARK. They do not belong in the register: they say nothing about the meeting, and they quote
what the register may not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.checks.files import COMMENT_HAS_PLACE, find_draft_comments, find_todo_comments
from communique.files.form.canonical import find_wrong_keys, remove_comments
from communique.files.form.comments import DRAFT_MARK, read_comments
from communique.files.tree import list_files, read_file
from communique.files.yaml.reader import Document
from communique.model.derived.validation import KNOWN_KEY, find_todos
from communique.model.registries import Registry
from communique.problems import Finding, Loc, Problem

_DOUBT = re.compile(rf"^\s*{re.escape(DRAFT_MARK)} (Doubtful: .*)$", re.MULTILINE)
_TEXT = ("text", "text_source", "text_right", "annotations")
_WORDS = ("paragraphs", "quote", "prefix", "suffix")


def finish(document: Document, registry: Registry | None) -> str | list[Problem]:
    """Return the canonical text of a file without draft comments, or problems if something is still to be done."""
    return _remove_draft_comments(document, registry, [])


def finish_without_text(document: Document, registry: Registry | None) -> str | list[Problem]:
    """Do the same as `finish` for a record that may not quote the release.

    The text is removed, and everything that refers to its words.
    """
    if not (isinstance(document.data, dict) and registry and registry.kind == "meeting"):
        return finish(document, registry)
    data = _drop_keys(_TEXT, document.data)
    if isinstance(data.get("resolutions"), list):
        data["resolutions"] = [_drop_keys(_WORDS, resolution) for resolution in data["resolutions"]]
    return _remove_draft_comments(replace(document, data=data), registry, list(_find_orphaned_comments(document)))


def list_unfinished(root: Path) -> list[Path]:
    """Return the files of a register with comments that `new` or `draft` wrote, by their paths as in problems.

    A file that cannot be read may have some too, and is returned so that it is reported.
    """
    documents = (read_file(root, path) for _, path in list_files(root))
    return [document.path for document in documents if document.problems or find_draft_comments(document)]


def _remove_draft_comments(
    document: Document, registry: Registry | None, problems: list[Problem]
) -> str | list[Problem]:
    unknown_keys = find_wrong_keys(document, registry, (KNOWN_KEY,))  # which the canonical form would move
    if problems := [*problems, *unknown_keys, *_list_todos(document), *find_todo_comments(document)]:
        return problems
    text = remove_comments(document, registry, DRAFT_MARK)
    return [text] if isinstance(text, Problem) else text


def _drop_keys(keys: tuple[str, ...], part: Any) -> Any:
    return {key: value for key, value in part.items() if key not in keys} if isinstance(part, dict) else part


def _find_orphaned_comments(document: Document) -> Iterator[Problem]:
    """Yield a problem for each comment of the author on a part that is removed.

    Only the author knows where such a comment belongs.
    """
    comments = read_comments(document.text).without(DRAFT_MARK)
    locs = [*(loc for loc, lines in (*comments.above.items(), *comments.below.items()) if any(lines)), *comments.beside]
    for loc in dict.fromkeys(locs):
        if _is_removed(loc):
            what = "--without-text would remove this and the comment on it"
            yield document.locate(
                Finding(loc, what, "move the comment elsewhere, or remove it", rule=COMMENT_HAS_PLACE, at_key=True)
            )


def _is_removed(loc: Loc) -> bool:
    """Whether a path leads to a part of the text, or to what a resolution says about its words."""
    match loc:
        case ("resolutions", int(), key, *_):
            return key in _WORDS
        case (key, *_):
            return key in _TEXT
    return False


def list_doubts(document: Document) -> list[str]:
    """Return the first line of each doubt in a file, to show it to the author before it is removed."""
    return [found[1].strip() for found in _DOUBT.finditer(document.text)]


def _list_todos(document: Document) -> Iterator[Problem]:
    for finding in find_todos(document.data):
        yield document.locate(finding)
