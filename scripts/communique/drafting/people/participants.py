"""Puts together who came: each line of a list with the person it means, their capacity, and every doubt."""

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
from communique.text import Span

_LONG = 110
"""Characters; the longest offices of the register have some 100."""
_FAMILY_FIRST = frozenset({"cn", "kp", "vn", "kh"})


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom no entry of the register fits, with what the release says of them."""

    id: str
    name: str
    sort: str
    seat: Seat
    sentence: Sentence
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participant:
    """One attendee of the draft. `person` is an id of the register or of a newcomer; None for a seat without a name."""

    seat: Seat
    sentence: Sentence
    capacity: Capacity
    person: str | None
    printed: str | None
    reads: str | None
    """The register's name, where the printed one looks like a misprint of it."""
    evidence: str
    doubts: tuple[str, ...] = ()


@dataclass
class Participants:
    """Everybody who came, who chaired, and who is new to the register."""

    listed: list[Participant] = field(default_factory=list)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    chair: str | None = None
    chair_state: str | None = None
    chair_evidence: Chair | None = None
    doubts: list[str] = field(default_factory=list)
    attendance: Completeness = Completeness.UNKNOWN
    unnamed_delegations: dict[Seat, Capacity | None] = field(default_factory=dict)
    """Delegations that came without a word of who led them, as seats, each with its capacity."""

    @property
    def owners(self) -> set[str | None]:
        """The states and bodies of all who are listed."""
        return {one.seat.state or one.seat.body for one in self.listed}

    @property
    def sentences(self) -> set[tuple[str, int]]:
        """Where the sentences begin that say who came or chaired."""
        told = [one.sentence for one in self.listed]
        if self.chair_evidence and self.chair_evidence.seat.name:
            told.append(self.chair_evidence.sentence)
        return {(sentence.paragraph.id, sentence.span.start) for sentence in told}


