"""JSON Schema for editors, derived from the model."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from communique.model import edtf, vocabulary
from communique.model.links import LinkReport
from communique.model.parts import Part, generate_schema, list_fields
from communique.model.registries import REGISTRIES, Registry
from communique.model.types import SLUG, SLUG_DESCRIPTION

Names = Mapping[str, Mapping[str, str]]
"""What editors show beside each id, by the kind of the entry and its id."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY_ID = f"^{SLUG.pattern}$"
_EXPECTED = {
    f"^{edtf.PATTERN}$": f"{edtf.EXPECTED_DATE}, or two dates separated by a slash",
    "^https?://": "expected the address of a web page, beginning with https:// or http://",
    _ANY_ID: f"expected an id: {SLUG_DESCRIPTION}",
}
"""What editors say of a text that is not of a pattern; otherwise they print the pattern."""


def build_schema(registry: Registry, names: Names | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a file of a registry, with the ids that it may refer to if `names` has them."""
    inner = _describe(registry.model, names or {})
    if registry.file_per_entry:
        return {"$schema": _DIALECT, **inner}
    definitions = inner.pop("$defs", {})
    return {
        "$schema": _DIALECT,
        "title": registry.plural,
        "type": "object",
        "additionalProperties": {"$ref": f"#/$defs/{inner['title']}"},
        "$defs": {**definitions, inner["title"]: inner},
    }


def build_schema_files(root: Path, names: Names) -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of each schema file, given the folder of releases and the names of all entries."""
    schemas = {r.kind if r.file_per_entry else r.plural: build_schema(r, names) for r in REGISTRIES.values()} | {
        "redirects": _redirects(),
        "links": {"$schema": _DIALECT, **_describe(LinkReport, names)},
    }
    for name, described in schemas.items():
        yield root / "schema" / f"{name}.json", json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _redirects() -> dict[str, Any]:
    """Return the JSON Schema of `redirects.yml`."""
    folders = "|".join(registry.plural for registry in REGISTRIES.values())
    address = {"type": "string", "pattern": f"^({folders})/{SLUG.pattern}$"}
    return {
        "$schema": _DIALECT,
        "title": "redirects",
        "description": "Addresses that are no more, each with the one that took its place, or null.",
        "type": "object",
        "propertyNames": address,
        "additionalProperties": {"anyOf": [address, {"type": "null"}]},
    }


def _describe(model: type[Part], names: Names) -> dict[str, Any]:
    """Return the schema of a model as editors need it.

    Ids and words of closed lists have their meanings beside them, and a list may be left open, as the checks allow.
    """
    described = deepcopy(generate_schema(model))
    definitions: dict[str, Any] = described.setdefault("$defs", {})
    for part in _list_parts(model):
        properties = (described if part is model else definitions[part.__name__])["properties"]
        for field in list_fields(part):
            if names.get(field.reference):
                properties[field.name] = _refer_to_ids(properties[field.name], field.reference)
                definitions[f"{field.reference}-id"] = _list_ids(field.reference, names[field.reference])
            if field.is_list:
                properties[field.name]["type"] = ["array", "null"]
    for definition in definitions.values():
        terms = getattr(vocabulary, definition.get("title", ""), None) or ()
        if "enum" in definition and terms:
            definition["enumDescriptions"] = [term.meaning for term in terms]
    _explain_patterns(described)
    return described


def _explain_patterns(node: Any) -> None:
    """Add what is expected to each pattern in a schema."""
    if isinstance(node, dict) and node.get("pattern") in _EXPECTED:
        node["patternErrorMessage"] = _EXPECTED[node["pattern"]]
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _explain_patterns(inner)


def _list_parts(model: type[Part]) -> set[type[Part]]:
    """Return a model and all models of the parts inside it."""
    inner = (field.part for field in list_fields(model) if field.part)
    return {model}.union(*(_list_parts(part) for part in inner))


def _refer_to_ids(node: Any, kind: str) -> Any:
    """Return the schema of a field in which any id is replaced by the ids of one kind."""
    if isinstance(node, list):
        return [_refer_to_ids(item, kind) for item in node]
    if not isinstance(node, dict):
        return node
    rest = {key: _refer_to_ids(value, kind) for key, value in node.items() if key not in ("pattern", "type")}
    return {"$ref": f"#/$defs/{kind}-id", **rest} if node.get("pattern") == _ANY_ID else {**node, **rest}


def _list_ids(kind: str, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of the ids of one kind. Source of the keys that are not JSON Schema: Visual Studio Code."""
    ids = sorted(names)
    unknown = (
        f"No {kind} has this id. A new {kind} needs an entry of its own; `communique check` then adds its id here."
    )
    return {"type": "string", "enum": ids, "enumDescriptions": [names[one] for one in ids], "errorMessage": unknown}
