"""Builds the list of participants line by line: the person that each line means, the capacity, and every doubt."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from communique.drafting.attendance.chairs import Chair
from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.seats.person_names import get_family_name
from communique.drafting.attendance.seats.phrases import SEVERAL
from communique.drafting.attendance.seats.seats import Seat
from communique.drafting.attendance.seats.words import ROLE
from communique.drafting.people.capacity import MeetingSetting, decide_capacity
from communique.drafting.people.identity import Directory, Match
from communique.drafting.people.new_names import make_slug, make_sort_name
from communique.drafting.people.offices import are_similar_offices, strip_owner
from communique.drafting.people.participant import Newcomer, Participant, Participants
from communique.drafting.text.dates import find_dates
from communique.drafting.text.sentences import Sentence, split_sentences
from communique.model import edtf
from communique.model.edtf import Edtf
from communique.model.entries import Person
from communique.register.register import Register

_HEADS = ("leader", "head", "head of delegation")
_THIS_MEETING = re.compile(r"\b(?:this|that)\s+(?:conference|summit|meeting|session|event|forum)\b", re.IGNORECASE)
"""Words that refer to the meeting in the sentence before."""
_SINCE = re.compile(r"\bfor\s+the\s+first\s+time\s+since\s+(?:\w+\s+)?\d{4}\b", re.IGNORECASE)
"""Words with a year that is not that of the sentence."""
_LONG_OFFICE = 110
"""Characters. The longest offices in the register have about 100."""


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
        if other := _find_other_time(sentence, self.when):
            self.participants.doubts.append(f"left out: “{seat.words}”: the sentence {other}")
            return None
        if (known := self._find_listed(seat)) is not None:
            return known
        match = self.directory.identify(seat, self.when.first) if seat.name else None
        completed = self._complete(line, match)
        if completed is None:
            return None
        seat, doubts = completed
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

    def _complete(self, line: ListLine, match: Match | None) -> tuple[Seat, list[str]] | None:
        """Return the seat of a line with what the register adds to it, and the doubts; None if it does not count."""
        seat, doubts = line.seat, []
        person = match.person if match else None
        if line.without_office:
            office = self._find_only_office(match, seat)
            if office is None:
                self.participants.doubts.append(f"left out: “{seat.words}”: no office is named with it")
                return None
            seat = replace(seat, office=office)
            doubts.append(f"the office is not given here; taken from the entry of {person}")
        if person and not (seat.state or seat.body):
            state, body = self.directory.find_owner(person, self.when.first)
            if state or body:
                seat = replace(seat, state=state, body=body)
                doubts.append(f"the state or body is not given here; taken from the entry of {person}")
        if self.setting.home and seat.name and ROLE.search(seat.office or "") and not (seat.state or seat.body):
            if get_family_name(seat.name) in self._list_family_names():
                return None  # “Minister X said” after “Minister A. X of Example attended”
            seat = replace(seat, state=self.setting.home)
            doubts.append("the state is not given here; assumed to be that from which the report was sent")
        return seat, doubts

    def _find_only_office(self, match: Match | None, seat: Seat) -> str | None:
        """Return the only office that the person of a whole name held on the day, for the state or body of the seat."""
        if match is None or match.person is None or match.doubtful:
            return None
        owner = seat.state or seat.body
        held = self.register.offices_on(match.person, self.when.first)
        known = self.register.people[match.person].offices
        held = held or [office for office in known if not (office.start_date or office.end_date)]
        held = [office for office in held if owner is None or owner == (office.state or office.body)]
        offices = {re.sub(r"\s*\([^()]*\)", "", office.office) for office in held}
        return offices.pop() if len(offices) == 1 else None

    def add_unless_listed(self, line: ListLine) -> None:
        """Add a person, unless someone with the same family name is listed."""
        if get_family_name(line.seat.name or "-") not in self._list_family_names():
            self.add(line)

    def _list_family_names(self) -> set[str]:
        return {get_family_name(one.seat.name) for one in self.participants.listed if one.seat.name}

    def has_place_for(self, seat: Seat) -> bool:
        """Whether a seat is listed without a name that this one fills."""
        return any(_is_filled_by(other.seat, seat) for other in self.participants.listed)

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
                if ROLE.search(chair.seat.office or "") and not SEVERAL.search(chair.seat.office or ""):
                    self.add(ListLine(chair.seat, chair.sentence))
                return

    def _find_listed_chair(self, chair: Chair) -> Participant | None:
        seat, family = chair.seat, get_family_name(chair.seat.name or "")
        fitting = [
            participant
            for participant in self.participants.listed
            if participant.seat.name and get_family_name(participant.seat.name) == family
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
    return frozenset(dated.first[0] for dated in find_dates(_SINCE.sub("", text)) if dated.first[0])


def _find_other_time(sentence: Sentence, when: Edtf) -> str | None:
    """Return what shows that a sentence is about another meeting than that of the given days."""
    years = _find_years(sentence.text)
    if years and not years & {when.first.year, when.last.year}:
        return "is about another year"
    return "before is about another day" if _is_about_another_day(sentence, when) else None


def _is_about_another_day(sentence: Sentence, when: Edtf) -> bool:
    """Whether a sentence speaks of “this summit”, and the one before gives a day that is not one of the meeting."""
    if not _THIS_MEETING.search(sentence.text):
        return False
    before = [one for one in split_sentences(sentence.paragraph) if one.span.end <= sentence.span.start]
    days = [
        edtf.parse(day)
        for one in before[-1:]
        for dated in find_dates(one.text)
        if (day := dated.with_year(when.year).edtf)
    ]
    return bool(days) and all(day.last < when.first or when.last < day.first for day in days)


def _is_filled_by(empty: Seat, seat: Seat) -> bool:
    """Whether a seat fills one that is listed without a name."""
    owners = (empty.state, empty.body) == (seat.state, seat.body)
    held, printed = (empty.office or "").casefold(), (seat.office or "").casefold()
    if empty.body:  # which is known already in “Secretary-General of …”
        held, printed = strip_owner(held), strip_owner(printed)
    office = not held or held == printed or are_similar_offices(held, printed) or held in _HEADS
    office = office or set(held.removesuffix(" chief").split()) <= set(printed.split())
    return empty.name is None and seat.name is not None and owners and office


def _list_doubts(line: ListLine, reason: str | None, match: Match | None) -> Iterator[str]:
    """Yield what is doubtful about a line: the capacity, the state, the office, the person."""
    if reason:
        yield reason
    if line.state_assumed:
        yield "the state is not given here; assumed to be that of the host or the chair"
    if line.only_spoke:
        yield "the text only quotes them: at a meeting, or in an office of the body that met"
    if line.doubt:
        yield line.doubt
    if len(line.seat.office or "") > _LONG_OFFICE:
        yield "the office is long: it may include other words"
    if match and match.doubtful:
        yield match.reason


def _looks_misprinted(printed: str, name: str, entry: Person) -> bool:
    """Whether a full name has a spelling that the register does not have for the person."""
    if "." in printed or len(printed.split()) != len(name.split()):
        return False
    known = [other for other in entry.other_names if other.name == printed]
    return not known or any("print" in (other.note or "") for other in known)
