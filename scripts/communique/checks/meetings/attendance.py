"""The rules for who attended: seats, capacities, and what the registry knows of each person on that day."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from communique.checks.entries.entry import overlaps_next, trace_status
from communique.checks.meetings.timing import is_shown_on
from communique.checks.rules import EntryFindings, for_each, rule
from communique.model.entries import Office, Person, State, list_spellings
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.model.vocabulary import Capacity, Completeness, Status
from communique.problems import Fact, Finding, Loc
from communique.register.offices import can_be_shared, drop_state, fold_office, is_same_office
from communique.register.register import Register
from communique.text import quote_value

_STATUSES = {status.value for status in Status}
_MINISTER = "minister"
_RANKS = frozenset({_MINISTER, "first", "deputy", "prime", "chief", "senior"})
"""Words of the offices of ministers that do not say of which ministry."""


@rule
@for_each(Meeting, "date")
def state_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee speaks for a state in which the person held an office, on that day if dates are known."""
    for index, attendee in enumerate(meeting.attendees):
        if states := _find_other_states(register, meeting, attendee):
            name = register.people[attendee.person or ""].name
            message = f"{name} is known for {', '.join(states)}, not for {quote_value(attendee.state)}"
            fix = f"correct it here or in people/{attendee.person}.yml, or add the office there"
            loc = ("attendees", index, "state")
            yield _finding_on_office(register.people[attendee.person or ""], states, loc, f"{message}: {fix}")


def _finding_on_office(person: Person, owners: list[str], loc: Loc, message: str) -> Finding:
    """Return a finding that shows that the owner of an office is wrong if many records contradict it."""
    wrong = [
        Fact(key_of(person), ("offices", at, name))
        for at, office in enumerate(person.offices)
        for name in ("state", "body")
        if getattr(office, name) in owners
    ]
    return Finding(loc, message, relies_on=tuple(wrong), contradicts=wrong[0] if len(wrong) == 1 else None)


def _find_other_states(register: Register, meeting: Meeting, attendee: Attendee) -> list[str]:
    """Return the states in which an attendee held an office on that day, if the state of the seat is none of them."""
    person = register.people.get(attendee.person or "")
    if person is None or attendee.state not in register.states or attendee.note:
        return []
    offices = register.offices_on(person.id, meeting.date.first) or person.offices
    states = {office.state for office in offices if office.state}
    # Unknown states are reported by another rule.
    return sorted(states) if attendee.state not in states and register.states.keys() >= states else []


@rule
@for_each(Meeting)
def body_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee speaks for a body in which the person held an office."""
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        if person is None or attendee.body not in register.bodies or attendee.note:
            continue
        bodies = sorted({office.body for office in person.offices if office.body})
        if bodies and attendee.body not in bodies:
            message = f"{person.name} is known for {', '.join(bodies)}, not for {quote_value(attendee.body)}"
            message += ": correct it, or add the office to the person"
            yield _finding_on_office(person, bodies, ("attendees", index, "body"), message)


@rule
@for_each(Meeting, "date")
def office_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee has an office that the person held on that day, or a note that explains another office."""
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        offices = register.offices_on(attendee.person or "", meeting.date.first)
        if person is None or attendee.office is None or attendee.note:
            continue
        loc = ("attendees", index, "office")
        if capitals := _find_other_capitals(attendee.office, person):
            fix = f"write {quote_value(capitals)}, as in the person's file, or explain it in `note:`"
            yield Finding(loc, f"{quote_value(attendee.office)} begins with a small letter: {fix}")
        if not offices:
            terms = [office for office in person.offices if is_same_office(attendee.office, office.office)]
            if any(is_shown_on(office, meeting.date.end) for office in terms):
                continue  # the dates in the person's file are wrong, which another rule reports
            if terms and all(_is_outside(office, meeting) for office in terms):
                held = " and ".join(_name_term(term) for term in terms)
                message = f"{person.name} held {quote_value(attendee.office)} {held}, not on {meeting.date}"
                dates = tuple(
                    Fact(key_of(person), ("offices", at, name))
                    for at, office in enumerate(person.offices)
                    for name in ("start_date", "end_date")
                    if office in terms
                )
                fix = "correct the person or the dates, or explain it in `note:`"
                cause = _find_nearest_end(person, terms[0], meeting) if len(terms) == 1 else None
                yield Finding(loc, f"{message}: {fix}", relies_on=dates, contradicts=cause)
            continue
        if not any(is_same_office(attendee.office, office.office) for office in offices):
            known = "; ".join(office.office for office in offices)
            message = f"{person.name} is known as {known} on {meeting.date}, not as {quote_value(attendee.office)}"
            fix = "correct it, add the office to the person, or explain it in `note:`"
            if bare := _find_without_state(register, attendee, offices):
                fix = f"leave out the state: '{bare}'"
            at = person.offices.index(offices[0])
            cause = Fact(key_of(person), ("offices", at, "office")) if len(offices) == 1 and not bare else None
            yield Finding(loc, f"{message}: {fix}", contradicts=cause)


