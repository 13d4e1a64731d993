"""Reads a release from a file, drafts its record, and puts the files where they belong, all or none."""

from pathlib import Path
from typing import NamedTuple

from communique.drafting import record as draft_writing
from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.text.source import read_page
from communique.files.atomic import create_files
from communique.model.types import check_address
from communique.problems import RequestError
from communique.register.register import Register
from communique.text import quote_value


class DraftFiles(NamedTuple):
    """A draft with the files that it makes: the record first, then an entry for each person new to the register."""

    draft: Draft
    files: dict[Path, str]
    existing_id: str | None
    """The meeting of the register that it tells of, if it is there."""


def prepare_files(
    register: Register, content: bytes, overrides: Overrides, output: Path | None, *, with_text: bool
) -> DraftFiles:
    """The draft of a release and its files. RequestError for what cannot be drafted."""
    if overrides.url is not None:
        try:
            check_address(overrides.url)
        except ValueError as error:
            raise RequestError(f"{quote_value(overrides.url)} is not the address of a web page") from error
    draft = build_draft(register, read_page(content), overrides)
    path = output or register.root / "meetings" / str(draft.when.year) / f"{draft.id}.yml"
    folder = _people_beside(register, path)
    files = {path: draft_writing.format_record(draft, with_text=with_text)}
    for newcomer in draft.people.newcomers.values():
        files[folder / f"{newcomer.id}.yml"] = draft_writing.format_person(newcomer, draft)
    return DraftFiles(draft, files, _known(register, draft))


def _known(register: Register, draft: Draft) -> str | None:
    """The meeting that is in the register, perhaps under another id, such as its last day: the same body with the same
    number of session, or on the same days and not elsewhere.
    """
    if draft.id in register.meetings:
        return draft.id
    session = draft.lead.session.value if draft.lead.session else None
    for meeting in register.meetings.values():
        place = meeting.venue.place if meeting.venue else None
        same_days = meeting.date.first <= draft.when.last and draft.when.first <= meeting.date.last
        same_place = not draft.place or not place or place == draft.place.value
        one_series = register.bodies[meeting.body].one_series
        same = (same_days and same_place) or (one_series and session is not None and meeting.session == session)
        if draft.body and meeting.body == draft.body.value and same:
            return meeting.id
    return None


def _people_beside(register: Register, path: Path) -> Path:
    """Entries of people belong into the register; for a record written elsewhere, into a folder beside it."""
    root = register.root.resolve()
    return root / "people" if root in path.resolve().parents else path.parent / f"{path.stem}-people"


def save_files(prepared: DraftFiles, *, as_new: bool) -> None:
    """Write all files or none. RequestError where one exists already or cannot be written, and where a new record
    (`anew`) would be the second of its meeting.
    """
    if as_new and prepared.existing_id:
        mend = (
            "mend that record; --compare says what the release says otherwise, --output FILE writes the draft elsewhere"
        )
        raise RequestError(
            f"the register has this meeting already: {prepared.existing_id}. {mend[0].upper()}{mend[1:]}"
        )
    there = [path for path in prepared.files if path.exists()]
    if there:
        raise RequestError(f"{there[0]} is there already; nothing was written")
    try:
        create_files(prepared.files)
    except FileExistsError as error:
        raise RequestError("one of the files is there already; nothing was written") from error
    except OSError as error:
        raise RequestError(f"cannot write: {error.strerror}; nothing was written") from error
