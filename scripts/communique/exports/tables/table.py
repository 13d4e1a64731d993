"""Tables: how records become rows. Types, descriptions and references of columns are derived from the model.

Every format with rows follows from these: CSV, data package, codebook, SQLite, and the lists on pages.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from communique.model.parts import Part, find_field
from communique.model.registries import REGISTRIES
from communique.register.register import Register

Cell = str | int | float | bool | None


class Row(NamedTuple):
    """What a row is made from: an entry, the part of it that the row is about, and its number there, from 1.

    Which model they have depends on the table; only its own columns read them.
    """

    entry: Any
    part: Any
    number: int


class ColumnType(StrEnum):
    """The types of cells, under the names of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column. `refers_to` is the table whose `id` the cells hold; `values` are those of a closed list."""

    name: str
    type: ColumnType
    description: str
    read: Callable[[Row], Any]
    required: bool = False
    values: tuple[str, ...] = ()
    refers_to: str = ""
    is_url: bool = False

    def cell(self, row: Row) -> Cell:
        """Return the value of the column in a row: text, a number, or None where there is none."""
        value = self.read(row)
        match value:
            case None | bool() | int() | float():
                return value
            case list():
                return " ".join(map(str, value)) or None
        return str(value)


@dataclass(frozen=True)
class Table:
    """A table. `key` names the columns that identify a row."""

    name: str
    title: str
    description: str
    rows: Callable[[Register], Iterable[Row]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    def cells(self, register: Register, rows: Iterable[Row] | None = None) -> Iterable[tuple[Cell, ...]]:
        """Yield the cells of every row, or of the rows given, in the order of the columns."""
        for row in self.rows(register) if rows is None else rows:
            yield tuple(column.cell(row) for column in self.columns)


def list_entries(kind: str) -> Callable[[Register], Iterable[Row]]:
    """Return a function that yields a row for each entry of a kind."""
    return lambda register: (Row(entry, entry, 1) for entry in register.entries[kind].values())


def list_parts(kind: str, field: str) -> Callable[[Register], Iterable[Row]]:
    """Return a function that yields a row for each part in a list of every entry of a kind."""

    def rows(register: Register) -> Iterable[Row]:
        for entry in register.entries[kind].values():
            for number, part in enumerate(getattr(entry, field), 1):
                yield Row(entry, part, number)

    return rows


def identity(kind: str) -> Column:
    """Return the column with the id of the entry that a row is about."""
    return Column("id", ColumnType.STRING, f"Id of the {kind}.", lambda row: row.entry.id, required=True)


def owner(kind: str, name: str = "") -> Column:
    """Return the column with the id of the entry to which the part of a row belongs."""
    return Column(
        name or kind,
        ColumnType.STRING,
        f"Id of the {kind}.",
        lambda row: row.entry.id,
        required=True,
        refers_to=REGISTRIES[kind].plural,
    )


def number(what: str) -> Column:
    """Return the column with the number of a part within its entry, in the order of the record."""
    return Column(
        "number", ColumnType.INTEGER, f"Number of the {what}, in the order of the record.", lambda row: row.number, True
    )


def field(model: type[Part], name: str, *, column: str = "", read: Callable[[Row], Any] | None = None) -> Column:
    """Return the column of a field of the model, which gives its type, description, closed list and reference."""
    described = find_field(model, name)
    if described is None:
        raise ValueError(f"{model.__name__} has no field {name}")
    schema = _schema(model, name)
    return Column(
        column or name,
        _column_type(schema),
        described.meaning.partition(" One of: ")[0],
        read or (lambda row: getattr(row.part, name)),
        required=described.required and not described.is_list,
        values=tuple(schema.get("enum", ())),
        refers_to=REGISTRIES[described.reference].plural if described.reference and not described.is_list else "",
        is_url=schema.get("format") == "uri",
    )


def derived(
    name: str, description: str, read: Callable[[Row], Any], kind: ColumnType = ColumnType.STRING, **more: Any
) -> Column:
    """Return a column that is computed and not a field of the model."""
    return Column(name, kind, description, read, **more)


def first_and_last_day() -> tuple[Column, Column]:
    """Return the columns with the first and the last day that the date of a part covers."""
    return (
        derived("first_day", "First day that the date covers.", lambda row: row.part.date.first, ColumnType.DATE),
        derived("last_day", "Last day that the date covers.", lambda row: row.part.date.last, ColumnType.DATE),
    )


def _schema(model: type[Part], name: str) -> dict[str, Any]:
    """Return the JSON Schema of the values of a field, of which null and the list around them are left out."""
    whole = model.model_json_schema()
    found: dict[str, Any] = whole["properties"][name]
    options = [option for option in found.get("anyOf", ()) if option.get("type") != "null"]
    if found.get("format") != "edtf" and options:
        found = options[0]
    found = found.get("items", found)
    definitions: dict[str, dict[str, Any]] = whole.get("$defs", {})
    return definitions.get(found.get("$ref", "").rpartition("/")[2], found)


def _column_type(schema: dict[str, Any]) -> ColumnType:
    try:
        return ColumnType(schema.get("type", "string"))
    except ValueError:
        return ColumnType.STRING
