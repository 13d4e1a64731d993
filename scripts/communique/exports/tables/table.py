"""Tables: how records become rows. Types, descriptions and references of columns are derived from the model.

Every format with rows follows from these: CSV, data package, codebook, SQLite, and the lists on pages.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from communique.model import edtf
from communique.model.parts import Part, find_field, generate_schema
from communique.model.registries import REGISTRIES, key_of
from communique.register.register import Register

Cell = str | int | float | bool | None

EDTF = edtf.PATTERN
"""The pattern of dates: a day, a month, a year, or two of these with a slash between them."""


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


class Domain(NamedTuple):
    """What the cells of a column can hold."""

    type: ColumnType
    values: tuple[str, ...] = ()
    """The words of a closed list; empty for any value."""
    is_url: bool = False
    pattern: str = ""
    """A regular expression that the cells match as a whole; empty for any text."""


@dataclass(frozen=True)
class Column:
    """A column. `refers_to` is the table whose `id` the cells hold.

    `get_domain` is called only where the domain matters: most runs of a command need no schema of any model.
    """

    name: str
    description: str
    read: Callable[[Row], Any]
    get_domain: Callable[[], Domain]
    required: bool = False
    refers_to: str = ""

    @property
    def domain(self) -> Domain:
        """What the cells can hold."""
        return self.get_domain()

    def cell(self, row: Row) -> Cell:
        """Return the value of the column in a row: text, a number, or None where there is none."""
        value = self.read(row)
        match value:
            case None | bool() | int() | float():
                return value
            case list():
                return " ".join(map(str, value)) or None
        return str(value)


class ForeignKey(NamedTuple):
    """Columns whose cells, where all are filled, are those of a row of a table, in its columns `targets`."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table. `key` names the columns that identify a row, `links` references that take more than one column."""

    name: str
    title: str
    description: str
    rows: Callable[[Register], Iterable[Row]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    links: tuple[ForeignKey, ...] = ()

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """Every reference to a table: those of single columns, and `links`."""
        single = (ForeignKey((one.name,), one.refers_to, ("id",)) for one in self.columns if one.refers_to)
        return (*single, *self.links)

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


def id_column(kind: str) -> Column:
    """Return the column with the id of the entry that a row is about."""
    return derived("id", f"Id of the {kind}.", lambda row: row.entry.id, required=True)


def owner(kind: str, name: str = "") -> Column:
    """Return the column with the id of the entry to which the part of a row belongs."""
    refers_to = REGISTRIES[kind].plural
    return derived(name or kind, f"Id of the {kind}.", lambda row: row.entry.id, required=True, refers_to=refers_to)


def number(what: str) -> Column:
    """Return the column with the number of a part within its entry, in the order of the record."""
    description = f"Number of the {what}, in the order of the record."
    return derived("number", description, lambda row: row.number, ColumnType.INTEGER, required=True)


def field(
    model: type[Part],
    name: str,
    *,
    column: str = "",
    read: Callable[[Row], Any] | None = None,
    required: bool | None = None,
) -> Column:
    """Return the column of a field of the model, which gives its type, description, closed list and reference.

    A field that its own model requires is not `required` in a row where the whole part can be missing.
    ValueError if the model has no such field.
    """
    described = find_field(model, name)
    if described is None:
        raise ValueError(f"{model.__name__} has no field {name}")
    meaning = described.meaning.partition(" One of: ")[0]
    return Column(
        column or name,
        f"{meaning.removesuffix('.')}; separated by spaces." if described.is_list and not column else meaning,
        read or (lambda row: getattr(row.part, name)),
        partial(_read_domain, model, name, is_list=described.is_list),
        required=described.required and not described.is_list if required is None else required,
        refers_to=REGISTRIES[described.reference].plural if described.reference and not described.is_list else "",
    )


def _read_domain(model: type[Part], name: str, *, is_list: bool) -> Domain:
    schema = _schema(model, name)
    return Domain(
        _column_type(schema),
        values=tuple(schema.get("enum", ())),
        is_url=schema.get("format") == "uri" and not is_list,
        pattern=EDTF if schema.get("format") == "edtf" else "",
    )


def derived(  # noqa: PLR0913 (the parts of a domain are named where a column is)
    name: str,
    description: str,
    read: Callable[[Row], Any],
    kind: ColumnType = ColumnType.STRING,
    *,
    values: tuple[str, ...] = (),
    is_url: bool = False,
    pattern: str = "",
    required: bool = False,
    refers_to: str = "",
) -> Column:
    """Return a column that is computed and not a field of the model."""
    domain = Domain(kind, values, is_url, pattern)
    return Column(name, description, read, lambda: domain, required, refers_to)


def first_and_last_day() -> tuple[Column, Column]:
    """Return the columns with the first and the last day that the date of a part covers."""
    day, read = ColumnType.DATE, attrgetter("part.date")
    return (
        derived("first_day", "First day that the date covers.", lambda row: read(row).first, day, required=True),
        derived("last_day", "Last day that the date covers.", lambda row: read(row).last, day, required=True),
    )


def days_of_period() -> tuple[Column, Column]:
    """Return the columns with the first day that the start of a part can be, and the last day that its end can be."""

    def start(row: Row) -> Any:
        return row.part.start_date.first if row.part.start_date else None

    def end(row: Row) -> Any:
        return row.part.end_date.last if row.part.end_date else None

    return (
        derived("first_day", "First day that the start date covers.", start, ColumnType.DATE),
        derived("last_day", "Last day that the end date covers; empty for an open end.", end, ColumnType.DATE),
    )


def entry_key(*, with_meetings: bool = False) -> tuple[Column, Column]:
    """Return the columns with the kind and the id of an entry, for tables about entries of several kinds."""
    kinds = tuple(kind for kind in REGISTRIES if with_meetings or kind != "meeting")
    return (
        derived("kind", "Kind of the entry.", lambda row: key_of(row.entry).kind, required=True, values=kinds),
        derived("id", "Id of the entry.", lambda row: row.entry.id, required=True),
    )


def archived_copy() -> tuple[Column, Column]:
    """Return the columns with the address and the day of the copy that an archive has of a page."""
    return (
        derived("archived_url", "Address of a copy in an archive.", _archived("url"), is_url=True),
        derived("archived_date", "Day on which the copy was made.", _archived("date"), pattern=EDTF),
    )


def _archived(name: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.part.archived, name, None)


def _schema(model: type[Part], name: str) -> dict[str, Any]:
    """Return the JSON Schema of the values of a field, of which null and the list around them are left out."""
    whole = generate_schema(model)
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
