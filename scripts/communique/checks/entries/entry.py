"""The rules for one entry of any registry. The docstring of a rule is its text."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from communique.checks.rules import EntryFindings, entry_rule, limit_findings, register_rule
from communique.model.derived.forms import NOTHING, is_required
from communique.model.edtf import Edtf
from communique.model.entries import Body, Citation, Instrument, Named, Office, Person, Standing, State
from communique.model.kinds import ADDED_BY_COMMAND, PLURALS
from communique.model.meeting import Link, Meeting, Voice
from communique.model.parts import Entry, EntryKey, Ref, find_field, find_part_type, find_references, walk_parts
from communique.model.registries import REGISTRIES, key_of
from communique.model.types import SLUG
from communique.problems import Fact, Finding, Loc
from communique.register.names.lookup import Lookup, explain_other_kind
from communique.register.register import Register
from communique.text.explanation import NO_HINT, Explanation, Hint
from communique.text.suggestions import explain_lookalikes
from communique.text.words import quote_value

_WITH_PERIOD: tuple[type[Named | Office | Standing], ...] = (Named, Office, Standing)
_CHAINS = ("parent", "broader", "under")
_BETWEEN = re.compile(r"\s*[,;/，、；]\s*|\s+(?:and\s+)?")
_CUT_CODE = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,4}")


@register_rule
def reference_is_known(register: Register) -> EntryFindings:
    """Every id in a field is in its registry."""
    lookup = Lookup(register)
    for entries in register.entries.values():
        for entry in entries.values():
            unknown = (ref for ref in find_references(entry) if not register.knows(ref.key))
            yield from ((entry, finding) for finding in limit_findings(_explain(lookup, entry, ref) for ref in unknown))


def _explain(lookup: Lookup, entry: Entry, ref: Ref) -> Finding:
    """Return the finding about an unknown id: which letter is not Latin, or the nearest ids, and how to add it."""
    kind, entry_id = ref.key
    registry = REGISTRIES[kind]
    place = f"a file in {registry.plural}/" if registry.file_per_entry else f"an entry in {registry.plural}.yml"
    if other := _find_others(lookup.register, entry, ref):
        return Finding(ref.loc, *other)
    if "/" in entry_id and (inner := lookup.find_inside(kind, entry_id)):
        cause = f"{quote_value(entry_id)} is a path or an address, and only the id belongs here"
        return Finding(ref.loc, cause, f"write {inner}")
    if NOTHING.fullmatch(entry_id) and isinstance(ref.loc[-1], str) and not is_required(type(entry), ref.loc):
        fix = "write null, or leave the key out, if it is not known"
        return Finding(ref.loc, f"unknown {kind} {quote_value(entry_id)}", fix)
    hint = explain_lookalikes(entry_id) or _suggest_state(lookup.register, entry, ref.loc)
    hint = hint or lookup.suggest(kind, entry_id)
    command = f" (`communique new {kind}`)" if kind in ADDED_BY_COMMAND else ""
    fix = f"a new {kind} needs {place}{command}"
    if hint.reason and not hint.guess and (meant := lookup.find_meant(kind, entry_id)):
        fix = "write that id"
        if registry.file_per_entry and SLUG.fullmatch(entry_id):
            former, new = (f"{registry.plural}/{one}" for one in (entry_id, meant))
            fix += f"; if the entry was renamed, add `{former}: {new}` to redirects.yml, too"
    may_be_swapped = (Fact(key_of(entry), ("venue", "site")),) if ref.loc == ("venue", "place") else ()
    cause = f"unknown {kind} {quote_value(entry_id)}"
    return Finding(ref.loc, cause, fix, hint, named=ref.key, relies_on=may_be_swapped)


def _suggest_state(register: Register, entry: Entry, loc: Loc) -> Hint:
    """Return a hint at an unknown state of a seat or office: that of the person elsewhere."""
    if loc[-1] != "state":
        return NO_HINT
    person: Person | None = None
    states: set[str] = set()
    if isinstance(entry, Meeting) and loc[0] == "attendees":
        person = register.people.get(entry.attendees[int(loc[1])].person or "")
        states = {*person.states} if person else set()
    if isinstance(entry, Person) and loc[0] == "offices":
        person = entry
        states = {seat.state for _, seat in register.appearances.get(key_of(entry), ()) if seat.state}
    return Hint(f"'{states.pop()}', the state of {person.name}") if person and len(states) == 1 else NO_HINT


def _find_others(register: Register, entry: Entry, ref: Ref) -> Explanation | None:
    """Return what is wrong with an unknown id that is several ids, or an id of another kind; None if it is neither."""
    kind, word = ref.key
    parts = _BETWEEN.split(word)
    if len(parts) > 1 and all(part in register.entries[kind] for part in parts):
        return Explanation(
            f"{quote_value(word)} is read as one id", f"separate ids by commas, as in [{', '.join(parts)}]"
        )
    if not (found := explain_other_kind(register, kind, word)):
        return None
    other, cause = found
    return Explanation(cause, _suggest_list(entry, ref.loc, other))


def _suggest_list(entry: Entry, loc: Loc, kind: str) -> str:
    """Return to which list of the same part an id in a list for another kind belongs; empty if there is none."""
    part = find_part_type(type(entry), loc[:-2]) if isinstance(loc[-1], int) else None
    field = find_field(part, PLURALS[kind]) if part else None
    return f"move it to `{field.name}:`" if field and field.reference == kind else ""


@entry_rule(Entry)
def period_ends_after_start(register: Register, entry: Entry) -> Iterator[Finding]:
    """The period of a name, office or status does not end before it starts."""
    for loc, part in walk_parts(entry, *_WITH_PERIOD):
        if part.start_date and part.end_date and part.end_date.last < part.start_date.first:
            yield Finding(
                (*loc, "end_date"),
                f"the end {part.end_date} is before the start {part.start_date}",
                "correct one of the two",
            )


@entry_rule(Entry)
def office_has_owner(register: Register, entry: Entry) -> Iterator[Finding]:
    """An office belongs to a state or to a body."""
    for loc, part in walk_parts(entry, Office):
        if not (part.state or part.body):
            yield Finding(
                loc, f"the office {quote_value(part.office)} has no state and no body", "write one of the two"
            )
        if part.state and part.body:
            yield Finding(loc, f"the office {quote_value(part.office)} has a state and a body", "remove one of the two")


@entry_rule(Person)
def offices_at_once_have_note(register: Register, person: Person) -> Iterator[Finding]:
    """Who surely held two offices at once has a note on one of them that says so.

    Offices of which no exact days are known, and those that meet in a single day, are left to the editor.
    """
    dated = [(index, office) for index, office in enumerate(person.offices) if office.start_date]
    for (_, first), (index, second) in combinations(dated, 2):
        if not (first.note or second.note) and _overlap(first, second):
            cause = f"held at the same time as {quote_value(first.office)}"
            yield Finding(("offices", index, "office"), cause, "add a `note:` that says so, or correct a date")


def _overlap(one: Office, other: Office) -> bool:
    """Whether two offices were surely held on a common day, beyond the day of a change."""
    if not (one.start_date and other.start_date):
        return False
    start = max(one.start_date.last, other.start_date.last)
    return all(office.end_date and start < office.end_date.first for office in (one, other))


@entry_rule(Entry)
def statuses_in_order(register: Register, entry: Entry) -> Iterator[Finding]:
    """The statuses of a state are in order of time, and each ends on the day on which the next one begins."""
    if not isinstance(entry, State):
        return
    for index, (before, after) in enumerate(pairwise(entry.status), 1):
        if before.end_date and before.end_date.last < before.start_date.first:
            continue  # reported by another rule
        if before.end_date and before.end_date.last < after.start_date.first:
            cause = f"this status ends on {before.end_date}, and the next one begins on {after.start_date}"
            yield Finding(("status", index - 1, "end_date"), cause, "write the same day for both")
        elif overlaps_next(before, after):
            end = f"lasts until {before.end_date}" if before.end_date else "has no end"
            cause = f"this status begins on {after.start_date}, but the one before it {end}"
            yield Finding(("status", index, "start_date"), cause, "correct one of the two")


def overlaps_next(before: Standing, after: Standing) -> bool:
    """Whether a status ends after the next one has begun, or never."""
    return before.end_date is None or after.start_date.last < before.end_date.first


def trace_status(register: Register, code: str, when: Edtf) -> Fact:
    """Return the date of a status that is wrong if a state did not have, on some day, the status that the register has:
    where the present one begins, or where the last one ends if there is none.
    """
    about, status = EntryKey("state", code), register.states[code].status
    begun = [at for at, standing in enumerate(status) if standing.start_date.first <= when.last]
    if not status:
        return Fact(about, ())
    if not begun:
        return Fact(about, ("status", 0, "start_date"))
    end = status[begun[-1]].end_date
    return Fact(about, ("status", begun[-1], "end_date" if end and end.last < when.first else "start_date"))


@entry_rule(Entry)
def exactly_one_target(register: Register, entry: Entry) -> Iterator[Finding]:
    """A part that offers a choice of keys (`to`, `by`) has exactly one of them."""
    for loc, part in walk_parts(entry, Link, Voice):
        keys = [name for name in type(part).model_fields if getattr(part, name)]
        if len(keys) != 1:
            found = " and ".join(keys) or "none"
            yield Finding(loc, f"expected exactly one of: {', '.join(type(part).model_fields)}; found {found}")


@entry_rule(Body)
def description_is_a_pattern(register: Register, body: Body) -> Iterator[Finding]:
    """What releases call a body (`described_as`) is a regular expression."""
    try:
        re.compile(body.described_as or "")
    except re.error as error:
        yield Finding(("described_as",), f"expected a regular expression: {error}")


@entry_rule(Entry)
def address_has_no_punctuation(register: Register, entry: Entry) -> Iterator[Finding]:
    """The address of a source is whole, and does not end in punctuation, which belongs to the sentence that it was
    copied from.
    """
    for loc, citation in walk_parts(entry, Citation):
        if citation.url.endswith((".", ",", ";", ":", "!", "'", '"')):
            yield Finding((*loc, "url"), f"the address ends in {quote_value(citation.url[-1])}", "remove it")
        if "…" in citation.url:
            yield Finding((*loc, "url"), "the address is cut off at '…'", "copy it from the page in full")
        if "%" in citation.url and (cut := _CUT_CODE.search(citation.url)):
            part = citation.url[max(cut.start() - 6, 0) : cut.end()]
            cause = f"the address is cut off or changed at {quote_value(part)}"
            fix = "copy it from the page in full; a sign such as %D1 has two digits or letters after %"
            yield Finding((*loc, "url"), cause, fix)


@entry_rule(Entry)
def chain_has_no_circle(register: Register, entry: Entry) -> Iterator[Finding]:
    """A body, topic or instrument does not belong to itself, not even indirectly (`parent`, `broader`, `under`)."""
    name = next((name for name in _CHAINS if name in type(entry).model_fields), None)
    entries = register.entries[key_of(entry).kind]
    chain, other = [entry.id], getattr(entry, name) if name else None
    while name and other in entries and other not in chain:
        chain.append(other)
        other = getattr(entries[other], name)
    if other == entry.id == min(chain):  # reported once, at the first of them
        loop = " → ".join([*chain, entry.id])
        cause, fix = f"this leads back to {quote_value(other)}, {loop}", "remove one link of the loop"
        if len(chain) == 1:
            cause, fix = f"{quote_value(other)} is this entry itself", f"leave `{name}:` out, or write another id"
        yield Finding((name or "",), cause, fix)


@entry_rule(Entry)
def entry_has_source(register: Register, entry: Entry) -> Iterator[Finding]:
    """The file of a person or instrument, and a body, names at least one page as a source. That of a person can be one
    for an office or for a name.
    """
    if isinstance(entry, Person | Instrument | Body) and not entry.sources:
        kind, others = key_of(entry).kind, []
        if isinstance(entry, Person):
            others = [office.sources for office in entry.offices] + [
                [name] for name in entry.other_names if name.source
            ]
        if not any(others):
            yield Finding((), f"the {kind} has no source", f"write `sources:`, with a page that names the {kind}")


@entry_rule(Instrument)
def effect_follows_date(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """An instrument is not in force or ratified before it is signed or adopted, and ratified by a state only once."""
    if instrument.in_force and instrument.in_force.last < instrument.date.first:
        cause = f"its entry into force, {instrument.in_force}, is before its date, {instrument.date}"
        yield Finding(("in_force",), cause, "correct one of the two")
    states = [ratification.state for ratification in instrument.ratifications]
    for index, ratification in enumerate(instrument.ratifications):
        if ratification.date.last < instrument.date.first:
            cause = f"this ratification, {ratification.date}, is before the date of the instrument, {instrument.date}"
            yield Finding(("ratifications", index, "date"), cause, "correct one of the two")
        if ratification.state in states[:index]:
            yield Finding(
                ("ratifications", index, "state"), f"{quote_value(ratification.state)} is listed twice", "keep one day"
            )
