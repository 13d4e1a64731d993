"""Builds the search index of a built site.

Pagefind indexes HTML documents by their `data-pagefind-*` attributes. Each search record is one such document. But each
document adds ten bytes to a reader's first search, so a register of many thousand meetings is indexed more coarsely:
the records of a meeting then share a document and its facet values.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from communique.model.parts import EntryKey
from communique.register.names.labels import Labels
from communique.register.register import Register
from communique.search.documents import render_document
from communique.search.index_files import rewrite_index
from communique.search.pagefind import PagefindIndex
from communique.search.records.entries import list_entry_records
from communique.search.records.facets import Facet, FacetValues, ResultKind, describe_values
from communique.search.records.indexes import list_index_records
from communique.search.records.meetings import list_meeting_records
from communique.search.records.record import SearchRecord, pair_term
from communique.search.words.chinese import describe_chinese
from communique.search.words.folding import FOLDING_RULES, MEANINGLESS
from communique.search.words.names import (
    OWN_BODY,
    list_chinese,
    list_cyrillic,
    list_equivalents,
    list_own_names,
    list_words_of_names,
)

_PANELS = re.compile(r"pagefind-.*\.(js|css)$")
"""Pagefind's user interface and worker, which no page uses."""

MAX_SINGLE_RECORDS = 8_000
"""Records in a register up to which each record has its own document: twice as many as today."""
SIGNS = dict(zip(ResultKind, "rpnmhsbitlofaxg", strict=True))
"""The letter by which the name of a document begins, for each kind of record."""

GUIDE_FOLDERS = ("contribute", "develop")
"""The folders of a site in which the guides are."""
_ENTRIES_TOGETHER = 24
"""Entries of a registry that share a document in a large register."""


def build_index(register: Register, site: Path, wait_for_guides: Callable[[], None] | None = None) -> None:
    """Write the index to `pagefind/` in a site, with the names that are suggested for a misspelt word.

    `wait_for_guides` returns when the guides have been built; until then, the records are indexed. Raises PagefindError
    if Pagefind is missing or fails.
    """
    target = site / "pagefind"
    groups = _list_groups(register)
    with PagefindIndex() as index:
        index.add(_documents(groups))
        if wait_for_guides:
            wait_for_guides()
        guides = list(list_guides(site))
        signs = [SIGNS[group[0].kind] for group in groups] + [SIGNS[ResultKind.GUIDE]] * len(guides)
        index.add((guide.relative_to(site).as_posix(), guide.read_text(encoding="utf-8")) for guide in guides)
        for name, content in rewrite_index(index.files(), signs.__getitem__).items():
            if not _PANELS.match(name):
                _write(target / name, content)
    of_guides: list[FacetValues] = [{Facet.KIND: [pair_term(ResultKind.GUIDE)]}] * len(guides)
    for facet, values in describe_values([*map(_collect_values, groups), *of_guides]).items():
        _write_json(target / "facets" / f"{facet}.json", values)
    names = list_words_of_names(register)
    for letter, words in names.items():
        _write_json(target / "names" / f"{ord(letter):x}.json", words)
    _write_json(target / "chinese.json", describe_chinese(list_chinese(register)))
    _write_json(target / "cyrillic.json", list_cyrillic(register))
    _write_json(target / "order.json", _describe_order(groups))
    _write_json(target / "reading.json", _describe_index(register, groups, "".join(names)))


def _write_json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, ensure_ascii=False).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def list_records(register: Register) -> Iterator[SearchRecord]:
    """Yield everything that a search can find: meetings with their parts, registry entries, pages that list them."""
    labels = Labels(register)
    yield from list_meeting_records(labels)
    yield from list_entry_records(labels)
    yield from list_index_records()


def _list_groups(register: Register) -> list[list[SearchRecord]]:
    """Return the records that share a document, the oldest meeting first: the index is smallest in this order."""
    groups = group_records(list(list_records(register)))
    return sorted(groups, key=lambda group: (not group[0].date, group[0].date))


def _documents(groups: list[list[SearchRecord]]) -> Iterator[tuple[str, str]]:
    """Yield each document with its path."""
    for at, group in enumerate(groups):
        yield f"records/{at:07}.html", render_document(group)


def group_records(records: list[SearchRecord], max_single: int = MAX_SINGLE_RECORDS) -> Iterator[list[SearchRecord]]:
    """Group the records that share a document.

    If there are at most `max_single` records, each is a group of its own. Otherwise the records of a meeting form a
    group, and the entries of a registry form groups in their order.
    """
    if len(records) <= max_single:
        yield from ([record] for record in records)
        return
    for _, shared in groupby(records, lambda record: record.url.partition("#")[0] if record.meeting else record.kind):
        group = list(shared)
        step = len(group) if group[0].meeting else _ENTRIES_TOGETHER
        yield from (group[at : at + step] for at in range(0, len(group), step))


def _collect_values(group: list[SearchRecord]) -> FacetValues:
    """Return the facet values of a document: those of all records in it."""
    found: FacetValues = {}
    for record in group:
        for facet, values in record.values.items():
            found.setdefault(facet, []).extend(values)
    return found


def list_guides(site: Path) -> Iterator[Path]:
    """Yield the built guides. Pagefind indexes only pages whose HTML asks for it, which are the hand-written ones."""
    for folder in GUIDE_FOLDERS:
        yield from sorted((site / folder).rglob("*.html"))


def _describe_index(register: Register, groups: list[list[SearchRecord]], letters: str) -> dict[str, Any]:
    """Return what the browser needs to read a query as the index was made; names begin with one of the `letters`."""
    return {
        "rules": FOLDING_RULES,
        "meaningless": sorted(MEANINGLESS),
        "kinds": {letter: kind for kind, letter in SIGNS.items()},
        "documents": len(groups),
        "shared": any(len(group) > 1 for group in groups),
        "own": list_own_names(register),
        "own_document": _find_own_document(groups),
        "equivalents": list_equivalents(register),
        "letters": letters,
    }


def _describe_order(groups: list[list[SearchRecord]]) -> dict[str, Any]:
    """Return what the browser needs to order documents by date.

    `dates` has the number of the first document of each date; those without a date come after all `dated` ones.
    """
    dates = [group[0].date for group in groups if group[0].date]
    starts = [at for at, date in enumerate(dates) if at == 0 or date != dates[at - 1]]
    return {"dates": starts, "dated": len(dates)}


def _find_own_document(groups: list[list[SearchRecord]]) -> int | None:
    """Return the number of the document that holds the organisation itself, if the register has it."""
    address = EntryKey("body", OWN_BODY).address
    return next((at for at, group in enumerate(groups) if any(record.url == address for record in group)), None)
