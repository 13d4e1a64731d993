"""The rules for the states, bodies and offices in which people attend: those that the registry has for that day.

The docstring of a rule is its text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.checks.meetings.timing import is_shown_on
from communique.checks.naming import find_states
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.entries import Body, Office, Person, State, list_names, list_spellings
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import walk_texts
from communique.model.registries import key_of
from communique.problems import Fact, Finding, Loc
from communique.register.offices import can_be_shared, drop_state, fold_office, is_same_office, may_be_office
from communique.register.register import Register, is_prose
from communique.text.explanation import Explanation
from communique.text.words import quote_value

_MINISTER = "minister"
_OFFICES = ("President ", "Premier ", "Minister ", "Secretary-General ")
_NAME = re.compile(r"([A-Z][\w’-]+(?: [A-Z][\w’-]+)+):")
_WITH_OFFICE = re.compile(
    rf"(?<!ormer )(?<!ater )\b((?:(?:Acting|First|Deputy|Vice|Prime|Foreign) )*(?:{'|'.join(_OFFICES)}))"
    r"([A-Z][\w’-]+(?: [A-Z][\w’-]+)+)"
)
_OF_STATE = re.compile(r" of (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)")
_RANKS = frozenset({_MINISTER, "first", "deputy", "prime", "chief", "senior"})
"""Words of the offices of ministers that do not say of which ministry."""


@entry_rule(Meeting, "date")
def state_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee speaks for a state in which the person held an office, on that day if dates are known."""
    for index, attendee in enumerate(meeting.attendees):
        if states := find_other_states(register, meeting, attendee):
            name = register.people[attendee.person or ""].name
            known = _name_with_ids(register.states[code] for code in states)
            cause = (
                f"{name} is recorded under {known}, not under {_name_with_ids([register.states[attendee.state or '']])}"
            )
            fix = f"correct it here or in people/{attendee.person}.yml, or add the office there"
            loc = ("attendees", index, "state")
            yield _finding_on_office(register.people[attendee.person or ""], states, loc, Explanation(cause, fix))


def _name_with_ids(owners: Iterable[State | Body]) -> str:
    """Return the ids of states or bodies with their names."""
    return " and ".join(f"'{owner.id}' ({owner.name})" for owner in owners)


def _finding_on_office(person: Person, owners: list[str], loc: Loc, explanation: Explanation) -> Finding:
    """Return a finding that shows that the owner of an office is wrong if many records contradict it."""
    wrong = [
        Fact(key_of(person), ("offices", at, name))
        for at, office in enumerate(person.offices)
        for name in ("state", "body")
        if getattr(office, name) in owners
    ]
    return Finding(loc, *explanation, relies_on=tuple(wrong), contradicts=wrong[0] if len(wrong) == 1 else None)


def find_other_states(register: Register, meeting: Meeting, attendee: Attendee) -> list[str]:
    """Return the states in which an attendee held an office on that day, if the state of the seat is none of them."""
    person = register.people.get(attendee.person or "")
    if person is None or attendee.state not in register.states or attendee.note:
        return []
    offices = register.offices_on(person.id, meeting.date.first) or person.offices
    states = {office.state for office in offices if office.state}
    # Unknown states are reported by another rule.
    return sorted(states) if attendee.state not in states and register.states.keys() >= states else []


@entry_rule(Meeting)
def body_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee speaks for a body in which the person held an office."""
    for index, attendee in enumerate(meeting.attendees):
        person = register.people.get(attendee.person or "")
        if person is None or attendee.body not in register.bodies or attendee.note:
            continue
        bodies = sorted({office.body for office in person.offices if office.body in register.bodies})
        if bodies and attendee.body not in bodies:
            known = _name_with_ids(register.bodies[body] for body in bodies)
            cause = (
                f"{person.name} is recorded under {known}, not under {_name_with_ids([register.bodies[attendee.body]])}"
            )
            fix = f"correct it here or in people/{attendee.person}.yml, or add the office there"
            wrong = Explanation(cause, fix)
            yield _finding_on_office(person, bodies, ("attendees", index, "body"), wrong)


@entry_rule(Meeting, "date")
def office_fits_person(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An attendee has an office that the person held on that day, or a note that explains another office. A minister of
    whom no office of that day is known is not known only as minister of something else, and an official of a body has
    a word in common with an office that the person held there.
    """
    for index, attendee in enumerate(meeting.attendees):
        person, office, loc = (
            register.people.get(attendee.person or ""),
            attendee.office,
            ("attendees", index, "office"),
        )
        if person is None or office is None or attendee.note:
            continue
        if capitals := _find_other_capitals(office, person):
            fix = f"write {quote_value(capitals)}, as in the person's file, or explain it in `note:`"
            yield Finding(loc, f"{quote_value(office)} begins with a small letter", fix)
        present = register.offices_on(person.id, meeting.date.first)
        bare = _find_without_state(register, attendee, present)
        if not bare and (finding := _find_other_time(register, meeting, person, office)):
            yield finding._replace(loc=loc)
            continue
        fits = any(may_be_office(office, one.office) for one in present)
        is_another = _is_of_another_ministry(office, person) or _is_no_office_of_the_body(attendee, person)
        if (present and not fits) or (not present and is_another):
            known = "; ".join(one.office for one in present or person.offices)
            cause = f"{person.name} is known as {known}{f' on {meeting.date}' if present else ''}, not as"
            fix = f"correct it, add the office in people/{person.id}.yml, or explain it in `note:`"
            fix = f"leave out the state: '{bare}'" if bare else fix
            at = person.offices.index(present[0]) if len(present) == 1 and not bare else None
            contradicted = None if at is None else Fact(key_of(person), ("offices", at, "office"))
            yield Finding(loc, f"{cause} {quote_value(office)}", fix, contradicts=contradicted)


