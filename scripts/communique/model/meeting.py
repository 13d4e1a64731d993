"""The model of a record: one meeting, its release, and the editors' notes.

The descriptions of fields are written for contributors: JSON Schema, field reference, the skeleton of a new record and
messages repeat them.
"""

from pydantic import Field

from communique.model.entries import Citation, Discrepancy
from communique.model.parts import Entry, Part
from communique.model.types import (
    BodyId,
    Date,
    InstrumentId,
    Items,
    MeetingId,
    Moment,
    Name,
    Ordinal,
    PersonId,
    PlaceId,
    Slug,
    SourceId,
    StateId,
    Text,
    TopicId,
    Url,
)
from communique.model.vocabulary import (
    Act,
    Capacity,
    Completeness,
    ContextKind,
    Degree,
    Form,
    Grade,
    Held,
    InstrumentAction,
    Kind,
    Mode,
    NoteKind,
    Outcomes,
    Relation,
)


class Source(Citation):
    """A source of a record, with its publisher and grade."""

    id: Slug | None = Field(
        None, description="Short id, written once and never changed: `s1`. Outcomes name their sources by it."
    )
    publisher: Text = Field(description="Who published the page.")
    grade: Grade = Field(description="How close the source is to the meeting.")


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

    one_line = 120

    person: PersonId | None = Field(
        None, description="Id of the person, the file name in `people/`. Leave it out where no source gives a name."
    )
    state: StateId | None = Field(None, description="Code of the state represented (ISO 3166-1 alpha-2, lower case).")
    body: BodyId | None = Field(None, description="Id of the body represented, where it is not a state.")
    office: Text | None = Field(
        None, description="Office as the release prints it, without the state: “Foreign Minister”."
    )
    capacity: Capacity = Field(description="In what capacity the person took part.")
    printed: Name | None = Field(None, description="Name as printed, where it differs from the name the register uses.")
    also_printed: Items[Name] = Field(
        [], description="Names that other pages print for the same person at this meeting."
    )
    sources: Items[SourceId] = Field(
        [], description="Ids of the sources that name this person or seat, where not the record's first one."
    )
    note: Text | None = Field(None, description="What else readers should know, such as “by video link”.")


class Absence(Part):
    """A member state without a delegation, where a source gives the reason."""

    state: StateId = Field(description="Code of the member state.")
    note: Text = Field(description="Why no delegation is listed.")


class Voice(Part):
    """The one participant whose words a statement is, where it is not the meeting's."""

    person: PersonId | None = Field(None, description="Id of the person who spoke.")
    state: StateId | None = Field(None, description="Code of the state that spoke.")


class Follow(Part):
    """An earlier statement that a statement follows."""

    to: Text = Field(description="The earlier outcome: `2017-06-09-chs-astana#r4`, the meeting and the resolution.")
    how: Relation = Field(description="How it relates to the earlier outcome.")

    @property
    def earlier(self) -> tuple[str, str]:
        """The ids of the earlier meeting and of its resolution, either of which can be missing from the register."""
        meeting, _, resolution = self.to.partition("#")
        return meeting, resolution


class Resolution(Part):
    """One operative statement: one verb, one thing said or done."""

    one_line = 0

    id: Slug = Field(description="Short id, written once and never changed: `r1`. It is the address of the resolution.")
    act: Act = Field(description="The operative verb.")
    degree: Degree | None = Field(
        None, description="How emphatic the verb is, where the source prints such a word: “strongly”."
    )
    printed: Text | None = Field(
        None, description="The operative words as the source prints them, in its language: “осудили”; at most 8 words."
    )
    summary: Text = Field(description="What was resolved, in our own words, in at most 60 words.")
    topics: Items[TopicId] = Field([], description="Ids of topics in `topics.yml`.")
    states: Items[StateId] = Field([], description="Codes of the states that it mentions.")
    instruments: Items[InstrumentId] = Field([], description="Ids of the instruments it cites.")
    paragraphs: Items[Slug] = Field([], description="Ids of the paragraphs that contain it, in their order.")
    quote: Text | None = Field(
        None, description="The operative words as printed in the first of these paragraphs: “welcomed”."
    )
    prefix: Text | None = Field(
        None, description="Words immediately before the quote, needed only where the quote occurs twice."
    )
    suffix: Text | None = Field(
        None, description="Words immediately after the quote, needed only where the quote occurs twice."
    )
    sources: Items[SourceId] = Field(
        [], description="Ids of the record's sources that report the outcome; not needed where there is one source."
    )
    joined: Items[StateId] = Field(
        [], description="Codes of the states that joined, only where a source says that not all members did."
    )
    left_out: Items[StateId] = Field(
        [],
        description="Codes of the member states that a source says did not join, or are not named among those who did.",
    )
    follows: Items[Follow] = Field(
        [], description="Earlier outcomes that this one reaffirms, carries out, amends or ends."
    )
    by: Voice | None = Field(None, description="Only where the words are one participant's and not the meeting's.")
    note: Text | None = Field(None, description="A remark of the editor on how the outcome was read.")

    @property
    def verb(self) -> str:
        """The act with its degree, as pages print it: “strongly condemned”, “expressed deep concern”."""
        if not self.degree:
            return self.act.label
        expressed, said, what = self.act.label.partition("expressed ")
        return f"{said}{self.degree.adjective} {what}" if said and not expressed else f"{self.degree} {self.act.label}"


