"""What a contributor hears of a draft: on the screen, beside the record."""

from collections.abc import Iterator
from pathlib import Path

from communique.drafting.draft import Draft
from communique.files.comments import DRAFT_MARK
from communique.text import make_visible


def report_draft(made: Draft) -> Iterator[str]:
    """What a contributor hears of a draft: what was found, what was not, and what is unsure."""
    known = sum(1 for one in made.people.listed if one.person and one.person not in made.people.newcomers)
    new = len(made.people.newcomers)
    seats = len(made.people.listed) - known - new
    found = [value.value for value in (made.body, made.date, made.place) if value]
    yield f"Found: {', '.join(found) or 'neither body nor day nor place'}."
    yield f"People: {known} of the register, {new} new, {seats} without a name."
    yield f"Statements: {len(made.resolutions)}, each with a TODO for its summary."
    if passed_over := find_unused_paragraphs(made):
        yield f"Nothing was taken from {', '.join(passed_over)}: read whether something of the meeting stands there."
    if made.missing:
        yield f"Not found: {', '.join(made.missing)}."
    if made.doubts:
        yield "Unsure:"
        yield from (f"  {make_visible(doubt)}" for doubt in made.doubts)


def find_unused_paragraphs(made: Draft) -> list[str]:
    """The paragraphs that gave neither a person nor a statement nor a fact of the meeting."""
    facts = (made.date, made.body, made.place, made.lead.mode, made.lead.session, made.lead.form, made.top.kind)
    used = {value.where for value in facts if value} | {one.sentence.paragraph.id for one in made.people.listed}
    used |= {one.statement.sentence.paragraph.id for one in made.resolutions}
    if made.people.chaired:
        used.add(made.people.chaired.sentence.paragraph.id)
    return [paragraph.id for paragraph in made.top.paragraphs if paragraph.id not in used]


def format_for_screen(files: dict[Path, str]) -> str:
    """The record, and after it the entries of people as comments, so that the whole is still one record."""
    record_text, *entries = files.items()
    shown = [[f"people/{path.name}:", *text.splitlines()] for path, text in entries]
    return record_text[1] + "".join(f"{DRAFT_MARK} {line}\n" for entry in shown for line in entry)
