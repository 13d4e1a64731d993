"""New records: a skeleton with the guide in its comments, derived from the model."""

from collections.abc import Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from communique.files.atomic import create_file
from communique.files.comments import DRAFT_MARK, wrap_comment
from communique.model import edtf
from communique.model.meeting import Meeting
from communique.model.parts import Part, describe_field, find_part_type
from communique.problems import Refusal
from communique.register.register import Register
from communique.text import quote_value, suggest


def create_skeleton(register: Register, date: str, body: str, place: str) -> Path:
    """Write the skeleton of a meeting's record and return its path. Refusal for bad words or a file that is there."""
    try:
        day = edtf.parse(date)
    except ValueError as error:
        raise Refusal(f"{quote_value(date)}: {error}") from error
    for word, kind, known in ((body, "body", register.bodies), (place, "place", register.places)):
        if word not in known:
            raise Refusal(f"unknown {kind} {quote_value(word)}{suggest(word, list(known))}")
    path = register.root / "meetings" / str(day.year) / f"{day.start}-{body}-{place}.yml"
    try:
        create_file(path, format_skeleton(date, body, place))
    except FileExistsError as error:
        raise Refusal(f"{path} is there already; nothing was written") from error
    return path


def format_skeleton(date: str, body: str, place: str) -> str:
    """A valid record that knows its date, body and place; every field is there, with what it means."""
    given = {"body": body, "date": f'"{date}"' if date.isdigit() else date, "venue": f"{{place: {place}}}"}
    lines = ["# yaml-language-server: $schema=../../schema/meeting.json"]
    lines += wrap_comment(
        "Write what a source says; leave at null or [] what none says. The guide: docs/contribute/index.md. "
        f"In the end, `communique finish` takes out the lines that begin with {DRAFT_MARK}."
    )
    for name, field in Meeting.model_fields.items():
        part = find_part_type(Meeting, (name,)) if name != "venue" else None
        # A list of parts stands open, so that lines can be written below it at once.
        value = "" if part else f" {given.get(name, _default(field))}"
        lines += ["", *wrap_comment(describe_field(field)), f"{name}:{value}"]
        if part:
            lines += _example(part)
    return "\n".join(lines) + "\n"


def _example(part: type[Part]) -> Iterator[str]:
    """What one line of a list may hold, as comments."""
    for number, (name, field) in enumerate(part.model_fields.items()):
        need = " (required)" if field.is_required() else ""
        yield from wrap_comment(
            f"{name}: … {describe_field(field)}{need}", lead="    " if number else "  - ", hang=" " * 8
        )


def _default(field: FieldInfo) -> str:
    value = field.default
    return "null" if value is None else str(value)
