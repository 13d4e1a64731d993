"""The register: all records and registry entries below one folder, linked, as one object in memory."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, cast

from communique.files.yaml.reader import Document
from communique.model.edtf import Edtf
from communique.model.entries import Body, Instrument, Location, Named, Office, Person, Standing, State, Topic
from communique.model.links import LinkReport
from communique.model.meeting import Attendee, Meeting, Resolution
from communique.model.parts import Entry, EntryKey, find_references, walk_texts
from communique.model.registries import REGISTRIES, key_of
from communique.model.vocabulary import Act, Held, Status
from communique.problems import Finding, Loc, Problem

PROSE = frozenset({"summary", "note", "doubts", "role", "definition", "scope_note", "evidence", "reason"})
"""Fields with whole sentences in the words of the editors."""


def is_prose(loc: Loc) -> bool:
    """Whether a text at this place of an entry consists of whole sentences in the words of the editors."""
    return (loc[-1] if type(loc[-1]) is str else loc[-2]) in PROSE


class Origin(NamedTuple):
    """Where an entry was read: the file, and the path of the entry inside it."""

    document: Document
    loc: Loc

    def locate(self, finding: Finding) -> Problem:
        """Return a finding, whose path begins at the entry, as a problem with its position in the file."""
        return self.document.locate(finding._replace(loc=(*self.loc, *finding.loc)))


class Appearance(NamedTuple):
    """One person or seat at one meeting."""

    meeting: Meeting
    attendee: Attendee


class Statement(NamedTuple):
    """One resolution and the meeting that made it."""

    meeting: Meeting
    resolution: Resolution


class InstrumentUse(NamedTuple):
    """A use of an instrument at a meeting: what was done with it, or `cited` and the resolution that cites it."""

    meeting: Meeting
    action: str
    resolution: Resolution | None


@dataclass
class Register:
    """All entries by kind and id. Lists are in chronological order. `problems` were found when files were read."""

    root: Path
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in REGISTRIES})
    origins: dict[EntryKey, Origin] = field(default_factory=dict)
    documents: dict[Path, tuple[str, Document]] = field(default_factory=dict)
    """Every file that was read and the kind of its entries, by its path as in problems."""
    problems: list[Problem] = field(default_factory=list)
    unreadable: dict[EntryKey, Path] = field(default_factory=dict)
    """Entries that could not be read, with their files, so that references to them are not reported as unknown. The id
    `*` means all entries of a kind."""
    redirects: dict[str, str | None] = field(default_factory=dict)
    """Addresses of former entries, such as `people/s-lavrov`, with the addresses of their successors, if any."""
    links: LinkReport | None = None
    """What the last check of sources found; None if none was made."""

    @property
    def meetings(self) -> dict[str, Meeting]:
        """Meetings by id, in chronological order."""
        return cast("dict[str, Meeting]", self.entries["meeting"])

    @property
    def people(self) -> dict[str, Person]:
        """People by id."""
        return cast("dict[str, Person]", self.entries["person"])

    @property
    def states(self) -> dict[str, State]:
        """States by code."""
        return cast("dict[str, State]", self.entries["state"])

    @property
    def bodies(self) -> dict[str, Body]:
        """Bodies by id."""
        return cast("dict[str, Body]", self.entries["body"])

    @property
    def instruments(self) -> dict[str, Instrument]:
        """Instruments by id."""
        return cast("dict[str, Instrument]", self.entries["instrument"])

    @property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return cast("dict[str, Topic]", self.entries["topic"])

    @property
    def places(self) -> dict[str, Location]:
        """Places by id."""
        return cast("dict[str, Location]", self.entries["place"])

    def locate(self, entry: Entry, finding: Finding) -> Problem:
        """Return a finding in an entry as a problem with its position in the file."""
        key = key_of(entry)
        return replace(self.origins[key].locate(finding), about=key)

    def origin(self, entry: Entry) -> Origin:
        """Return where an entry was read."""
        return self.origins[key_of(entry)]

    def knows(self, key: EntryKey) -> bool:
        """Whether the entry exists, or may exist in a file that cannot be read."""
        return key.id in self.entries[key.kind] or self.is_unreadable(key)

    def is_unreadable(self, key: EntryKey) -> bool:
        """Whether the file that contains the entry, or would contain it, cannot be read."""
        return key in self.unreadable or EntryKey(key.kind, "*") in self.unreadable

    @cached_property
    def prose(self) -> list[tuple[Entry, Loc, str]]:
        """The texts of whole sentences that editors write in their own words, each with its entry and its place."""
        return [
            (entry, loc, text)
            for entries in self.entries.values()
            for entry in entries.values()
            for loc, text in walk_texts(entry)
            if is_prose(loc)
        ]

    @cached_property
    def appearances(self) -> dict[EntryKey, list[Appearance]]:
        """Attendances by person, state and body."""
        found = defaultdict(list)
        for meeting in self.meetings.values():
            for attendee in meeting.attendees:
                for kind in ("person", "state", "body"):
                    if entry_id := getattr(attendee, kind):
                        found[EntryKey(kind, entry_id)].append(Appearance(meeting, attendee))
        return dict(found)

    @cached_property
    def statements(self) -> dict[EntryKey, list[Statement]]:
        """Resolutions by the entries they refer to: topics, states, instruments, the person or state that speaks."""
        found = defaultdict(list)
        for statement in self._all_statements:
            for key in dict.fromkeys(ref.key for ref in find_references(statement.resolution)):
                found[key].append(statement)
        return dict(found)

    @cached_property
    def statements_by_act(self) -> dict[Act, list[Statement]]:
        """Resolutions by act. Statements by one participant are not acts of the meeting and are left out."""
        found = defaultdict(list)
        for statement in self._all_statements:
            if not statement.resolution.by:
                found[statement.resolution.act].append(statement)
        return dict(found)

    @cached_property
    def _all_statements(self) -> list[Statement]:
        return [Statement(meeting, item) for meeting in self.meetings.values() for item in meeting.resolutions]

    def meetings_with_source(self, url: str) -> list[Meeting]:
        """Return the meetings that have a page among their sources, in chronological order."""
        return self._meetings_by_source.get(url, [])

    @cached_property
    def _meetings_by_source(self) -> dict[str, list[Meeting]]:
        found = defaultdict(list)
        for meeting in self.meetings.values():
            for source in meeting.sources:
                found[source.url].append(meeting)
        return dict(found)

    @cached_property
    def instrument_uses(self) -> dict[str, list[InstrumentUse]]:
        """The uses of each instrument in the records, in chronological order."""
        found = defaultdict(list)
        for meeting in self.meetings.values():
            for action in meeting.instruments:
                found[action.instrument].append(InstrumentUse(meeting, str(action.action), None))
            for resolution in meeting.resolutions:
                for instrument in resolution.instruments:
                    found[instrument].append(InstrumentUse(meeting, "cited", resolution))
        return dict(found)

    @property
    def held_meetings(self) -> list[Meeting]:
        """The meetings that took place, in chronological order; those that were only announced are left out."""
        return [meeting for meeting in self.meetings.values() if meeting.held is Held.HELD]

    @cached_property
    def meetings_by(self) -> dict[tuple[str, str], list[Meeting]]:
        """Meetings in chronological order by body, place, host, year, chair and chair state.

        The keys are ("body", id), ("place", id), ("host", state), ("year", "2017"), ("chair", person id) and
        ("chair state", state). Meetings that were only announced have no host and no chair state.
        """
        found = defaultdict(list)
        for meeting in self.meetings.values():
            found["body", meeting.body].append(meeting)
            found["year", str(meeting.date.year)].append(meeting)
            if meeting.venue and meeting.venue.place:
                found["place", meeting.venue.place].append(meeting)
                if (place := self.places.get(meeting.venue.place)) and meeting.held is Held.HELD:
                    found["host", place.country].append(meeting)
            if meeting.chair:
                found["chair", meeting.chair].append(meeting)
            if (state := self.chairing_state(meeting)) and meeting.held is Held.HELD:
                found["chair state", state].append(meeting)
        return dict(found)

    def standing(self, state: str, day: date) -> Standing | None:
        """Return the status of a state on a day, or None. A month or year, as a date, counts from its first day."""
        entry = self.states.get(state)
        for standing in reversed(entry.status if entry else []):
            if standing.start_date.first <= day and (standing.end_date is None or day < standing.end_date.first):
                return standing
        return None

    def standings(self, state: str, when: Edtf) -> list[Standing]:
        """Return every status of a state on the days of a date. On the day of a change, both statuses count."""
        entry = self.states.get(state)
        return [
            standing
            for standing in (entry.status if entry else [])
            if standing.start_date.first <= when.last
            and (standing.end_date is None or when.first <= standing.end_date.last)
        ]

    def offices_on(self, person: str, day: date) -> list[Office]:
        """Return the offices that a person held on a day. Offices without a first day are left out."""
        entry = self.people.get(person)
        return [office for office in (entry.offices if entry else []) if office.start_date and _covers(office, day)]

    def count_members(self, day: date | None) -> int:
        """Return the number of member states on a day, or now if none is given."""
        on = [self.standing(state, day or date.max) for state in self.states]
        return sum(standing is not None and standing.status is Status.MEMBER for standing in on)

    def office_holders(self, body: str) -> list[tuple[Person, Office]]:
        """Return everybody with an office of a body, in chronological order; offices without a first day come last."""
        return self._office_holders.get(body, [])

    @cached_property
    def _office_holders(self) -> dict[str, list[tuple[Person, Office]]]:
        found = defaultdict(list)
        for person in self.people.values():
            for office in person.offices:
                if office.body:
                    found[office.body].append((person, office))
        for holders in found.values():
            holders.sort(key=lambda pair: pair[1].start_date.first if pair[1].start_date else date.max)
        return dict(found)

    def name_on(self, person: Person, day: date | None) -> str:
        """Return the name of a person on a day: a former name if it was certainly in use, or else the present one."""
        former_names = (name for name in person.other_names if name.end_date)
        return next((name.name for name in former_names if day and _is_in_use(name, day)), person.name)

    def chairing_state(self, meeting: Meeting) -> str | None:
        """Return the state that chaired a meeting, as recorded or as the state of the chair among the attendees."""
        states = (attendee.state for attendee in meeting.attendees if attendee.person == meeting.chair)
        return meeting.chair_state or (next(states, None) if meeting.chair else None)

    def neighbours(self, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
        """Return the meetings of the same body before and after this one, None where there is no such meeting."""
        series = self.meetings_by["body", meeting.body]
        at = self._series_index[meeting.id]
        return (series[at - 1] if at else None, series[at + 1] if at + 1 < len(series) else None)

    @cached_property
    def _series_index(self) -> dict[str, int]:
        """The index of each meeting among the meetings of its body."""
        series = (meetings for (kind, _), meetings in self.meetings_by.items() if kind == "body")
        return {meeting.id: at for meetings in series for at, meeting in enumerate(meetings)}

    @property
    def resolution_count(self) -> int:
        """The number of resolutions of all meetings. Statements by one participant do not count."""
        return sum(len(meeting.own_resolutions) for meeting in self.meetings.values())


def _is_in_use(name: Named, day: date) -> bool:
    """Whether a former name was certainly in use on a day: if its use ended in 2007, only until 1 January 2007."""
    started = name.start_date is None or name.start_date.last <= day
    return started and name.end_date is not None and day <= name.end_date.first


def _covers(period: Office, day: date) -> bool:
    """Whether a day falls within a period, the last day of which is included."""
    started = period.start_date is None or period.start_date.first <= day
    return started and (period.end_date is None or day <= period.end_date.last)
