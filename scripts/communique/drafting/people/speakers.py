"""Finds the people who speak in a release, and decides who of them was at the meeting."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.drafting.attendance.groups import find_groups
from communique.drafting.attendance.seats.phrases import ELSEWHERE, SAID_THERE, SPOKE_AFTER, SPOKE_BEFORE
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.people.capacity import MeetingSetting
from communique.drafting.people.offices import are_similar_offices
from communique.drafting.text.english import make_plural
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences
from communique.model.vocabulary import Capacity, Scope
from communique.register.register import Register

_LEAST_HOLDERS = 2
"""How often members must have sent holders of an office to meetings of a body before it is one of its offices."""


@dataclass(frozen=True)
class Speaker:
    """A person with an office who speaks in a sentence."""

    seat: Seat
    sentence: Sentence
    there: bool
    """Whether the sentence says that the words were said at a meeting."""
    elsewhere: bool
    """Whether the words were said to the press, or before or after the meeting."""


def find_speakers(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Speaker]:
    """Yield each person with an office who speaks in a sentence. A person who speaks need not have attended."""
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        for group in find_groups(parser, text):
            if not (SPOKE_AFTER.match(text, group.end) or SPOKE_BEFORE.search(text[: group.start])):
                continue
            seat = parser.parse(sentence.text[group.start : group.end])
            there, elsewhere = SAID_THERE.search(text, group.end), ELSEWHERE.search(text)
            if seat.name and seat.office and (there or seat.state or seat.body):
                yield Speaker(seat, sentence, there=there is not None, elsewhere=elsewhere is not None)


def is_of_body(parser: SeatParser, office: str, body: str | None) -> bool:
    """Whether holders of an office form a body: the meeting of culture ministers is one of Ministers of Culture."""
    plural = make_plural(office)
    known = parser.matcher.register.bodies.get(body or "")
    described = known.described_as if known else None
    return plural != office and described is not None and bool(re.search(described, plural, re.IGNORECASE))


def is_expected(parser: SeatParser, seat: Seat, setting: MeetingSetting) -> bool:
    """Whether somebody with this office, of a state with a status in the SCO, is one of those who attend the body."""
    register, office = parser.matcher.register, seat.office or ""
    if (owner := register.bodies.get(seat.body or "")) and not seat.state:
        return owner.scope is Scope.SCO
    if seat.state and not register.standing(seat.state, setting.when.first):
        return False
    if is_of_body(parser, office, setting.body):
        return True
    return any(are_similar_offices(office, other) for other in _list_offices(register, setting))


def _list_offices(register: Register, setting: MeetingSetting) -> list[str]:
    """Return the offices whose holders members sent to other meetings of the body."""
    sent = Counter(
        (attendee.office or "").casefold()
        for meeting in register.meetings.values()
        if meeting.body == setting.body and meeting.id != setting.excluded_meeting
        for attendee in meeting.attendees
        if attendee.capacity is Capacity.MEMBER
    )
    return [office for office, times in sent.items() if times >= _LEAST_HOLDERS]
