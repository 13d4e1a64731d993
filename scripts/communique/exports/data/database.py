"""The tables as one SQLite file, with keys, indexes, a full-text index and views."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from communique.exports.data.views import VIEWS
from communique.exports.tables.table import Cell, Column, ColumnType, ForeignKey, Table

_TYPES = {ColumnType.INTEGER: "INTEGER", ColumnType.NUMBER: "REAL", ColumnType.BOOLEAN: "INTEGER"}
"""The types of columns that do not hold text. SQLite has neither dates nor truth values."""

_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, part UNINDEXED, text,
  tokenize = "unicode61 remove_diacritics 2");
INSERT INTO search SELECT 'meeting', meeting, id, summary FROM resolutions ORDER BY rowid;
INSERT INTO search SELECT 'meeting', meeting, id, text FROM paragraphs ORDER BY rowid;
INSERT INTO search SELECT 'meeting', id, '', title FROM meetings WHERE title IS NOT NULL ORDER BY rowid;
INSERT INTO search SELECT kind, id, '', name FROM names ORDER BY rowid;
INSERT INTO search SELECT 'instrument', id, '', summary FROM instruments ORDER BY rowid;
INSERT INTO search SELECT 'topic', id, '', definition FROM topics ORDER BY rowid;
INSERT INTO search (search) VALUES ('optimize');
"""
"""The full-text index: summaries, paragraphs, titles, names. `part` is the id of a resolution or paragraph."""

Rows = Mapping[str, Sequence[tuple[Cell, ...]]]


def build_database(tables: Sequence[Table], rows: Rows, about: Mapping[str, str]) -> bytes:
    """Return a SQLite file with tables, given the rows of each by its name, and what the register says of itself.

    The same rows give the same bytes with the same release of SQLite, which writes its version into the file.
    sqlite3.IntegrityError if a row breaks a key or a closed list.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(_describe(tables, about))
        with connection:
            for table in tables:
                marks = ", ".join("?" * len(table.columns))
                connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows[table.name])  # noqa: S608 (our own names)
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        connection.executescript(_SEARCH)
        connection.execute("VACUUM")
        return connection.serialize()


def _describe(tables: Sequence[Table], about: Mapping[str, str]) -> str:
    """Return the statements that make the tables, their indexes, and the views."""
    created = [_create(table, _unique_keys(table, tables)) for table in tables]
    created.append(
        f"CREATE TABLE about ( -- What the register is: {', '.join(about)}.\n  name TEXT PRIMARY KEY, value TEXT)"
    )
    created += [index for table in tables for index in _index(table)]
    created += [f"CREATE VIEW {view.name} AS -- {view.description}{view.query}" for view in VIEWS]
    return ";\n".join(created) + ";"


def _create(table: Table, unique: Iterable[tuple[str, ...]]) -> str:
    """Return the statement that makes a table. SQLite keeps the comments, so that `.schema` is a codebook."""
    parts = [(_define(column), column.description) for column in table.columns]
    parts.append((f"PRIMARY KEY {_name(table.key)}", ""))
    parts += [(f"UNIQUE {_name(columns)}", "") for columns in unique]
    parts += [(_reference(key), "") for key in table.foreign_keys]
    last = len(parts) - 1
    lines = [
        f"  {part}{',' if at < last else ''}{f' -- {comment}' if comment else ''}"
        for at, (part, comment) in enumerate(parts)
    ]
    return "\n".join([f'CREATE TABLE "{table.name}" ( -- {table.description}', *lines, ")"])


def _define(column: Column) -> str:
    words = [f'"{column.name}"', _TYPES.get(column.domain.type, "TEXT")]
    words += ["NOT NULL"] if column.required else []
    if column.domain.values:
        words.append(f'CHECK ("{column.name}" IN ({", ".join(map(_quote, column.domain.values))}))')
    if column.domain.type is ColumnType.BOOLEAN:
        words.append(f'CHECK ("{column.name}" IN (0, 1))')
    return " ".join(words)


def _reference(key: ForeignKey) -> str:
    """Return the constraint of a foreign key. It is checked at the end, because rows refer to later ones of a table."""
    target = f'REFERENCES "{key.table}" {_name(key.targets)}'
    return f"FOREIGN KEY {_name(key.columns)} {target} DEFERRABLE INITIALLY DEFERRED"


def _unique_keys(table: Table, tables: Iterable[Table]) -> list[tuple[str, ...]]:
    """Return the columns that references lead to and that are not the key of their table."""
    targets = (key.targets for other in tables for key in other.foreign_keys if key.table == table.name)
    return [columns for columns in dict.fromkeys(targets) if columns != table.key]


def _index(table: Table) -> list[str]:
    """Return statements that index the columns by which rows are looked up: references and days."""
    wanted = [key.columns for key in table.foreign_keys]
    wanted += [(column.name,) for column in table.columns if column.domain.type is ColumnType.DATE]
    found = [columns for columns in dict.fromkeys(wanted) if columns != table.key[: len(columns)]]
    return [f'CREATE INDEX "{table.name}_{"_".join(columns)}" ON "{table.name}" {_name(columns)}' for columns in found]


def _name(columns: Iterable[str]) -> str:
    return "(" + ", ".join(f'"{column}"' for column in columns) + ")"


def _quote(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
