"""The tables of registries: people, states, bodies, instruments, topics, places and acts."""

from communique.exports.tables.table import (
    Table,
    field,
    first_and_last_day,
    identity,
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

PEOPLE = Table(
    "people",
    "People",
    "People who came to a meeting or are named by one.",
    list_entries("person"),
    (
        identity("person"),
        field(Person, "name"),
        field(Person, "sort"),
        field(NativeName, "name", column="native_name", read=lambda row: getattr(row.part.native_name, "name", None)),
        field(NativeName, "language", read=lambda row: getattr(row.part.native_name, "language", None)),
        field(Person, "born"),
    ),
)

IDENTITIES = Table(
    "identities",
    "People in other authorities",
    "The same people in Wikidata or a comparable authority, with the evidence for the match.",
    list_parts("person", "same_as"),
    (owner("person"), field(Identity, "url"), field(Identity, "evidence")),
    ("person", "url"),
)

OFFICES = Table(
    "offices",
    "Offices",
    "Offices that people held. An office without a day has no known day.",
    list_parts("person", "offices"),
    (
        owner("person"),
        number("office"),
        field(Office, "office"),
        field(Office, "state"),
        field(Office, "body"),
        field(Office, "start_date"),
        field(Office, "end_date"),
        field(Office, "note"),
    ),
    ("person", "number"),
)

STATES = Table(
    "states",
    "States",
    "States that the records name.",
    list_entries("state"),
    (identity("state"), field(State, "name"), field(State, "official")),
)

STATUSES = Table(
    "statuses",
    "Statuses of states",
    "What states were to the SCO, in order of time.",
    list_parts("state", "status"),
    (
        owner("state"),
        number("status"),
        field(Standing, "status"),
        field(Standing, "start_date"),
        field(Standing, "end_date"),
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
        identity("body"),
        field(Body, "name"),
        field(Body, "short"),
        field(Body, "scope"),
        field(Body, "parent"),
        field(Body, "role"),
        field(Body, "seat"),
        field(Body, "established"),
        field(Body, "founded_by"),
    ),
)

INSTRUMENTS = Table(
    "instruments",
    "Instruments",
    "Treaties, charters, declarations, strategies and other instruments.",
    list_entries("instrument"),
    (
        identity("instrument"),
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

TOPICS = Table(
    "topics",
    "Topics",
    "Matters that resolutions are about.",
    list_entries("topic"),
    (identity("topic"), field(Topic, "name"), field(Topic, "definition"), field(Topic, "broader")),
)

PLACES = Table(
    "places",
    "Places",
    "Cities and other places of meetings.",
    list_entries("place"),
    (
        identity("place"),
        field(Location, "name"),
        field(Location, "country"),
        field(Location, "latitude"),
        field(Location, "longitude"),
        field(Location, "source"),
    ),
)
