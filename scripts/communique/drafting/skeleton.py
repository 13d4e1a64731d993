"""Writes new records: skeletons with a guide in their comments, derived from the model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.files.atomic import create_file
from communique.files.comments import DRAFT_MARK, Comments, wrap_comment
from communique.files.formatter import Shape, format_data
from communique.model import edtf
from communique.model.meeting import Meeting
from communique.model.parts import Part, list_fields
from communique.model.vocabulary import Mode
from communique.problems import RequestError
from communique.register.register import Register
from communique.text import quote_value, suggest

_GUIDE = (
    "Write what a source says; leave null or [] where no source says anything. The guide is docs/contribute/index.md. "
    f"At the end, `communique finish` removes all {DRAFT_MARK} comments."
)


def create_skeleton(register: Register, date: str, body: str, place: str) -> Path:
    """Write the skeleton of a meeting's record, and return its path; `video` is the place of a meeting by video link.

    Raises RequestError for an invalid argument, or if the file exists.
    """
    try:
        day = edtf.parse(date)
    except ValueError as error:
        raise RequestError(f"{quote_value(date)}: {error}") from error
    for argument, kind, known in ((body, "body", register.bodies), (place, "place", (*register.places, Mode.VIDEO))):
        if argument not in known:
            raise RequestError(f"unknown {kind} {quote_value(argument)}{suggest(argument, list(known))}")
    path = register.root / "meetings" / str(day.year) / f"{day.end}-{body}-{place}.yml"
    try:
        create_file(path, format_skeleton(date, body, place))
    except FileExistsError as error:
        raise RequestError(f"{path} already exists; nothing was written") from error
    return path


def format_skeleton(date: str, body: str, place: str) -> str:
    """Return a valid record with date, body and place, and every other field with a comment on what it means."""
    where: dict[str, Any] = {"mode": str(Mode.VIDEO)} if place == Mode.VIDEO else {"venue": {"place": place}}
    given = {"body": body, "date": date, **where}
    comments = Comments(head=["# yaml-language-server: $schema=../../schema/meeting.json", *wrap_comment(_GUIDE), ""])
    data: dict[str, Any] = {}
    previous: list[str] = []
    for field in list_fields(Meeting):
        comments.add((field.name,), *previous, *([""] if data else []), *wrap_comment(field.meaning))
        # A list of parts is left open, so that items can be written directly below it.
        is_open = field.is_list and field.part is not None
        data[field.name] = None if is_open else given.get(field.name, field.default)
        previous = list(_list_keys(field.part)) if is_open and field.part else []
    comments.below[()] = previous
    return format_data(data, Shape(Meeting), comments)


def _list_keys(part: type[Part]) -> Iterator[str]:
    """Yield comments on the keys of one item of a list."""
    for number, field in enumerate(list_fields(part)):
        required = " (required)" if field.required else ""
        lead = "    " if number else "  - "
        yield from wrap_comment(f"{field.name}: … {field.meaning}{required}", lead=lead, hang=" " * 8)
