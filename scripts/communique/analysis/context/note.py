"""The kinds of context notes, as facts without wording. The templates put them into sentences."""

from dataclasses import dataclass
from typing import NamedTuple

from communique.model.entries import Instrument, Office, Person
from communique.model.meeting import Absence, Meeting
from communique.model.vocabulary import ContextKind, Relation
from communique.register.register import Appearance, Statement


class Echo(NamedTuple):
    """The nearest earlier or later statement of the same body on the same topic."""

    statement: Statement
    topic: str
    """The topic that both have."""
    statements: int
    """Statements of that meeting on the topic."""
    between: int
    """Sessions of the body in the register between the two meetings."""
    between_complete: int
    """Of these, the sessions whose outcomes are recorded in full."""
    missing: int
    """Sessions between the two that the register lacks, as far as the numbers of both sessions show it."""
    years: tuple[int, int] | None
    """The years of the two meetings, where they are far apart."""
    beside: str
    """The first topic of that statement, if it is another one; a verb alone would seem to be about the shared topic."""
    change: str
    """`stronger` or `weaker`, said of the later of the two statements; empty where the acts cannot be compared."""


class Sequel(NamedTuple):
    """A later statement that follows this one, and how."""

    statement: Statement
    how: Relation


@dataclass(frozen=True)
class ContextNote:
    """What the register says beside one statement or attendee. `on` is what a record calls it: see `HiddenNote.on`."""

    kind: ContextKind
    on: str
    weight: int
    """How much the note matters to a reader: notes of the greatest weight are shown first."""


@dataclass(frozen=True)
class SameTopic(ContextNote):
    """What the body said on the same topic before, or after."""

    echo: Echo
    is_later: bool

    @property
    def says(self) -> tuple[object, ...]:
        """What makes two notes of one meeting read alike: what they lead to, not what they are on."""
        statement = self.echo.statement
        return self.echo.topic, self.echo.change, statement.meeting.id, statement.resolution.id


@dataclass(frozen=True)
class Followed(ContextNote):
    """What became of a statement."""

    sequels: tuple[Sequel, ...]


@dataclass(frozen=True)
class InstrumentStatus(ContextNote):
    """Whether cited instruments were in force on the day of the meeting: those of which the register knows it."""

    in_force: tuple[Instrument, ...]
    not_yet: tuple[Instrument, ...]
    unknown: int
    """Cited treaties, agreements and the like of which the register does not know when they entered into force."""


@dataclass(frozen=True)
class FirstAppearance(ContextNote):
    """The first of several recorded appearances of a person."""

    person: Person
    later: int
    last: Meeting
    earlier_sessions: int
    """Earlier sessions of the body of the meeting."""
    earlier_complete: int
    """Of these, the sessions with a complete list of participants."""


@dataclass(frozen=True)
class LastAppearance(ContextNote):
    """The last of several recorded appearances of a person, where the body met again."""

    person: Person
    earlier: int
    first: Meeting
    later_sessions: int
    later_complete: int


@dataclass(frozen=True)
class NewOffice(ContextNote):
    """An office that the person did not hold when last recorded."""

    person: Person
    office: Office
    former: Office
    """The office in which the person was last recorded."""
    before: Meeting
    """The meeting at which the person was last recorded."""


@dataclass(frozen=True)
class StandIn(ContextNote):
    """The head of a delegation that somebody else usually led at that time."""

    stand_in: Appearance
    instead_of: Person
    office: Office
    years: tuple[int, ...]
    """The years in which that person led the delegation to this body."""


@dataclass(frozen=True)
class MemberAbsence(ContextNote):
    """A member state that stayed away."""

    absence: Absence
    meetings: int
    """Meetings of the body in the register that were held while the state was a member."""
    attended: int
    """Of these, the meetings at which the register names it."""
    absent: int
    """Of these, the meetings from which it is known to have been absent."""

    @property
    def unknown(self) -> int:
        """Of these, the meetings of which the register does not know whether it came."""
        return self.meetings - self.attended - self.absent
