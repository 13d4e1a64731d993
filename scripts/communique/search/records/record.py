"""Something that a search can find.

A search index finds documents. So that readers find a sentence and not only its page, each resolution, paragraph and
note is a search record of its own, as is each meeting, registry entry, office, absence and status of a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.model.edtf import Edtf
from communique.model.entries import list_names
from communique.model.vocabulary import Term
from communique.register.names.labels import Labels
from communique.search.records.facets import FacetValues, ResultKind


@dataclass(frozen=True)
class SearchRecord:
    """Something that a search can find: its words, its facet values, and what a hit shows of it."""

    url: str
    """The address below the site's root."""
    kind: ResultKind
    label: str
    """The title of a hit: `Outcome 12`, or the name of an entry."""
    text: str
    """The words that a hit shows."""
    context: str = ""
    """Further words by which it is found, such as the names of the meeting and of the topics."""
    known_by: str = ""
    """The part of the context that says which meeting it is: if a query has nothing else, it means that meeting."""
    meeting: str = ""
    date: str = ""
    """The date by which hits are sorted, in ISO 8601; empty if there is none."""
    when: str = ""
    """The date as readers see it."""
    act: str = ""
    """The strength and the act of a resolution: `calls urged`."""
    values: FacetValues = field(default_factory=dict)


def pair_term(term: Term) -> tuple[str, str]:
    """Return a word of a closed list as the value of a facet: its value and its label."""
    return str(term), term.label


def name_entries(labels: Labels, kind: str, ids: Iterable[str | None]) -> list[tuple[str, str]]:
    """Return entries of one kind as the values of a facet: their ids and names, each once."""
    return [(entry_id, labels.name(kind, entry_id)) for entry_id in dict.fromkeys(filter(None, ids))]


def list_other_names(labels: Labels, kind: str, ids: Iterable[str]) -> list[str]:
    """Return all names of some entries but the one that pages use."""
    found = []
    for entry_id in ids:
        if entry := labels.register.entries[kind].get(entry_id):
            found += [name for name in list_names(entry) if name != labels.name(kind, entry_id)]
    return list(dict.fromkeys(found))


def write_period(start: Edtf | None, end: Edtf | None) -> str:
    """Return a period in words: “1 January 2022 to 31 December 2024”; empty if neither end is known."""
    if start and end:
        return f"{start.printed} to {end.printed}"
    return f"since {start.printed}" if start else f"until {end.printed}" if end else ""
