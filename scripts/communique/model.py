"""The form of a record and of each registry entry, as pydantic models.

The JSON Schema, the field reference and the skeleton of a new record are derived from these classes; the descriptions
are the contributor's guide. What spans several values or files is a rule in `checking`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    StrictInt,
    WithJsonSchema,
)

from communique import dates
from communique.dates import Edtf
from communique.problems import Loc
from communique.vocabulary import (
    Act,
    Capacity,
    Completeness,
    Form,
    Grade,
    Held,
    InstrumentAction,
    InstrumentKind,
    Kind,
    Mode,
    NoteKind,
    Scope,
    Status,
)

# Control characters, and those that are invisible or turn the direction of writing: none may hide in a record.
# The joiners U+200C and U+200D stay allowed: Persian and Hindi spell with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\U000e0000-\U000e007f]"
)


def _visible(text: str) -> str:
    hidden = _HIDDEN.search(text)
    if hidden:
        raise ValueError(f"holds the invisible character U+{ord(hidden[0]):04X}: remove it")
    if not text.strip():
        raise ValueError("is blank: write it, or leave the key out")
    return text


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"`{}|\\^]", url):
        raise ValueError("expected the address of a web page, beginning with https:// or http://")
    return url


def _edtf(value: Any) -> Edtf:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 (pydantic takes a ValueError as a finding)
            "expected a date as 2017-09-20, 2017-09 or 2017, or two with a slash between them"
        )
    return dates.parse(value)


def _moment(value: str) -> str:
    day, _, clock = value.partition("T")
    if (
        "/" in day
        or not re.fullmatch(r"((([01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?)?", clock)
        or ("T" in value and not clock)
    ):
        raise ValueError("expected a day or a day with its time, as 2017-09-22 or 2017-09-22T13:24")
    dates.parse(day)
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        near = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        hint = f"; did you mean '{near}'?" if near else ""
        raise ValueError(f"expected an id: lower-case letters a to z, digits, single hyphens between them{hint}")
    return value


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of an entry of the registry named `kind`."""

    kind: str


@dataclass(frozen=True)
class Ref:
    """A reference found in an entry: the field's way, the registry meant, the id written."""

    loc: Loc
    kind: str
    id: str


