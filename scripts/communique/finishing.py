"""What the machine wrote into a record for the eyes of its author, and taking it out when the record is finished.

`communique new` explains each field, `communique draft` puts the words of the release above each value. Such lines
begin with `MARK`. They do not belong into the register: they say nothing of the meeting, and quote what it may not.
"""

import re
from collections.abc import Iterator

from communique.model import Registry
from communique.problems import Problem, shown, visible
from communique.reading import Document
from communique.remarks import MARK, remarks
from communique.rendering import plural
from communique.tidying import without
from communique.validating import unfinished

_MARKED = re.compile(rf"(?:^|(?<=\s)){re.escape(MARK)}", re.MULTILINE)
_TODO = re.compile(r"(?:^|(?<=\s))#\s*(TODO\b.*)", re.MULTILINE)


def unfinished_draft(document: Document) -> Problem | None:
    """Where the first of the machine's lines stands in a file that was read; None where there is none."""
    if MARK not in document.text or remarks(document.text) == remarks(document.text).without(MARK):
        return None  # nearly every file; or the mark stands inside a text
    found = list(_MARKED.finditer(document.text))
    line, column = _line_column(document.text, found[0].start())
    what = f"still holds {plural(len(found), 'line')} that `new` or `draft` wrote for its author ({MARK})"
    mend = f"`communique finish {visible(document.path.as_posix())}` takes them out"
    return Problem(document.path, line, column, f"{what}: when all is compared and filled in, {mend}")


def remark_to_do(document: Document) -> Iterator[Problem]:
    """Comments of the author that begin with TODO, each with its place; the machine's count as one, elsewhere."""
    if "TODO" in document.text:
        told = " ".join(remarks(document.text).comments())
        for found in _TODO.finditer(document.text):
            if found[1].strip() in told:
                line, column = _line_column(document.text, found.start())
                yield Problem(document.path, line, column, f"the remark {shown(found[0])} is still to be done")


def finish(document: Document, registry: Registry | None) -> str | list[Problem]:
    """The canonical text of a file without the machine's lines; problems where something is still to be done."""
    if todo := list(_todo(document)):
        return todo
    text = without(document, registry, MARK)
    return [text] if isinstance(text, Problem) else text


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _todo(document: Document) -> Iterator[Problem]:
    for breach in unfinished(document.data):
        yield document.locate(breach)
