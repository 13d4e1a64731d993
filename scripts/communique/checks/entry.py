"""The rules for one entry of any registry. The docstring of a rule is the rule.

Each is a generator that yields what breaks it; `ENTRY_RULES` holds them in the order of this page.
"""

from collections.abc import Iterator
from itertools import pairwise

from communique.checks.rules import for_each, rule
from communique.model.entries import Instrument, Named, Office, Person, Standing, State, list_names
from communique.model.meeting import Link, Voice
from communique.model.parts import Entry, find_references, walk_parts
from communique.model.registries import REGISTRIES, key_of
from communique.problems import Finding
from communique.register.register import Register
from communique.text import quote_value, suggest

_WITH_A_TIME: tuple[type[Named | Office | Standing], ...] = (Named, Office, Standing)
_CHAINS = ("parent", "broader", "under")


@rule
@for_each(Entry)
def reference_is_known(register: Register, entry: Entry) -> Iterator[Finding]:
    """Every id that a field names is in its registry."""
    for ref in find_references(entry):
        if not register.knows(ref.key):
            kind, entry_id = ref.key
            known = register.entries[kind]
            where = REGISTRIES[kind]
            at = f"a file of its own in {where.plural}/" if where.file_per_entry else f"a place in {where.plural}.yml"
            named = _named(register, kind, entry_id)
            hint = f"; {named[0]} has the id '{named[1]}'" if named else suggest(entry_id, list(known))
            yield Finding(ref.loc, f"unknown {kind} {quote_value(entry_id)}{hint}; a new {kind} needs {at}")


def _named(register: Register, kind: str, word: str) -> tuple[str, str] | None:
    """An entry whose name is the word that was written where its id belongs."""
    for entry in register.entries[kind].values():
        for name in list_names(entry):
            if name.casefold() == word.replace("-", " ").casefold():
                return name, entry.id
    return None


@rule
@for_each(Entry)
def period_ends_after_start(register: Register, entry: Entry) -> Iterator[Finding]:
    """The end of a name's, office's or status's time is not before its start."""
    for loc, part in walk_parts(entry, *_WITH_A_TIME):
        if part.start_date and part.end_date and part.end_date.last < part.start_date.first:
            yield Finding((*loc, "end_date"), f"the end {part.end_date} is before the start {part.start_date}")


@rule
@for_each(Entry)
def office_has_owner(register: Register, entry: Entry) -> Iterator[Finding]:
    """An office belongs to a state or to a body."""
    for loc, part in walk_parts(entry, Office):
        if not (part.state or part.body):
            yield Finding(loc, f"the office {quote_value(part.office)} belongs to nobody: write `state:` or `body:`")


@rule
@for_each(Entry)
def statuses_in_order(register: Register, entry: Entry) -> Iterator[Finding]:
    """The statuses of a state stand in order of time, and each ends before or when the next begins."""
    if not isinstance(entry, State):
        return
    for index, (before, after) in enumerate(pairwise(entry.status), 1):
        if before.end_date is None or after.start_date.last < before.end_date.first:
            end = before.end_date or "without an end"
            message = f"this status begins on {after.start_date}, but the one before it runs until {end}"
            yield Finding(("status", index, "start_date"), message)


@rule
@for_each(Entry)
def exactly_one_target(register: Register, entry: Entry) -> Iterator[Finding]:
    """Where one of several keys is to be chosen (`to`, `by`), exactly one is written."""
    for loc, part in walk_parts(entry, Link, Voice):
        chosen = [name for name in type(part).model_fields if getattr(part, name)]
        if len(chosen) != 1:
            found = " and ".join(chosen) or "none"
            yield Finding(loc, f"expected exactly one of: {', '.join(type(part).model_fields)}; found {found}")


@rule
@for_each(Entry)
def chain_has_no_circle(register: Register, entry: Entry) -> Iterator[Finding]:
    """What a body, topic or instrument belongs to (`parent`, `broader`, `under`) never leads back to it."""
    name = next((name for name in _CHAINS if hasattr(entry, name)), None)
    entries = register.entries[key_of(entry).kind]
    seen, other = {entry.id}, getattr(entry, name) if name else None
    while name and other in entries:
        if other in seen:
            yield Finding((name,), f"this leads back to {quote_value(other)}: a chain has no circle")
            return
        seen.add(other)
        other = getattr(entries[other], name)


@rule
@for_each(Entry)
def person_has_source(register: Register, entry: Entry) -> Iterator[Finding]:
    """The file of a person names at least one page: on the person, on an office, or on a name."""
    if isinstance(entry, Person):
        named = [office.sources for office in entry.offices] + [[name] for name in entry.other_names if name.source]
        if not entry.sources and not any(named):
            yield Finding((), "the person has no source: write `sources:`, with a page that names the person")


@rule
@for_each(Entry)
def in_force_after_date(register: Register, entry: Entry) -> Iterator[Finding]:
    """An instrument does not enter into force before it is signed or adopted."""
    if isinstance(entry, Instrument) and entry.in_force and entry.in_force.last < entry.date.first:
        yield Finding(("in_force",), f"in force on {entry.in_force}, before its date {entry.date}")


@rule
@for_each(Instrument)
def ratified_after_date(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """An instrument is not ratified before it is signed or adopted, and by a state only once."""
    states = [ratification.state for ratification in instrument.ratifications]
    for index, ratification in enumerate(instrument.ratifications):
        if ratification.date.last < instrument.date.first:
            message = f"ratified on {ratification.date}, before its date {instrument.date}"
            yield Finding(("ratifications", index, "date"), message)
        if ratification.state in states[:index]:
            yield Finding(("ratifications", index, "state"), f"{quote_value(ratification.state)} is listed twice")
