"""The rules for one entry of any registry. The docstring of a rule is the rule.

Each is a generator that yields what breaks it; `ENTRY_RULES` holds them in the order of this page.
"""

from collections.abc import Iterator
from itertools import pairwise

from communique.checks.rules import for_each, rule
from communique.model.entries import Body, Instrument, Named, Office, Person, Standing, State, list_names
from communique.model.meeting import Link, Voice
from communique.model.parts import Entry, find_references, walk_parts
from communique.model.registries import REGISTRIES
from communique.problems import Finding
from communique.register.register import Register
from communique.text import quote_value, suggest

_WITH_A_TIME: tuple[type[Named | Office | Standing], ...] = (Named, Office, Standing)


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
@for_each(Body)
def parent_is_another_body(register: Register, body: Body) -> Iterator[Finding]:
    """The chain of a body's parents does not lead back to the body."""
    seen, parent = {body.id}, body.parent
    while parent and parent in register.bodies:
        if parent in seen:
            yield Finding(("parent",), f"the parents of '{body.id}' lead back to '{parent}'")
            return
        seen.add(parent)
        parent = register.bodies[parent].parent


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
