"""Lists what a search can find of the registries: each entry, each office, each status of a state."""

from collections.abc import Iterator
from datetime import date

from communique.model.edtf import format_date
from communique.model.entries import Body, Instrument, Location, Office, Person, Standing, State, list_spellings
from communique.model.parts import Entry, EntryKey
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Status
from communique.register.names.labels import Labels
from communique.search.records.facets import RESULT_KINDS, Facet, FacetValues, ResultKind
from communique.search.records.record import SearchRecord, list_other_names, pair_term, write_period
from communique.search.records.time import find_latest, list_days, list_term

_NO_STATUS = "without a status: neither member, observer nor partner"
_NO_MEMBER = "not a member"


def list_entry_records(labels: Labels) -> Iterator[SearchRecord]:
    """Yield the records of all registry entries, and after them those of offices and of status."""
    register, latest = labels.register, find_latest(labels.register)
    for kind in REGISTRIES:
        if kind != "meeting":
            yield from (_entry(labels, kind, entry) for entry in register.entries[kind].values())
    for person in register.people.values():
        yield from (_office(labels, person, office) for office in person.offices)
    for state in register.states.values():
        yield from (_standing(labels, state, standing, latest) for standing in state.status)


def _entry(labels: Labels, kind: str, entry: Entry) -> SearchRecord:
    values: FacetValues = {Facet.KIND: [pair_term(RESULT_KINDS[kind])], **_own(labels, kind, entry.id)}
    label = labels.name(kind, entry.id)
    summary = next(filter(None, (getattr(entry, key, None) for key in ("summary", "definition", "role"))), "")
    names = [name for name in dict.fromkeys(list_spellings(entry)) if name != label]
    native = [entry.native_name.name] if isinstance(entry, Person) and entry.native_name else []
    day = getattr(entry, "date", None)
    if day:
        values[Facet.YEAR] = [(str(day.year), str(day.year))]
    if place := getattr(entry, "place", None):
        values[Facet.PLACE] = [(place, labels.name("place", place))]
    words = [*names, *native, *_describe(labels, entry), *filter(None, [summary])]
    return SearchRecord(
        url=EntryKey(kind, entry.id).address,
        kind=RESULT_KINDS[kind],
        label=label,
        text=" · ".join(dict.fromkeys(words)),
        # The label is included because Pagefind does not find a document without words.
        context=" · ".join(
            filter(None, (label, *_list_notes(entry), *_list_uses(labels, entry), *(list_days(day) if day else ())))
        ),
        date=day.first.isoformat() if day else "",
        when=format_date(day) if day else "",
        values=values,
    )


def _list_notes(entry: Entry) -> list[str | None]:
    if isinstance(entry, State):
        return [standing.note for standing in entry.status]
    return [getattr(entry, "note", None)]


def _list_uses(labels: Labels, entry: Entry) -> list[str]:
    """Return what meetings did with an instrument, and where it was made: “signed, Council of Heads of State, …”."""
    if not isinstance(entry, Instrument):
        return []
    place = [labels.name("place", entry.place)] if entry.place else []
    uses = labels.register.instrument_uses.get(entry.id, ())
    return [*place, *(f"{use.action}, {labels.heading(use.meeting)}" for use in uses if not use.resolution)]


def _own(labels: Labels, kind: str, entry_id: str) -> FacetValues:
    """Return the entry itself as a value of its own facet, so that a person is found together with their meetings."""
    return {kind: [(entry_id, labels.name(kind, entry_id))]} if kind in list(Facet) else {}


def _describe(labels: Labels, entry: Entry) -> list[str]:
    """Return what an entry says of others: a person's offices, a body's office-holders, who adopted an instrument."""
    match entry:
        case Person():
            return [f"{office.office}, {labels.owner(office.state, office.body)}" for office in entry.offices]
        case Body():
            holders = labels.register.office_holders(entry.id)
            founded = [f"founded (established) {entry.established.printed}"] if entry.established else []
            seat = [f"seat (headquarters): {entry.seat}"] if entry.seat else []
            return [*founded, *seat, *(f"{office.office}: {person.name}" for person, office in holders)]
        case Instrument():
            return [entry.by] if entry.by else []
        case Location():
            return [labels.name("state", entry.country)]
        case State():
            history = [_write_standing(standing) for standing in entry.status]
            is_member = any(standing.status is Status.MEMBER for standing in entry.status)
            return (history if is_member else [*history, _NO_MEMBER]) if history else [_NO_STATUS]
    return []


def _write_standing(standing: Standing) -> str:
    return f"{standing.status.label} {write_period(standing.start_date, standing.end_date)}"


def _office(labels: Labels, person: Person, office: Office) -> SearchRecord:
    """Return the record of an office, which answers who held it at a time, and after whom.

    An office without a last day counts until the person was last recorded; one without any dates has the years of the
    meetings at which the person held it.
    """
    owner = labels.owner(office.state, office.body)
    kind, owner_id = ("state", office.state) if office.state else ("body", office.body or "")
    names = [person.name, *list_other_names(labels, kind, [owner_id])]
    came = labels.register.appearances.get(EntryKey("person", person.id), [])
    latest = max((one.meeting.date.last for one in came), default=date.min)
    seats = [one.meeting for one in came if (one.attendee.state, one.attendee.body) == (office.state, office.body)]
    years = sorted({str(meeting.date.year) for meeting in seats})
    term = list_term(office.start_date, office.end_date, latest) or years
    return SearchRecord(
        url=f"{EntryKey('person', person.id).address}#offices",
        kind=ResultKind.OFFICE,
        label=person.name,
        text=f"{office.office}, {owner}, {write_period(office.start_date, office.end_date) or 'dates not known'}",
        context=" · ".join([*names, *_place_in_line(labels, person, office), *filter(None, [office.note]), *term]),
        date=office.start_date.first.isoformat() if office.start_date else "",
        values={Facet.KIND: [pair_term(ResultKind.OFFICE)], **_own(labels, "person", person.id)},
    )


def _place_in_line(labels: Labels, person: Person, office: Office) -> list[str]:
    """Return whom an office-holder of a body succeeded, or that the register knows no earlier or no later one."""
    line = [pair for pair in labels.register.office_holders(office.body) if pair[1].start_date] if office.body else []
    same = [pair for pair in line if pair[1].office == office.office]
    if (person, office) not in same:
        return []
    at = same.index((person, office))
    is_current = same[-1] == (person, office) and not office.end_date
    return [
        f"succeeded, replaced, сменил {same[at - 1][0].name}" if at else "first",
        *(["current"] if is_current else []),
    ]


def _standing(labels: Labels, state: State, standing: Standing, latest: date) -> SearchRecord:
    """Return the record of a status, which answers since when a state has it, and what it was in a year."""
    names = list_other_names(labels, "state", [state.id])
    term = list_term(standing.start_date, standing.end_date, latest)
    return SearchRecord(
        url=f"{EntryKey('state', state.id).address}#status",
        kind=ResultKind.STATUS,
        label=f"{state.name}: {standing.status.label}",
        text=" · ".join(filter(None, [_write_standing(standing), standing.at])),
        context=" · ".join([state.name, *names, standing.status.meaning, *filter(None, [standing.note]), *term]),
        date=standing.start_date.first.isoformat(),
        when=standing.start_date.printed,
        values={Facet.KIND: [pair_term(ResultKind.STATUS)], Facet.STATE: [(state.id, state.name)]},
    )
