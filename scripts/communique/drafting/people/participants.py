"""Lists the participants: the person that each line means, the capacity, and every doubt."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique.drafting.people.attendance import (
    Chair,
    find_attendance,
    find_chairs,
    find_delegations,
    find_denials,
    find_speakers,
)
from communique.drafting.people.capacity import MeetingSetting, decide_capacity
from communique.drafting.people.identity import Directory, Match
from communique.drafting.people.lists import ListLine
from communique.drafting.people.person_names import PersonNames
from communique.drafting.people.seats import Seat, SeatParser
from communique.drafting.people.tables import read_tables
from communique.drafting.text.dates import find_dates
from communique.drafting.text.names import NameMatcher
from communique.drafting.text.sentences import Sentence, SourceParagraph
from communique.model.edtf import Edtf
from communique.model.entries import Person
from communique.model.types import MAX_ID
from communique.model.vocabulary import Capacity, Completeness, Status
from communique.register.register import Register

_LONG_OFFICE = 110
"""Characters. The longest offices in the register have about 100."""
_FAMILY_FIRST = frozenset({"cn", "kp", "vn", "kh"})
"""States whose citizens' names begin with the family name."""


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


def build_seat_parser(register: Register, paragraphs: list[SourceParagraph]) -> SeatParser:
    """Return the parser for the lines of one release: what it also writes in lower case is no name."""
    lower_case_words = frozenset(
        word for p in paragraphs for word in re.findall(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", p.text)
    )
    matcher = NameMatcher(register)
    return SeatParser(matcher, PersonNames(matcher, lower_case_words))


def list_participants(parser: SeatParser, paragraphs: list[SourceParagraph], setting: MeetingSetting) -> Participants:
    """List who attended according to the sentences and tables of a release. No one is assumed to have attended."""
    register = parser.matcher.register
    builder = ParticipantsBuilder(register, setting)
    for line in (*find_attendance(parser, paragraphs), *read_tables(parser, paragraphs)):
        builder.add(line)
    builder.set_chair([_assume_host(chair, setting.host) for chair in find_chairs(parser, paragraphs)])
    _add_delegations(builder, find_delegations(parser, paragraphs))
    builder.participants.listed.sort(key=_order_by_text(paragraphs))
    builder.participants.doubts += find_denials(paragraphs)
    builder.participants.doubts += _find_unlisted_speakers(parser, paragraphs, builder.participants)
    builder.participants.doubts += _find_unused_lines(parser, paragraphs, builder.participants)
    if setting.is_sco:
        builder.participants.attendance = _judge_completeness(register, setting.when, builder.participants.listed)
    return builder.participants


def _add_delegations(builder: "ParticipantsBuilder", delegations: Iterable[ListLine]) -> None:
    """Add a seat for each delegation of which the release names nobody, in the order of the text."""
    for line in delegations:
        if (line.seat.state or line.seat.body) not in builder.participants.owners:
            builder.add(line)


def _order_by_text(paragraphs: list[SourceParagraph]) -> Callable[[Participant], tuple[int, int]]:
    """Return a sort key that puts participants in the order of the text."""
    order = {paragraph.id: at for at, paragraph in enumerate(paragraphs)}

    def position(participant: Participant) -> tuple[int, int]:
        return order[participant.sentence.paragraph.id], participant.sentence.paragraph.text.find(
            participant.seat.words
        )

    return position


def _assume_host(chair: Chair, host: str | None) -> Chair:
    """Return a chair with the host as the state, if the words do not give one: hosts usually chair."""
    seat = chair.seat
    if host and seat.name and seat.office and not (seat.state or seat.body):
        return replace(chair, seat=replace(seat, state=host), state_assumed=True)
    return chair


def _find_unlisted_speakers(
    parser: SeatParser, paragraphs: list[SourceParagraph], participants: Participants
) -> Iterator[str]:
    """Yield a doubt for each speaker who is not listed: an editor must decide whether they attended."""
    listed = {_get_family_name(participant.seat.name) for participant in participants.listed if participant.seat.name}
    speakers = {
        _get_family_name(seat.name): (where, seat) for where, seat in find_speakers(parser, paragraphs) if seat.name
    }
    for family, (where, seat) in speakers.items():
        if family not in listed:
            yield f"{where} quotes {seat.name}, but does not say that they attended: “{seat.words}”"


def _find_unused_lines(
    parser: SeatParser, paragraphs: list[SourceParagraph], participants: Participants
) -> Iterator[str]:
    """Yield a doubt for each unused line with a person and an office."""
    used = {participant.sentence.paragraph.id for participant in participants.listed}
    for paragraph in paragraphs:
        if paragraph.id not in used and len(paragraph.text) < 160 and not paragraph.text.rstrip().endswith((".", ":")):
            seat = parser.parse(paragraph.text)
            if seat.name and seat.office and (seat.state or seat.body):
                yield f"{paragraph.id} names a person with an office, but not as an attendee: “{paragraph.text}”"


class ParticipantsBuilder:
    """Builds the list of participants line by line."""

    def __init__(self, register: Register, setting: MeetingSetting) -> None:
        self.register = register
        self.setting = setting
        self.when = setting.when
        self.directory = Directory(register, setting.excluded_meeting)
        self.participants = Participants()

    def add(self, line: ListLine) -> Participant | None:
        """Add a line, unless the same person or seat is listed. Returns the participant, or None if left out."""
        seat, sentence = line.seat, line.sentence
        years = _find_years(sentence.text)
        if years and not years & {self.when.first.year, self.when.last.year}:
            self.participants.doubts.append(f"left out: “{seat.words}”: the sentence is about another year")
            return None
        if (known := self._find_listed(seat)) is not None:
            return known
        day = self.when.first
        match = self.directory.identify(seat, day) if seat.name else None
        doubts: list[str] = []
        if match and match.person and not (seat.state or seat.body):
            state, body = self.directory.find_owner(match.person, day)
            if state or body:
                seat = replace(seat, state=state, body=body)
                doubts.append(f"the state or body is not given here; taken from the entry of {match.person}")
        capacity, reason = decide_capacity(self.register, self.setting, seat, line)
        if capacity is None:
            self.participants.doubts.append(f"left out: “{seat.words}”: {reason}")
            return None
        doubts += _list_doubts(line, reason, match)
        person = match.person if match else None
        if seat.name and not person:
            person = self._add_newcomer(seat, sentence, match.may_be if match else ())
        printed, reads = self._compare_with_register(seat, person)
        participant = Participant(
            seat, sentence, capacity, person, printed, reads, match.reason if match else "", tuple(doubts)
        )
        if person and any(other.person == person for other in self.participants.listed):
            return next(other for other in self.participants.listed if other.person == person)
        self.participants.listed = [other for other in self.participants.listed if not _is_filled_by(other.seat, seat)]
        self.participants.listed.append(participant)
        return participant

    def _find_listed(self, seat: Seat) -> Participant | None:
        for participant in self.participants.listed:
            same_owner = (participant.seat.state, participant.seat.body) == (seat.state, seat.body)
            if (
                participant.seat.name == seat.name
                and same_owner
                and (seat.name or participant.seat.office == seat.office)
            ):
                return participant
            if seat.name is None and same_owner and (participant.seat.state or participant.seat.office == seat.office):
                return participant
        return None

    def _add_newcomer(self, seat: Seat, sentence: Sentence, may_be: tuple[str, ...]) -> str:
        name = seat.name or ""
        taken = {*self.register.people, *self.participants.newcomers}
        slug = make_slug(name)
        choices = [slug, f"{slug}-{seat.state or seat.body or 'other'}", f"{slug}-{self.when.year}"]
        person = next((choice for choice in choices if choice not in taken), f"{slug}-{len(taken)}")
        self.participants.newcomers[person] = Newcomer(
            person, name, make_sort_name(name, seat.state), seat, sentence, may_be
        )
        return person

    def _compare_with_register(self, seat: Seat, person: str | None) -> tuple[str | None, str | None]:
        """Return the printed name if the register has another, and how it should read if it looks misprinted."""
        entry = self.register.people.get(person or "")
        if entry is None or seat.name is None:
            return None, None
        name = self.register.name_on(entry, self.when.first)
        if seat.name == name:
            return None, None
        return seat.name, name if _looks_misprinted(seat.name, name, entry) else None

    def set_chair(self, chairs: list[Chair]) -> None:
        """Record who chaired. A person who chaired also attended, and is listed."""
        for chair in chairs:
            if chair.seat.name:
                listed = self._find_listed_chair(chair)
                participant = listed or self.add(
                    ListLine(chair.seat, chair.sentence, state_assumed=chair.state_assumed)
                )
                if participant and participant.person:
                    self.participants.chair, self.participants.chair_evidence = participant.person, chair
                    return
        for chair in chairs:
            if chair.seat.state:
                self.participants.chair_state, self.participants.chair_evidence = chair.seat.state, chair
                return

    def _find_listed_chair(self, chair: Chair) -> Participant | None:
        seat, family = chair.seat, _get_family_name(chair.seat.name or "")
        fitting = [
            participant
            for participant in self.participants.listed
            if participant.seat.name and _get_family_name(participant.seat.name) == family
        ]
        fitting = [
            participant
            for participant in fitting
            if not seat.state or chair.state_assumed or participant.seat.state == seat.state
        ]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=8)  # a sentence may list two hundred people, and is asked once for each
