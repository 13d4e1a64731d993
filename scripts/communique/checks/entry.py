"""The rules for one entry of any registry. The docstring of a rule is the rule.

Each is a generator that yields what breaks it; `ENTRY_RULES` holds them in the order of this page.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from communique.model.entries import Instrument, Named, Office, Person, Standing, State, list_names
from communique.model.meeting import Link, Voice
from communique.model.parts import Entry, find_references, walk_parts
from communique.model.registries import REGISTRIES
from communique.model.validation import find_todos
from communique.problems import Finding
from communique.register.register import Register
from communique.text import quote_value, suggest

EntryRule = Callable[[Register, str, Entry], Iterator[Finding]]

_WITH_A_TIME: tuple[type[Named | Office | Standing], ...] = (Named, Office, Standing)

ENTRY_RULES: list[EntryRule] = []


def _entry_rule(rule: EntryRule) -> EntryRule:
    ENTRY_RULES.append(rule)
    return rule


@_entry_rule
def references_are_known(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """Every id that a field names is in its registry."""
    for ref in find_references(entry):
        if not register.knows(ref):
            known = register.entries[ref.kind]
            where = REGISTRIES[ref.kind]
            at = f"a file of its own in {where.plural}/" if where.file_per_entry else f"a place in {where.plural}.yml"
            named = _named(register, ref.kind, ref.id)
            hint = f"; {named[0]} has the id '{named[1]}'" if named else suggest(ref.id, list(known))
            yield Finding(ref.loc, f"unknown {ref.kind} {quote_value(ref.id)}{hint}; a new {ref.kind} needs {at}")


def _named(register: Register, kind: str, word: str) -> tuple[str, str] | None:
    """An entry whose name is the word that was written where its id belongs."""
    for entry in register.entries[kind].values():
        for name in list_names(entry):
            if name.casefold() == word.replace("-", " ").casefold():
                return name, entry.id
    return None


@_entry_rule
def periods_do_not_end_before_they_start(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """The end of a name's, office's or status's time is not before its start."""
    for loc, part in walk_parts(entry, *_WITH_A_TIME):
        if part.start_date and part.end_date and part.end_date.last < part.start_date.first:
            yield Finding((*loc, "end_date"), f"the end {part.end_date} is before the start {part.start_date}")


@_entry_rule
def offices_are_somebodys(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """An office belongs to a state or to a body."""
    for loc, part in walk_parts(entry, Office):
        if not (part.state or part.body):
            yield Finding(loc, f"the office {quote_value(part.office)} belongs to nobody: write `state:` or `body:`")


@_entry_rule
def statuses_follow_each_other(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """The statuses of a state stand in order of time, and each ends before or when the next begins."""
    if not isinstance(entry, State):
        return
    for index, (before, after) in enumerate(pairwise(entry.status), 1):
        if before.end_date is None or after.start_date.last < before.end_date.first:
            end = before.end_date or "without an end"
            message = f"this status begins on {after.start_date}, but the one before it runs until {end}"
            yield Finding(("status", index, "start_date"), message)


@_entry_rule
def links_and_voices_name_one(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """Where one of several keys is to be chosen (`to`, `by`), exactly one is written."""
    for loc, part in walk_parts(entry, Link, Voice):
        chosen = [name for name in type(part).model_fields if getattr(part, name)]
        if len(chosen) != 1:
            found = " and ".join(chosen) or "none"
            yield Finding(loc, f"expected exactly one of: {', '.join(type(part).model_fields)}; found {found}")


@_entry_rule
def nothing_is_left_to_do(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """No text is `TODO` or begins with it: what no source says is left out, null or []."""
    origin = register.origins[kind, entry.id]
    data = origin.document.data
    for step in origin.loc:
        data = data[step]
    yield from find_todos(data)


@_entry_rule
def people_have_sources(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """The file of a person names at least one page: on the person, on an office, or on a name."""
    if isinstance(entry, Person):
        named = [office.sources for office in entry.offices] + [[name] for name in entry.other_names if name.source]
        if not entry.sources and not any(named):
            yield Finding((), "the person has no source: write `sources:`, with a page that names the person")


@_entry_rule
def instruments_are_in_force_after_their_date(register: Register, kind: str, entry: Entry) -> Iterator[Finding]:
    """An instrument does not enter into force before it is signed or adopted."""
    if isinstance(entry, Instrument) and entry.in_force and entry.in_force.last < entry.date.first:
        yield Finding(("in_force",), f"in force on {entry.in_force}, before its date {entry.date}")
