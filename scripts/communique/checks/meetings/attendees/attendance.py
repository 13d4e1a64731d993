"""The rules for who attended: the chair, seats, capacities, and whether a list is complete."""

from collections.abc import Iterator
from itertools import pairwise

from communique.checks.entries.entry import overlaps_next, trace_status
from communique.checks.meetings.attendees.holders import find_other_states
from communique.checks.rules import entry_rule
from communique.model.entries import Person, State
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.model.vocabulary import Capacity, Completeness, Scope, Status
from communique.problems import Fact, Finding, Loc
from communique.register.offices import can_be_shared
from communique.register.register import Register
from communique.text.explanation import Explanation, Hint
from communique.text.words import quote_value, with_article

_STATUSES = {status.value for status in Status}
_CHAIRING = (Capacity.MEMBER, Capacity.SCO_OFFICIAL)


@entry_rule(Meeting)
def chair_is_attendee(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The chair is among the attendees."""
    people = [attendee.person for attendee in meeting.attendees if attendee.person]
    if not all(register.knows(EntryKey("person", person)) for person in people):
        return  # one of these may be the chair
    if meeting.chair in register.people and meeting.chair not in people:
        cause = f"the chair {quote_value(meeting.chair)} is not among the attendees"
        fix = "add the seat, correct the chair, or write `chair: null`"
        words = {*meeting.chair.split("-")}
        alike = [person for person in people if words & {*person.split("-")}]
        hint = Hint(f"'{alike[0]}'") if len(alike) == 1 else Hint(reason=", ".join(people) or "none is named")
        yield Finding(("chair",), cause, fix, hint)


@entry_rule(Meeting, "date")
def chair_is_of_a_member(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The chair takes part for a member state or a body of the SCO, and the chairing state is a member on the day."""
    for index, seat in enumerate(meeting.attendees):
        if seat.person and seat.person == meeting.chair and seat.capacity not in _CHAIRING:
            cause = f"the chair {quote_value(meeting.chair)} is listed as {seat.capacity.label}"
            fix = "correct the chair, or the capacity of the seat"
            facts = (Fact(key_of(meeting), ("attendees", index, "capacity")),)
            yield Finding(("chair",), f"{cause}, and only members chair", fix, relies_on=facts)
    if meeting.chair_state in register.states and not _is_member(register, meeting.chair_state, meeting):
        name = register.states[meeting.chair_state].name
        cause = f"{name}, the chairing state, was no member on {meeting.date.start}, and only members chair"
        wrong = Explanation(cause, "correct `chair_state:`")
        yield _finding_on_status(register, meeting.chair_state, meeting, ("chair_state",), wrong)


def _is_member(register: Register, state: str, meeting: Meeting) -> bool:
    """Whether a state was a member on a day of a meeting."""
    return any(one.status is Status.MEMBER for one in register.standings(state, meeting.date))


@entry_rule(Meeting)
def chair_state_fits_chair(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """If both are recorded, the chairing state is the state that the chair represents. It is among the attendees."""
    states = [attendee.state for attendee in meeting.attendees if attendee.person == meeting.chair]
    if meeting.chair and meeting.chair_state and states and meeting.chair_state not in states:
        cause = f"the chair {quote_value(meeting.chair)} attends for {quote_value(states[0])}, not for "
        yield Finding(("chair_state",), f"{cause}{quote_value(meeting.chair_state)}", "correct one of the two")
    present = {attendee.state for attendee in meeting.attendees}
    is_complete, chair = meeting.attendance is Completeness.COMPLETE, meeting.chair_state
    # One that was no member is reported by another rule.
    if is_complete and chair in register.states and chair not in present and _is_member(register, chair, meeting):
        cause = f"{quote_value(meeting.chair_state)} is not among the attendees, whose list is complete"
        yield Finding(("chair_state",), cause, "correct one of the two")


@entry_rule(Meeting)
def attendee_represents_someone(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee represents what its capacity requires: a state or a body. A guest can be a person alone."""
    for index, attendee in enumerate(meeting.attendees):
        loc = ("attendees", index)
        person = register.people.get(attendee.person or "")
        yield from _check_represented(register, attendee, person, loc)
        if person and attendee.printed == register.name_on(person, meeting.date.first):
            yield Finding(
                (*loc, "printed"),
                f"{quote_value(attendee.printed)} is the name the register uses",
                "leave `printed` out",
            )


def _check_represented(register: Register, attendee: Attendee, person: Person | None, loc: Loc) -> Iterator[Finding]:
    bodies = (Capacity.SCO_OFFICIAL, Capacity.INTERNATIONAL_ORGANISATION)
    states = [capacity for capacity in Capacity if capacity not in (*bodies, Capacity.GUEST)]
    capacity, found = (*loc, "capacity"), quote_value(str(attendee.capacity))
    if attendee.capacity in bodies and not attendee.body:
        fix = (
            f"for the state {quote_value(attendee.state)}, write one of: {', '.join(states)}" if attendee.state else ""
        )
        if served := {office.body for office in person.offices if office.body} if person else None:
            fix = f"write `body: {min(served)}`" + (" in place of `state:`" if attendee.state else "")
        yield Finding(capacity, f"{found} represents a body", fix or "write `body:`")
    if attendee.capacity in states and not attendee.state:
        body = register.bodies.get(attendee.body or "")
        right = bodies[body.scope is Scope.EXTERNAL] if body else " or ".join(bodies)
        fix = f"for the body {quote_value(attendee.body)}, write `capacity: {right}`" if attendee.body else ""
        yield Finding(capacity, f"{found} represents a state", fix or "write `state:`")
    if attendee.capacity is Capacity.GUEST and not (attendee.state or attendee.body or attendee.person):
        yield Finding(
            (*loc, "capacity"), "a guest is a person or represents a state or a body", "write one of the three"
        )


@entry_rule(Meeting)
def attendee_listed_once(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A person is listed once, and so is an office of a state or body, unless several people can hold it, such as
    deputies and representatives.
    """
    people: set[str] = set()
    offices: dict[tuple[str, str | None, str | None], int] = {}
    delegations: set[tuple[str | None, str | None]] = set()
    for index, attendee in enumerate(meeting.attendees):
        if attendee.person and attendee.person in people:
            yield Finding(
                ("attendees", index, "person"), f"{quote_value(attendee.person)} is listed twice", "remove one"
            )
        elif not (attendee.person or attendee.office or attendee.note):
            delegation = (attendee.state, attendee.body)
            if delegation in delegations:
                whose = quote_value(attendee.state or attendee.body)
                yield Finding(("attendees", index), f"the delegation of {whose} is listed twice", "remove one")
            delegations.add(delegation)
        elif _has_seat_of_its_own(attendee) and not find_other_states(register, meeting, attendee):
            seat = ((attendee.office or "").casefold(), attendee.state, attendee.body)
            first = offices.setdefault(seat, index)
            if first != index:
                owner = attendee.state or attendee.body
                cause = (
                    f"the seat {quote_value(attendee.office)} of '{owner}' is listed twice, first as number {first + 1}"
                )
                are_named = attendee.person and meeting.attendees[first].person
                fix = "remove one, or correct the office of one" if are_named else "remove one, or name the two people"
                yield Finding(("attendees", index, "office"), cause, fix)
        people.add(attendee.person or "")


def _has_seat_of_its_own(attendee: Attendee) -> bool:
    """Whether an attendee has an office of a state or body that one person holds."""
    return bool(attendee.office and (attendee.state or attendee.body) and not can_be_shared(attendee.office))


@entry_rule(Meeting, "date")
def capacity_fits_status(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee in the capacity of member, observer or partner represents a state with that status on a day of the
    meeting, and a guest no member. On the day on which a status changes, both are correct.
    """
    for index, attendee in enumerate(meeting.attendees):
        if attendee.state not in register.states:
            continue
        standings = register.standings(attendee.state, meeting.date)
        statuses = [standing.status for standing in standings]
        is_guest = attendee.capacity is Capacity.GUEST and Status.MEMBER in statuses
        is_other = attendee.capacity.value in _STATUSES and attendee.capacity.value not in statuses
        if is_guest or is_other:
            status = " and ".join(with_article(status.label) for status in statuses) or "without a status"
            name = register.states[attendee.state].name
            cause = f"'{attendee.capacity}' does not fit: {name} was {status} on {meeting.date}"
            fix = f"write `capacity: {statuses[-1] if statuses else Capacity.GUEST}`"
            loc = ("attendees", index, "capacity")
            yield _finding_on_status(register, attendee.state, meeting, loc, Explanation(cause, fix))


def _finding_on_status(register: Register, state: str, meeting: Meeting, loc: Loc, explanation: Explanation) -> Finding:
    """Return a finding that shows that a status is wrong if many records contradict it."""
    status = Fact(EntryKey("state", state), ("status",))
    return Finding(loc, *explanation, relies_on=(status,), contradicts=trace_status(register, state, meeting.date))


@entry_rule(Meeting)
def capacity_is_the_same_on_the_day_of_a_change(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """States whose status changes on the same day in the same way attend in the same capacity on that day."""
    first: dict[tuple[str, ...], Attendee] = {}
    for index, attendee in enumerate(meeting.attendees):
        standings = register.standings(attendee.state, meeting.date) if attendee.state else []
        if len(standings) < 2 or attendee.capacity.value not in _STATUSES:
            continue
        change = tuple(f"{standing.status} {standing.start_date}" for standing in standings[1:])
        other = first.setdefault((standings[0].status, *change), attendee)
        if other.capacity is not attendee.capacity:
            names = [register.states[one.state or ""].name for one in (attendee, other)]
            cause = f"{names[0]} attends as '{attendee.capacity}' and {names[1]} as '{other.capacity}'"
            cause = f"{cause}, but the status of both changed that day"
            yield Finding(("attendees", index, "capacity"), cause, "write the same capacity for both")


@entry_rule(Meeting)
def attendance_is_known_if_listed(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Where somebody is known to have come, the attendance is not unknown."""
    if meeting.attendees and meeting.attendance is Completeness.UNKNOWN:
        cause = f"attendance is not known, but {len(meeting.attendees)} who came are listed"
        fix = f"write `attendance: {Completeness.PARTIAL}`, or `{Completeness.COMPLETE}` if all members are among them"
        yield Finding(("attendees",), cause, fix, at_key=True)


@entry_rule(Meeting, "date")
def complete_list_has_all_members(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Where attendance is complete, every member state of that day is among the delegations or the absences."""
    if meeting.attendance is not Completeness.COMPLETE:
        return
    listed = {attendee.state for attendee in meeting.attendees if attendee.capacity is Capacity.MEMBER}
    listed |= {absence.state for absence in meeting.absences}
    if not all(state is None or register.knows(EntryKey("state", state)) for state in listed):
        return  # one of these may be the member
    if not listed:
        fix = f"list them, or write `attendance: {Completeness.UNKNOWN}`"
        yield Finding(("attendance",), "'complete', but no delegation of a member is listed", fix)
        return
    listed |= {state for attendee in meeting.attendees for state in find_other_states(register, meeting, attendee)}
    missing = [state for state in _list_members(register, meeting) if state.id not in listed]
    seated = {attendee.state for attendee in meeting.attendees}
    for state in missing:
        if state.id in seated:
            yield from _explain_capacity(register, meeting, state)
    if absent := [state for state in missing if state.id not in seated]:
        yield _explain_absence(register, meeting, absent)


def _list_members(register: Register, meeting: Meeting) -> Iterator[State]:
    """Yield the member states on the first day of a meeting."""
    for code, state in register.states.items():
        if any(overlaps_next(*pair) for pair in pairwise(state.status)):
            continue  # reported by another rule
        standing = register.standing(code, meeting.date.first)
        if standing and standing.status is Status.MEMBER:
            yield state


def _explain_capacity(register: Register, meeting: Meeting, state: State) -> Iterator[Finding]:
    """Yield each seat of a member that has another capacity."""
    fitting = {standing.status.value for standing in register.standings(state.id, meeting.date)}
    for index, seat in enumerate(meeting.attendees):
        # Other capacities are reported by another rule.
        if seat.state == state.id and seat.capacity.value in fitting:
            cause = f"'{seat.capacity}', but {state.name} was a member on {meeting.date.start}"
            wrong = Explanation(f"{cause}, and the list is complete", "write `capacity: member`")
            yield _finding_on_status(register, state.id, meeting, ("attendees", index, "capacity"), wrong)


def _explain_absence(register: Register, meeting: Meeting, states: list[State]) -> Finding:
    """Return what is wrong where some members are not listed at all."""
    names = ", ".join(f"{state.name} ({state.id})" for state in states)
    members, them = ("a member", "it") if len(states) == 1 else ("members", "them")
    cause = f"'complete', but no delegation of {names}, {members} on that day, is listed"
    fix = f"add {them}, give the reason under `absences:`, or write `attendance: {Completeness.PARTIAL}`"
    facts = tuple(Fact(EntryKey("state", state.id), ("status",)) for state in states)
    status = trace_status(register, states[0].id, meeting.date) if len(states) == 1 else None
    return Finding(("attendance",), cause, fix, relies_on=facts, contradicts=status)