@rule
@for_each(Meeting, "date")
def office_is_of_the_time(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Whoever holds an office that is like an earlier one, such as Secretary-General after Deputy Secretary-General,
    does not attend in the words of the earlier one, unless a `note:` says why.
    """
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        if person is None or not attendee.office or attendee.note:
            continue
        term = _find_exact_term(attendee.office, person)
        present = register.offices_on(person.id, meeting.date.first)
        similar = [office for office in present if is_same_office(attendee.office, office.office)]
        if term and similar and _is_outside(term, meeting):
            message = f"{person.name} held {quote_value(attendee.office)} {_name_term(term)}, not on {meeting.date}"
            fix = f"write {quote_value(similar[0].office)}, or explain it in `note:`"
            relies_on = (Fact(key_of(person), ("offices", person.offices.index(term))),)
            yield Finding(("attendees", index, "office"), f"{message}: {fix}", relies_on=relies_on)


@rule
@for_each(Meeting, "date")
def minister_is_of_the_ministry_known(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A minister who attends is not known only as minister of something else, whenever that was. A `note:` explains an
    exception.
    """
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        if person is None or not attendee.office or attendee.note:
            continue
        if not register.offices_on(person.id, meeting.date.first) and _is_of_another_ministry(attendee.office, person):
            known = "; ".join(office.office for office in person.offices)
            message = f"{person.name} is known as {known}, not as {quote_value(attendee.office)}"
            fix = f"correct the person, or add the office in people/{person.id}.yml"
            yield Finding(("attendees", index, "office"), f"{message}: {fix}")


def _is_of_another_ministry(office: str, person: Person) -> bool:
    """Whether a person is known only as a minister of something else than an office says.

    One ministry is named in different words: those of petroleum and of oil have “gas” in common.
    """
    known, seat = [fold_office(one.office) for one in person.offices], fold_office(office)
    are_ministers = bool(known) and all(_MINISTER in words for words in (seat, *known))
    return are_ministers and bool(seat - _RANKS) and not any(words & seat - _RANKS for words in known)


def _find_exact_term(office: str, person: Person) -> Office | None:
    """Return the term of an office in the very words of a seat, if it is the only one of the person in these words."""
    words = fold_office(office)
    found = [one for one in person.offices if fold_office(one.office) == words]
    return found[0] if len(found) == 1 else None


def _find_without_state(register: Register, attendee: Attendee, offices: list[Office]) -> str:
    """Return an office without the name of its state, if this makes it one that the person held."""
    state = register.states.get(attendee.state or "")
    names = sorted(list_spellings(state), key=len, reverse=True) if state else []
    bare = (drop_state(attendee.office or "", name) for name in names)
    return next((one for one in bare if any(is_same_office(one, office.office) for office in offices)), "")


def _find_other_capitals(office: str, person: Person) -> str:
    """Return the office as a person's file has it, if it differs from a printed one by capital letters alone."""
    found = (known.office for known in person.offices if known.office.casefold() == office.casefold())
    return next((known for known in found if office[:1].islower() and known[:1].isupper()), "")


def _find_nearest_end(person: Person, term: Office, meeting: Meeting) -> Fact:
    """Return the date of a term that a meeting is beyond."""
    is_late = term.end_date is not None and term.end_date.last < meeting.date.first
    return Fact(key_of(person), ("offices", person.offices.index(term), "end_date" if is_late else "start_date"))


def _name_term(office: Office) -> str:
    ends = (("from", office.start_date), ("to" if office.start_date else "until", office.end_date))
    return " ".join(f"{word} {date}" for word, date in ends if date)


def _is_outside(office: Office, meeting: Meeting) -> bool:
    """Whether an office had surely ended before a meeting, or began after it."""
    if office.start_date and office.end_date and office.end_date.last < office.start_date.first:
        return False  # reported by another rule
    ended = office.end_date is not None and office.end_date.last < meeting.date.first
    return ended or (office.start_date is not None and office.start_date.first > meeting.date.last)


@rule
def office_is_not_held_by_another(register: Register) -> EntryFindings:
    """No person attends in an office that another person is known to have held on that day."""
    holders = _index_holders(register)
    for meeting in register.meetings.values():
        for index, attendee in enumerate(meeting.attendees):
            if attendee.person not in register.people or not (attendee.state and attendee.office):
                continue
            if can_be_shared(attendee.office) or _find_other_states(register, meeting, attendee):
                continue
            for holder, office in holders.get((attendee.state, fold_office(attendee.office)), ()):
                if holder.id != attendee.person and _is_certainly_held(register, holder, office, meeting):
                    office_name = quote_value(attendee.office)
                    message = f"{holder.name} ({holder.id}) is known to have held {office_name} on {meeting.date}"
                    loc = ("attendees", index, "office")
                    people = (key_of(holder), ("person", attendee.person or ""))
                    facts = (
                        Fact(key_of(meeting), loc),
                        Fact(key_of(meeting), ("date",)),
                        *(Fact(key, ("name",)) for key in people),
                    )
                    facts += (Fact(key_of(holder), ("offices", holder.offices.index(office))),)
                    fix = f"correct one of the two, or the dates of the office in people/{holder.id}.yml"
                    cause = Fact(key_of(holder), ("offices", holder.offices.index(office), "start_date"))
                    yield meeting, Finding(loc, f"{message}: {fix}", relies_on=facts, contradicts=cause)
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


@rule
@for_each(Meeting)
def chair_is_attendee(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The chair is among the attendees."""
    people = [attendee.person for attendee in meeting.attendees if attendee.person]
    if not all(register.knows(EntryKey("person", person)) for person in people):
        return  # one of these may be the chair
    if meeting.chair in register.people and meeting.chair not in people:
        yield Finding(
            ("chair",),
            f"the chair {quote_value(meeting.chair)} is not among the attendees: "
            f"{', '.join(people) or 'none is named'}; add the seat, correct the chair, or write `chair: null`",
        )


@rule
@for_each(Meeting)
def chair_state_fits_chair(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """If both are recorded, the chairing state is the state that the chair represents. It is among the attendees."""
    states = [attendee.state for attendee in meeting.attendees if attendee.person == meeting.chair]
    if meeting.chair and meeting.chair_state and states and meeting.chair_state not in states:
        message = f"the chair {quote_value(meeting.chair)} attends for {quote_value(states[0])}, not for "
        yield Finding(("chair_state",), f"{message}{quote_value(meeting.chair_state)}: correct one of the two")
    present = {attendee.state for attendee in meeting.attendees}
    is_complete = meeting.attendance is Completeness.COMPLETE
    if is_complete and meeting.chair_state in register.states and meeting.chair_state not in present:
        message = f"{quote_value(meeting.chair_state)} is not among the attendees, whose list is complete"
        yield Finding(("chair_state",), f"{message}: correct one of the two")


@rule
@for_each(Meeting)
def attendee_represents_someone(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee has a person, office, state or body, and represents what its capacity requires."""
    for index, attendee in enumerate(meeting.attendees):
        loc = ("attendees", index)
        if not (attendee.person or attendee.office or attendee.state or attendee.body):
            yield Finding(loc, "nothing is known about this attendee: write `person:`, `office:`, `state:` or `body:`")
        person = register.people.get(attendee.person or "")
        yield from _check_represented(attendee, person, loc)
        if person and attendee.printed == register.name_on(person, meeting.date.first):
            yield Finding(
                (*loc, "printed"), f"{quote_value(attendee.printed)} is the name the register uses: leave `printed` out"
            )


def _check_represented(attendee: Attendee, person: Person | None, loc: Loc) -> Iterator[Finding]:
    bodies = (Capacity.SCO_OFFICIAL, Capacity.INTERNATIONAL_ORGANISATION)
    states = [capacity for capacity in Capacity if capacity not in (*bodies, Capacity.GUEST)]
    capacity, found = (*loc, "capacity"), quote_value(str(attendee.capacity))
    if attendee.capacity in bodies and not attendee.body:
        fix = (
            f"for the state {quote_value(attendee.state)}, write one of: {', '.join(states)}" if attendee.state else ""
        )
        if served := {office.body for office in person.offices if office.body} if person else None:
            fix = f"write `body: {min(served)}`" + (" in place of `state:`" if attendee.state else "")
        yield Finding(capacity, f"{found} represents a body: {fix or 'write `body:`'}")
    if attendee.capacity in states and not attendee.state:
        fix = f"for the body {quote_value(attendee.body)}, write {' or '.join(bodies)}" if attendee.body else ""
        yield Finding(capacity, f"{found} represents a state: {fix or 'write `state:`'}")
    if attendee.capacity is Capacity.GUEST and not (attendee.state or attendee.body or attendee.person):
        yield Finding((*loc, "capacity"), "a guest is a person or represents a state or a body: write one of the three")


@rule
@for_each(Meeting)
def attendee_listed_once(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A person is listed once, and so is an office of a state or body, unless several people can hold it, such as
    deputies and representatives.
    """
    people: set[str] = set()
    offices: dict[tuple[str, str | None, str | None], int] = {}
    delegations: set[tuple[str | None, str | None]] = set()
    for index, attendee in enumerate(meeting.attendees):
        if attendee.person and attendee.person in people:
            yield Finding(("attendees", index, "person"), f"{quote_value(attendee.person)} is listed twice: remove one")
        elif not (attendee.person or attendee.office or attendee.note):
            delegation = (attendee.state, attendee.body)
            if delegation in delegations:
                whose = quote_value(attendee.state or attendee.body)
                yield Finding(("attendees", index), f"the delegation of {whose} is listed twice: remove one")
            delegations.add(delegation)
        elif _has_seat_of_its_own(attendee) and not _find_other_states(register, meeting, attendee):
            seat = ((attendee.office or "").casefold(), attendee.state, attendee.body)
            first = offices.setdefault(seat, index)
            if first != index:
                owner = attendee.state or attendee.body
                message = f"the seat {quote_value(attendee.office)} of '{owner}' is listed twice, first as number"
                message += f" {first + 1}: remove one, or name the two people"
                yield Finding(("attendees", index, "office"), message)
        people.add(attendee.person or "")


def _has_seat_of_its_own(attendee: Attendee) -> bool:
    """Whether an attendee has an office of a state or body that one person holds."""
    return bool(attendee.office and (attendee.state or attendee.body) and not can_be_shared(attendee.office))


@rule
@for_each(Meeting, "date")
def capacity_fits_status(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee in the capacity of member, observer or partner represents a state with that status on a day of the
    meeting. On the day on which a status changes, both are correct.
    """
    for index, attendee in enumerate(meeting.attendees):
        if attendee.capacity.value not in _STATUSES or attendee.state not in register.states:
            continue
        standings = register.standings(attendee.state, meeting.date)
        if attendee.capacity.value not in {standing.status.value for standing in standings}:
            status = " and ".join(standing.status.label for standing in standings) or "without a status"
            name = register.states[attendee.state].name
            message = f"'{attendee.capacity}' does not fit: {name} was {status} on {meeting.date}"
            fix = f": write `capacity: {standings[0].status}`" if standings else ", and can only be a guest"
            yield _finding_on_status(register, attendee.state, meeting, ("attendees", index, "capacity"), message + fix)


def _finding_on_status(register: Register, state: str, meeting: Meeting, loc: Loc, message: str) -> Finding:
    """Return a finding that shows that a status is wrong if many records contradict it."""
    status = Fact(EntryKey("state", state), ("status",))
    return Finding(loc, message, relies_on=(status,), contradicts=trace_status(register, state, meeting.date))


@rule
@for_each(Meeting)
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
            message = f"{names[0]} attends as '{attendee.capacity}' and {names[1]} as '{other.capacity}'"
            fix = "but the status of both changed that day: write the same capacity for both"
            yield Finding(("attendees", index, "capacity"), f"{message}, {fix}")


@rule
@for_each(Meeting)
def attendance_is_known_if_listed(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Where somebody is known to have come, the attendance is not unknown."""
    if meeting.attendees and meeting.attendance is Completeness.UNKNOWN:
        message = f"attendance is not known, but {len(meeting.attendees)} who came are listed"
        fix = f"write `attendance: {Completeness.PARTIAL}`, or `{Completeness.COMPLETE}` if all members are among them"
        yield Finding(("attendees",), f"{message}: {fix}", at_key=True)


@rule
@for_each(Meeting, "date")
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
        yield Finding(("attendance",), f"'complete', but no delegation of a member is listed: {fix}")
        return
    listed |= {state for attendee in meeting.attendees for state in _find_other_states(register, meeting, attendee)}
    for state in _list_members(register, meeting):
        if state.id not in listed:
            yield from _explain_gap(register, meeting, state)


def _list_members(register: Register, meeting: Meeting) -> Iterator[State]:
    """Yield the member states on the first day of a meeting."""
    for code, state in register.states.items():
        if any(overlaps_next(*pair) for pair in pairwise(state.status)):
            continue  # reported by another rule
        standing = register.standing(code, meeting.date.first)
        if standing and standing.status is Status.MEMBER:
            yield state


def _explain_gap(register: Register, meeting: Meeting, state: State) -> Iterator[Finding]:
    """Yield what is wrong where a member is not listed as one: its seat has another capacity, or there is none."""
    seats = [index for index, attendee in enumerate(meeting.attendees) if attendee.state == state.id]
    fitting = {standing.status.value for standing in register.standings(state.id, meeting.date)}
    for index in seats:
        capacity = meeting.attendees[index].capacity
        if capacity.value in fitting or capacity is Capacity.GUEST:  # others are reported by another rule
            message = f"'{capacity}', but {state.name} was a member on {meeting.date.start}, and the list is complete"
            message += ": write `capacity: member`"
            yield _finding_on_status(register, state.id, meeting, ("attendees", index, "capacity"), message)
    if not seats:
        message = f"'complete', but no delegation of {state.name} ({state.id}), a member on that day, is listed"
        fix = "add it, or give the reason under `absences:`"
        yield _finding_on_status(register, state.id, meeting, ("attendance",), f"{message}: {fix}")
