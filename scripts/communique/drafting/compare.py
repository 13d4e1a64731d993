"""Compares the draft of a release with the record that the register has of the same meeting."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from communique.diff.compare import find_differences
from communique.drafting.draft import Draft
from communique.drafting.save import DraftFiles
from communique.files.yaml.reader import read_bytes
from communique.model.derived.validation import validate
from communique.model.entries import Person
from communique.model.meeting import Meeting
from communique.model.parts import Entry
from communique.problems import RequestError
from communique.register.register import Register

_NOT_COMPARED = (
    "resolutions", "sources", "discrepancies", "doubts", "retired", "attendance",
    "text", "text_source", "text_right", "annotations",
)  # fmt: skip
"""Fields that a single release cannot contradict. Its statements are listed separately."""
_ONLY_IN_RECORD = re.compile(r"[^“]*\bremoved\b")
"""A line on what the record has and this release does not, because it may come from other sources."""


def compare_with_record(register: Register, prepared: DraftFiles) -> Iterator[str]:
    """Yield what the release adds to the record or says differently, one line each, and then its statements.

    The statements are listed so that those of the record can be checked against them. Raises RequestError if the
    register has no record of the meeting.
    """
    if prepared.existing_id is None:
        raise RequestError("the register has no record of this meeting: run `draft` without --compare to write one")
    record, *newcomers = prepared.files.values()
    known = register.meetings[prepared.existing_id]
    unchanged = {name: getattr(known, name) for name in _NOT_COMPARED}
    drafted = _parse(record, Meeting).model_copy(update=unchanged)
    people = {path.stem: _parse(text, Person) for path, text in zip(list(prepared.files)[1:], newcomers, strict=True)}
    drafted_register = replace(register, entries=register.entries | {"person": register.entries["person"] | people})
    found = find_differences((register, drafted_register), (known, drafted))
    yield from (line for line in found if not _ONLY_IN_RECORD.match(line))
    yield from _list_statements(prepared.draft)


def _list_statements(draft: Draft) -> Iterator[str]:
    for resolution in draft.resolutions:
        statement = resolution.statement
        act = f"{statement.act.label} ({statement.act.strength})"
        yield f"statement in {statement.sentence.paragraph.id}: {act}, “{statement.words}”"
    yield from (f"not taken: {leftover}" for leftover in draft.leftovers)


def _parse(text: str, model: type[Entry]) -> Entry:
    entry = validate(model, read_bytes(text.encode(), Path("draft.yml")).data)
    if isinstance(entry, list):
        raise RequestError(f"the draft is not a valid record yet: {entry[0].message}")
    return entry
