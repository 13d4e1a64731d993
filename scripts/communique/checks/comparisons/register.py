"""The rules that concern several entries: days, places, offices, instruments. The docstring of a rule is its text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from communique.checks.meetings.ids import list_name_facts
from communique.checks.meetings.timing import read_days
from communique.checks.rules import EntryFindings, register_rule
from communique.model.edtf import Edtf, are_swapped, is_day
from communique.model.entries import Office, Person
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.model.vocabulary import NoteKind
from communique.problems import Fact, Finding, Loc
from communique.register.offices import can_be_shared
from communique.register.register import Register
from communique.text.explanation import Hint

_Term = tuple[Person, int, Office]
"""Somebody with an office of theirs, and its place among their offices."""
MIN_LATE = 3
"""The fewest instruments of a meeting, or meetings of an instrument, that show which of the dates is wrong."""


@register_rule
def one_record_per_meeting(register: Register) -> EntryFindings:
    """Two records of one body, on a day in common and in the same place, if any, do not have a source in common."""
    seen: dict[tuple[str, str | None, str], Meeting] = {}
    for meeting in register.meetings.values():
        place = meeting.venue.place if meeting.venue else None
        for at, source in enumerate(meeting.sources):
            other = seen.setdefault((meeting.body, place, source.url), meeting)
            if other is meeting:
                continue
            if other.date == meeting.date:
                cause = f"{other.id} has the same body, date, place and source"
                facts = list_name_facts(meeting, other)
                yield meeting, Finding(("sources", at, "url"), cause, "keep one record", relies_on=facts)
                break
            if other.date.last >= meeting.date.first and _are_days(meeting, other):
                cause = f"{other.id} has a day, the body, the place and a source in common"
                yield meeting, Finding(("date",), cause, "keep one record")
                break


def _are_days(*meetings: Meeting) -> bool:
    """Whether the days of all these meetings are known."""
    return all(is_day(meeting.date.end) for meeting in meetings)


@register_rule
def one_place_per_day(register: Register) -> EntryFindings:
    """A person who attended a meeting of one day did not attend one in another place on the same day."""
    for (kind, person), appearances in register.appearances.items():
        if kind != "person":
            continue
        days: dict[object, Meeting] = {}
        for meeting, _ in appearances:
            place = meeting.venue.place if meeting.venue else None
            if meeting.date.first != meeting.date.last or not place:
                continue
            other = days.setdefault(meeting.date.first, meeting)
            if other.venue and other.venue.place != place:
                at = next(index for index, a in enumerate(meeting.attendees) if a.person == person)
                fix = "correct the person, the date or the place"
                cause = f"'{person}' attended {other.id} on the same day, in another place"
                yield meeting, Finding(("attendees", at, "person"), cause, fix)


@register_rule
def one_holder_per_office(register: Register) -> EntryFindings:
    """Two people did not hold the same office of a state or body at the same time. Periods without a known end are not
    compared, and dates without a day are read so that periods do not overlap.
    """
    for same_office in _list_terms_by_office(register, lambda one: bool(one.start_date and one.end_date)):
        ordered = sorted(same_office, key=_start_key)
        for at, (person, _, first) in enumerate(ordered):
            for other, index, second in islice(ordered, at + 1, None):
                if not second.start_date or not first.end_date or second.start_date.first >= first.end_date.first:
                    break  # the next ones start later still
                if person.id != other.id and second.start_date.last < first.end_date.first:
                    since = f"{other.name} has held this office since {second.start_date}"
                    cause = f"{since}, but {person.name} ({person.id}) held it until {first.end_date}"
                    fix = "correct a date, or keep one entry if the two are one person"
                    facts = tuple(Fact(key_of(one), ("name",)) for one in (person, other))
                    yield other, Finding(("offices", index, "start_date"), cause, fix, relies_on=facts)


@register_rule
def term_without_end_is_not_interrupted(register: Register) -> EntryFindings:
    """Somebody whose office has no end, and who is shown in it on a later day, did not hold it when the term of
    somebody else began between the two.
    """
    for same_office in _list_terms_by_office(register, lambda one: not can_be_shared(one.office)):
        for person, index, office in same_office:
            last = max(read_days(office).values(), default="") if not office.end_date else ""
            for other, _, term in same_office if is_day(last) else ():
                if person is not other and _is_between(term.start_date, office.start_date, Edtf(last)):
                    cause = f"{person.name} was in office from {office.start_date} to {last}, as pages show, but"
                    cause += f" {other.name} ({other.id}) took over on {term.start_date}"
                    loc = ("offices", index, "start_date")
                    facts = tuple(Fact(key_of(one), ("name",)) for one in (person, other))
                    yield person, Finding(loc, cause, "correct a date", relies_on=facts)
                    break


@register_rule
def office_is_shown_of_its_holder(register: Register) -> EntryFindings:
    """No page shows somebody in an office without dates on a day within the term of somebody else: after its first day,
    and not after the last day on which a page shows that person in it.
    """
    for same_office in _list_terms_by_office(register, lambda one: not can_be_shared(one.office)):
        terms = [(other, one.start_date, max(read_days(one).values(), default="")) for other, _, one in same_office]
        for person, index, office in same_office:
            days = () if office.start_date or office.end_date else filter(is_day, read_days(office).values())
            for day, (other, start, last) in product(days, terms):
                if person is not other and start and start.last < Edtf(day).first and day <= last:
                    cause = f"a page shows {person.name} in this office on {day}, but {other.name} ({other.id}) held it"
                    cause += f" from {start} to {last} at least"
                    fix = "correct the office, its state or its body, or the dates of one of the two"
                    facts = tuple(Fact(key_of(one), ("name",)) for one in (person, other))
                    yield person, Finding(("offices", index), cause, fix, relies_on=facts)
                    break


def _is_between(day: Edtf | None, first: Edtf | None, last: Edtf) -> bool:
    """Whether a day is surely after another and before a third."""
    return day is not None and first is not None and first.last < day.first and day.last < last.first


def _list_terms_by_office(register: Register, is_wanted: Callable[[Office], bool]) -> Iterable[list[_Term]]:
    """Return the wanted terms of each office of a state or body."""
    found: dict[tuple[str, str | None, str | None], list[_Term]] = defaultdict(list)
    for person in register.people.values():
        for index, office in enumerate(person.offices):
            if is_wanted(office):
                found[office.office.casefold(), office.state, office.body].append((person, index, office))
    return found.values()


def _start_key(tenure: _Term) -> tuple[str, str]:
    return (tenure[2].start_date.text if tenure[2].start_date else "", tenure[0].id)


@register_rule
def instrument_used_after_date(register: Register) -> EntryFindings:
    """A meeting does not sign, adopt, approve or cite an instrument whose date is after the meeting. The date of an
    instrument is not the day of a meeting that signed, adopted or approved it with day and month exchanged.
    """
    used = [
        (meeting, loc, instrument)
        for meeting in register.meetings.values()
        for loc, name in _list_instruments(meeting)
        if (instrument := register.instruments.get(name))
    ]
    swapped = {
        instrument.id: meeting
        for meeting, loc, instrument in used
        if loc[0] == "instruments" and are_swapped(instrument.date.text, meeting.date.end)
    }
    for name, meeting in swapped.items():
        day = register.instruments[name].date
        cause = f"{day} is not the day of {meeting.id}, which has it among its instruments"
        yield register.instruments[name], Finding(("date",), cause, hint=Hint(meeting.date.end))
    late = [one for one in used if one[2].id not in swapped and one[0].date.last < one[2].date.first]
    of_meetings: dict[str, set[str]] = defaultdict(set)
    of_instruments: dict[str, set[str]] = defaultdict(set)
    for meeting, _, instrument in late:
        of_meetings[meeting.id].add(instrument.id)
        of_instruments[instrument.id].add(meeting.id)
    for meeting, loc, instrument in late:
        instruments, meetings = of_meetings[meeting.id], of_instruments[instrument.id]
        # The same finding for each of many references is one problem: the date that they have in common is wrong.
        if len(meetings) >= MIN_LATE:
            cause = f"{len(meetings)} earlier meetings have this instrument, the first of them {min(meetings)}"
            yield instrument, Finding(("date",), cause, "correct this date")
        elif len(instruments) >= MIN_LATE:
            cause = f"{len(instruments)} instruments of this record are later, such as '{min(instruments)}'"
            date = (Fact(key_of(meeting), ("date",)),)
            yield meeting, Finding(("date",), cause, "correct this date", relies_on=date)
        else:
            cause = f"'{instrument.id}' dates from {instrument.date}, after this meeting of {meeting.date}"
            fix = "name the instrument that is meant, correct a date, or, if the meeting had only a draft, leave it out"
            # A short name of another year shows that the date of the instrument may be wrong.
            dates = (*(Fact(key_of(instrument), (one,)) for one in ("date", "short")), Fact(key_of(meeting), ("date",)))
            yield meeting, Finding(loc, cause, fix, relies_on=dates)


def _list_instruments(meeting: Meeting) -> Iterator[tuple[Loc, str]]:
    """Yield each instrument that a meeting signed or cites, with its place."""
    for at, action in enumerate(meeting.instruments):
        yield ("instruments", at, "instrument"), action.instrument
    for at, resolution in enumerate(meeting.resolutions):
        yield from ((("resolutions", at, "instruments", i), name) for i, name in enumerate(resolution.instruments))


@register_rule
def cross_reference_leads_back(register: Register) -> EntryFindings:
    """A note refers to a meeting that is not later than its own. Only an identification may refer to a later one."""
    for meeting in register.meetings.values():
        for index, note in enumerate(meeting.annotations):
            other = register.meetings.get((note.to.meeting if note.to else None) or "")
            if other and note.kind is not NoteKind.IDENTIFICATION and other.date.first > meeting.date.last:
                cause, fix = (
                    f"'{other.id}' is later than this meeting",
                    f"a {note.kind.label} refers to an earlier one",
                )
                yield meeting, Finding(("annotations", index, "to", "meeting"), cause, fix)
