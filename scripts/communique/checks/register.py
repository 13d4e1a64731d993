"""The rules that span several entries: time, series and identity. The docstring of a rule is the rule."""

from collections import defaultdict
from itertools import islice

from communique.checks.rules import Found, rule
from communique.model.entries import Body, Office, Person
from communique.model.meeting import Meeting
from communique.model.vocabulary import Form, NoteKind
from communique.problems import Finding, Loc
from communique.register.register import Register


@rule
def sessions_in_order(register: Register) -> Found:
    """The numbers of a body's regular sessions grow with time, none comes twice, and each that is missing before the
    last one is declared in the body's `missing_sessions`; unless its members count apart (`one_series: false`).
    """
    for body in register.bodies.values():
        if not body.one_series:
            continue
        numbered = [m for m in register.meetings_by.get(("body", body.id), []) if m.session]
        yield from _out_of_order(numbered)
        # A record that cannot be read is no gap: it may have the number.
        if not any(kind == "meeting" and f"-{body.id}-" in f"{unread}-" for kind, unread in register.unread):
            yield from _gaps(body, {m.session for m in numbered if m.session})


def _out_of_order(numbered: list[Meeting]) -> Found:
    highest: Meeting | None = None
    for meeting in numbered:
        if highest and (meeting.session or 0) <= (highest.session or 0):
            message = f"session {meeting.session} does not follow session {highest.session} of {highest.id}"
            yield meeting, Finding(("session",), message)
        highest = meeting


def _gaps(body: Body, known: set[int]) -> Found:
    declared = set(body.missing_sessions)
    missing = set(range(1, max(known, default=0))) - known
    if missing - declared:
        listed = ", ".join(map(str, sorted(missing - declared)))
        yield (
            body,
            Finding(
                ("missing_sessions",), f"no record has session {listed}: add it to `missing_sessions:`", at_key=True
            ),
        )
    for number in sorted(declared & known):
        yield body, Finding(("missing_sessions",), f"session {number} is declared missing, but has a record")


@rule
def one_record_per_meeting(register: Register) -> Found:
    """Two records of one body on the same days, in the same place or in none, do not rest on the same page."""
    seen: dict[tuple[str, str, str | None, str], Meeting] = {}
    for meeting in register.meetings.values():
        place = meeting.venue.place if meeting.venue else None
        for at, source in enumerate(meeting.sources):
            other = seen.setdefault((meeting.body, str(meeting.date), place, source.url), meeting)
            if other is not meeting:
                message = f"{other.id} tells of the same body, day and place by the same page: keep one record"
                yield meeting, Finding(("sources", at, "url"), message)
                break


@rule
def one_place_per_day(register: Register) -> Found:
    """A person who came to a meeting of one day did not come to another place on that day."""
    for (kind, person), came in register.appearances.items():
        if kind != "person":
            continue
        days: dict[object, Meeting] = {}
        for meeting, _ in came:
            place = meeting.venue.place if meeting.venue else None
            if meeting.date.first != meeting.date.last or not place:
                continue
            other = days.setdefault(meeting.date.first, meeting)
            if other.venue and other.venue.place != place:
                at = next(index for index, a in enumerate(meeting.attendees) if a.person == person)
                message = f"'{person}' was on the same day at {other.id}, in another place"
                yield meeting, Finding(("attendees", at, "person"), message)


@rule
def one_holder_per_office(register: Register) -> Found:
    """Of two people who held the same office of the same state or body, one had left before the other came; periods
    without a known end, or that only may overlap for want of days, are not held against each other.
    """
    holders: dict[tuple[str, str | None, str | None], list[tuple[Person, int, Office]]] = defaultdict(list)
    for person in register.people.values():
        for index, office in enumerate(person.offices):
            if office.start_date and office.end_date:
                holders[office.office.casefold(), office.state, office.body].append((person, index, office))
    for same_office in holders.values():
        ordered = sorted(same_office, key=_began)
        for at, (one, _, first) in enumerate(ordered):
            for other, index, second in islice(ordered, at + 1, None):
                if not second.start_date or not first.end_date or second.start_date.first >= first.end_date.first:
                    break  # whoever comes next came later still
                if one.id != other.id and second.start_date.last < first.end_date.first:
                    came = f"{other.name} came on {second.start_date}"
                    clash = f"{came}, but {one.name} held this office until {first.end_date}"
                    yield other, Finding(("offices", index, "start_date"), clash)


def _began(held: tuple[Person, int, Office]) -> tuple[str, str]:
    return (held[2].start_date.text if held[2].start_date else "", held[0].id)


@rule
def instrument_used_after_date(register: Register) -> Found:
    """No meeting signs, adopts, approves or cites an instrument whose date lies after the meeting."""
    for meeting in register.meetings.values():
        named: list[tuple[Loc, str]] = [
            (("instruments", at, "instrument"), action.instrument) for at, action in enumerate(meeting.instruments)
        ]
        for at, resolution in enumerate(meeting.resolutions):
            named += [(("resolutions", at, "instruments", i), name) for i, name in enumerate(resolution.instruments)]
        for loc, name in named:
            instrument = register.instruments.get(name)
            if instrument and meeting.date.last < instrument.date.first:
                message = f"'{name}' is of {instrument.date}, after this meeting of {meeting.date}"
                yield meeting, Finding(loc, message)


@rule
def cross_reference_leads_back(register: Register) -> Found:
    """A cross-reference leads to an earlier meeting; only an identification may name a meeting still to come."""
    for meeting in register.meetings.values():
        for index, note in enumerate(meeting.annotations):
            other = register.meetings.get((note.to.meeting if note.to else None) or "")
            if other and note.kind is not NoteKind.IDENTIFICATION and other.date.first > meeting.date.last:
                message = f"'{other.id}' is later than this meeting: a {note.kind.label} leads back in time"
                yield meeting, Finding(("annotations", index, "to", "meeting"), message)


@rule
def session_number_is_regular(register: Register) -> Found:
    """Only a regular meeting has a session number."""
    for meeting in register.meetings.values():
        if meeting.session and meeting.form is not Form.REGULAR:
            yield meeting, Finding(("session",), f"an {meeting.form.label} meeting has no session number")
