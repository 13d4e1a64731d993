"""The schemas of documents, derived from the model of records and from the lines that documents add."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from communique.exports.api import lines, related
from communique.exports.api.parts import name_of_names
from communique.model import edtf
from communique.model.meeting import Annotation, Attendee, Paragraph, Resolution
from communique.model.parts import Entry, Part, list_fields
from communique.model.registries import REGISTRIES

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{model}"
RELATED: dict[str, type[lines.Line]] = {
    "meeting": related.MeetingRelated,
    "person": related.PersonRelated,
    "state": related.StateRelated,
    "body": related.BodyRelated,
    "instrument": related.InstrumentRelated,
    "topic": related.TopicRelated,
    "place": related.PlaceRelated,
}
"""What the document of an entry of a kind has beyond the entry."""
LISTED: dict[str, type[lines.Linked]] = {
    "meeting": lines.MeetingLine,
    "person": lines.PersonLine,
    "state": lines.StateLine,
    "body": lines.BodyLine,
    "instrument": lines.InstrumentLine,
    "topic": lines.TopicLine,
    "place": lines.PlaceLine,
}
"""The line of an entry of a kind in the list of that kind."""
_EXTENDED: dict[type[Part], type[lines.Line]] = {
    Attendee: related.AttendeeRelated,
    Resolution: related.ResolutionRelated,
    Paragraph: related.PlacedRelated,
    Annotation: related.PlacedRelated,
}
_DATE = {"type": "string", "format": "edtf", "pattern": f"^{edtf.PATTERN}$"}
"""A date in a document is always text; in a record a year may be a number."""


def build_schemas() -> dict[str, Schema]:
    """Return the schemas of all documents and of what is in them, by name."""
    found: dict[str, Schema] = {}
    for kind, registry in REGISTRIES.items():
        found |= _describe_parts(registry.model)
        found |= _describe_lines(RELATED[kind]) | _describe_lines(LISTED[kind])
        found[registry.model.__name__] = _describe_document(kind, registry.model)
        found[f"{registry.model.__name__}List"] = _describe_list(kind)
    for unused in {model.__name__ for model in (*RELATED.values(), *_EXTENDED.values())}:
        found.pop(unused, None)
    return dict(sorted(found.items()))


def _describe_document(kind: str, model: type[Entry]) -> Schema:
    """Return the schema of the document of an entry: the fields that name it, those of the record, and the related."""
    named, own, more = (_schema_of(lines.Linked), _describe_part(model), _schema_of(RELATED[kind]))
    properties = {"entry": {"const": kind, "description": "Kind of the entry."}}
    required = ["entry", *named["required"], *own.get("required", ()), *more.get("required", ())]
    return {
        "type": "object",
        "description": own["description"].partition(" File: ")[0],
        "properties": properties | named["properties"] | own["properties"] | more["properties"],
        "required": list(dict.fromkeys(required)),
    }


def _describe_list(kind: str) -> Schema:
    items = {"$ref": REFERENCE.format(model=LISTED[kind].__name__)}
    return {
        "type": "object",
        "description": f"All entries of the kind {kind}, with a line for each.",
        "properties": {
            "entry": {"const": kind, "description": "Kind of the entries."},
            "count": {"type": "integer", "description": "Number of entries."},
            "items": {"type": "array", "items": items, "description": "The entries."},
        },
        "required": ["entry", "count", "items"],
    }


def _describe_parts(model: type[Entry]) -> dict[str, Schema]:
    """Return the schemas of the parts inside an entry and of the closed lists that they use."""
    parts = {part.__name__: _describe_part(part) for part in _find_parts(model) if part is not model}
    words = _schema_of(model).get("$defs", {})
    return parts | {name: schema for name, schema in words.items() if "enum" in schema}


def _find_parts(model: type[Part]) -> set[type[Part]]:
    """Return a model and all models inside it."""
    inner = [field.part for field in list_fields(model) if field.part]
    return {model}.union(*map(_find_parts, inner))


def _describe_part(model: type[Part]) -> Schema:
    """Return the schema of a part as documents have it: with names beside ids, and with what they add."""
    described = _schema_of(model)
    properties: dict[str, Schema] = {}
    for field in list_fields(model):
        properties[field.name] = described["properties"][field.name]
        if field.reference:
            text = {"type": "string"}
            named = {"type": "array", "items": text} if field.is_list else text
            properties[name_of_names(field)] = {**named, "description": f"The same as names: `{field.name}`."}
    more = _schema_of(_EXTENDED[model]) if model in _EXTENDED else {}
    return {
        "type": "object",
        "description": described.get("description", ""),
        "properties": properties | more.get("properties", {}),
        "required": [*described.get("required", ()), *more.get("required", ())],
    }


def _describe_lines(model: type[lines.Line]) -> dict[str, Schema]:
    """Return the schemas of a model of lines and of the models inside it."""
    whole = _schema_of(model)
    inner: dict[str, Schema] = whole.get("$defs", {})
    return {model.__name__: {key: value for key, value in whole.items() if key != "$defs"}} | inner


@cache
def _schema_of(model: type[BaseModel]) -> Schema:
    """Return the schema of a model, without null, open to unknown fields; it must not be changed."""
    cleaned: Schema = _clean(model.model_json_schema(ref_template=REFERENCE))
    return cleaned


def _clean(value: Any) -> Any:
    """Return a schema without titles, defaults and null; a list of alternatives with one member becomes that member."""
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") == "edtf":
        return _DATE | {key: text for key, text in value.items() if key == "description"}
    options = [option for option in value.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1:
        value = {**options[0], **{key: item for key, item in value.items() if key != "anyOf"}}
        return _clean(value)
    dropped = {"title", "default", "additionalProperties"}
    return {
        # A property may be called as a keyword is: `title` of a meeting.
        key: {name: _clean(item) for name, item in inner.items()} if key in ("properties", "$defs") else _clean(inner)
        for key, inner in value.items()
        if key not in dropped
    }
