"""What documents say beyond the fields of records: lines of lists, and what follows from other records.

These models give the documents their content and OpenAPI its schemas.
"""

from pydantic import BaseModel, ConfigDict, Field


class Line(BaseModel):
    """A part of a document that is no part of a record. What is None or empty is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Linked(Line):
    """An entry, with its name and addresses."""

    id: str = Field(description="Id of the entry.")
    name: str = Field(description="Its name, as pages print it.")
    url: str = Field(description="Address of its document.")
    html_url: str = Field(description="Address of its page.")


class AtMeeting(Line):
    """Something at a meeting, which the first fields name."""

    meeting: str = Field(description="Id of the meeting.")
    meeting_name: str = Field(description="Body, city and date of the meeting.")
    date: str = Field(description="Its date as recorded, in EDTF: a day, a month, or two days with a slash.")
    first_day: str = Field(description="First day that the date covers.")
    meeting_body: str = Field(description="Id of the body that met.")
    url: str = Field(description="Address of the document of the meeting.")
    html_url: str = Field(description="Address of the place on its page.")


class MeetingLine(Linked):
    """A meeting in a list."""

    date: str = Field(description="Its date as recorded, in EDTF: a day, a month, or two days with a slash.")
    first_day: str = Field(description="First day that the date covers.")
    last_day: str = Field(description="Last day that the date covers.")
    body: str = Field(description="Id of the body that met.")
    body_name: str = Field(description="Its name.")
    place: str | None = Field(None, description="Id of the place.")
    place_name: str | None = Field(None, description="Its name.")
    form: str = Field(description="Whether the meeting is one of the body’s regular series.")
    held: str = Field(description="How far it is known that the meeting took place.")
    outcomes: str | None = Field(None, description="How much of what the meeting said is recorded.")
    attendee_count: int = Field(description="Number of people and seats recorded.")
    statement_count: int = Field(description="Number of outcomes of the meeting itself.")


class AttendanceLine(AtMeeting):
    """A person or seat at a meeting."""

    person: str | None = Field(None, description="Id of the person; left out for a seat without a name.")
    person_name: str | None = Field(None, description="Name of the person.")
    state: str | None = Field(None, description="Code of the state that the person represents.")
    state_name: str | None = Field(None, description="Name of the state.")
    body: str | None = Field(None, description="Id of the body that the person represents, if it is not a state.")
    body_name: str | None = Field(None, description="Name of that body.")
    office: str | None = Field(None, description="Office as the release prints it.")
    capacity: str = Field(description="The capacity in which the person took part.")
    chaired: bool = Field(description="Whether the person chaired the meeting.")


class StatementLine(AtMeeting):
    """A statement of a meeting, or of one participant."""

    resolution: str = Field(description="Id of the outcome in its meeting.")
    act: str = Field(description="The operative verb, from a closed list.")
    verb: str = Field(description="The act with its degree, as pages print it.")
    strength: str = Field(description="How strong the act is, from deciding to stating.")
    summary: str = Field(description="What was resolved.")
    own: bool = Field(description="Whether it is the meeting’s own; false for the words of one participant.")


class UseLine(AtMeeting):
    """A use of an instrument at a meeting."""

    action: str = Field(description="What was done with it; `cited` for an outcome that cites it.")
    resolution: str | None = Field(None, description="Id of the outcome that cites it.")
    summary: str | None = Field(None, description="What that outcome resolved.")


class OfficialLine(Linked):
    """A person with an office of a body."""

    office: str = Field(description="The office.")
    start_date: str | None = Field(None, description="First day, as exact as a source gives it, in EDTF.")
    end_date: str | None = Field(None, description="Last day, as exact as a source gives it, in EDTF.")


class PresenceLine(Line):
    """How often a state came to the meetings of a body that were held while it was a member."""

    body: str = Field(description="Id of the body.")
    body_name: str = Field(description="Its name.")
    meetings: int = Field(description="Meetings that were held while the state was a member.")
    attended: int = Field(description="Meetings at which the register names a delegation or a seat of the state.")
    absent: int = Field(description="Meetings from which it is known to have been absent.")


class PersonLine(Linked):
    """A person in a list."""

    sort: str = Field(description="The name as lists order it, family name first.")
    attendance_count: int = Field(description="Number of meetings at which the register names the person.")


class StateLine(Linked):
    """A state in a list."""

    status: str | None = Field(None, description="Its status without an end date; left out for a state without one.")


class BodyLine(Linked):
    """A body in a list."""

    short: str | None = Field(None, description="Its short name.")
    scope: str = Field(description="Whether the body belongs to the SCO.")
    meeting_count: int = Field(description="Number of its meetings in the register.")


class InstrumentLine(Linked):
    """An instrument in a list."""

    title: str = Field(description="Full title in English.")
    kind: str = Field(description="What sort of text it is.")
    date: str = Field(description="Day of signature or adoption, in EDTF.")
    use_count: int = Field(description="How often meetings signed, adopted, approved or cited it.")


class TopicLine(Linked):
    """A topic in a list."""

    broader: str | None = Field(None, description="Id of the wider topic that it belongs to.")
    statement_count: int = Field(description="Number of outcomes about it.")


class PlaceLine(Linked):
    """A place in a list."""

    country: str = Field(description="Code of the country.")
    country_name: str = Field(description="Name of the country.")
    latitude: float = Field(description="Degrees north; south is negative.")
    longitude: float = Field(description="Degrees east; west is negative.")
    meeting_count: int = Field(description="Number of meetings there in the register.")
