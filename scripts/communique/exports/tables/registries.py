"""The tables of registries: people, states, bodies, instruments, topics, places and acts."""

from collections.abc import Iterable

from communique.exports.tables.table import (
    Column,
    ColumnType,
    Row,
    Table,
    days_of_period,
    derived,
    field,
    first_and_last_day,
    id_column,
    list_entries,
    list_parts,
    number,
    owner,
)
from communique.model.entries import (
    Body,
    Identity,
    Instrument,
    Location,
    NativeName,
    Office,
    Person,
    Ratification,
    Standing,
    State,
    Topic,
)
from communique.model.vocabulary import Act, Strength
from communique.register.register import Register


def _native(name: str, column: str) -> Column:
    return field(
        NativeName, name, column=column, read=lambda row: getattr(row.part.native_name, name, None), required=False
    )


PEOPLE = Table(
    "people",
    "People",
    "People who came to a meeting or are named by one.",
    list_entries("person"),
    (
        id_column("person"),
        field(Person, "name"),
        field(Person, "sort"),
        _native("name", "native_name"),
        _native("language", "native_language"),
        field(Person, "born"),
    ),
)


def _list_identities(register: Register) -> Iterable[Row]:
    for person in register.people.values():
        for at, one in enumerate([*person.same_as, *person.could_be], 1):
            yield Row(person, one, at)


IDENTITIES = Table(
    "identities",
    "People in other authorities",
    "Entries about the same people in Wikidata or a comparable authority, with the evidence for the match.",
    _list_identities,
    (
        owner("person"),
        field(Identity, "url"),
        derived(
            "match",
            "Whether the entry is about the same person, or may be.",
            lambda row: "same" if row.number <= len(row.entry.same_as) else "possible",
            required=True,
            values=("same", "possible"),
        ),
        field(Identity, "evidence"),
    ),
    ("person", "url"),
)

OFFICES = Table(
    "offices",
    "Offices",
    "Offices that people held. Dates that are not known are left out.",
    list_parts("person", "offices"),
    (
        owner("person"),
        number("office"),
        field(Office, "office"),
        field(Office, "state"),
        field(Office, "body"),
        field(Office, "start_date"),
        field(Office, "end_date"),
        *days_of_period(),
        field(Office, "note"),
    ),
    ("person", "number"),
)

STATES = Table(
    "states",
    "States",
    "States that the records name.",
    list_entries("state"),
    (id_column("state"), field(State, "name"), field(State, "official")),
)

STATUSES = Table(
    "statuses",
    "Statuses of states",
    "What states were to the SCO, in chronological order.",
    list_parts("state", "status"),
    (
        owner("state"),
        number("status"),
        field(Standing, "status"),
        field(Standing, "start_date"),
        field(Standing, "end_date"),
        derived(
            "first_day",
            "First day that the start date covers.",
            lambda row: row.part.start_date.first,
            ColumnType.DATE,
            required=True,
        ),
        derived(
            "until",
            "First day of the next status; empty if it has none.",
            lambda row: row.part.end_date.first if row.part.end_date else None,
            ColumnType.DATE,
        ),
        field(Standing, "at"),
        field(Standing, "source"),
        field(Standing, "note"),
    ),
    ("state", "number"),
)

BODIES = Table(
    "bodies",
    "Bodies",
    "Bodies of the SCO, and other organisations.",
    list_entries("body"),
    (
        id_column("body"),
        field(Body, "name"),
        field(Body, "short"),
        field(Body, "scope"),
        field(Body, "parent"),
        field(Body, "role"),
        field(Body, "seat"),
        field(Body, "established"),
        field(Body, "founded_by"),
        field(Body, "meets"),
        field(Body, "one_series"),
        field(Body, "note"),
    ),
)

INSTRUMENTS = Table(
    "instruments",
    "Instruments",
    "Treaties, charters, declarations, strategies and other instruments.",
    list_entries("instrument"),
    (
        id_column("instrument"),
        field(Instrument, "title"),
        field(Instrument, "short"),
        field(Instrument, "kind"),
        field(Instrument, "date"),
        *first_and_last_day(),
        field(Instrument, "place"),
        field(Instrument, "by"),
        field(Instrument, "in_force"),
        field(Instrument, "depositary"),
        field(Instrument, "text_url"),
        field(Instrument, "under"),
        field(Instrument, "summary"),
        field(Instrument, "note"),
    ),
)

RATIFICATIONS = Table(
    "ratifications",
    "Ratifications",
    "Ratifications of instruments by states.",
    list_parts("instrument", "ratifications"),
    (
        owner("instrument"),
        field(Ratification, "state"),
        field(Ratification, "date"),
        field(Ratification, "source"),
    ),
    ("instrument", "state"),
)


def _list_amendments(register: Register) -> Iterable[Row]:
    for instrument in register.instruments.values():
        for at, amended in enumerate(instrument.amends, 1):
            yield Row(instrument, amended, at)


AMENDMENTS = Table(
    "amendments",
    "Amendments",
    "Which instruments amend which.",
    _list_amendments,
    (
        owner("instrument"),
        derived(
            "amended",
            "Id of the instrument that it amends.",
            lambda row: row.part,
            required=True,
            refers_to="instruments",
        ),
    ),
    ("instrument", "amended"),
)

TOPICS = Table(
    "topics",
    "Topics",
    "Matters that resolutions are about.",
    list_entries("topic"),
    (
        id_column("topic"),
        field(Topic, "name"),
        field(Topic, "definition"),
        field(Topic, "scope_note"),
        field(Topic, "broader"),
    ),
)

PLACES = Table(
    "places",
    "Places",
    "Cities and other places of meetings.",
    list_entries("place"),
    (
        id_column("place"),
        field(Location, "name"),
        field(Location, "country"),
        field(Location, "latitude"),
        field(Location, "longitude"),
        field(Location, "source"),
        field(Location, "note"),
    ),
)


def _list_acts(_: Register) -> Iterable[Row]:
    return (Row(act, act, number) for number, act in enumerate(Act, 1))


ACTS = Table(
    "acts",
    "Acts",
    "The operative verbs of resolutions, from deciding to stating.",
    _list_acts,
    (
        derived("id", "Id of the act.", lambda row: row.part, required=True),
        derived("label", "The act as pages print it.", lambda row: row.part.label, required=True),
        derived(
            "strength",
            "How strong it is.",
            lambda row: row.part.strength,
            required=True,
            values=tuple(Strength),
        ),
        derived("meaning", "What it means.", lambda row: row.part.meaning, required=True),
        derived("forms", "Usual forms in texts, separated by semicolons.", lambda row: "; ".join(row.part.forms)),
    ),
)
