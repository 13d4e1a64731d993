"""The rules for dates that texts and addresses name, which must fit those of the fields.

The docstring of a rule is its text.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from communique.checks.rules import entry_rule
from communique.model.edtf import parse
from communique.model.entries import Body, Office, Person, list_names
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.model.vocabulary import Held
from communique.problems import Fact, Finding
from communique.register.register import Register

MAX_DAYS_EARLY = 7
"""The most days that a page may be older, by its address, than the meeting that it reports."""
MIN_PAGES = 2
"""The fewest pages that show that the date of an office is wrong, and not the day for which one of them is named."""

_IN_ADDRESS = re.compile(r"https?://.*?(20[0-2][0-9])[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_IN_OFFICE = re.compile(r"in office on ([0-9]{4}(?:-[0-9]{2}){0,2})\b")
_APPOINTED = re.compile(
    r"\b([A-Z][\w’-]+(?: [A-Z][\w’-]+)+)(?: of [A-Z][\w-]+)? as [A-Z][\w -]* for "
    r"((?:19|20)[0-9]{2})–((?:19|20)[0-9]{2})\b"
)
_INITIALS = re.compile(r"\b[A-Z]{3,}\b")


@entry_rule(Meeting, "date")
def statement_is_reported_afterwards(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """What a meeting resolved is not reported by pages alone whose addresses have a day long before the meeting."""
    if meeting.held is not Held.HELD or not meeting.resolutions:
        return
    days = {source.id: _find_day(source.url) for source in meeting.sources}
    if not any(day and day < meeting.date.first for day in days.values()):
        return
    all_of_record = list(days.values()) if len(meeting.sources) == 1 else []
    for resolution in meeting.resolutions:
        found = [days.get(source) for source in resolution.sources] or all_of_record
        dated = [day for day in found if day]
        if dated and len(dated) == len(found) and max(dated) < meeting.date.first - timedelta(MAX_DAYS_EARLY):
            cause = f"the page that reports '{resolution.id}' is of {max(dated)}, by its address"
            yield Finding(
                ("date",), f"{cause}, before the meeting of {meeting.date}", "correct the date or the sources"
            )
            return


def _find_day(url: str) -> date | None:
    """Return the day in the address of a page, if it has one."""
    found = _IN_ADDRESS.match(url)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


@entry_rule(Person)
def office_was_held_on_the_day_named(register: Register, person: Person) -> Iterator[Finding]:
    """A page that shows somebody “in office on” a day is not a source of an office that was not held on that day."""
    for index, office in enumerate(person.offices):
        outside = {at: day for at, day in read_days(office).items() if _is_outside(office, day)}
        if len(outside) >= MIN_PAGES and (key := _find_wrong_end(office, outside.values())):
            cause = f"{len(outside)} pages show this office on other days, such as {min(outside.values())}"
            yield Finding(("offices", index, key), cause, "correct the date, or the days under `used_for:`")
            continue
        for at, day in outside.items():
            term = f"{office.start_date or '…'} to {office.end_date or '…'}"
            fix = "correct the day or the dates, or move the page to the office that it shows"
            cause = f"{day} is not in the time of this office, {term}"
            yield Finding(("offices", index, "sources", at, "used_for"), cause, fix)


@entry_rule(Person)
def office_was_shown_there_and_then(register: Register, person: Person) -> Iterator[Finding]:
    """A page that shows somebody “in office on” a day, at a meeting such as “CFM Bishkek” or “ministers of education,
    Astana”, names the day and the place of a meeting in the register: of the one of that body and day, or of one that
    has this page as a source.
    """
    for index, office in enumerate(person.offices):
        for at, day in read_days(office).items():
            label, loc = office.sources[at].used_for.partition("(")[2], ("offices", index, "sources", at, "used_for")
            met = _find_meetings(register, label, day) if label else []
            met_or_reported = met or register.meetings_with_source(office.sources[at].url)
            there = [one for one in met_or_reported if _is_held_at(register, one, label)]
            if met and not there and _names_place(register, label):
                facts = tuple(Fact(key_of(met[0]), (name,)) for name in ("date", "venue"))
                cause = f"{met[0].id} is the meeting of that body and day"
                yield Finding(loc, cause, "correct the place or the day", relies_on=facts, contradicts=facts[1])
            elif there and not any(_has_day(meeting, day) for meeting in there):
                date = Fact(key_of(there[0]), ("date",))
                cause = f"{there[0].id}, which this page reports, was on {there[0].date}, not on {day}"
                yield Finding(loc, cause, "correct the day", relies_on=(date,), contradicts=date)


def _find_meetings(register: Register, label: str, day: str) -> list[Meeting]:
    """Return the meetings of a day, of the body that a label names, by its initials or short name: “CFM Moscow”."""
    that_month = [one for one in register.meetings_by.get(("year", day[:4]), ()) if day[:7] in one.date.text]
    that_day = [one for one in that_month if _has_day(one, day)]
    words, text = {*_INITIALS.findall(label)}, label.casefold()
    return [one for one in that_day if (body := register.bodies.get(one.body)) and _is_named(body, words, text)]


def _is_named(body: Body, initials: set[str], text: str) -> bool:
    short = body.short or ""
    return body.id.upper() in initials or short in initials or (bool(short) and f"{short.casefold()}," in text)


def _names_place(register: Register, label: str) -> bool:
    return any(place.name in label for place in register.places.values())


def _is_held_at(register: Register, meeting: Meeting, label: str) -> bool:
    """Whether a label, such as “CFM Moscow”, names the place of a meeting."""
    place = register.places.get(meeting.venue.place or "") if meeting.venue else None
    return place is not None and any(name in label for name in list_names(place))


def _has_day(meeting: Meeting, text: str) -> bool:
    if meeting.date.text == text:
        return True  # as nearly always
    try:
        day = parse(text)
    except ValueError:
        return True  # reported by another rule
    return meeting.date.overlaps(day)


def read_days(office: Office) -> dict[int, str]:
    """Return the day on which each source shows somebody in an office, by the number of the source."""
    found = {
        at: _IN_OFFICE.match(source.used_for)
        for at, source in enumerate(office.sources)
        if source.used_for.startswith("in office")
    }
    return {at: day[1] for at, day in found.items() if day}


@entry_rule(Meeting, "date")
def appointment_is_for_the_years_of_the_term(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Somebody whom a summary has appointed or approved for two years and those between them, as Secretary-General for
    example, took office in the first of them, if the register has the first day of an office of that time.
    """
    for index, resolution in enumerate(meeting.resolutions):
        for name, first, last in _APPOINTED.findall(resolution.summary):
            people = [person for person in register.people.values() if name.endswith(person.name)]
            begun = [office.start_date for person in people for office in person.offices if office.start_date]
            later = [day for day in begun if day.last >= meeting.date.first]
            if later and not any(day.first.year <= int(first) <= day.last.year for day in later):
                cause = f"the summary has {name} in office for {first}–{last}, but the term began on {later[0]}"
                facts = tuple(Fact(key_of(person), ("offices",)) for person in people)
                fix = f"correct the years, or the office in people/{people[0].id}.yml"
                yield Finding(("resolutions", index, "summary"), cause, fix, relies_on=facts)


def is_shown_on(office: Office, day: str) -> bool:
    """Whether a source of an office shows somebody in it on a day."""
    return day in read_days(office).values()


def _find_wrong_end(office: Office, days: Collection[str]) -> str | None:
    """Return the key of the date that all these days are beyond, or None if they are on both sides of the term."""
    if office.end_date and all(parse(day).first > office.end_date.last for day in days):
        return "end_date"
    if office.start_date and all(parse(day).last < office.start_date.first for day in days):
        return "start_date"
    return None


def _is_outside(office: Office, text: str) -> bool:
    try:
        day = parse(text)
    except ValueError:
        return False
    if office.start_date and office.end_date and office.end_date.last < office.start_date.first:
        return False  # the dates of the term are wrong, which another rule reports
    started = office.start_date is None or day.last >= office.start_date.first
    return not started or (office.end_date is not None and day.first > office.end_date.last)
