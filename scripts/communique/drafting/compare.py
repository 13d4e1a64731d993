"""Holds the draft of a release against the record that the register has of the same meeting."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from communique.diff.compare import find_differences
from communique.drafting.draft import Draft
from communique.drafting.report import find_unused_paragraphs
from communique.drafting.save import DraftFiles
from communique.files.reader import read_bytes
from communique.model.entries import Person
from communique.model.meeting import Meeting
from communique.model.parts import Entry
from communique.model.validation import validate
from communique.problems import RequestError
from communique.register.register import Register

_OF_THE_RECORD = (
    "resolutions", "sources", "discrepancies", "doubts", "retired", "attendance",
    "text", "text_source", "text_right", "annotations",
)  # fmt: skip
"""What a single release cannot contradict; its statements are told one by one."""
_ONLY_THERE = re.compile(r"[^“]*\bremoved\b")
"""What the record has and this release has not: other sources may say it."""


def compare_with_record(register: Register, prepared: DraftFiles) -> Iterator[str]:
    """What the release adds to the record or says otherwise, in words, a line each; then its statements, by which those
    of the record can be gone through. RequestError where there is no such record.
    """
    if prepared.existing_id is None:
        raise RequestError("the register has no record of this meeting: write one, without --compare")
    record, *newcomers = prepared.files.values()
    known = register.meetings[prepared.existing_id]
    kept = {name: getattr(known, name) for name in _OF_THE_RECORD}
    drafted = _read(record, Meeting).model_copy(update=kept)
    people = {path.stem: _read(text, Person) for path, text in zip(list(prepared.files)[1:], newcomers, strict=True)}
    told = replace(register, entries=register.entries | {"person": register.entries["person"] | people})
    found = find_differences((register, told), (known, drafted))
    yield from (line for line in found if not _ONLY_THERE.match(line))
    yield from _statements(prepared.draft)


def _statements(draft: Draft) -> Iterator[str]:
    for one in draft.resolutions:
        where = one.statement.sentence.paragraph.id
        yield f"statement in {where}: {one.statement.act.label} ({one.statement.act.strength}), “{one.statement.words}”"
    if passed_over := find_unused_paragraphs(draft):
        yield f"nothing was taken from {', '.join(passed_over)}"


def _read(text: str, model: type[Entry]) -> Entry:
    entry = validate(model, read_bytes(text.encode(), Path("draft.yml")).data)
    if isinstance(entry, list):
        raise RequestError(f"the draft is no record yet: {entry[0].message}")
    return entry
