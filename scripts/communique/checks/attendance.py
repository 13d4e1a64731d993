"""The rules that compare attendees with what the registry says about them on the day of the meeting."""

from collections import defaultdict
from collections.abc import Iterator

from communique.checks.rules import EntryFindings, for_each, rule
from communique.model.entries import Office, Person
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.problems import Finding
from communique.register.offices import can_be_shared, fold_office, is_same_office
from communique.register.register import Register
from communique.text import quote_value


@rule
@for_each(Meeting)
def state_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee speaks for a state in which the person held an office, on that day if dates are known."""
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        if person is None or attendee.state is None or attendee.note:
            continue
        offices = register.offices_on(person.id, meeting.date.first) or person.offices
        states = sorted({office.state for office in offices if office.state})
        if states and attendee.state not in states:
            message = f"{person.name} is known for {', '.join(states)}, not for {quote_value(attendee.state)}"
            yield Finding(("attendees", index, "state"), f"{message}: correct it, or add the office to the person")


@rule
@for_each(Meeting)
def office_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee has an office that the person held on that day, or a note that explains another office."""
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        offices = register.offices_on(attendee.person or "", meeting.date.first)
        if person is None or attendee.office is None or attendee.note or not offices:
            continue
        if not any(is_same_office(attendee.office, office.office) for office in offices):
            known = "; ".join(office.office for office in offices)
            message = f"{person.name} is known as {known} on {meeting.date}, not as {quote_value(attendee.office)}"
            fix = "correct it, add the office to the person, or explain it in `note:`"
            yield Finding(("attendees", index, "office"), f"{message}: {fix}")


@rule
def office_is_not_held_by_another(register: Register) -> EntryFindings:
    """No person attends in an office that another person is known to have held on that day."""
    holders = _index_holders(register)
    for meeting in register.meetings.values():
        for index, attendee in enumerate(meeting.attendees):
            if not (attendee.person and attendee.state and attendee.office) or can_be_shared(attendee.office):
                continue
            for holder, office in holders.get((attendee.state, fold_office(attendee.office)), ()):
                if holder.id != attendee.person and _is_certainly_held(register, holder, office, meeting):
                    office_name = quote_value(attendee.office)
                    message = f"{holder.name} ({holder.id}) is known to have held {office_name} on {meeting.date}"
                    yield meeting, Finding(("attendees", index, "office"), f"{message}: correct one of the two")
                    break


def _index_holders(register: Register) -> dict[tuple[str, frozenset[str]], list[tuple[Person, Office]]]:
    """Return the people with a dated office, by state and by the words of the office."""
    holders = defaultdict(list)
    for person in register.people.values():
        for office in person.offices:
            if office.state and office.start_date and not can_be_shared(office.office):
                holders[office.state, fold_office(office.office)].append((person, office))
    return holders


def _is_certainly_held(register: Register, holder: Person, office: Office, meeting: Meeting) -> bool:
    """Whether an office had certainly begun and not ended: its end is known, or its holder attended in it later."""
    if office.start_date is None or office.start_date.last >= meeting.date.first:
        return False
    if office.end_date:
        return meeting.date.last < office.end_date.first
    words = fold_office(office.office)
    return any(
        later.date.first > meeting.date.last and fold_office(attendee.office or "") == words
        for later, attendee in register.appearances.get(key_of(holder), [])
    )
