"""The description of the API in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), with examples from the register."""

from collections.abc import Callable
from typing import Any

from communique.exports.api.addresses import OPENAPI, ROOT, VERSION, document_path, list_path
from communique.exports.api.documents import Documents, count_entries
from communique.exports.api.schemas import REFERENCE, build_schemas
from communique.exports.data.package import ABOUT, LICENCE_ENTRY
from communique.exports.edition import Edition
from communique.model.parts import EntryKey
from communique.model.registries import REGISTRIES, Registry

_SHOWN = 2
"""The most items of a list that an example shows."""


def build_api_index(edition: Edition) -> dict[str, Any]:
    """Return the index of the API: what the register is, its version, counts, and where everything is."""
    address = edition.address
    links = {registry.plural: address(list_path(registry.plural)) for registry in REGISTRIES.values()}
    return {
        "name": edition.site_name,
        "description": ABOUT,
        "api_version": VERSION,
        "version": edition.version,
        **({"commit": edition.commit, "day": edition.day} if edition.commit else {}),
        "license": {"name": LICENCE_ENTRY["name"], "url": LICENCE_ENTRY["path"]},
        "html_url": address(),
        "counts": {**count_entries(edition), "statements": edition.register.resolution_count},
        "lists": links,
        "links": {
            "openapi": address(OPENAPI),
            "documentation": address("data/api/"),
            "data_package": address("data/datapackage.json"),
            "database": address("data/register.sqlite"),
            "archive": address("data/sco-register.zip"),
        },
    }


def build_openapi(documents: Documents) -> dict[str, Any]:
    """Return the description of the API."""
    edition = documents.edition
    paths = {
        "/index.json": _operation(
            "getIndex", "What the register is, and where everything is", "Index", build_api_index(edition)
        )
    }
    for registry in REGISTRIES.values():
        paths |= _describe_kind(documents, registry)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": edition.site_name,
            "version": VERSION,
            "summary": "A static API: every document is a file.",
            "description": ABOUT,
            "license": {"name": LICENCE_ENTRY["title"], "identifier": LICENCE_ENTRY["name"]},
        },
        "externalDocs": {"url": edition.address("data/api/"), "description": "What stays the same, and what changed"},
        "servers": [{"url": edition.address(ROOT.rstrip("/"))}],
        "paths": paths,
        "components": {"schemas": {"Index": _describe_index(), **build_schemas()}},
    }


def _describe_kind(documents: Documents, registry: Registry) -> dict[str, Any]:
    """Return the two paths of a kind of entries: the list, and the document of one."""
    name, kind, plural = registry.model.__name__, registry.kind, registry.plural
    entries = documents.edition.register.entries[kind]
    first = next(iter(entries.values()), None)
    listed = _operation(f"list{name}s", f"All {plural}", f"{name}List", _shorten(documents.build_list(kind)))
    shown = _shorten(documents.build(first)) if first else None
    one = _operation(f"get{name}", f"One {kind}", name, shown)
    one["get"]["responses"]["404"] = {"description": "There is no such entry. The body is an HTML page."}
    one["parameters"] = [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": f"Id of the {kind}, the last part of its address.",
            "schema": {"type": "string"},
            **({"example": first.id} if first else {}),
        }
    ]
    at: Callable[[str], str] = lambda path: f"/{path.removeprefix(ROOT)}"  # noqa: E731 (used twice)
    return {at(list_path(plural)): listed, at(document_path(EntryKey(kind, "{id}"))): one}


def _operation(name: str, summary: str, schema: str, example: Any) -> dict[str, Any]:
    media = {"schema": {"$ref": REFERENCE.format(model=schema)}} | ({"example": example} if example else {})
    answer = {"description": f"{summary}.", "content": {"application/json": media}}
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": answer}}}


def _describe_index() -> dict[str, Any]:
    text, address = {"type": "string"}, {"type": "string", "format": "uri"}
    addresses = {"type": "object", "additionalProperties": address}
    described = {
        "name": text | {"description": "Name of the register."},
        "description": text | {"description": "What it is."},
        "api_version": text | {"description": "Version of the API."},
        "version": text | {"description": "Version of the data: the first characters of the commit."},
        "commit": text | {"description": "The commit that the files were made from."},
        "day": text | {"description": "Day of the commit."},
        "license": {"type": "object", "properties": {"name": text, "url": address}, "required": ["name", "url"]},
        "html_url": address | {"description": "Address of the site."},
        "counts": {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "description": "Number of entries by kind, and of statements.",
        },
        "lists": addresses | {"description": "Addresses of the lists."},
        "links": addresses | {"description": "Addresses of this description, the guide and the files with all data."},
    }
    optional = {"commit", "day"}
    return {"type": "object", "properties": described, "required": [name for name in described if name not in optional]}


def _shorten(value: Any) -> Any:
    """Return an example with few items in each list."""
    if isinstance(value, dict):
        return {key: _shorten(item) for key, item in value.items()}
    return [_shorten(item) for item in value[:_SHOWN]] if isinstance(value, list) else value
