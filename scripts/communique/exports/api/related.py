"""What the document of an entry, or of a part of it, says beyond the fields of its record."""

from pydantic import Field

from communique.exports.api.lines import (
    AttendanceLine,
    Line,
    Linked,
    MeetingLine,
    OfficialLine,
    PresenceLine,
    StatementLine,
    UseLine,
)


class MeetingRelated(Line):
    """What the document of a meeting says beyond its record."""

    first_day: str = Field(description="First day that the date covers.")
    last_day: str = Field(description="Last day that the date covers.")
    chairing_state: str | None = Field(
        None, description="Code of the state that chaired, recorded or that of the chair."
    )
    chairing_state_name: str | None = Field(None, description="Its name.")
    previous: MeetingLine | None = Field(None, description="The meeting of the same body before this one.")
    next: MeetingLine | None = Field(None, description="The meeting of the same body after this one.")


class PersonRelated(Line):
    """What the document of a person says beyond the entry."""

    attendances: list[AttendanceLine] = Field(
        [], description="Meetings that the person attended, in chronological order."
    )
    statements: list[StatementLine] = Field([], description="Outcomes that are the person’s words.")


class StateRelated(Line):
    """What the document of a state says beyond the entry."""

    attendances: list[AttendanceLine] = Field(
        [], description="Everyone who represented the state, in chronological order."
    )
    statements: list[StatementLine] = Field([], description="Outcomes that mention the state, or name its position.")
    hosted: list[MeetingLine] = Field([], description="Meetings held in the state.")
    chaired: list[MeetingLine] = Field([], description="Meetings that the state chaired.")
    presence: list[PresenceLine] = Field([], description="How often it came as a member, by body.")


class BodyRelated(Line):
    """What the document of a body says beyond the entry."""

    meetings: list[MeetingLine] = Field([], description="Its meetings, in chronological order.")
    office_holders: list[OfficialLine] = Field([], description="People with an office of it, in chronological order.")
    children: list[Linked] = Field([], description="Bodies that belong to it.")


class InstrumentRelated(Line):
    """What the document of an instrument says beyond the entry."""

    uses: list[UseLine] = Field([], description="What meetings did with it, and outcomes that cite it.")
    amended_by: list[Linked] = Field([], description="Instruments that amend it.")
    carried_out_by: list[Linked] = Field([], description="Instruments that carry it out or belong to it.")


class TopicRelated(Line):
    """What the document of a topic says beyond the entry."""

    statements: list[StatementLine] = Field([], description="Outcomes about it, in chronological order.")
    narrower: list[Linked] = Field([], description="Topics that belong to it.")


class PlaceRelated(Line):
    """What the document of a place says beyond the entry."""

    meetings: list[MeetingLine] = Field([], description="Meetings held there, in chronological order.")


class ResolutionRelated(Line):
    """What a document says of a statement beyond its fields."""

    verb: str = Field(description="The act with its degree, as pages print it.")
    strength: str = Field(description="How strong the act is, from deciding to stating.")
    own: bool = Field(description="Whether it is the meeting’s own; false for the words of one participant.")
    html_url: str = Field(description="Address of the outcome.")


class AttendeeRelated(Line):
    """What a document says of an attendee beyond the fields."""

    chaired: bool = Field(description="Whether the person chaired the meeting.")


class PlacedRelated(Line):
    """What a document says of a paragraph or an annotation beyond its fields."""

    html_url: str = Field(description="Address of the paragraph or note.")
