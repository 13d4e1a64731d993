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

from markupsafe import escape

from communique.model.parts import EntryKey
from communique.register.names.labels import Labels
from communique.register.register import Register
from communique.search.index_files import rewrite_index
from communique.search.pagefind import PagefindIndex
from communique.search.records.entries import list_entry_records
from communique.search.records.facets import Facet, FacetValues, ResultKind, describe_values
from communique.search.records.indexes import list_index_records
from communique.search.records.meetings import list_meeting_records
from communique.search.records.record import SearchRecord, pair_term
from communique.search.words.chinese import describe_chinese
from communique.search.words.folding import FOLDING_RULES, MEANINGLESS, list_folded
from communique.search.words.names import (
    OWN_BODY,
    list_chinese,
    list_cyrillic,
    list_equivalents,
    list_own_names,
    list_words_of_names,
)

_WEIGHTS = {
    ResultKind.RESOLUTION: 1.6,
    ResultKind.PARAGRAPH: 1.8,
    ResultKind.NOTE: 1.2,
    ResultKind.MEETING: 1.0,
}
"""The weight of words by the kind of record; 1 for kinds that are not listed."""

_SPACE = re.compile(r"\s")
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

_OWN_FACETS = (Facet.KIND, Facet.STRENGTH, Facet.ACT, Facet.TOPIC, Facet.STATE, Facet.INSTRUMENT)
"""The facets whose values can differ between the records of one meeting."""


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


def render_document(group: list[SearchRecord]) -> str:
    """Return one HTML document for Pagefind with some records.

    An empty element before each record holds what a hit shows, in its id: Pagefind stores ids but does not search them.
    """
    first = group[0]
    title = escape(first.label if len(group) == 1 else first.meeting or first.kind.label)
    places = "".join(_render_record(record, first, alone=len(group) == 1) for record in group)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        "<body data-pagefind-body>"
        f'<h1 data-pagefind-ignore data-pagefind-meta="title">{title}</h1>{places}</body></html>'
    )


def _render_record(record: SearchRecord, first: SearchRecord, *, alone: bool) -> str:
    """Return the HTML of a record that shares a document with others; the context of the first one is not repeated."""
    context = record.context if record is first else record.context.removeprefix(first.context)
    words = " · ".join([context, *list_folded((record.label, record.text, record.context))])
    return (
        f'<a id="{escape(_shown(record, alone=alone))}"></a>'
        f'<p data-pagefind-weight="{_WEIGHTS.get(record.kind, 1)}">{escape(record.text)}</p>'
        f'<a id="-"></a><p data-pagefind-weight="0.4">{escape(words)}</p>'
    )


def _shown(record: SearchRecord, *, alone: bool) -> str:
    """Return what a hit shows of a record, as JSON.

    A record that shares its document with others has its own facet values as well.
    """
    shown: dict[str, Any] = {
        "url": record.url,
        "kind": record.kind,
        "label": record.label,
        **_complete(record.text),
        "act": record.act,
        "known": record.known_by,
        "meeting": record.meeting,
        "when": record.when,
    }
    if not alone:
        facets = _OWN_FACETS if record.meeting else list(Facet)
        shown["values"] = {facet: [value for value, _ in record.values.get(facet, [])] for facet in facets}
    text = json.dumps({key: value for key, value in shown.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return _SPACE.sub(lambda space: f"\\u{ord(space[0]):04x}", text)  # Pagefind removes the spaces of an id


def _complete(text: str) -> dict[str, str]:
    """Return what is needed beside the words that Pagefind keeps: it joins them by spaces, and adds a full stop."""
    if text != " ".join(text.split()):
        return {"text": text}
    return {} if text.endswith(".") else {"end": "open"}


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
