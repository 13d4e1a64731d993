"""Everything that is wrong with a register on disk: what the rules find, and how its files are written."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from communique.files.canonical import find_deviation
from communique.files.comments import DRAFT_MARK, read_comments
from communique.files.reader import Document
from communique.files.tree import display_path
from communique.model import schema
from communique.model.registries import REGISTRIES
from communique.model.validation import NO_TODO
from communique.problems import MAX_PROBLEMS, Problem, Rule
from communique.register.register import Register
from communique.text import make_visible, pluralise, quote_value

_MARKED = re.compile(rf"(?:^|(?<=\s)){re.escape(DRAFT_MARK)}", re.MULTILINE)
_NUMBER_SIGN = re.compile(r"\S[ \t]+(#[^\s~#][^\n]*)")
_TODO = re.compile(r"(?:^|(?<=\s))#+\s*TODO\b.*", re.MULTILINE)
_TAILS = re.compile(r"(?:^|(?<=\s))(?=(#+\s*TODO\b.*))")
"""What a comment holds from each number sign on that a TODO follows."""


NO_DRAFT_COMMENTS = Rule(
    "no-draft-comments", "A finished record has none of the comments that `new` and `draft` wrote for its author."
)
NO_CUT_TEXT = Rule("no-cut-text", "No text is cut by a number sign that YAML takes for the start of a comment.")
CURRENT_SCHEMA = Rule("schema-is-current", "The schemas that editors read are those of the model.")
RULES = (NO_DRAFT_COMMENTS, NO_CUT_TEXT, CURRENT_SCHEMA)


def check_form(register: Register) -> Iterator[Problem]:
    """What is wrong in how files are written: their form, and what was left in them."""
    readable = ((kind, document) for kind, document in register.documents.values() if isinstance(document.data, dict))
    for kind, document in readable:
        yield from filter(None, (find_deviation(document, REGISTRIES.get(kind)), find_draft_comments(document)))
        yield from find_todo_comments(document)
        yield from find_cut_text(document)


def check_schemas(root: Path) -> Iterator[Problem]:
    """The schemas that editors read are those of the model; otherwise `communique schema` mends it."""
    for path, text in schema.build_schema_files(root) if (root / "schema").is_dir() else ():
        if not path.is_file() or path.read_bytes() != text.encode():
            yield Problem(
                display_path(root, path), 1, 1, "does not match the model: run `communique schema`", CURRENT_SCHEMA
            )


def find_draft_comments(document: Document) -> Problem | None:
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
    return document.at(
        found[0].start() if found else 0, f"{what}: when all is compared and filled in, {mend}", NO_DRAFT_COMMENTS
    )


def find_todo_comments(document: Document) -> Iterator[Problem]:
    """Comments of the author that begin with TODO, each with its place; the machine's do not count."""
    if "TODO" not in document.text:
        return
    told = {part.rstrip() for line in read_comments(document.text).all() for part in _TAILS.findall(line)}
    for found in islice((one for one in _TODO.finditer(document.text) if one[0].rstrip() in told), MAX_PROBLEMS):
        yield document.at(found.start(), f"the remark {quote_value(found[0])} is still to be done", NO_TODO)


def find_cut_text(document: Document) -> Iterator[Problem]:
    """Text that a number sign cuts: “Item #5” ends before the sign, and what follows is a remark nobody meant."""
    cuts = list(_NUMBER_SIGN.finditer(document.text))
    beside = list(read_comments(document.text).beside.values()) if cuts else []
    for found in cuts:
        if any(text.startswith(found[1]) for text in beside):
            end = f"the text ends before {quote_value(found[1])}, for YAML takes that for a remark"
            yield document.at(found.start(1), f"{end}: put the text in quotes, or a space after the #", NO_CUT_TEXT)
