"""The tables of evidence: the pages that registries rest on, where sources disagree, and addresses that are no more.

The sources of records of meetings are a table of their own, because statements name them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from communique.exports.tables.table import (
    ColumnType,
    Row,
    Table,
    archived_copy,
    derived,
    entry_key,
    field,
    number,
)
from communique.model.entries import Citation, Copy, Discrepancy, Office
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES
from communique.register.register import Register


class _Cited(NamedTuple):
    """A page on an entry, or on one of its offices."""

    office: int | None
    url: str
    publisher: str | None
    grade: str | None
    used_for: str
    archived: Copy | None


def _list_entries(register: Register) -> Iterator[Entry]:
    for kind in REGISTRIES:
        if kind != "meeting":
            yield from register.entries[kind].values()


def _list_citations(register: Register) -> Iterable[Row]:
    """Yield a row for each page on an entry, then for each on its offices."""
    for entry in _list_entries(register):
        for at, cited in enumerate(_cite(entry), 1):
            yield Row(entry, cited, at)


def _cite(entry: Entry) -> Iterator[_Cited]:
    own: list[Citation] = getattr(entry, "sources", [])
    offices: list[Office] = getattr(entry, "offices", [])
    for office, citations in [(None, own), *((at, one.sources) for at, one in enumerate(offices, 1))]:
        for page in citations:
            yield _Cited(office, page.url, page.publisher, page.grade, page.used_for, page.archived)


CITATIONS = Table(
    "citations",
    "Sources of other entries",
    "Pages on people and their offices, states, bodies and instruments. Those of meetings are in the table `sources`.",
    _list_citations,
    (
        *entry_key(),
        number("page"),
        derived(
            "office",
            "Number of the person’s office that the page shows.",
            lambda row: row.part.office,
            ColumnType.INTEGER,
        ),
        field(Citation, "url"),
        field(Citation, "publisher"),
        field(Citation, "grade"),
        field(Citation, "used_for"),
        *archived_copy(),
    ),
    ("kind", "id", "number"),
)


def _list_discrepancies(register: Register) -> Iterable[Row]:
    for entry in [*register.meetings.values(), *_list_entries(register)]:
        found: list[Discrepancy] = getattr(entry, "discrepancies", [])
        for at, one in enumerate(found, 1):
            yield Row(entry, one, at)


DISCREPANCIES = Table(
    "discrepancies",
    "Discrepancies",
    "Where sources disagree; the register keeps both accounts.",
    _list_discrepancies,
    (
        *entry_key(with_meetings=True),
        number("discrepancy"),
        field(Discrepancy, "note"),
        field(Discrepancy, "sources"),
    ),
    ("kind", "id", "number"),
)


def _list_redirects(register: Register) -> Iterable[Row]:
    return (Row(old, new, at) for at, (old, new) in enumerate(register.redirects.items(), 1))


REDIRECTS = Table(
    "redirects",
    "Former addresses",
    "Addresses of entries that no longer exist, for data that still has their ids.",
    _list_redirects,
    (
        derived("former", "The former address: `people/s-lavrov`.", lambda row: row.entry, required=True),
        derived("present", "The one that took its place; empty if the entry was withdrawn.", lambda row: row.part),
    ),
    ("former",),
)