def _find_other_time(register: Register, meeting: Meeting, person: Person, office: str) -> Finding | None:
    """Return the finding that a person held an office at other times; in these words, if another is known then."""
    words, present = fold_office(office), register.offices_on(person.id, meeting.date.first)
    terms = [
        one
        for one in person.offices
        if (fold_office(one.office) == words if present else is_same_office(office, one.office))
    ]
    if not terms or not all(_is_outside(one, meeting) for one in terms):
        return None
    if any(is_shown_on(one, meeting.date.end) for one in terms):
        return None  # the dates in the person's file are wrong, which another rule reports
    held = " and ".join(f"{quote_value(term.office)} {_name_term(term)}" for term in terms)
    cause = f"{person.name} held {held}, not on {meeting.date}"
    ends = [("offices", person.offices.index(term), name) for term in terms for name in ("start_date", "end_date")]
    facts = tuple(Fact(key_of(person), end) for end in ends)
    fix = f"correct the person or the office, or the dates in people/{person.id}.yml, or explain it in `note:`"
    contradicted = _find_nearest_end(person, terms[0], meeting) if len(terms) == 1 else None
    return Finding((), cause, fix, relies_on=facts, contradicts=contradicted)


@entry_rule(Meeting, "date")
def person_named_held_the_office(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Who is named with an office in our own words, such as “President Islam Karimov”, held it at that time, if it is
    one that the person held. A discrepancy that begins with a person, “Roman Golovchenko: Prime Minister of Belarus”,
    has a state for which the person held an office.
    """
    for loc, text in walk_texts(meeting):
        is_own = loc[-1] == "used_for" or is_prose(loc)
        for office, name in _WITH_OFFICE.findall(text) if is_own and any(map(text.__contains__, _OFFICES)) else ():
            for person in _find_people(register, name):
                if finding := _find_other_time(register, meeting, person, office.strip()):
                    yield finding._replace(loc=loc, contradicts=None)
        first = _NAME.match(text) if loc[0] == "discrepancies" else None
        for person in _find_people(register, first[1]) if first else ():
            states = {office.state for office in person.offices if office.state in register.states}
            named = find_states(register, " ".join(_OF_STATE.findall(text)))
            if states and named and not states & named:
                known, others = (_name_all(register, codes) for codes in (states, named))
                cause = f"{person.name} is known for {known}, not for {others}"
                yield Finding(loc, cause, f"correct the state, or add the office in people/{person.id}.yml")


def _name_all(register: Register, codes: set[str]) -> str:
    return " and ".join(sorted(register.states[code].name for code in codes))


def _find_people(register: Register, name: str) -> list[Person]:
    return [person for person in register.people.values() if name in list_names(person)]


def _is_of_another_ministry(office: str, person: Person) -> bool:
    """Whether a person is known only as a minister of something else than an office says.

    One ministry is named in different words: those of petroleum and of oil have “gas” in common.
    """
    known, seat = [fold_office(one.office) for one in person.offices], fold_office(office)
    are_ministers = bool(known) and all(_MINISTER in words for words in (seat, *known))
    return are_ministers and bool(seat - _RANKS) and not any(words & seat - _RANKS for words in known)


def _is_no_office_of_the_body(attendee: Attendee, person: Person) -> bool:
    """Whether a person is known for offices of a body, all of them in other words than those of a seat."""
    known = [fold_office(one.office) for one in person.offices if attendee.body and one.body == attendee.body]
    return bool(known) and not any(words & fold_office(attendee.office or "") for words in known)


def _find_without_state(register: Register, attendee: Attendee, offices: list[Office]) -> str:
    """Return an office without the name of its state, if this makes it one that the person held."""
    state = register.states.get(attendee.state or "")
    names = sorted(list_spellings(state), key=len, reverse=True) if state else []
    bare = (drop_state(attendee.office or "", name) for name in names)
    others = (one for one in bare if one != attendee.office)
    return next((one for one in others if any(may_be_office(one, office.office) for office in offices)), "")


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


@register_rule
def office_is_not_held_by_another(register: Register) -> EntryFindings:
    """No person attends in an office that another person is known to have held on that day."""
    holders = _index_holders(register)
    for meeting in register.meetings.values():
        for index, attendee in enumerate(meeting.attendees):
            if attendee.person not in register.people or not (attendee.state and attendee.office):
                continue
            if can_be_shared(attendee.office) or find_other_states(register, meeting, attendee):
                continue
            present = register.offices_on(attendee.person, meeting.date.first)
            if present and not any(may_be_office(attendee.office, office.office) for office in present):
                continue  # reported by another rule, and then the office is wrong
            for holder, office in holders.get((attendee.state, fold_office(attendee.office)), ()):
                if holder.id != attendee.person and _is_certainly_held(register, holder, office, meeting):
                    office_name = quote_value(attendee.office)
                    cause = f"{holder.name} ({holder.id}) is known to have held {office_name} on {meeting.date}"
                    loc = ("attendees", index, "office")
                    people = (key_of(holder), ("person", attendee.person or ""))
                    facts = (
                        Fact(key_of(meeting), loc),
                        Fact(key_of(meeting), ("date",)),
                        *(Fact(key, ("name",)) for key in people),
                    )
                    facts += (Fact(key_of(holder), ("offices", holder.offices.index(office))),)
                    fix = f"correct one of the two, or the dates of the office in people/{holder.id}.yml"
                    contradicted = Fact(key_of(holder), ("offices", holder.offices.index(office), "start_date"))
                    yield meeting, Finding(loc, cause, fix, relies_on=facts, contradicts=contradicted)
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
