"""CSV files."""

import csv
import io
from collections.abc import Iterable

from communique.exports.tables.table import Cell, Row, Table
from communique.register.register import Register

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula. Source: OWASP, “CSV Injection”."""


def build_csv(table: Table, register: Register, rows: Iterable[Row] | None = None) -> bytes:
    """Return a table, or some rows of it, as CSV: RFC 4180, UTF-8, lines that end in CR LF.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_neutralise(cell) for cell in cells] for cells in table.cells(register, rows))
    return out.getvalue().encode()


def _neutralise(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
