"""The description of the tables as a data package, version 2 (https://datapackage.org/standard/data-package/)."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from communique.exports.edition import LICENCE, Edition
from communique.exports.file import MEDIA_TYPES
from communique.exports.tables.table import Column, ForeignKey, Table

PROFILES = "https://datapackage.org/profiles/2.0"
LICENCE_ENTRY = {
    "name": "CC-BY-4.0",
    "path": LICENCE,
    "title": "Creative Commons Attribution 4.0 International",
}
"""The licence of the records. The text of releases that records quote (the table of paragraphs) is not covered."""

TITLE = "Meetings of the Shanghai Cooperation Organisation"
ABOUT = (
    "Who met when and where, who attended, what was resolved and how strongly, with the source of each fact. "
    "An independent register, and no publication of the organisation. The text of releases, where a record quotes it, "
    "remains that of its publisher; everything else is under the licence named here. "
    "Where a meeting’s `outcomes` is not `complete`, silence does not show that nothing was said."
)
DESCRIPTION = (
    f"{ABOUT} The table `paragraphs` and the column `quote` hold text of releases. "
    "In CSV files a text that a spreadsheet would take for a formula has an apostrophe before it."
)


def build_package(edition: Edition, tables: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor of a data package, given the CSV file of each table by the table's name."""
    dated = {"created": edition.committed.isoformat().replace("+00:00", "Z")} if edition.committed else {}
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "sco-register",
        "id": edition.tag("data"),
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": edition.address("data/"),
        "version": edition.version,
        **dated,
        "keywords": ["Shanghai Cooperation Organisation", "meetings", "international organisations", "diplomacy"],
        "licenses": [LICENCE_ENTRY],
        "contributors": [{"title": edition.contributors, "roles": ["creator"]}],
        "sources": [{"title": edition.site_name, "path": edition.address()}],
        "resources": [_describe_table(table, files[table.name]) for table in tables],
    }


def _describe_table(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _describe_rows(table),
    }


def _describe_rows(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    described: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_describe_column(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.foreign_keys:
        described["foreignKeys"] = [_describe_reference(table, key) for key in table.foreign_keys]
    return described


def _describe_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "type": column.domain.type.value}
    if column.domain.is_url:
        described["format"] = "uri"
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.domain.values:
        constraints["enum"] = list(column.domain.values)
    if column.domain.pattern:
        constraints["pattern"] = column.domain.pattern
    return described | {"description": column.description} | ({"constraints": constraints} if constraints else {})


def _describe_reference(table: Table, key: ForeignKey) -> dict[str, Any]:
    """Return a foreign key. One within its own table does not name it."""
    named = {} if key.table == table.name else {"resource": key.table}
    return {"fields": list(key.columns), "reference": {**named, "fields": list(key.targets)}}
