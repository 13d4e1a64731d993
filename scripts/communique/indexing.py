"""Makes the search index of a built site.

Pagefind indexes documents of HTML by their `data-pagefind-*` attributes, one document a file. The records of the search
are handed over as such documents, with the built pages that no record stands for.
"""

import json
import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from communique.model import REGISTRIES
from communique.pagefind import Index
from communique.register import Register
from communique.searching import Find, Record, records, spellings

_WEIGHTS = {
    Find.RESOLUTION: 1.6,
    Find.PARAGRAPH: 1.8,
    Find.NOTE: 1.2,
    Find.MEETING: 1.0,
}
"""How much the words of a kind of record count; those not named count 1."""

_PANELS = re.compile(r"pagefind-.*\.(js|css)$")
"""Pagefind's own panels and worker, which no page uses."""

_DOCUMENT = Markup(
    '<!doctype html><html lang="en"><head><title>{label}</title>{facts}</head>'
    '<body data-oldest="{oldest:07}" data-newest="{newest:07}"'
    ' data-pagefind-sort="oldest[data-oldest], newest[data-newest]" data-pagefind-body>'
    '<h1 data-pagefind-ignore>{label}</h1><p data-pagefind-weight="{weight}">{text}</p>'
    '<p id="context" data-pagefind-weight="0.4">{context}</p></body></html>'
)


def index(register: Register, site: Path) -> None:
    """Make `pagefind/` in a built site: the index, and the names that a misspelt word may have meant.

    pagefind.Failed when Pagefind cannot.
    """
    target = site / "pagefind"
    with Index() as made:
        made.add(_documents(register))
        made.add((guide.relative_to(site).as_posix(), guide.read_text(encoding="utf-8")) for guide in _guides(site))
        for name, content in made.files():
            if not _PANELS.match(name):
                _write(target / name, content)
    for letter, words in _names(register).items():
        _write(target / "names" / f"{letter}.json", json.dumps(words, ensure_ascii=False).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _documents(register: Register) -> Iterator[tuple[str, str]]:
    """Every record as a document, those of the oldest meeting first: the index holds this order in the fewest bytes."""
    oldest = sorted(records(register), key=lambda record: (not record.date, record.date))
    newest = sorted(range(len(oldest)), key=lambda at: oldest[at].date, reverse=True)
    rank = {at: place for place, at in enumerate(newest)}
    for at, record in enumerate(oldest):
        yield f"records/{at:07}.html", document(record, oldest=at, newest=rank[at])


def document(record: Record, *, oldest: int, newest: int) -> str:
    """A record as a document for Pagefind, with its places in the two orders of time."""
    shown = {
        "url": record.url,
        "title": record.label,
        "kind": record.find,
        "meeting": record.meeting,
        "when": record.when,
        "act": record.act,
    }
    facts = [
        Markup('<meta data-pagefind-meta="{}[content]" content="{}">').format(key, value)
        for key, value in shown.items()
        if value
    ]
    facts += [
        Markup('<meta data-pagefind-filter="{}[content]" content="{} {}">').format(facet, value, label)
        for facet, values in record.values.items()
        for value, label in values
    ]
    return _DOCUMENT.format(
        label=record.label,
        facts=Markup("").join(facts),
        oldest=oldest,
        newest=newest,
        weight=_WEIGHTS.get(record.find, 1),
        text=record.text,
        context=record.context,
    )


def _guides(site: Path) -> Iterator[Path]:
    """The built pages that say themselves that they are to be found: those written by hand."""
    for folder in ("contribute", "develop"):
        yield from sorted((site / folder).rglob("*.html"))


def _names(register: Register) -> dict[str, list[str]]:
    """The words of all names by their first letter: the nearest is offered where a search finds nothing."""
    words: dict[str, set[str]] = defaultdict(set)
    for kind in REGISTRIES:
        for entry in register.entries[kind].values() if kind != "meeting" else ():
            for word in " ".join(spellings(entry)).split():
                bare = word.strip(".,;:()[]“”‘’\"'")
                if len(bare) > 2:
                    words[initial(bare)].add(bare)
    return {letter: sorted(found) for letter, found in sorted(words.items())}


def initial(word: str) -> str:
    """The file in which a word is looked up: its first letter without accents, or `other` for other scripts."""
    first = unicodedata.normalize("NFD", word.casefold())[0]
    return first if first in string.ascii_lowercase else "other"