class Paper(Part):
    """Another text that the meeting issued, besides the release that the record is about."""

    title: Name = Field(description="Title as printed.")
    kind: Kind | None = Field(None, description="What kind of text it is.")


class Action(Part):
    """What this meeting did with an instrument."""

    instrument: InstrumentId = Field(description="Id of the instrument, the file name in `instruments/`.")
    action: InstrumentAction = Field(description="What was done with it.")
    sources: Items[SourceId] = Field(
        [], description="Ids of the record's sources that report it; not needed where there is one source."
    )


class HiddenNote(Part):
    """A context note that the page of the meeting does not show."""

    on: Slug = Field(description="What the note is about: the id of a resolution or person, or the code of a state.")
    note: ContextKind = Field(description="Which note it is.")
    reason: Text = Field(description="Why it does not help the reader here.")


class Paragraph(Part):
    """One paragraph of the release, exactly as printed, misprints and all."""

    one_line = 0

    id: Slug = Field(description="Short id, written once and never changed: `p1`. It is the address of the paragraph.")
    text: Text = Field(description="The words as printed.")


class Link(Part):
    """What an annotation links to: exactly one of these."""

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
    """An editor's note tied to words of the text. The words must occur exactly once in the paragraph."""

    id: Slug = Field(description="Short id, written once and never changed: `a1`. It is the address of the note.")
    on: Slug = Field(description="Id of the paragraph.")
    quote: Text = Field(description="The words as printed that the note is about.")
    prefix: Text | None = Field(
        None, description="Words immediately before the quote, needed only where the quote occurs twice."
    )
    suffix: Text | None = Field(
        None, description="Words immediately after the quote, needed only where the quote occurs twice."
    )
    kind: NoteKind = Field(description="Why the note was written.")
    reads: Text | None = Field(None, description="For a correction: how the words should read.")
    note: Text | None = Field(None, description="The note, in our own words.")
    to: Link | None = Field(None, description="What the words link to.")
    source: Url | None = Field(None, description="The page that the note rests on. A comment must name one.")


class Meeting(Entry):
    """A record: one sitting of a body, its release and the editors' notes. File: `meetings/YEAR/ID.yml`."""

    title: Name | None = Field(None, description="Title of the release as printed, or null where no page gives one.")
    kind: Kind | None = Field(None, description="What kind of text was published.")
    body: BodyId = Field(description="Id of the body that met, from `bodies.yml`.")
    form: Form = Field(Form.REGULAR, description="Whether the meeting is one of the body's regular series.")
    session: Ordinal | None = Field(
        None,
        description="Number of a regular session, where a source gives it. Earlier numbers without a record are in "
        "`missing_sessions` of the body.",
    )
    held: Held = Field(Held.HELD, description="Whether the meeting is known to have taken place.")
    date: Date = Field(
        description="Day, or first and last day: 2017-09-20, 2017-06-08/2017-06-09; 2025-06 where the day is not known."
    )
    mode: Mode | None = Field(
        None, description="How the participants met: in person where a page says where; null where no page says."
    )
    venue: Venue | None = Field(None, description="Where it was held; null for a meeting without a venue.")
    published: Moment | None = Field(None, description="When the release was published: a day, or a day and a time.")
    chair: PersonId | None = Field(
        None, description="Id of the person who chaired; must be among the attendees. Null where no page says it."
    )
    chair_state: StateId | None = Field(
        None, description="Code of the state that chaired, where no page names the person."
    )
    attendance: Completeness = Field(
        Completeness.UNKNOWN, description="How complete the list of attendees is known to be."
    )
    outcomes: Outcomes | None = Field(
        None, description="How much of what the meeting said is recorded; required where there are resolutions."
    )
    attendees: Items[Attendee] = Field([], description="Who attended, one line each, in the order of the release.")
    absences: Items[Absence] = Field([], description="Member states that did not attend, with the reason.")
    resolutions: Items[Resolution] = Field([], description="Every operative statement, in the order of the text.")
    instruments: Items[Action] = Field([], description="Instruments signed, adopted or approved at the meeting.")
    papers: Items[Paper] = Field([], description="Other papers that the meeting issued.")
    text_source: Url | None = Field(None, description="The address, among the sources, that the text was taken from.")
    text_right: Text | None = Field(
        None, description="What entitles the register to quote the text; without it, the record has no text."
    )
    text: Items[Paragraph] = Field([], description="The release in paragraphs, only where the register may quote it.")
    annotations: Items[Annotation] = Field([], description="Editors' notes on words of the text.")
    hidden_notes: Items[HiddenNote] = Field(
        [], description="Notes derived from the register that the page does not show, each with the reason."
    )
    sources: Items[Source] = Field([], description="Every page that a fact of this record comes from.")
    discrepancies: Items[Discrepancy] = Field([], description="Where sources disagree.")
    doubts: Items[Text] = Field([], description="What is uncertain about this record, a sentence for each point.")
    retired: Items[Slug] = Field(
        [], description="Ids of paragraphs, resolutions and notes that were withdrawn; their addresses keep working."
    )

    @property
    def own_resolutions(self) -> list[Resolution]:
        """The resolutions of the meeting itself, without those that are the words of one participant."""
        return [resolution for resolution in self.resolutions if not resolution.by]
