"""Makes the search index of a built site.

Pagefind indexes documents of HTML by their `data-pagefind-*` attributes. Each record of the search is such a document.
As each document costs a reader's first search ten bytes, a register of many thousand meetings is indexed more coarsely:
the records of a meeting then share a document, and its filters.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from communique.model.entries import list_spellings
from communique.model.registries import REGISTRIES
from communique.register.register import Register
from communique.search.facets import Facet, ResultKind
from communique.search.pagefind import PagefindIndex
from communique.search.records import SearchRecord, list_records

_WEIGHTS = {
    ResultKind.RESOLUTION: 1.6,
    ResultKind.PARAGRAPH: 1.8,
    ResultKind.NOTE: 1.2,
    ResultKind.MEETING: 1.0,
}
"""How much the words of a kind of record count; those not named count 1."""

_PANELS = re.compile(r"pagefind-.*\.(js|css)$")
"""Pagefind's own panels and worker, which no page uses."""

MAX_SINGLE_RECORDS = 5_000
"""Up to so many records each is a document of its own: three times as many as the register holds today."""

_ENTRIES_TOGETHER = 24
"""How many entries of a registry share a document when records are many."""

_OWN = (Facet.KIND, Facet.STRENGTH, Facet.ACT, Facet.TOPIC, Facet.STATE, Facet.INSTRUMENT)
"""The facets in which the records of one meeting differ."""

_DOCUMENT = Markup(
    '<!doctype html><html lang="en"><head><title>{title}</title>{filters}</head>'
    '<body data-oldest="{oldest:07}" data-newest="{newest:07}"'
    ' data-pagefind-sort="oldest[data-oldest], newest[data-newest]" data-pagefind-body>'
    '<h1 data-pagefind-ignore data-pagefind-meta="title">{title}</h1>{places}</body></html>'
)
_PLACE = Markup(
    '<a id="{known}"></a><p data-pagefind-weight="{weight}">{text}</p>'
    '<a id="-"></a><p data-pagefind-weight="0.4">{context}</p>'
)


def build_index(register: Register, site: Path) -> None:
    """Make `pagefind/` in a built site: the index, and the names that a misspelt word may have meant.

    pagefind.Failed when Pagefind cannot.
    """
    target = site / "pagefind"
    with PagefindIndex() as made:
        made.add(_documents(register))
        made.add((guide.relative_to(site).as_posix(), guide.read_text(encoding="utf-8")) for guide in _guides(site))
        for name, content in made.files().items():
            if not _PANELS.match(name):
                _write(target / name, content)
    for letter, words in _names(register).items():
        _write(target / "names" / f"{letter}.json", json.dumps(words, ensure_ascii=False).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _documents(register: Register) -> Iterator[tuple[str, str]]:
    """Every document, those of the oldest meeting first: the index holds this order in the fewest bytes."""
    oldest = sorted(group_records(list(list_records(register))), key=lambda group: (not group[0].date, group[0].date))
    newest = sorted(range(len(oldest)), key=lambda at: oldest[at][0].date, reverse=True)
    rank = {at: place for place, at in enumerate(newest)}
    for at, group in enumerate(oldest):
        yield f"records/{at:07}.html", render_document(group, oldest=at, newest=rank[at])


def group_records(found: list[SearchRecord], most_alone: int = MAX_SINGLE_RECORDS) -> Iterator[list[SearchRecord]]:
    """The records that share a document: each alone, or where they are many those of a meeting, and entries by name."""
    if len(found) <= most_alone:
        yield from ([record] for record in found)
        return
    for _, shared in groupby(found, lambda record: record.url.partition("#")[0] if record.meeting else record.find):
        together = list(shared)
        step = len(together) if together[0].meeting else _ENTRIES_TOGETHER
        yield from (together[at : at + step] for at in range(0, len(together), step))


def render_document(group: list[SearchRecord], *, oldest: int, newest: int) -> str:
    """Records as one document for Pagefind, with its places in the two orders of time.

    An empty element ahead of each record tells in its id what hits show: Pagefind keeps ids, and does not search them.
    """
    first = group[0]
    values = dict.fromkeys(
        (facet, value) for record in group for facet, held in record.values.items() for value in held
    )
    return _DOCUMENT.format(
        title=first.label if len(group) == 1 else first.meeting or first.find.label,
        filters=Markup("").join(
            Markup('<meta data-pagefind-filter="{}[content]" content="{} {}">').format(facet, *value)
            for facet, value in values
        ),
        oldest=oldest,
        newest=newest,
        places=Markup("").join(
            _PLACE.format(
                known=_known(record, alone=len(group) == 1),
                weight=_WEIGHTS.get(record.find, 1),
                text=record.text,
                context=record.context if record is first else record.context.removeprefix(first.context),
            )
            for record in group
        ),
    )


def _known(record: SearchRecord, *, alone: bool) -> str:
    """What a hit shows of a record, as JSON; in company also the values in which it differs from the others."""
    shown: dict[str, Any] = {
        "url": record.url,
        "kind": record.find,
        "label": record.label,
        "act": record.act,
        "meeting": record.meeting,
        "when": record.when,
    }
    if not alone:
        facets = _OWN if record.meeting else list(Facet)
        shown["values"] = {facet: [value for value, _ in record.values.get(facet, [])] for facet in facets}
    told = json.dumps({key: value for key, value in shown.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return told.replace(" ", "\\u0020")  # Pagefind takes the spaces out of an id


def _guides(site: Path) -> Iterator[Path]:
    """The built pages that say themselves that they are to be found: those written by hand."""
    for folder in ("contribute", "develop"):
        yield from sorted((site / folder).rglob("*.html"))


def _names(register: Register) -> dict[str, list[str]]:
    """The words of all names by their first letter: the nearest is offered where a search finds nothing."""
    words: dict[str, set[str]] = defaultdict(set)
    for kind in REGISTRIES:
        for entry in register.entries[kind].values() if kind != "meeting" else ():
            for word in " ".join(list_spellings(entry)).split():
                bare = word.strip(".,;:()[]“”‘’\"'")
                if len(bare) > 2:
                    words[letter_file(bare)].add(bare)
    return {letter: sorted(found) for letter, found in sorted(words.items())}


def letter_file(word: str) -> str:
    """The file in which a word is looked up: the code of its first letter, without case and accents."""
    return f"{ord(unicodedata.normalize('NFD', word.lower())[0]):x}"
