"""Context notes on the attendees of a meeting, and on members that stayed away."""

from collections.abc import Iterable, Iterator

from communique.analysis.context.note import (
    ContextNote,
    FirstAppearance,
    LastAppearance,
    MemberAbsence,
    NewOffice,
    StandIn,
)
from communique.analysis.delegations.heads import Heads, UsualHead, find_heads, find_usual_heads, list_heads
from communique.analysis.delegations.presence import count_presence
from communique.analysis.delegations.seats import order_attendees
from communique.analysis.ranks import find_ranked_office, is_below, rank_office
from communique.analysis.sessions import Sessions, count_full_lists
from communique.model.entries import Office, Person
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import ContextKind, Held
from communique.register.offices import is_same_office
from communique.register.register import Appearance, Register

_ABSENCE, _STAND_IN, _NEW_OFFICE, _FIRST, _LAST = 100, 92, 60, 30, 28
"""How much each note on an attendee matters, beside those on statements."""
_NEAR = 2
"""Years from a session to the nearest one that the usual head of delegation led, from which on nobody was replaced."""
_REGULAR = 4
"""Appearances from which the first and the last one of a person matter to a reader."""


class AttendeeNotes:
    """The notes on attendees, with what all meetings share."""

    def __init__(self, register: Register, heads: Heads | None = None) -> None:
        self._register = register
        self._heads = list_heads(register) if heads is None else heads

    def list_for(self, meeting: Meeting, sessions: Sessions) -> Iterator[ContextNote]:
        """Yield the notes on those who came to a meeting, and on members that did not, in the order of its page."""
        stand_ins = {note.on: note for note in self.list_stand_ins(meeting)}
        for attendee in order_attendees(meeting):
            person = self._register.people.get(attendee.person or "")
            if person is None:
                continue
            if person.id in stand_ins:
                yield stand_ins.pop(person.id)
            yield from self._note_career(meeting, attendee, person, sessions)
        yield from self._note_absences(meeting)

    def _note_absences(self, meeting: Meeting) -> Iterator[MemberAbsence]:
        for absence in meeting.absences:
            presence = next((p for p in count_presence(self._register, absence.state) if p.body == meeting.body), None)
            if presence:
                yield MemberAbsence(
                    ContextKind.ABSENCE,
                    absence.state,
                    _ABSENCE,
                    absence,
                    presence.meetings,
                    presence.attended,
                    presence.absent,
                )

    def list_stand_ins(self, meeting: Meeting) -> Iterator[StandIn]:
        """Yield the notes on heads of delegations that somebody of higher rank usually led."""
        seen: set[str] = set()
        for appearance, person, office in self._find_usual_heads(meeting):
            stand_in = appearance.attendee.person
            if stand_in and stand_in not in seen and self._ranks_below(appearance, office):
                years = self._list_years(appearance, person)
                if any(abs(year - meeting.date.year) <= _NEAR for year in years):
                    seen.add(stand_in)
                    yield StandIn(ContextKind.STAND_IN, stand_in, _STAND_IN, appearance, person, office, years)

    def _find_usual_heads(self, meeting: Meeting) -> Iterator[UsualHead]:
        """Yield whom others stood in for; of a meeting that was only announced nobody knows who came."""
        if meeting.held is Held.HELD:
            yield from find_usual_heads(self._heads, self._register.people, meeting)

    def _list_years(self, appearance: Appearance, person: Person) -> tuple[int, ...]:
        """Return the years in which a person led the delegation that somebody else led here, in whatever capacity."""
        body, state = appearance.meeting.body, appearance.attendee.state
        came = self._register.appearances.get(EntryKey("person", person.id), [])
        met = _list_meetings([one for one in came if one.meeting.body == body])
        heads = ((one, find_heads(one, capacity=None).get(state or "")) for one in met)
        return tuple(sorted({one.date.year for one, head in heads if head and head.person == person.id}))

    def _ranks_below(self, appearance: Appearance, office: Office) -> bool:
        """Whether somebody certainly ranks below an office."""
        level = rank_office(office.office)
        held = find_ranked_office(self._register, *appearance)
        return level is not None and held is not None and is_below(level, held)

    def _note_career(
        self, meeting: Meeting, attendee: Attendee, person: Person, sessions: Sessions
    ) -> Iterator[ContextNote]:
        came = _list_meetings(self._register.appearances.get(EntryKey("person", person.id), []))
        if person.may_be:
            return  # the other entry may have been there before or after
        at = next(place for place, one in enumerate(came) if one.id == meeting.id)
        before, after = sessions.before(meeting), sessions.after(meeting)
        bonus = min(len(came), 9)
        if at == 0 and len(came) >= _REGULAR:
            yield FirstAppearance(
                ContextKind.FIRST_APPEARANCE,
                person.id,
                _FIRST + bonus,
                person,
                len(came) - 1,
                came[-1],
                len(before),
                count_full_lists(before),
            )
        if at == len(came) - 1 and len(came) >= _REGULAR and after:
            yield LastAppearance(
                ContextKind.LAST_APPEARANCE,
                person.id,
                _LAST + bonus,
                person,
                len(came) - 1,
                came[0],
                len(after),
                count_full_lists(after),
            )
        if at > 0:
            yield from self._note_office(meeting, attendee, person, came[at - 1])

    def _note_office(
        self, meeting: Meeting, attendee: Attendee, person: Person, before: Meeting
    ) -> Iterator[NewOffice]:
        """Yield a note where the registry knows the printed offices of both days, and they differ."""
        then = self._register.offices_on(person.id, before.date.last)
        now = [one for one in self._register.offices_on(person.id, meeting.date.first) if one not in then]
        printed = [one.office for one in before.attendees if one.person == person.id]
        former, new = _find_printed(then, printed), _find_printed(now, [attendee.office])
        if new and former and not any(is_same_office(new.office, one.office) for one in then):
            yield NewOffice(ContextKind.NEW_OFFICE, person.id, _NEW_OFFICE, person, new, former, before)


def _find_printed(offices: list[Office], printed: Iterable[str | None]) -> Office | None:
    """Return the office that a record prints, or None. An acting minister is no minister."""
    words = [office for office in printed if office]
    return next(
        (
            one
            for one in offices
            for word in words
            if is_same_office(one.office, word) and ("acting" in one.office.lower()) == ("acting" in word.lower())
        ),
        None,
    )


def _list_meetings(came: list[Appearance]) -> list[Meeting]:
    """Return the held meetings of a person in chronological order, each once: a person may be listed twice."""
    return list({one.meeting.id: one.meeting for one in came if one.meeting.held is Held.HELD}.values())