Text = Annotated[str, AfterValidator(_visible)]
Url = Annotated[
    str, AfterValidator(_address), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
Date = Annotated[
    Edtf,
    PlainValidator(_edtf),
    PlainSerializer(str),
    WithJsonSchema(
        {"format": "edtf", "anyOf": [{"type": "string", "pattern": f"^{dates.PATTERN}$"}, {"type": "integer"}]}
    ),
]
Moment = Annotated[str, AfterValidator(_moment)]
PersonId = Annotated[Slug, Reference("person")]
StateId = Annotated[Slug, Reference("state")]
BodyId = Annotated[Slug, Reference("body")]
InstrumentId = Annotated[Slug, Reference("instrument")]
TopicId = Annotated[Slug, Reference("topic")]
PlaceId = Annotated[Slug, Reference("place")]
MeetingId = Annotated[Slug, Reference("meeting")]


def _listed(value: Any) -> Any:
    """An empty key, as in `topics:`, means an empty list."""
    return [] if value is None else value


T = TypeVar("T")
Items = Annotated[list[T], BeforeValidator(_listed)]
"""A list that may be left out or empty."""


class Part(BaseModel):
    """Whatever a record is made of: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(Part):
    """A part with an id of its own, given by its file name or its key and set by the register."""

    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The id, unique in its registry; also the last part of its address."""
        return self._id


class Citation(Part):
    """A page somebody read, and what it was used for."""

    url: Url = Field(description="Address of the page.")
    used_for: Text = Field(description="What the page was used for: “date and place”, “spelling of the name”.")
    publisher: Text | None = Field(None, description="Who put the page out.")
    grade: Grade | None = Field(None, description="How near the source stands to the fact.")


class Source(Citation):
    """A source of a record, with its publisher and grade."""

    publisher: Text = Field(description="Who put the page out.")
    grade: Grade = Field(description="How near the source stands to the meeting.")


class Discrepancy(Part):
    """Sources that disagree; the register keeps both accounts."""

    note: Text = Field(description="Who says what, in one or two sentences of our own.")
    sources: Items[Url] = Field([], description="Addresses of the pages that disagree.")


class Venue(Part):
    """Where the meeting was held."""

    place: PlaceId | None = Field(
        None, description="Id of a place in `places.yml`; left out for a meeting by video link."
    )
    site: Text | None = Field(None, description="Building or hall, if a source names it.")
    occasion: Text | None = Field(
        None, description="What else was held there at the time: “72nd Session of the United Nations General Assembly”."
    )


class Attendee(Part):
    """One person at this meeting, or one seat whose holder no source names."""

    person: PersonId | None = Field(
        None, description="Id of the person, the file name in `people/`. Leave it out where no source gives a name."
    )
    state: StateId | None = Field(None, description="Code of the state spoken for (ISO 3166-1 alpha-2, lower case).")
    body: BodyId | None = Field(None, description="Id of the body spoken for, where it is no state.")
    office: Text | None = Field(
        None, description="Office as the release prints it, without the state: “Foreign Minister”."
    )
    capacity: Capacity = Field(description="As what the person took part.")
    printed: Text | None = Field(None, description="Name as printed, where it differs from the name the register uses.")
    also_printed: Items[Text] = Field(
        [], description="Names that other pages print for the same person at this meeting."
    )
    note: Text | None = Field(None, description="What else a reader must know, such as “by video link”.")


class Absence(Part):
    """A member state without a delegation, where a source gives the reason."""

    state: StateId = Field(description="Code of the member state.")
    note: Text = Field(description="Why no delegation is listed.")


class Voice(Part):
    """The one participant whose words a statement is, where it is not the meeting's."""

    person: PersonId | None = Field(None, description="Id of the person who spoke.")
    state: StateId | None = Field(None, description="Code of the state that spoke.")


class Resolution(Part):
    """One operative statement: one verb, one thing said or done."""

    id: Slug = Field(description="Short id, written once and never changed: `r1`. It is the address of the resolution.")
    act: Act = Field(description="The operative verb.")
    summary: Text = Field(description="What was resolved, in our own words, in at most 60 words.")
    topics: Items[TopicId] = Field([], description="Ids of topics in `topics.yml`.")
    states: Items[StateId] = Field([], description="Codes of the states it speaks of.")
    instruments: Items[InstrumentId] = Field([], description="Ids of the instruments it cites.")
    paragraphs: Items[Slug] = Field([], description="Ids of the paragraphs in which it stands, the first one first.")
    quote: Text | None = Field(
        None, description="The operative words as printed in the first of these paragraphs: “welcomed”."
    )
    prefix: Text | None = Field(
        None, description="Words right before the quote, where the quote alone stands there twice."
    )
    suffix: Text | None = Field(
        None, description="Words right after the quote, where the quote alone stands there twice."
    )
    by: Voice | None = Field(None, description="Only where the words are one participant's and not the meeting's.")
    note: Text | None = Field(None, description="A remark of the editor on how the statement was read.")


class Paper(Part):
    """Another text that the meeting put out, beside the release that the record names."""

    title: Text = Field(description="Title as printed.")
    kind: Kind | None = Field(None, description="What sort of text it is.")


class Action(Part):
    """What this meeting did with an instrument."""

    instrument: InstrumentId = Field(description="Id of the instrument, the file name in `instruments/`.")
    action: InstrumentAction = Field(description="What was done with it.")


class Paragraph(Part):
    """One paragraph of the release, exactly as printed, misprints and all."""

    id: Slug = Field(description="Short id, written once and never changed: `p1`. It is the address of the paragraph.")
    text: Text = Field(description="The words as printed.")


class Link(Part):
    """Where an annotation leads: exactly one of these."""

    person: PersonId | None = Field(None, description="A person.")
    state: StateId | None = Field(None, description="A state.")
    body: BodyId | None = Field(None, description="A body.")
    instrument: InstrumentId | None = Field(None, description="An instrument.")
    topic: TopicId | None = Field(None, description="A topic.")
    place: PlaceId | None = Field(None, description="A place.")
    meeting: MeetingId | None = Field(None, description="Another meeting.")
    paragraph: Slug | None = Field(None, description="A paragraph of this record.")
    resolution: Slug | None = Field(None, description="A resolution of this record.")


class Annotation(Part):
    """An editor's note tied to words of the text. The words must stand exactly once in the paragraph."""

    id: Slug = Field(description="Short id, written once and never changed: `a1`. It is the address of the note.")
    on: Slug = Field(description="Id of the paragraph.")
    quote: Text = Field(description="The words as printed that the note is about.")
    prefix: Text | None = Field(
        None, description="Words right before the quote, where the quote alone stands there twice."
    )
    suffix: Text | None = Field(
        None, description="Words right after the quote, where the quote alone stands there twice."
    )
    kind: NoteKind = Field(description="Why the note was written.")
    reads: Text | None = Field(None, description="For a correction: how the words should read.")
    note: Text | None = Field(None, description="The note, in our own words.")
    to: Link | None = Field(None, description="Where the words lead.")
    source: Url | None = Field(None, description="The page that the note rests on. A comment must name one.")


class Meeting(Entry):
    """A record: one sitting of a body, its release and the editors' notes. File: `meetings/YEAR/ID.yml`."""

    title: Text | None = Field(None, description="Title of the release as printed, or null where no page gives one.")
    kind: Kind | None = Field(None, description="What sort of text was published.")
    body: BodyId = Field(description="Id of the body that met, from `bodies.yml`.")
    form: Form = Field(Form.REGULAR, description="How the meeting stands in the body's series.")
    session: Annotated[StrictInt, Field(ge=1, le=999)] | None = Field(
        None, description="Number of a regular session, where a source gives it."
    )
    held: Held = Field(Held.HELD, description="How far it is known that the meeting took place.")
    date: Date = Field(
        description="Day, or first and last day: 2017-09-20, 2017-06-08/2017-06-09; 2025-06 where the day is not known."
    )
    mode: Mode | None = Field(None, description="How the participants met; null where no page says it.")
    venue: Venue | None = Field(None, description="Where it was held; null for a meeting without a venue.")
    published: Moment | None = Field(None, description="When the release was published: a day, or a day and a time.")
    chair: PersonId | None = Field(
        None, description="Id of the person who chaired; must be among the attendees. Null where no page says it."
    )
    chair_state: StateId | None = Field(
        None, description="Code of the state that chaired, where no page names the person."
    )
    attendance: Completeness = Field(
        Completeness.UNKNOWN, description="How far the list of attendees is known to be whole."
    )
    attendees: Items[Attendee] = Field([], description="Who came, one line each, in the order of the release.")
    absences: Items[Absence] = Field([], description="Member states that did not come, with the reason.")
    resolutions: Items[Resolution] = Field([], description="Every operative statement, in the order of the text.")
    instruments: Items[Action] = Field([], description="Instruments signed, adopted or approved at the meeting.")
    papers: Items[Paper] = Field([], description="Other papers that the meeting put out.")
    text: Items[Paragraph] = Field([], description="The release in paragraphs, only where the register may quote it.")
    text_source: Url | None = Field(None, description="The address, among the sources, that the text was taken from.")
    annotations: Items[Annotation] = Field([], description="Editors' notes on words of the text.")
    sources: Items[Source] = Field([], description="Every page that a fact of this record comes from.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")
    retired: Items[Slug] = Field(
        [], description="Ids of paragraphs, resolutions and notes that were withdrawn; their addresses keep working."
    )


class Named(Part):
    """A name, where it is printed, and when it was in use."""

    name: Text = Field(description="The name as printed.")
    start_date: Date | None = Field(None, description="First day of its use, where it replaced another name.")
    end_date: Date | None = Field(None, description="Last day of its use.")
    source: Url | None = Field(None, description="A page that prints it.")
    note: Text | None = Field(None, description="What the name is: “transliteration”, “name until 2020”.")


class Office(Part):
    """An office held, from one day to another; open ends stay open."""

    office: Text = Field(description="The office in English, without the state.")
    state: StateId | None = Field(None, description="Code of the state, for an office of a state.")
    body: BodyId | None = Field(None, description="Id of the body, for an office of a body.")
    start_date: Date | None = Field(None, description="First day, as exact as a source gives it.")
    end_date: Date | None = Field(None, description="Last day, as exact as a source gives it.")
    sources: Items[Citation] = Field([], description="Pages that show the office or its dates.")
    note: Text | None = Field(None, description="What is open about it.")


class Doubt(Part):
    """Another entry that may be the same person, and why that is open."""

    person: PersonId = Field(description="Id of the other person.")
    note: Text = Field(description="What speaks for it and what against.")


class Person(Entry):
    """A person who came to a meeting or is named by one. File: `people/ID.yml`."""

    name: Text = Field(description="The name the register uses, in the order in which it is said.")
    sort: Text = Field(description="The name as lists order it, family name first: “Lavrov, Sergey”.")
    other_names: Items[Named] = Field([], description="Other spellings, scripts and former names.")
    offices: Items[Office] = Field([], description="Offices held, in order of time.")
    distinct_from: Items[PersonId] = Field([], description="People of a like name who are somebody else.")
    may_be: Items[Doubt] = Field([], description="People who may be the same, with the reason for the doubt.")
    sources: Items[Citation] = Field([], description="Pages on the person.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Standing(Part):
    """What a state was to the SCO, from one day to another."""

    status: Status = Field(description="The status.")
    start_date: Date = Field(description="First day.")
    end_date: Date | None = Field(None, description="The day on which the next status began.")
    at: Text | None = Field(None, description="The decision that gave it.")
    source: Url = Field(description="A page that says so.")
    note: Text | None = Field(None, description="What else is to be known.")


class State(Entry):
    """A state, under its code (ISO 3166-1 alpha-2, lower case), in `states.yml`."""

    name: Text = Field(description="Short name in English.")
    official: Text | None = Field(None, description="Official name as printed in English.")
    other_names: Items[Named] = Field([], description="Other names that texts use.")
    status: Items[Standing] = Field(
        [], description="What it was to the SCO, in order of time. Empty for a state without a status."
    )
    sources: Items[Citation] = Field([], description="Pages on the state's names and status.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Body(Entry):
    """A body of the SCO or another organisation, under its id, in `bodies.yml`."""

    name: Text = Field(description="Full name in English.")
    short: Text | None = Field(None, description="Short name or initials that texts use.")
    scope: Scope = Field(description="Where the body stands.")
    other_names: Items[Named] = Field([], description="Other names that texts use.")
    role: Text | None = Field(None, description="What the body is for, in our own words.")
    seat: Text | None = Field(None, description="Where it sits.")
    established: Date | None = Field(None, description="When it came to be.")
    missing_sessions: Items[StrictInt] = Field([], description="Numbers of sessions known to be without a record.")
    note: Text | None = Field(None, description="What is to be known about these facts.")
    sources: Items[Citation] = Field([], description="Pages on the body.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Instrument(Entry):
    """A treaty, charter, declaration, strategy, agreement or UN resolution. File: `instruments/ID.yml`."""

    title: Text = Field(description="Full title in English.")
    short: Text = Field(description="The name by which pages call it.")
    kind: InstrumentKind = Field(description="What sort of text it is.")
    date: Date = Field(description="Day of signature or adoption.")
    place: PlaceId | None = Field(None, description="Where it was signed or adopted.")
    by: Text | None = Field(None, description="Who signed or adopted it.")
    in_force: Date | None = Field(None, description="Day of its entry into force.")
    summary: Text = Field(description="What it does, in our own words.")
    other_names: Items[Named] = Field([], description="Other titles that texts use.")
    note: Text | None = Field(None, description="What is to be known about these facts.")
    sources: Items[Citation] = Field([], description="Pages on the instrument.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")


class Topic(Entry):
    """A matter that resolutions are about, under its id, in `topics.yml`."""

    name: Text = Field(description="Name of the topic.")
    definition: Text = Field(description="What belongs to it and what does not.")


class Location(Entry):
    """A city or other place, under its id, in `places.yml`."""

    name: Text = Field(description="Name in English.")
    country: StateId = Field(description="Code of the country, from `states.yml`.")
    latitude: Annotated[float, Field(ge=-90, le=90)] = Field(description="Degrees north; south is negative.")
    longitude: Annotated[float, Field(ge=-180, le=180)] = Field(description="Degrees east; west is negative.")
    other_names: Items[Named] = Field([], description="Other and former names.")
    source: Url = Field(description="A page that gives the coordinates.")
    note: Text | None = Field(None, description="What is to be known, such as a change of name.")


@dataclass(frozen=True)
class Registry:
    """One kind of entry: where its files lie under `releases/`, and its plural, which names folder, address and list.

    `one_file` registries hold one entry in each file (the file name is the id), the others all entries in one file
    (the key is the id).
    """

    kind: Literal["meeting", "person", "state", "body", "instrument", "topic", "place"]
    plural: str
    model: type[Entry]
    one_file: bool


REGISTRIES: dict[str, Registry] = {
    registry.kind: registry
    for registry in (
        Registry("meeting", "meetings", Meeting, True),
        Registry("person", "people", Person, True),
        Registry("state", "states", State, False),
        Registry("body", "bodies", Body, False),
        Registry("instrument", "instruments", Instrument, True),
        Registry("topic", "topics", Topic, False),
        Registry("place", "places", Location, False),
    )
}


def references(part: Part, loc: Loc = ()) -> Iterator[Ref]:
    """Every id in a part, and in the parts it is made of, that names an entry of a registry."""
    for name, kind, nested in _plan(type(part)):
        value = getattr(part, name)
        if value is None:
            continue
        for way, item in _items(value, (*loc, name)):
            if nested:
                yield from references(item, way)
            else:
                yield Ref(way, kind, item)


def parts(part: Part, loc: Loc = ()) -> Iterator[tuple[Loc, Part]]:
    """The part itself and every part inside it, each with its way."""
    yield loc, part
    for name, _, nested in _plan(type(part)):
        value = getattr(part, name)
        if nested and value is not None:
            for way, item in _items(value, (*loc, name)):
                yield from parts(item, way)


def _items(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(value, list):
        yield from (((*loc, index), item) for index, item in enumerate(value))
    else:
        yield loc, value


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that hold ids or parts: name, registry, and whether parts are nested there."""
    plan = []
    for name, field in model.model_fields.items():
        marks = dict.fromkeys(_marks((field.annotation, *field.metadata)))
        for mark in marks:
            if isinstance(mark, Reference):
                plan.append((name, mark.kind, False))
            elif isinstance(mark, type) and issubclass(mark, Part):
                plan.append((name, "", True))
    return tuple(plan)


def _marks(annotations: tuple[Any, ...]) -> Iterator[Any]:
    """What an annotation is made of, unions, lists and metadata taken apart."""
    for annotation in annotations:
        yield annotation
        yield from _marks(get_args(annotation))


def part_at(model: type[Part], loc: Loc) -> type[Part] | None:
    """The model of the part that stands at the end of a way, or None where no part stands there."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = [m for m in _marks((field.annotation,)) if isinstance(m, type) and issubclass(m, Part)] if field else []
        if not inner:
            return None
        model = inner[0]
    return model
