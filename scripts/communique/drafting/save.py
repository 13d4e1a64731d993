"""Reads a release, drafts its record, and saves all of the files or none."""

from pathlib import Path
from typing import NamedTuple

from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.record import format_person, format_record
from communique.drafting.text.source import read_page
from communique.files.disk.atomic import create_files
from communique.model.types import check_address
from communique.problems import RequestError
from communique.progress import Step, report
from communique.register.register import Register
from communique.text.words import quote_value


class DraftFiles(NamedTuple):
    """A draft with its files: the record first, then an entry for each person who is new to the register."""

    draft: Draft
    files: dict[Path, str]
    existing_id: str | None
    """The id of the record that the register already has of this meeting."""


def prepare_files(
    register: Register, content: bytes, overrides: Overrides, output: Path | None, *, with_text: bool
) -> DraftFiles:
    """Draft a release, and format its files. Raises RequestError if it cannot be drafted."""
    if overrides.url is not None:
        try:
            check_address(overrides.url)
        except ValueError as error:
            raise RequestError(f"{quote_value(overrides.url)} is not the address of a web page") from error
    draft = build_draft(register, read_page(content), overrides)
    report(Step.DRAFT, 0, 1)
    path = output or register.root / "meetings" / str(draft.when.year) / f"{draft.id}.yml"
    folder = _choose_people_folder(register, path)
    files = {path: format_record(draft, with_text=with_text)}
    for newcomer in draft.people.newcomers.values():
        files[folder / f"{newcomer.id}.yml"] = format_person(newcomer, draft)
    return DraftFiles(draft, files, _find_existing(register, draft))


def _find_existing(register: Register, draft: Draft) -> str | None:
    """Return the id of the record that the register already has of this meeting.

    The ids may differ, for example in the day. The meeting is the same if the body is the same, and either the days and
    the place agree, or the number of the session does for a body with one series of sessions.
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


def _choose_people_folder(register: Register, path: Path) -> Path:
    """Return the folder for the entries of people: that of the register, or one beside a record outside it."""
    root = register.root.resolve()
    return root / "people" if root in path.resolve().parents else path.parent / f"{path.stem}-people"


def save_files(prepared: DraftFiles, *, as_new: bool) -> None:
    """Write all files or none.

    Raises RequestError if a file exists already or cannot be written, or if a new record (`as_new`) would be the second
    of its meeting.
    """
    if as_new and prepared.existing_id:
        raise RequestError(
            f"the register already has this meeting: {prepared.existing_id}. Fix that record; --compare shows what the "
            "release says differently, and --output FILE writes the draft elsewhere"
        )
    existing = [path for path in prepared.files if path.exists()]
    if existing:
        raise RequestError(f"{existing[0]} already exists; nothing was written")
    try:
        # The record comes last: killed before it is there, the command can be run again.
        create_files(dict(reversed(prepared.files.items())))
    except FileExistsError as error:
        raise RequestError("one of the files already exists; nothing was written") from error
    except OSError as error:
        raise RequestError(f"cannot write: {error.strerror}; nothing was written") from error
