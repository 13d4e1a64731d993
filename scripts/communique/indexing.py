"""Makes the search index of a built site.

Pagefind indexes documents of HTML by their `data-pagefind-*` attributes, one document a file. The records of the search
are written as such files into a folder of their own, with the built pages that no record stands for, and indexed there.
"""

import json
import shutil
import string
import subprocess
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from markupsafe import Markup

from communique.model import REGISTRIES
from communique.register import Register
from communique.searching import Find, Record, records, spellings

_WEIGHTS = {
    Find.RESOLUTION: 1.6,
    Find.PARAGRAPH: 1.8,
    Find.NOTE: 1.2,
    Find.MEETING: 1.0,
}
"""How much the words of a kind of record count; those not named count 1."""

_DOCUMENT = Markup(
    '<!doctype html><html lang="en"><head><title>{label}</title>{facts}</head>'
    '<body data-pagefind-body{sort}><h1 data-pagefind-ignore>{label}</h1><p data-pagefind-weight="{weight}">{text}</p>'
    '<p id="context" data-pagefind-weight="0.4">{context}</p></body></html>'
)


class Unindexed(Exception):  # noqa: N818 (not an error of the program: Pagefind's own account of why there is no index)
    """The index could not be made; `str()` says why."""


def index(register: Register, site: Path) -> None:
    """Make `pagefind/` in a built site: the index, and the names that a misspelt word may have meant.

    Unindexed when Pagefind cannot.
    """
    with tempfile.TemporaryDirectory(prefix="index.", dir=site.parent) as made:
        staged = Path(made)
        for number, record in enumerate(_in_order(records(register))):
            folder = staged / "records" / f"{number // 1000:04}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number:07}.html").write_text(document(record), encoding="utf-8")
        for guide in _guides(site):
            target = staged / guide.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(guide, target)
        _run_pagefind(staged, site / "pagefind")
    for path in (site / "pagefind").glob("pagefind-*"):
        if path.suffix != ".json":
            path.unlink()  # Pagefind's own panels and worker, which no page uses
    _write_names(register, site / "pagefind" / "names")


def _in_order(found: Iterable[Record]) -> list[Record]:
    """Records in order of time: the index then stores the order of dates in a few bytes."""
    return sorted(found, key=lambda record: record.date)


def document(record: Record) -> str:
    """A record as a document for Pagefind."""
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
        sort=Markup(' data-pagefind-sort="date:{}"').format(record.date or "0000"),
        weight=_WEIGHTS.get(record.find, 1),
        text=record.text,
        context=record.context,
    )


def _guides(site: Path) -> Iterator[Path]:
    """The built pages that say themselves that they are to be found: those written by hand."""
    for folder in ("contribute", "develop"):
        yield from (site / folder).rglob("*.html")


def _run_pagefind(source: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(target), "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 (our own command)
    if done.returncode:
        raise Unindexed(f"The search index could not be built.\n{done.stdout}{done.stderr}")


def _write_names(register: Register, folder: Path) -> None:
    """The words of all names, a file for each first letter: the nearest is offered where a search finds nothing."""
    words: dict[str, set[str]] = defaultdict(set)
    for kind in REGISTRIES:
        for entry in register.entries[kind].values() if kind != "meeting" else ():
            for word in " ".join(spellings(entry)).split():
                bare = word.strip(".,;:()[]“”‘’\"'")
                if len(bare) > 2:
                    words[initial(bare)].add(bare)
    folder.mkdir(parents=True, exist_ok=True)
    for letter, found in words.items():
        (folder / f"{letter}.json").write_text(json.dumps(sorted(found), ensure_ascii=False), encoding="utf-8")


def initial(word: str) -> str:
    """The file in which a word is looked up: its first letter without accents, or `other` for other scripts."""
    first = unicodedata.normalize("NFD", word.casefold())[0]
    return first if first in string.ascii_lowercase else "other"
