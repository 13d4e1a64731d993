"""One attendee of a draft, and all of them together with who chaired and who is new to the register."""

from dataclasses import dataclass, field

from communique.drafting.attendance.chairs import Chair
from communique.drafting.attendance.seats.seats import Seat
from communique.drafting.text.sentences import Sentence
from communique.model.vocabulary import Capacity, Completeness


@dataclass(frozen=True)
class Newcomer:
    """A person whom no entry of the register fits, with what the release says about them."""

    id: str
    name: str
    sort: str
    seat: Seat
    sentence: Sentence
    may_be: tuple[str, ...] = ()
    """Ids of people in the register who may be the same person."""


@dataclass(frozen=True)
class Participant:
    """One attendee of the draft.

    `person` is the id of a person in the register or of a newcomer; None for a seat without a name.
    """

    seat: Seat
    sentence: Sentence
    capacity: Capacity
    person: str | None
    printed: str | None
    reads: str | None
    """The name in the register, if the printed one looks like a misprint of it."""
    evidence: str
    """Why the name means this person."""
    doubts: tuple[str, ...] = ()


@dataclass
class Participants:
    """Everyone who attended, who chaired, and who is new to the register."""

    listed: list[Participant] = field(default_factory=list)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    chair: str | None = None
    chair_state: str | None = None
    chair_evidence: Chair | None = None
    """The person or state that chaired, with the sentence that says so."""
    doubts: list[str] = field(default_factory=list)
    attendance: Completeness = Completeness.UNKNOWN

    @property
    def owners(self) -> set[str | None]:
        """The states and bodies of all participants."""
        return {participant.seat.state or participant.seat.body for participant in self.listed}

    @property
    def sentence_starts(self) -> set[tuple[str, int]]:
        """Where the sentences that say who attended or chaired begin, as paragraph id and offset."""
        sentences = [participant.sentence for participant in self.listed]
        if self.chair_evidence and self.chair_evidence.seat.name:
            sentences.append(self.chair_evidence.sentence)
        return {(sentence.paragraph.id, sentence.span.start) for sentence in sentences}
