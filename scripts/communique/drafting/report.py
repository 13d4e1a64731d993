"""Reports a draft to the contributor on the screen."""

from collections.abc import Iterator
from pathlib import Path

from communique.drafting.doubts import describe_doubts, list_missing
from communique.drafting.draft import Draft
from communique.files.form.comments import DRAFT_MARK
from communique.model.vocabulary import Held
from communique.text.words import make_visible


def report_draft(draft: Draft) -> Iterator[str]:
    """Yield lines on what was found, what was not, and what is doubtful."""
    known = sum(
        1
        for participant in draft.people.listed
        if participant.person and participant.person not in draft.people.newcomers
    )
    new = len(draft.people.newcomers)
    seats = len(draft.people.listed) - known - new
    found = [value.value for value in (draft.body, draft.date, draft.place) if value]
    yield f"Found: {', '.join(found) or 'neither body nor day nor place'}."
    if draft.lead.held and draft.lead.held.value is Held.ANNOUNCED:
        yield f"Announced: the release speaks of a meeting to come (“{make_visible(draft.lead.held.words)}”)."
    yield f"People: {known} in the register, {new} new, {seats} without a name."
    yield f"Statements: {len(draft.resolutions)}, each with a TODO for its summary."
    if draft.leftovers:
        yield "Not taken: check whether these people came, and whether the meeting did this:"
        yield from (f"  {make_visible(str(leftover))}" for leftover in draft.leftovers)
    if missing := list_missing(draft):
        yield f"Not found: {', '.join(missing)}."
    if doubts := describe_doubts(draft):
        yield "Unsure:"
        yield from (f"  {make_visible(doubt)}" for doubt in doubts)


def format_for_screen(files: dict[Path, str]) -> str:
    """Return the record, followed by the entries of people as comments, so that the whole is one valid record."""
    record_text, *entries = files.items()
    shown = [[f"people/{path.name}:", *text.splitlines()] for path, text in entries]
    return record_text[1] + "".join(f"{DRAFT_MARK} {line}\n" for entry in shown for line in entry)
