"""The lists of pages as CSV: what a page of the site lists, with names instead of ids and an address in each row.

The files of whole tables, with ids, are those of the data package.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from communique.exports.data.csv_file import build_csv
from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.exports.tables.table import Column, Row, Table, derived, field
from communique.model.meeting import Attendee, Meeting, Resolution
from communique.model.parts import EntryKey
from communique.register.register import Appearance, InstrumentUse, Statement


@dataclass(frozen=True)
class PageTables:
    """The tables of lists on pages, with the names and addresses of an edition."""

    edition: Edition

    @property
    def meetings(self) -> Table:
        """Meetings: date, body, place, chair, title."""
        return _table("meetings", (*self._head(), field(Meeting, "title"), self._address()))

    @property
    def attendances(self) -> Table:
        """Attendances: date, body, place, person, for whom, office, capacity."""
        columns = (
            self._name("person", lambda row: row.part.person),
            self._name("state", lambda row: row.part.state),
            self._name("body", lambda row: row.part.body, column="for_body"),
            field(Attendee, "office"),
            field(Attendee, "capacity"),
        )
        return _table("attendances", (*self._head(), *columns, self._address()))

    @property
    def statements(self) -> Table:
        """Statements: date, body, place, act, summary, topics, who spoke."""
        labels = self.edition.labels
        columns = (
            derived("act", "The act with its degree.", lambda row: row.part.verb),
            derived("strength", "How strong the act is.", lambda row: row.part.act.strength),
            field(Resolution, "summary"),
            derived(
                "topics",
                "Topics, separated by semicolons.",
                lambda row: "; ".join(labels.name("topic", topic) for topic in row.part.topics) or None,
            ),
            self._name("person", lambda row: row.part.by and row.part.by.person, column="said_by"),
            field(Resolution, "printed"),
        )
        return _table("statements", (*self._head(), *columns, self._address("id")), "Outcomes")

    @property
    def uses(self) -> Table:
        """Uses of an instrument: date, body, place, what was done, and the statement that cites it."""
        columns = (
            derived("action", "What was done: `cited` for an outcome that cites it.", lambda row: row.part.action),
            derived("summary", "What was resolved.", lambda row: getattr(row.part.resolution, "summary", None)),
        )
        return _table("uses", (*self._head(), *columns, self._address()))

    def _head(self) -> tuple[Column, ...]:
        labels = self.edition.labels
        return (
            derived("date", "Date of the meeting.", lambda row: row.entry.date),
            derived("meeting_body", "Body that met.", lambda row: labels.name("body", row.entry.body)),
            derived("place", "Where it met.", lambda row: labels.where_held(row.entry) or None),
        )

    def _name(self, kind: str, read: Callable[[Row], Any], *, column: str = "") -> Column:
        labels = self.edition.labels
        return derived(
            column or kind, f"Name of the {kind}.", lambda row: labels.name(kind, read(row)) if read(row) else None
        )

    def _address(self, anchor: str = "") -> Column:
        def read(row: Row) -> str:
            return self.edition.page(EntryKey("meeting", row.entry.id), getattr(row.part, anchor) if anchor else "")

        return derived("address", "Address of the record or outcome.", read, is_url=True)


def _table(name: str, columns: tuple[Column, ...], title: str = "") -> Table:
    return Table(name, title or name.capitalize(), "", lambda _: (), columns, ())


class PageList(NamedTuple):
    """A list on a page: the address of the page, the table of its rows, and what these are made from."""

    page: str
    table: Table
    items: Iterable[Any]


def list_page_lists(edition: Edition) -> Iterator[ExportFile]:
    """Yield the lists of pages that are not empty, as CSV beside their pages: `topics/trade/statements.csv`."""
    tables = PageTables(edition)
    for listed in _list_lists(edition, tables):
        rows = [_row(item, number) for number, item in enumerate(listed.items, 1)]
        if rows:
            yield ExportFile(
                f"{listed.page}{listed.table.name}.csv",
                MEDIA_TYPES["csv"],
                f"{listed.table.title} (CSV)",
                partial(_build_rows, edition, listed.table, rows),
                (listed.page,),
            )


def _build_rows(edition: Edition, table: Table, rows: Iterable[Row]) -> bytes:
    return build_csv(table, table.cells(edition.register, rows), for_spreadsheets=True)


def _list_lists(edition: Edition, tables: PageTables) -> Iterator[PageList]:
    register = edition.register
    meetings, attendances, statements, uses = tables.meetings, tables.attendances, tables.statements, tables.uses
    yield PageList("meetings/", meetings, register.meetings.values())
    for (kind, name), found in register.meetings_by.items():
        match kind:
            case "body" | "place":
                yield PageList(EntryKey(kind, name).address, meetings, found)
            case "year":
                yield PageList(f"meetings/{name}/", meetings, found)
    for key, appearances in register.appearances.items():
        yield PageList(key.address, attendances, appearances)
    for key, said in register.statements.items():
        if key.kind in ("topic", "state", "person"):
            yield PageList(key.address, statements, said)
    for instrument, used in register.instrument_uses.items():
        yield PageList(EntryKey("instrument", instrument).address, uses, used)
    for act, made in register.statements_by_act.items():
        yield PageList(f"acts/{act}/", statements, made)


def _row(item: Meeting | Appearance | Statement | InstrumentUse, number: int) -> Row:
    match item:
        case Meeting():
            return Row(item, item, number)
        case Appearance():
            return Row(item.meeting, item.attendee, number)
        case Statement():
            return Row(item.meeting, item.resolution, number)
    return Row(item.meeting, item, number)
