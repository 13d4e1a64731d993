"""The models of registry entries: people, states, bodies, instruments, topics, places.

The descriptions of fields are written for contributors: JSON Schema, field reference and messages repeat them.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field, StrictBool, StrictFloat

from communique.model.parts import Entry, Part
from communique.model.types import (
    MAX_LATITUDE,
    MAX_LONGITUDE,
    BodyId,
    Date,
    InstrumentId,
    Items,
    Name,
    Ordinal,
    PersonId,
    PlaceId,
    StateId,
    Text,
    TopicId,
    Url,
)
from communique.model.vocabulary import Grade, InstrumentKind, Scope, Status


class Copy(Part):
    """A copy of a page in an archive."""

    url: Url = Field(description="Address of the copy.")
    date: Date = Field(description="Day on which it was made.")


class Citation(Part):
    """A page that somebody read, and what it was used for."""

    url: Url = Field(description="Address of the page.")
    publisher: Text | None = Field(None, description="Who published the page.")
    grade: Grade | None = Field(None, description="How close the source is to the fact.")
    used_for: Text = Field(description="What the page was used for: “date and place”, “spelling of the name”.")
    archived: Copy | None = Field(None, description="A copy in an archive, for a page that may vanish.")


class Discrepancy(Part):
    """Sources that disagree; the register keeps both accounts."""

    one_line = 0

    note: Text = Field(description="Who says what, in one or two sentences of our own.")
    sources: Items[Url] = Field([], description="Addresses of the pages that disagree.")


class Named(Part):
    """A name, where it is printed, and when it was in use."""

    name: Name = Field(description="The name as printed.")
    start_date: Date | None = Field(None, description="First day of its use, where it replaced another name.")
    end_date: Date | None = Field(None, description="Last day of its use.")
    source: Url | None = Field(None, description="A page that prints it.")
    note: Text | None = Field(None, description="What the name is: “transliteration”, “name until 2020”.")


class Office(Part):
    """An office held, from one day to another; unknown days are left out."""

    office: Text = Field(description="The office in English, without the state.")
    state: StateId | None = Field(None, description="Code of the state, for an office of a state.")
    body: BodyId | None = Field(None, description="Id of the body, for an office of a body.")
    start_date: Date | None = Field(None, description="First day, as exact as a source gives it.")
    end_date: Date | None = Field(None, description="Last day, as exact as a source gives it.")
    sources: Items[Citation] = Field([], description="Pages that show the office or its dates.")
    note: Text | None = Field(None, description="What is uncertain about it.")


class Doubt(Part):
    """Another entry that may be the same person, and why that is open."""

    one_line = 0

    person: PersonId = Field(description="Id of the other person.")
    note: Text = Field(description="The evidence for and against.")


class NativeName(Part):
    """A name in the script of the person's own language."""

    name: Name = Field(description="The name as its language writes it.")
    language: Text = Field(description="The language, as an ISO 639 code: “ru”, “zh”.")
    source: Url | None = Field(None, description="A page that prints it.")


class Identity(Part):
    """An entry of another authority that is, or may be, about the same person."""

    url: Url = Field(description="Address of the entry: “https://www.wikidata.org/entity/Q58217”.")
    evidence: Text = Field(description="What shows that it is the same person, such as an office and its dates.")


class Person(Entry):
    """A person who attended a meeting or is named in a record. File: `people/ID.yml`."""

    name: Name = Field(description="The name that the register uses, in the usual order of its parts.")
    sort: Name = Field(description="The name as lists order it, family name first: “Lavrov, Sergey”.")
    native_name: NativeName | None = Field(None, description="The name in the person's own language and script.")
    born: Date | None = Field(None, description="Day or year of birth, as exact as a source gives it.")
    other_names: Items[Named] = Field([], description="Other spellings, scripts and former names.")
    offices: Items[Office] = Field([], description="Offices held, in chronological order.")
    distinct_from: Items[PersonId] = Field([], description="Other people with a similar name.")
    may_be: Items[Doubt] = Field([], description="People who may be the same, with the reason for the doubt.")
    same_as: Items[Identity] = Field([], description="The same person in Wikidata or a comparable authority.")
    could_be: Items[Identity] = Field([], description="Entries there that may be the same person; the match is open.")
    sources: Items[Citation] = Field([], description="Pages on the person.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")

    @property
    def family_name(self) -> str:
        """The family name: what is before the comma in the form for lists, or all of it."""
        return self.sort.partition(",")[0]

    @property
    def given_name(self) -> str:
        """What is behind the comma; empty if there is none."""
        return self.sort.partition(",")[2].strip()

    @property
    def states(self) -> set[str]:
        """The codes of the states in which the person held an office."""
        return {office.state for office in self.offices if office.state}


class Standing(Part):
    """What a state was to the SCO, from one day to another."""

    status: Status = Field(description="The status.")
    start_date: Date = Field(description="First day.")
    end_date: Date | None = Field(None, description="The day on which the next status began.")
    at: Text | None = Field(None, description="The decision that gave it.")
    source: Url = Field(description="A page that says so.")
    note: Text | None = Field(None, description="What else readers should know.")


