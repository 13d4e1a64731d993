"""JSON Schema for editors and the rows of the field reference, both derived from the model."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from communique.model.links import LinkReport
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES, Registry
from communique.model.types import SLUG

_FORMATS = {"edtf": "date", "uri": "address", "day-time": "day, or day and time"}


class FieldRow(NamedTuple):
    """One field in the reference: its name, the values it takes, whether it is required, and what it means."""

    name: str
    takes: str
    required: bool
    description: str


def build_schema(registry: Registry) -> dict[str, Any]:
    """Return the JSON Schema of a file of a registry."""
    inner = registry.model.model_json_schema()
    if registry.file_per_entry:
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **inner}
    definitions = inner.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": registry.plural,
        "type": "object",
        "additionalProperties": {"$ref": f"#/$defs/{inner['title']}"},
        "$defs": {**definitions, inner["title"]: inner},
    }


def build_schema_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of each schema file, given the folder of releases."""
    schemas = {r.kind if r.file_per_entry else r.plural: build_schema(r) for r in REGISTRIES.values()} | {
        "redirects": _redirects(),
        "links": {"$schema": "https://json-schema.org/draft/2020-12/schema", **LinkReport.model_json_schema()},
    }
    for name, described in schemas.items():
        yield root / "schema" / f"{name}.json", json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _redirects() -> dict[str, Any]:
    """Return the JSON Schema of `redirects.yml`."""
    folders = "|".join(registry.plural for registry in REGISTRIES.values())
    address = {"type": "string", "pattern": f"^({folders})/{SLUG.pattern}$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "redirects",
        "description": "Addresses that are no more, each with the one that took its place, or null.",
        "type": "object",
        "propertyNames": address,
        "additionalProperties": {"anyOf": [address, {"type": "null"}]},
    }


def list_field_rows(model: type[Entry]) -> dict[str, tuple[str, list[FieldRow]]]:
    """Return the fields of a model and of the parts inside it: name of the part -> (its meaning, its rows)."""
    described = model.model_json_schema()
    definitions = {described["title"]: described, **described.get("$defs", {})}
    return {
        name: (definition.get("description", ""), list(_rows(definition, definitions)))
        for name, definition in definitions.items()
        if "properties" in definition
    }


def _rows(definition: dict[str, Any], definitions: dict[str, Any]) -> Iterator[FieldRow]:
    for name, field in definition["properties"].items():
        required = name in definition.get("required", [])
        # pydantic omits the description of a field if that of its closed list is the same.
        referenced = definitions.get(field.get("$ref", "").rpartition("/")[2], {})
        description = field.get("description") or referenced.get("description", "")
        yield FieldRow(name, _takes(field, definitions), required, description)


def _takes(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Describe the values that a field takes, such as `list of id`."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        options = definitions[name].get("enum")
        return " | ".join(options) if options else name
    if field.get("format") in _FORMATS:
        return _FORMATS[field["format"]]
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_takes(option, definitions) for option in field["anyOf"]))
    if field.get("type") == "array":
        return f"list of {_takes(field['items'], definitions)}"
    if "pattern" in field:
        return "id"
    return {"string": "text", "integer": "number", "number": "number", "null": "null", "boolean": "true or false"}[
        field["type"]
    ]
