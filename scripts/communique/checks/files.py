"""The rules for how files are written: their form, and what drafting left in them."""

import re
from collections.abc import Iterator
from itertools import islice

from communique.files.form.canonical import find_deviation
from communique.files.form.comments import DRAFT_MARK, SCHEMA_LINE, read_comments
from communique.files.tree import IN_PLACE
from communique.files.yaml.reader import Document
from communique.model.derived.validation import KEY_RULES, NO_TODO, VALID_VALUE
from communique.model.registries import REGISTRIES
from communique.problems import MAX_PROBLEMS, Problem, Rule
from communique.progress import Step, track_all
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.words import make_visible, pluralise, quote_value

_MARKED_COMMENT = re.compile(rf"(?:^|(?<=\s)){re.escape(DRAFT_MARK)}", re.MULTILINE)
_SCHEMA = re.compile(rf"{re.escape(SCHEMA_LINE)}[^\n]*?/?([a-z]+)\.json\n")
_NUMBER_SIGN = re.compile(
    r"(?:\S[ \t]+(?=#[^\s~#])|(?:\w|\b(?:used_for|title|printed|note|summary|publisher|occasion|site|office|short):)"
    r"[ \t]+\w+[ \t]+(?=#[ \t]*[0-9]))(#[^\n]*)"
)
"""A number sign without a space after it, or with a number after it where it goes on a text of several words, or of one
word in a field with words.
"""
_TODO_IN_TEXT = re.compile(r"(?:^|(?<=\s))#+\s*TODO\b.*", re.MULTILINE)
_TODO_COMMENTS = re.compile(r"(?:^|(?<=\s))(?=(#+\s*TODO\b.*))")
"""The rest of a comment from each number sign that is followed by TODO."""


NO_DRAFT_COMMENTS = Rule(
    "no-draft-comments", "A finished record has no comments that `new` or `draft` wrote for the author."
)
NO_CUT_TEXT = Rule("no-cut-text", "No text is cut off by a number sign that YAML reads as the start of a comment.")
COMMENT_HAS_PLACE = Rule("comment-has-place", "No comment of an author is lost when a part of a record is removed.")
FIRST_LINE = Rule("first-line-fits", "The first line of a file names the schema of its kind, which editors need.")
RULES = (FIRST_LINE, NO_DRAFT_COMMENTS, NO_CUT_TEXT, COMMENT_HAS_PLACE)


def check_form(register: Register) -> Iterator[Problem]:
    """Yield what is wrong with how the files of the register are written.

    A file with a wrong key, or in the folder of another kind, has no canonical form yet, nor has a field with a wrong
    value: `fmt` is not recommended there.
    """
    readable = [
        (kind, document)
        for kind, document in register.documents.values()
        if isinstance(document.data, dict) and not document.in_form
    ]
    with_wrong_keys = {problem.path for problem in register.problems if problem.rule in (*KEY_RULES, IN_PLACE)}
    wrong_values = [problem for problem in register.problems if problem.rule == VALID_VALUE]
    misplaced = {problem.path for problem in register.problems if problem.rule == IN_PLACE}
    for kind, document in track_all(Step.FORM, readable):
        deviation = None if document.path in with_wrong_keys else find_deviation(document, REGISTRIES.get(kind))
        if deviation and any(_are_in_one_field(document, deviation, problem) for problem in wrong_values):
            deviation = None
        schema = None if document.path in misplaced else _find_wrong_schema(kind, document)
        yield from filter(None, (deviation, find_draft_comments(document), schema))
        yield from find_todo_comments(document)
        yield from find_cut_text(document)


def _are_in_one_field(document: Document, *problems: Problem) -> bool:
    """Whether problems are in one document, and below the same line that is not indented."""
    if any(one.path != document.path for one in problems):
        return False
    lines = document.text.split("\n")
    return len({next((at for at in range(one.line - 1, 0, -1) if lines[at][:1].isalpha()), 0) for one in problems}) == 1


def _find_wrong_schema(kind: str, document: Document) -> Problem | None:
    """Return a problem if the first line of a file names the schema of another kind."""
    found = _SCHEMA.match(document.text)
    registry = REGISTRIES.get(kind)
    if found is None or registry is None or found[1] in (kind, registry.plural):
        return None
    name = kind if registry.file_per_entry else registry.plural
    cause = f"the first line names the schema '{found[1]}.json', but this is a {kind}"
    return document.at(found.start(1), Explanation(cause, f"write '{name}.json' there"), FIRST_LINE)


def find_draft_comments(document: Document) -> Problem | None:
    """Return a problem at the first comment that `new` or `draft` wrote, or None if there is none."""
    if DRAFT_MARK not in document.text or read_comments(document.text) == read_comments(document.text).without(
        DRAFT_MARK
    ):
        return None  # as for nearly every file; or the mark is part of a text
    found = list(_MARKED_COMMENT.finditer(document.text))
    lines = pluralise(max(len(found), 1), "line")
    fix = f"when everything is checked and filled in, `communique finish {make_visible(document.path.as_posix())}`"
    cause = f"still has {lines} that `new` or `draft` wrote for the author ({DRAFT_MARK})"
    explanation = Explanation(cause, f"{fix} removes them")
    return document.at(found[0].start() if found else 0, explanation, NO_DRAFT_COMMENTS)


def find_todo_comments(document: Document) -> Iterator[Problem]:
    """Yield a problem for each comment that begins with TODO, except those that `new` or `draft` wrote."""
    if "TODO" not in document.text:
        return
    comments = read_comments(document.text).list_all()
    todos = {todo.rstrip() for comment in comments for todo in _TODO_COMMENTS.findall(comment)}
    matches = (match for match in _TODO_IN_TEXT.finditer(document.text) if match[0].rstrip() in todos)
    for match in islice(matches, MAX_PROBLEMS):
        explanation = Explanation(f"the comment {quote_value(match[0])} is still to be done")
        yield document.at(match.start(), explanation, NO_TODO)


def find_cut_text(document: Document) -> Iterator[Problem]:
    """Yield a problem for each text that a number sign cuts off: of “Item #5”, YAML reads only “Item” as the text."""
    if " #" not in document.text and "\t#" not in document.text:
        return  # as in nearly every file
    matches = list(_NUMBER_SIGN.finditer(document.text))
    comments = list(read_comments(document.text).beside.values()) if matches else []
    for match in matches:
        if any(comment.startswith(match[1]) for comment in comments):
            cause = f"the text ends before {quote_value(match[1])}, because YAML reads that as a comment"
            fix = "put the text in quotes; if it is a comment, put a space after the #"
            yield document.at(match.start(1), Explanation(cause, fix), NO_CUT_TEXT)
