"""Builds a file of the register in which comments above each value say where it comes from."""

from pathlib import Path
from typing import Any

from communique.drafting.text.sentences import FoundValue
from communique.files.disk.paths import MAX_BYTES
from communique.files.form.canonical import format_document
from communique.files.form.comments import DRAFT_MARK, SCHEMA_LINE, Comments, wrap_comment
from communique.files.form.formatter import Shape, format_data
from communique.files.yaml.reader import read_bytes
from communique.model.derived.validation import find_todos, validate
from communique.model.registries import REGISTRIES
from communique.problems import Loc, RequestError


class CommentedFile:
    """The values of a file, and the comments above them."""

    def __init__(self, schema: str) -> None:
        self.data: dict[str, Any] = {}
        self.comments = Comments(head=[f"{SCHEMA_LINE} $schema={schema}"])

    def note(self, loc: Loc, text: str) -> None:
        """Put a comment above a key or item, as wide as its indentation allows."""
        indent = "  " * (len(loc) - 1)
        self.comments.add(loc, *(line.strip() for line in wrap_comment(text, indent)))


def format_canonical(record: CommentedFile, kind: str) -> str:
    """Return the text of a file. Raises RequestError if the strict reader or the model would reject it."""
    registry = REGISTRIES[kind]
    text = format_data(record.data, Shape(registry.model), record.comments)
    if len(text.encode()) > MAX_BYTES:
        raise RequestError(f"the record would be larger than {MAX_BYTES >> 10} KiB, the limit")
    document = read_bytes(text.encode(), Path("draft.yml"))
    problems = [problem.message for problem in document.problems]
    if not problems and isinstance(found := validate(registry.model, document.data), list):
        todo = {finding.loc for finding in find_todos(document.data)}  # a TODO is left to the editor, and not an error
        problems = [finding.message for finding in found if finding.loc not in todo]
    if problems:
        raise RequestError(f"the draft could not be written as a record: {problems[0]}")
    formatted = format_document(document, registry)
    return formatted if isinstance(formatted, str) else text


def add_value(
    record: CommentedFile, name: str, found: FoundValue[Any] | None, *, default: str | None = None, missing: str = ""
) -> None:
    """Set a value, with comments on the words it comes from; or a default, with a note on what is missing."""
    if found is None:
        record.data[name] = default
        if missing:
            record.comments.beside[name,] = f"{DRAFT_MARK} {missing}"
        return
    add_evidence(record, (name,), found)
    record.data[name] = found.value if isinstance(found.value, int) else str(found.value)


def add_evidence(record: CommentedFile, loc: Loc, found: FoundValue[Any]) -> None:
    """Put comments above a value: the words it comes from, and what is doubtful."""
    if found.words == found.value:
        record.note(loc, describe_place(found.where))
    elif found.words:
        record.note(loc, f"{describe_place(found.where)}: “{found.words}”")
    elif found.where == "given":
        record.note(loc, "given with the command")
    if found.doubt:
        record.note(loc, f"Doubtful: {found.doubt}.")


def describe_place(place: str) -> str:
    """Return where the words of a value are, for a comment."""
    return {"heading": "above the text", "page": "metadata of the page", "given": "given with the command"}.get(
        place, place
    )
