"""Labels: the names that pages and messages use for entries of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.model.edtf import Edtf
from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import Entry, EntryKey
from communique.model.vocabulary import Form, Mode
from communique.register.register import Register
from communique.text.words import shorten


@dataclass(frozen=True)
class Labels:
    """Names, headings and tooltips of entries, for readers."""

    register: Register

    def name(self, kind: str, entry_id: str) -> str:
        """Return the name that pages use for an entry, or its id if there is no such entry."""
        entry = self.register.entries[kind].get(entry_id)
        match entry:
            case Person() | State() | Body() | Topic() | Location():
                return entry.name
            case Instrument():
                return entry.short
            case Meeting():
                return self.heading(entry)
        return entry_id

    def names(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return the names of entries of one kind."""
        return [self.name(kind, entry_id) for entry_id in ids]

    def short(self, kind: str, entry_id: str) -> str:
        """Return the short name of an entry, or its name if it has none."""
        return getattr(self.register.entries[kind].get(entry_id), "short", None) or self.name(kind, entry_id)

    def heading(self, meeting: Meeting) -> str:
        """Return a short name for a meeting: body, form unless regular, city, date."""
        body = self.register.bodies.get(meeting.body)
        parts = [body.name if body else meeting.body, self.where_held(meeting), meeting.date.printed]
        form = "" if meeting.form is Form.REGULAR else f" ({meeting.form.label})"
        return ", ".join(part for part in (parts[0] + form, *parts[1:]) if part)

    def short_heading(self, meeting: Meeting) -> str:
        """Return the shortest name for a meeting that says which one it is: “CHS, Astana, 4 July 2024”."""
        form = f" ({meeting.form.label})" if meeting.form is Form.SPECIAL else ""
        parts = self.short("body", meeting.body) + form, self.where_held(meeting), meeting.date.printed
        return ", ".join(filter(None, parts))

    def where_held(self, meeting: Meeting) -> str:
        """Return the city of a meeting, or `by video link`, or an empty text if it is not known."""
        if meeting.venue and meeting.venue.place:
            return self.name("place", meeting.venue.place)
        return Mode.VIDEO.label if meeting.mode is Mode.VIDEO else ""

    def tip(self, target: EntryKey, day: date | None = None) -> str:
        """Return a tooltip that explains who or what an entry is, on a day if one is given."""
        entry = self.register.entries.get(target.kind, {}).get(target.id)
        match entry:
            case Person():
                return self._person_tip(entry, day)
            case State():
                standing = self.register.standing(entry.id, day) if day else None
                status = f", {standing.status.label} on {Edtf(str(day)).printed}" if standing else ""
                return (entry.official or entry.name) + status
            case Body():
                return entry.name
            case Instrument():
                return f"{entry.title}, {entry.date.printed}"
            case Topic():
                return shorten(entry.definition, 24)
            case Location():
                return f"{entry.name}, {self.name('state', entry.country)}"
        return ""

    def _person_tip(self, person: Person, day: date | None) -> str:
        offices = self.register.offices_on(person.id, day) if day else []
        held = [f"{office.office}, {self.owner(office.state, office.body)}" for office in offices]
        on = f" on {Edtf(str(day)).printed}" if held else ""
        name = self.register.name_on(person, day)
        present_name = f" (now {person.name})" if name != person.name else ""
        return f"{name}{present_name}{': ' if held else ''}{'; '.join(held)}{on}"

    def owner(self, state: str | None, body: str | None) -> str:
        """Return the name of the state or body that an office belongs to."""
        return self.name("state", state) if state else self.name("body", body or "")

    def ordered(self, kind: str) -> list[Entry]:
        """Return the entries of a registry in alphabetical order, people by family name."""
        return sorted(self.register.entries[kind].values(), key=_sort_key)

    def delegations(self, attendees: Iterable[Attendee]) -> int:
        """Return the number of states that these attendees represent."""
        return len({attendee.state for attendee in attendees if attendee.state})


def _sort_key(entry: Entry) -> str:
    for key in ("sort", "name", "short"):
        if value := getattr(entry, key, None):
            return str(value).casefold()
    return entry.id
