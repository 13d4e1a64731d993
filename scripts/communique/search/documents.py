"""Writes the documents that Pagefind indexes, and reads what it keeps of them for the hits that the browser shows."""

import json
import re
from itertools import pairwise
from typing import Any

from markupsafe import escape

from communique.search.records.facets import Facet, ResultKind
from communique.search.records.record import SearchRecord
from communique.search.words.folding import list_folded

_WEIGHTS = {
    ResultKind.RESOLUTION: 1.6,
    ResultKind.PARAGRAPH: 1.8,
    ResultKind.NOTE: 1.2,
    ResultKind.MEETING: 1.0,
}
"""The weight of words by the kind of record; 1 for kinds that are not listed."""

_OWN_FACETS = (Facet.KIND, Facet.STRENGTH, Facet.ACT, Facet.TOPIC, Facet.STATE, Facet.INSTRUMENT)
"""The facets whose values can differ between the records of one meeting."""

_SPACE = re.compile(r"\s")
_CONTEXT = "-"
"""The id of the element between the text of a record and its context."""


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
        f'<a id="{_CONTEXT}"></a><p data-pagefind-weight="0.4">{escape(words)}</p>'
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


def describe_document(kept: dict[str, Any]) -> dict[str, Any]:
    """Return what the browser needs of a document, given what Pagefind keeps of it.

    Records have the words that a hit shows, and the context by which they are found. A guide has its words, and the
    headings in it with the number of the word before which each stands.
    """
    title, content = kept["meta"]["title"], kept["content"]
    anchors = sorted(((anchor["id"], anchor["location"]) for anchor in kept["anchors"]), key=lambda anchor: anchor[1])
    marks = [(name, at) for name, at in anchors if name == _CONTEXT or name.startswith("{")]
    if not marks:
        return {"title": title, "url": kept["url"], "content": content, "anchors": anchors}
    words = content.split()
    parts = [
        (name, " ".join(words[start:end])) for (name, start), (_, end) in pairwise([*marks, (_CONTEXT, len(words))])
    ]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {"title": title, "records": [_describe_record(shown, text, around) for (shown, text), (_, around) in pairs]}


def _describe_record(shown: str, kept: str, context: str) -> dict[str, Any]:
    record = json.loads(shown)
    text = kept.removesuffix(".") if record.pop("end", None) else kept
    return {"text": text, **record, "context": context}
