"""The rules that concern several entries: time, series and identity. The docstring of a rule is its text."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, islice, pairwise

from communique.checks.comparisons.references import find_own_number
from communique.checks.meetings.agreement import read_session
from communique.checks.meetings.timing import read_days
from communique.checks.rules import EntryFindings, register_rule
from communique.model.edtf import Edtf, are_swapped, is_day
from communique.model.entries import Body, Office, Person
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.model.vocabulary import Form, NoteKind
from communique.problems import Fact, Finding, Loc
from communique.register.offices import can_be_shared
from communique.register.register import Register
from communique.text.explanation import Hint

MIN_LATE = 3
"""The fewest instruments of a meeting, or meetings of an instrument, that show which of the dates is wrong."""
MAX_SHOWN = 120
"""The most characters of a list of missing sessions that a message writes out."""


@register_rule
def sessions_in_order(register: Register) -> EntryFindings:
    """The numbers of the regular sessions of a body increase with time, and none is repeated. Numbers that are missing
    before the last one are declared in `missing_sessions` of the body. Bodies with `one_series: false` are exempt.
    """
    for body in register.bodies.values():
        if not body.one_series:
            continue
        numbered = [m for m in register.meetings_by.get(("body", body.id), []) if m.session and m.form is Form.REGULAR]
        if any(read_session(meeting.title) not in (None, meeting.session) for meeting in numbered):
            continue  # reported by another rule, and then one number is wrong
        if disorder := list(_find_misnumbered(numbered)):
            yield from disorder
            continue
        if disorder := list(_find_disorder(numbered)):
            # Where two records are of one meeting, only that is reported.
            facts = tuple(Fact(key_of(meeting), ("date",)) for meeting in numbered)
            yield from ((entry, finding._replace(relies_on=facts)) for entry, finding in disorder)
            continue  # a number that is wrong leaves a gap elsewhere
        # A record that cannot be read may have a missing number.
        if not any(kind == "meeting" and f"-{body.id}-" in f"{entry_id}-" for kind, entry_id in register.unreadable):
            gaps = [*_find_gaps(body, numbered), *_find_false_gaps(body, numbered)]
            facts = _list_facts(register, body) if gaps else ()
            yield from ((entry, finding._replace(relies_on=facts)) for entry, finding in gaps)


def _list_facts(register: Register, body: Body) -> tuple[Fact, ...]:
    """Return the facts that make a record one of the numbered sessions of a body, as the names of files have it."""
    keys = [key_of(meeting) for meeting in register.meetings.values() if f"-{body.id}-" in f"{meeting.id}-"]
    facts = [Fact(key, (name,)) for key in keys for name in ("body", "form")]
    extraordinary = [
        key_of(one) for one in register.meetings_by.get(("body", body.id), ()) if one.form is not Form.REGULAR
    ]
    return (*facts, *(Fact(key, ("session",)) for key in extraordinary))


def _find_misnumbered(numbered: list[Meeting]) -> EntryFindings:
    """Yield each number out of order that would be in order as a source of the record has it: “fourteenth meeting”."""
    numbers = [meeting.session or 0 for meeting in numbered]
    for at, meeting in enumerate(numbered):
        before, after = numbers[at - 1] if at else 0, numbers[at + 1] if at + 1 < len(numbers) else None
        fits = [number for number in (meeting.session or 0, *_read_numbers(meeting)) if before < number]
        fits = [number for number in fits if after is None or number < after]
        if fits and fits[0] != meeting.session:
            cause = f"session {meeting.session} is out of order, and a source of this record is for meeting {fits[0]}"
            yield meeting, Finding(("session",), cause, hint=Hint(str(fits[0])))


def _read_numbers(meeting: Meeting) -> list[int]:
    """Return the numbers of a meeting that its sources have, by what they were used for."""
    found = (find_own_number(source.used_for) for source in meeting.sources)
    return [number for number in found if number]


def _find_disorder(numbered: list[Meeting]) -> EntryFindings:
    """Yield each number that is not higher than the one before; or that one, if it alone is out of order."""
    fix = "correct the number or the date, or write `session: null` if no source gives it"
    for at, (before, meeting) in enumerate(pairwise(numbered)):
        number, last = meeting.session or 0, before.session or 0
        if number > last:
            continue
        others = (one.id for one in numbered if one.session == meeting.session and one not in (meeting, before))
        taken = "".join(f"; {other} has this number already" for other in islice(others, 1))
        fits = not at or (numbered[at - 1].session or 0) < number
        if fits and not taken and at + 2 < len(numbered) and (numbered[at + 2].session or 0) <= last:
            cause = f"session {last} comes before session {number} of {meeting.id}"
            yield before, Finding(("session",), cause, fix)
        else:
            cause = f"session {number} does not follow session {last} of {before.id}{taken}"
            yield meeting, Finding(("session",), cause, fix)


def _find_gaps(body: Body, numbered: list[Meeting]) -> EntryFindings:
    """Yield each gap at the record after it, because its number may be wrong."""
    before = 0
    taken = {meeting.session for meeting in numbered} & {*body.missing_sessions}
    for meeting in sorted(numbered, key=lambda one: one.session or 0):
        number = meeting.session or 0
        missing = sorted({*range(before + 1, number)} - {*body.missing_sessions})
        if missing and not {*range(before - 1, number + 1)} & taken:  # that is reported at the number
            which = f"session{'s' * (len(missing) > 1)} {_list(missing)}"
            gaps = ", ".join(map(str, sorted({*body.missing_sessions, *missing})))
            line = f"`missing_sessions: [{gaps}]` under" if len(gaps) <= MAX_SHOWN else "them to `missing_sessions:` of"
            they_have = f"{which} has" if len(missing) == 1 else "they have"
            fix = f"correct {number}, or, if {they_have} no record yet, write {line} '{body.id}' in bodies.yml"
            cause = f"this is session {number}, but there is no record of {which}"
            yield meeting, Finding(("session",), cause, fix)
        before = max(before, number)


def _list(numbers: list[int]) -> str:
    """Return numbers in words, those that follow each other as a range: `3, 7 to 98`."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _find_false_gaps(body: Body, numbered: list[Meeting]) -> EntryFindings:
    known = {meeting.session or 0: meeting for meeting in numbered}
    last = max(known, default=0)
    for index, number in enumerate(body.missing_sessions):
        loc = ("missing_sessions", index)
        if number in known:
            free = [near for near in (number + 1, number - 1) if near not in known and 0 < near < last]
            free = [near for near in free if near not in body.missing_sessions]
            if free:
                cause = f"session {number} is declared missing in bodies.yml, and no record has {free[0]}"
                yield known[number], Finding(("session",), cause, hint=Hint(str(free[0])))
                continue
            cause = f"session {number} is declared missing, but {known[number].id} has this number"
            yield body, Finding(loc, cause, "remove it here, or correct the record")
        elif known and number > last:
            cause = f"session {number} is declared missing, but the last one with a record is {last}"
            yield body, Finding(loc, cause, "remove it, since only earlier ones are declared")


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
                dates = (Fact(key_of(meeting), ("date",)), Fact(key_of(other), ("date",)))
                yield meeting, Finding(("sources", at, "url"), cause, "keep one record", relies_on=dates)
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
    holders: dict[tuple[str, str | None, str | None], list[tuple[Person, int, Office]]] = defaultdict(list)
    for person in register.people.values():
        for index, office in enumerate(person.offices):
            if office.start_date and office.end_date:
                holders[office.office.casefold(), office.state, office.body].append((person, index, office))
    for same_office in holders.values():
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
    holders: dict[tuple[str, str | None, str | None], list[tuple[Person, int, Office]]] = defaultdict(list)
    for person in register.people.values():
        for index, office in enumerate(person.offices):
            if office.start_date and not can_be_shared(office.office):
                holders[office.office.casefold(), office.state, office.body].append((person, index, office))
    for same_office in holders.values():
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


def _is_between(day: Edtf | None, first: Edtf | None, last: Edtf) -> bool:
    """Whether a day is surely after another and before a third."""
    return day is not None and first is not None and first.last < day.first and day.last < last.first


def _start_key(tenure: tuple[Person, int, Office]) -> tuple[str, str]:
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
            fix = "correct one of the two, or leave it out here if the meeting had only a draft of it"
            dates = (Fact(key_of(instrument), ("date",)), Fact(key_of(meeting), ("date",)))
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


@register_rule
def session_number_is_regular(register: Register) -> EntryFindings:
    """Only a regular meeting has a session number."""
    for meeting in register.meetings.values():
        if meeting.session and meeting.form is not Form.REGULAR:
            cause = f"only regular meetings have a session number, and this one is {meeting.form.label}"
            yield meeting, Finding(("session",), cause, "write `session: null`, or correct `form:`")