def list_participants(register: Register, paragraphs: list[SourceParagraph], setting: MeetingSetting) -> Participants:
    """Who came, by what the sentences say. Nobody is taken for granted."""
    reader = ParticipantsBuilder(register, setting)
    ordinary = frozenset(word for p in paragraphs for word in re.findall(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", p.text))
    matcher = NameMatcher(register)
    parser = SeatParser(matcher, PersonNames(matcher, ordinary))
    for line in (*find_attendance(parser, paragraphs), *read_tables(parser, paragraphs)):
        reader.add(line)
    reader.set_chair([_of_host(chair, setting.host) for chair in find_chairs(parser, paragraphs)])
    reader.found.listed.sort(key=_standing(paragraphs))
    reader.found.doubts += find_denials(paragraphs)
    reader.found.doubts += _only_heard(parser, paragraphs, reader.found)
    reader.found.doubts += _passed_over(parser, paragraphs, reader.found)
    reader.found.unnamed_delegations = {
        seat: decide_capacity(register, setting, seat, ListLine(seat, Sentence(paragraphs[0], Span(0, 0))))[0]
        for seat in reader.found.unnamed_delegations
    }
    if setting.is_sco:
        reader.found.attendance = _completeness(register, setting.when, reader.found.listed)
    return reader.found


def _standing(paragraphs: list[SourceParagraph]) -> Callable[[Participant], tuple[int, int]]:
    """Where the words of somebody stand: the list has the order of the text."""
    order = {paragraph.id: at for at, paragraph in enumerate(paragraphs)}

    def standing(one: Participant) -> tuple[int, int]:
        return order[one.sentence.paragraph.id], one.sentence.paragraph.text.find(one.seat.words)

    return standing


def _of_host(chair: Chair, host: str | None) -> Chair:
    """Hosts chair: where the words do not say for whom somebody did, it is likely the state that it was held in."""
    seat = chair.seat
    if host and seat.name and seat.office and not (seat.state or seat.body):
        return replace(chair, seat=replace(seat, state=host), state_assumed=True)
    return chair


def _only_heard(parser: SeatParser, paragraphs: list[SourceParagraph], found: Participants) -> Iterator[str]:
    """Who speaks in a release need not have come: a person must judge."""
    listed = {_family(one.seat.name) for one in found.listed if one.seat.name}
    heard = {_family(seat.name): (where, seat) for where, seat in find_speakers(parser, paragraphs) if seat.name}
    for family, (where, seat) in heard.items():
        if family not in listed:
            yield f"{where} lets {seat.name} speak, but does not say that they came: “{seat.words}”"


def _passed_over(parser: SeatParser, paragraphs: list[SourceParagraph], found: Participants) -> Iterator[str]:
    """Lines that look like somebody with an office, and delegations of which nobody is named: a person must judge."""
    used = {one.sentence.paragraph.id for one in found.listed}
    for paragraph in paragraphs:
        if paragraph.id in used:
            continue
        if len(paragraph.text) < 160 and not paragraph.text.rstrip().endswith((".", ":")):
            seat = parser.parse(paragraph.text)
            if seat.name and seat.office and (seat.state or seat.body):
                yield f"{paragraph.id} names an office, but nothing says that somebody came: “{paragraph.text}”"
        elif seats := [
            seat for seat in find_delegations(parser, paragraph) if (seat.state or seat.body) not in found.owners
        ]:
            found.unnamed_delegations |= dict.fromkeys(seats)
            yield f"{paragraph.id} names delegations, but not who led them: lines for them stand below the list"


class ParticipantsBuilder:
    """Enters one line after the other."""

    def __init__(self, register: Register, setting: MeetingSetting) -> None:
        self.register = register
        self.setting = setting
        self.when = setting.when
        self.directory = Directory(register, setting.excluded_meeting)
        self.found = Participants()

    def add(self, line: ListLine) -> Participant | None:
        """Add a line, unless the same person or seat is listed already."""
        seat, sentence = line.seat, line.sentence
        years = _years(sentence.text)
        if years and not years & {self.when.first.year, self.when.last.year}:
            self.found.doubts.append(f"left out: “{seat.words}”: the sentence tells of another year")
            return None
        if (known := self._listed(seat)) is not None:
            return known
        day = self.when.first
        match = self.directory.identify(seat, day) if seat.name else None
        doubts: list[str] = []
        if match and match.person and not (seat.state or seat.body):
            state, body = self.directory.find_owner(match.person, day)
            if state or body:
                seat = replace(seat, state=state, body=body)
                doubts.append(f"the words do not say for whom; taken from the entry of {match.person}")
        capacity, reason = decide_capacity(self.register, self.setting, seat, line)
        if capacity is None:
            self.found.doubts.append(f"left out: “{seat.words}”: {reason}")
            return None
        doubts += _doubts(line, reason, match)
        person = match.person if match else None
        if seat.name and not person:
            person = self._newcomer(seat, sentence, match.may_be if match else ())
        printed, reads = self._printed(seat, person)
        one = Participant(
            seat, sentence, capacity, person, printed, reads, match.reason if match else "", tuple(doubts)
        )
        if person and any(other.person == person for other in self.found.listed):
            return next(other for other in self.found.listed if other.person == person)
        self.found.listed = [other for other in self.found.listed if not _is_filled_by(other.seat, seat)]
        self.found.listed.append(one)
        return one

    def _listed(self, seat: Seat) -> Participant | None:
        for one in self.found.listed:
            same_owner = (one.seat.state, one.seat.body) == (seat.state, seat.body)
            if one.seat.name == seat.name and same_owner and (seat.name or one.seat.office == seat.office):
                return one
            if seat.name is None and same_owner and (one.seat.state or one.seat.office == seat.office):
                return one
        return None

    def _newcomer(self, seat: Seat, sentence: Sentence, may_be: tuple[str, ...]) -> str:
        name = seat.name or ""
        taken = {*self.register.people, *self.found.newcomers}
        plain = make_slug(name)
        choices = [plain, f"{plain}-{seat.state or seat.body or 'other'}", f"{plain}-{self.when.year}"]
        person = next((choice for choice in choices if choice not in taken), f"{plain}-{len(taken)}")
        self.found.newcomers[person] = Newcomer(person, name, make_sort_name(name, seat.state), seat, sentence, may_be)
        return person

    def _printed(self, seat: Seat, person: str | None) -> tuple[str | None, str | None]:
        """The name as printed, where it is not the register's; and how it should read, where it looks misprinted."""
        entry = self.register.people.get(person or "")
        if entry is None or seat.name is None:
            return None, None
        name = self.register.name_on(entry, self.when.first)
        if seat.name == name:
            return None, None
        return seat.name, name if _looks_misprinted(seat.name, name, entry) else None

    def set_chair(self, found: list[Chair]) -> None:
        """The chair is somebody listed, or comes onto the list: who chaired was there."""
        for chair in found:
            if chair.seat.name:
                listed = self._chair_listed(chair)
                one = listed or self.add(ListLine(chair.seat, chair.sentence, state_assumed=chair.state_assumed))
                if one and one.person:
                    self.found.chair, self.found.chair_evidence = one.person, chair
                    return
        for chair in found:
            if chair.seat.state:
                self.found.chair_state, self.found.chair_evidence = chair.seat.state, chair
                return

    def _chair_listed(self, chair: Chair) -> Participant | None:
        seat, family = chair.seat, _family(chair.seat.name or "")
        fitting = [one for one in self.found.listed if one.seat.name and _family(one.seat.name) == family]
        fitting = [one for one in fitting if not seat.state or chair.state_assumed or one.seat.state == seat.state]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=8)  # a sentence may list two hundred
def _years(text: str) -> frozenset[int]:
    """The years that a sentence names."""
    return frozenset(dated.first[0] for dated in find_dates(text) if dated.first[0])


def _is_filled_by(empty: Seat, seat: Seat) -> bool:
    """Whether somebody holds a seat that was listed without a name."""
    owners = (empty.state, empty.body) == (seat.state, seat.body)
    held = (empty.office or "").casefold()
    office = held == (seat.office or "").casefold() or held in ("leader", "head", "head of delegation")
    return empty.name is None and seat.name is not None and owners and office


def _doubts(line: ListLine, reason: str | None, match: Match | None) -> Iterator[str]:
    """What is doubtful about a line: the capacity, the state, the office, the person."""
    if reason:
        yield reason
    if line.state_assumed:
        yield "the words do not say for whom; it was held there, and hosts chair"
    if len(line.seat.office or "") > _LONG:
        yield "the office is long: more than the office may stand in it"
    if match and match.doubtful:
        yield match.reason


def _completeness(register: Register, when: Edtf, listed: Iterable[Participant]) -> Completeness:
    came_for = {one.seat.state for one in listed if one.capacity is Capacity.MEMBER}
    if not came_for:
        return Completeness.PARTIAL if listed else Completeness.UNKNOWN
    members = {
        code
        for code in register.states
        if (known := register.standing(code, when.first)) and known.status is Status.MEMBER
    }
    return Completeness.COMPLETE if members <= came_for else Completeness.PARTIAL


def make_slug(name: str) -> str:
    """The id that a name gives: “Sh. Mirziyoyev” is sh-mirziyoyev."""
    bare = unicodedata.normalize("NFKD", name.replace("ё", "e").replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", bare.casefold())).strip("-")[: MAX_ID // 2] or "unnamed"


def make_sort_name(name: str, state: str | None) -> str:
    """The name as lists order it. Chinese names, among others, begin with the family name."""
    words = re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()
    if state in _FAMILY_FIRST or len(words) < 2:
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}"


def _family(name: str) -> str:
    return re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()[-1].casefold()


def _looks_misprinted(printed: str, name: str, entry: Person) -> bool:
    """Whether a whole name is spelled in a way that the register does not know for the person."""
    if "." in printed or len(printed.split()) != len(name.split()):
        return False
    known = [other for other in entry.other_names if other.name == printed]
    return not known or any("print" in (other.note or "") for other in known)
