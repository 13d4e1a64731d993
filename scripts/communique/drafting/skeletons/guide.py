"""The text of a skeleton: values with comments that say what each field means, derived from the model."""

from collections.abc import Iterator
from typing import Any

from communique.files.form.comments import DRAFT_MARK, SCHEMA_LINE, Comments, wrap_comment
from communique.files.form.formatter import Shape, format_data
from communique.model.parts import ModelField, Part, list_fields
from communique.model.registries import Registry
from communique.problems import Loc

_GUIDE = (
    "Write what a source says; leave null or [] where no source says anything. The guide is docs/contribute/index.md. "
    f"At the end, `communique finish` removes all {DRAFT_MARK} comments."
)
_ENTRY_GUIDE = (
    "Fill in every TODO from a source. The guide is docs/contribute/index.md. "
    f"At the end, `communique finish` removes all {DRAFT_MARK} comments."
)
_MORE = "Where a source gives them, add any of these:"


def list_head(registry: Registry) -> list[str]:
    """Return the first lines of a file with one entry: its schema for editors, and how to fill it in."""
    if registry.kind == "meeting":
        return [f"{SCHEMA_LINE} $schema=../../schema/meeting.json", *wrap_comment(_GUIDE), ""]
    return [f"{SCHEMA_LINE} $schema=../schema/{registry.kind}.json", *wrap_comment(_ENTRY_GUIDE)]


def explain_item(part: type[Part]) -> Iterator[str]:
    """Yield comments on the keys of one item of a list."""
    for number, field in enumerate(list_fields(part)):
        yield from _explain_key(field, "    " if number else "  - ")


def _explain_key(field: ModelField, lead: str) -> Iterator[str]:
    """Yield a comment on a key that is not written yet."""
    required = " (required)" if field.required else ""
    yield from wrap_comment(f"{field.name}: {_sketch(field)} {field.meaning}{required}", lead=lead, hang=" " * 8)


def _sketch(field: ModelField) -> str:
    """Return the form of a value: braces with the keys that it must have, brackets around a list of such values."""
    if field.part is None:
        return "…"
    keys = [f"{key.name}: …" for key in list_fields(field.part) if key.required]
    form = f"{{{', '.join(keys) or '…'}}}"
    return f"[{form}]" if field.is_list else form


def format_entry(registry: Registry, entry_id: str, data: dict[str, Any]) -> str:
    """Return the text of an entry with these values, explained, and of the fields that it may have beside them.

    It is a file if the registry has a file for each entry, and otherwise the part of the file with this entry.
    """
    loc: Loc = () if registry.file_per_entry else (entry_id,)
    fields = list_fields(registry.model)
    comments = Comments(head=list_head(registry) if registry.file_per_entry else [])
    if not registry.file_per_entry:
        comments.add((*loc, next(iter(data))), *wrap_comment(_ENTRY_GUIDE))
    for field in (field for field in fields if field.name in data):
        comments.add((*loc, field.name), *wrap_comment(field.meaning))
        if field.part:
            comments.add((*loc, field.name, 0), *explain_item(field.part))
    last = next(field.name for field in reversed(fields) if field.name in data)
    more = [line for field in fields if field.name not in data for line in _explain_key(field, "  ")]
    comments.below[*loc, last] = [*wrap_comment(_MORE), *more]
    shape = Shape(registry.model, keyed=not registry.file_per_entry)
    return format_data(data if registry.file_per_entry else {entry_id: data}, shape, comments)
