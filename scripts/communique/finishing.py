"""What the machine wrote into a record for the eyes of its author, and taking it out when the record is finished.

`communique new` explains each field, `communique draft` puts the words of the release above each value. Such lines
begin with `MARK`. They do not belong into the register: they say nothing of the meeting, and quote what it may not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from communique.files.canonical import remove_comments
from communique.files.comments import DRAFT_MARK, read_comments
from communique.files.reader import Document
from communique.model.registries import Registry
from communique.model.validation import find_todos
from communique.problems import MAX_PROBLEMS, Finding, Loc, Problem
from communique.text import make_visible, pluralise, quote_value

_MARKED = re.compile(rf"(?:^|(?<=\s)){re.escape(DRAFT_MARK)}", re.MULTILINE)
_NUMBER_SIGN = re.compile(r"\S[ \t]+(#[^\s~#][^\n]*)")
_DOUBT = re.compile(rf"^\s*{re.escape(DRAFT_MARK)} (Doubtful: .*)$", re.MULTILINE)
_TEXT = ("text", "text_source", "text_right", "annotations")
_WORDS = ("paragraphs", "quote", "prefix", "suffix")
_TODO = re.compile(r"(?:^|(?<=\s))#+\s*TODO\b.*", re.MULTILINE)
_TAILS = re.compile(r"(?:^|(?<=\s))(?=(#+\s*TODO\b.*))")
"""What a comment holds from each number sign on that a TODO follows."""


def unfinished_draft(document: Document) -> Problem | None:
    """Where the first of the machine's lines stands in a file that was read; None where there is none."""
    if DRAFT_MARK not in document.text or read_comments(document.text) == read_comments(document.text).without(
        DRAFT_MARK
    ):
        return None  # nearly every file; or the mark stands inside a text
    found = list(_MARKED.finditer(document.text))
    what = (
        f"still holds {pluralise(max(len(found), 1), 'line')} that `new` or `draft` wrote for its author ({DRAFT_MARK})"
    )
    mend = f"`communique finish {make_visible(document.path.as_posix())}` takes them out"
    return document.at(found[0].start() if found else 0, f"{what}: when all is compared and filled in, {mend}")


def remark_to_do(document: Document) -> Iterator[Problem]:
    """Comments of the author that begin with TODO, each with its place; the machine's do not count."""
    if "TODO" not in document.text:
        return
    told = {part.rstrip() for line in read_comments(document.text).all() for part in _TAILS.findall(line)}
    for found in islice((one for one in _TODO.finditer(document.text) if one[0].rstrip() in told), MAX_PROBLEMS):
        yield document.at(found.start(), f"the remark {quote_value(found[0])} is still to be done")


def cut_off(document: Document) -> Iterator[Problem]:
    """Text that a number sign cuts: “Item #5” ends before the sign, and what follows is a remark nobody meant."""
    cuts = list(_NUMBER_SIGN.finditer(document.text))
    beside = list(read_comments(document.text).beside.values()) if cuts else []
    for found in cuts:
        if any(text.startswith(found[1]) for text in beside):
            end = f"the text ends before {quote_value(found[1])}, for YAML takes that for a remark"
            yield document.at(found.start(1), f"{end}: put the text in quotes, or a space after the #")


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
    if found := [*found, *_todo(document), *remark_to_do(document)]:
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
            yield document.locate(Finding(loc, what, at_key=True))


def _goes(loc: Loc) -> bool:
    """Whether it is a part of a text, or of the words of a resolution; a way is `resolutions`, a number, the key."""
    match loc:
        case ("resolutions", int(), key, *_):
            return key in _WORDS
        case (key, *_):
            return key in _TEXT
    return False


def doubts(document: Document) -> list[str]:
    """The first line of each doubt that stands in a file, for the author to see before it goes."""
    return [found[1].strip() for found in _DOUBT.finditer(document.text)]


def _todo(document: Document) -> Iterator[Problem]:
    for breach in find_todos(document.data):
        yield document.locate(breach)
