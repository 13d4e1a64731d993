"""The codebook: every table and column in words, as Markdown. The site and the archive have the same text."""

from collections.abc import Iterator, Sequence

from communique.exports.data.views import VIEWS
from communique.exports.tables.table import Column, ColumnType, Table
from communique.register.register import Register
from communique.text.escaping import escape

_EXAMPLE = 48
"""The most characters of an example."""
_WORDS = {ColumnType.STRING: "text", ColumnType.INTEGER: "whole number", ColumnType.BOOLEAN: "true or false"}


def write_codebook(tables: Sequence[Table], register: Register) -> str:
    """Return the description of tables as Markdown, with a section for each, and one for the views of the database.

    Examples are the first cells of the register that are filled.
    """
    listed = "\n".join(f"- [{table.name}](#{table.name}): {_prose(table.description)}" for table in tables)
    sections = [_write_table(table, register) for table in tables]
    views = "\n".join(f"| `{view.name}` | {_prose(view.description)} |" for view in VIEWS)
    about = (
        "`register.sqlite` has these tables, and views that answer common questions. `search` is its full-text index."
    )
    last = f"## Views\n\n{about}\n\n| view | answers |\n| --- | --- |\n{views}"
    return "\n\n".join([listed, *sections, last])


def _write_table(table: Table, register: Register) -> str:
    file = f"{table.name}.csv"
    head = f"## {table.name}\n\n{_prose(table.description)} Key: {_list_names(table.key)}. File: [{file}]({file})"
    examples = _find_examples(table, register)
    lines = [_write_column(column, table, example) for column, example in zip(table.columns, examples, strict=True)]
    return "\n".join([f"{head}\n", "| column | meaning | example |", "| --- | --- | --- |", *lines])


def _write_column(column: Column, table: Table, example: str) -> str:
    form = f"*{_name_type(column)}{', required' if column.required else ''}:*"
    meaning = " ".join([form, _prose(column.description), *_list_rules(column, table)])
    return f"| `{column.name}` | {meaning} | {escape(example)} |"


def _name_type(column: Column) -> str:
    if column.domain.is_url:
        return "address"
    if column.domain.pattern:
        return "date, EDTF"
    return _WORDS.get(column.domain.type, column.domain.type.value)


def _list_rules(column: Column, table: Table) -> Iterator[str]:
    """Yield what else holds for a column: its closed list, and what it refers to."""
    if column.domain.values:
        yield f"One of: {_list_names(column.domain.values)}."
    for key in table.foreign_keys:
        if column.name in key.columns:
            target = key.targets[key.columns.index(column.name)]
            together = (
                f" (together with {_list_names(set(key.columns) - {column.name})})" if len(key.columns) > 1 else ""
            )
            yield f"Refers to `{key.table}.{target}`{together}."


def _list_names(names: Sequence[str] | set[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _find_examples(table: Table, register: Register) -> list[str]:
    """Return the first filled cell of each column, shortened; an empty text where none is filled."""
    found: dict[str, str] = {}
    missing = list(table.columns)
    for row in table.rows(register):
        for column in missing:
            if (cell := column.cell(row)) is not None:
                found[column.name] = _shorten(str(cell).lower() if isinstance(cell, bool) else str(cell))
        missing = [column for column in missing if column.name not in found]
        if not missing:
            break
    return [found.get(column.name, "") for column in table.columns]


def _shorten(text: str) -> str:
    return text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE].rstrip()} …"


def _prose(text: str) -> str:
    """Return a description of our own as Markdown: words between backticks stay code, and the rest is escaped."""
    parts = text.split("`")
    return "`".join(part if at % 2 else _escape_part(part) for at, part in enumerate(parts))


def _escape_part(text: str) -> str:
    """Escape a part of a sentence, and keep the spaces around it."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{escape(text)}{after}" if text.strip() else text