def _find_years(text: str) -> frozenset[int]:
    """Return the years in a text."""
    return frozenset(dated.first[0] for dated in find_dates(text) if dated.first[0])


def _is_filled_by(empty: Seat, seat: Seat) -> bool:
    """Whether a seat fills one that is listed without a name."""
    owners = (empty.state, empty.body) == (seat.state, seat.body)
    held = (empty.office or "").casefold()
    office = held == (seat.office or "").casefold() or held in ("leader", "head", "head of delegation")
    return empty.name is None and seat.name is not None and owners and office


def _list_doubts(line: ListLine, reason: str | None, match: Match | None) -> Iterator[str]:
    """Yield what is doubtful about a line: the capacity, the state, the office, the person."""
    if reason:
        yield reason
    if line.state_assumed:
        yield "the state is not given here; assumed to be the host, because hosts usually chair"
    if len(line.seat.office or "") > _LONG_OFFICE:
        yield "the office is long: it may include other words"
    if match and match.doubtful:
        yield match.reason


def _judge_completeness(register: Register, when: Edtf, listed: Iterable[Participant]) -> Completeness:
    """Return `complete` if every member state of that day is represented, else `partial` or `unknown`."""
    represented = {participant.seat.state for participant in listed if participant.capacity is Capacity.MEMBER}
    if not represented:
        return Completeness.PARTIAL if listed else Completeness.UNKNOWN
    members = {
        code
        for code in register.states
        if (known := register.standing(code, when.first)) and known.status is Status.MEMBER
    }
    return Completeness.COMPLETE if members <= represented else Completeness.PARTIAL


def make_slug(name: str) -> str:
    """Return the id for a name: “Sh. Mirziyoyev” gives sh-mirziyoyev."""
    bare = unicodedata.normalize("NFKD", name.replace("ё", "e").replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", bare.casefold())).strip("-")[: MAX_ID // 2] or "unnamed"


def make_sort_name(name: str, state: str | None) -> str:
    """Return a name as lists sort it. Chinese names, among others, already begin with the family name."""
    words = re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()
    if state in _FAMILY_FIRST or len(words) < 2:
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}"


def _get_family_name(name: str) -> str:
    return re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()[-1].casefold()


def _looks_misprinted(printed: str, name: str, entry: Person) -> bool:
    """Whether a full name has a spelling that the register does not have for the person."""
    if "." in printed or len(printed.split()) != len(name.split()):
        return False
    known = [other for other in entry.other_names if other.name == printed]
    return not known or any("print" in (other.note or "") for other in known)
