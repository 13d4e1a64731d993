"""CSV files."""

import csv
import io
import re
from collections.abc import Iterable

from communique.exports.tables.table import Cell, Table

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a cell begins with that a spreadsheet takes for a formula, or that was neutralised. Source: OWASP, “CSV
Injection”, with the wide forms of the four signs.
"""


def build_csv(table: Table, rows: Iterable[tuple[Cell, ...]], *, for_spreadsheets: bool = False) -> bytes:
    """Return rows of a table as CSV: RFC 4180, UTF-8, lines that end in CR LF.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises. So does one that
    begins with apostrophes and such a sign, so that a reader who takes one apostrophe away always has the text again. A
    file `for_spreadsheets` begins with a byte order mark, without which Excel reads other letters than ASCII wrongly.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_neutralise(cell) for cell in cells] for cells in rows)
    return out.getvalue().encode("utf-8-sig" if for_spreadsheets else "utf-8")


def _neutralise(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