class State(Entry):
    """A state, under its code (ISO 3166-1 alpha-2, lower case), in `states.yml`."""

    name: Name = Field(description="Short name in English.")
    official: Name | None = Field(None, description="Official name as printed in English.")
    adjectives: Items[Name] = Field(
        [], description="Adjectives in English, by which texts and searches name it: “Indian”, “Kyrgyz”."
    )
    other_names: Items[Named] = Field([], description="Other names that texts use.")
    status: Items[Standing] = Field(
        [], description="What it was to the SCO, in chronological order. Empty for a state without a status."
    )
    sources: Items[Citation] = Field([], description="Pages on the state's names and status.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Body(Entry):
    """A body of the SCO or another organisation, under its id, in `bodies.yml`."""

    name: Name = Field(description="Full name in English.")
    short: Name | None = Field(None, description="Short name or initials that texts use.")
    scope: Scope = Field(description="Whether the body belongs to the SCO.")
    parent: BodyId | None = Field(None, description="Id of the body that it belongs to or is a series of.")
    other_names: Items[Named] = Field([], description="Other names that texts use.")
    described_as: Text | None = Field(
        None, description="Other words by which releases call it or its meetings, as a regular expression, for drafts."
    )
    meets: StrictBool = Field(
        True, description="Whether it holds meetings; false for an organisation as a whole or a staff."
    )
    meets_as: BodyId | None = Field(None, description="Id of the body that meets where releases name only this one.")
    officials: BodyId | None = Field(None, description="Id of the body whose officials releases name after this one.")
    role: Text | None = Field(None, description="What the body is for, in our own words.")
    seat: Text | None = Field(None, description="Where it has its seat.")
    established: Date | None = Field(None, description="When it was established.")
    founded_by: InstrumentId | None = Field(None, description="Id of the instrument that founded it.")
    one_series: StrictBool = Field(
        True, description="Whether its sessions are counted in one series; false where each ministry counts its own."
    )
    missing_sessions: Items[Ordinal] = Field([], description="Numbers of sessions known to be without a record.")
    note: Text | None = Field(None, description="What readers should know about these facts.")
    sources: Items[Citation] = Field([], description="Pages on the body.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Ratification(Part):
    """The ratification of an instrument by one state."""

    state: StateId = Field(description="Code of the state.")
    date: Date = Field(description="Day of ratification, as exact as the source gives it.")
    source: Url = Field(description="A page that says so.")


class Instrument(Entry):
    """A treaty, charter, declaration, strategy, agreement or UN resolution. File: `instruments/ID.yml`."""

    title: Name = Field(description="Full title in English.")
    short: Name = Field(description="The name that pages use.")
    kind: InstrumentKind = Field(description="What kind of text it is.")
    date: Date = Field(description="Day of signature or adoption.")
    place: PlaceId | None = Field(None, description="Where it was signed or adopted.")
    by: Text | None = Field(None, description="Who signed or adopted it.")
    in_force: Date | None = Field(None, description="Day of its entry into force.")
    ratifications: Items[Ratification] = Field([], description="Ratifications, in chronological order.")
    depositary: Text | None = Field(None, description="Who keeps the original.")
    languages: Items[Text] = Field([], description="Languages of the authentic texts, as ISO 639 codes.")
    text_url: Url | None = Field(None, description="Address of a page with the whole text.")
    amends: Items[InstrumentId] = Field([], description="Ids of the instruments that it amends.")
    under: InstrumentId | None = Field(None, description="Id of the instrument that it carries out or belongs to.")
    summary: Text = Field(description="What it does, in our own words.")
    other_names: Items[Named] = Field([], description="Other titles that texts use.")
    note: Text | None = Field(None, description="What readers should know about these facts.")
    sources: Items[Citation] = Field([], description="Pages on the instrument.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Topic(Entry):
    """A matter that resolutions are about, under its id, in `topics.yml`."""

    name: Name = Field(description="Name of the topic.")
    definition: Text = Field(description="What it is about, for readers.")
    scope_note: Text | None = Field(None, description="For contributors: what belongs to another topic instead.")
    broader: TopicId | None = Field(None, description="Id of the wider topic that it belongs to.")
    other_names: Items[Named] = Field([], description="Synonyms that texts use: “three evils”, “narcotics”.")


class Location(Entry):
    """A city or other place, under its id, in `places.yml`."""

    name: Name = Field(description="Name in English.")
    country: StateId = Field(description="Code of the country, from `states.yml`.")
    latitude: Annotated[StrictFloat, Field(ge=-MAX_LATITUDE, le=MAX_LATITUDE)] = Field(
        description="Degrees north; south is negative."
    )
    longitude: Annotated[StrictFloat, Field(ge=-MAX_LONGITUDE, le=MAX_LONGITUDE)] = Field(
        description="Degrees east; west is negative."
    )
    other_names: Items[Named] = Field([], description="Other and former names.")
    source: Url = Field(description="A page that gives the coordinates.")
    note: Text | None = Field(None, description="What readers should know, such as a change of name.")


def list_names(entry: Entry) -> Iterator[str]:
    """Yield every name by which a text may refer to an entry."""
    fields = vars(entry)  # much faster than to ask a model for a field that it does not have
    for key in ("name", "title", "short", "official"):
        if name := fields.get(key):
            yield name
    for other in fields.get("other_names", ()):
        yield other.name


def list_spellings(entry: Entry) -> Iterator[str]:
    """Yield every name of an entry, and the form under which lists sort a person."""
    fields = vars(entry)
    for key in ("name", "sort", "title", "short", "official"):
        if name := fields.get(key):
            yield name
    other_names: Iterable[Named] = fields.get("other_names", ())
    yield from (other.name for other in other_names)
