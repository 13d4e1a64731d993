"""Makes lines of lists from the register."""

from dataclasses import dataclass, field
from typing import Any

from communique.exports.api import lines
from communique.exports.api.addresses import document_path
from communique.exports.edition import Edition
from communique.model.entries import Body, Instrument, Location, Office, Person, State, Topic
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey
from communique.model.registries import key_of
from communique.register.register import Appearance, InstrumentUse, Statement


@dataclass(frozen=True)
class LineBuilder:
    """Lines about entries of an edition, and about what happened at meetings. What many documents share is kept."""

    edition: Edition
    _statements: dict[tuple[str, str], lines.StatementLine] = field(default_factory=dict, repr=False)
    _places: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    def link(self, entry: Entry) -> lines.Linked:
        """Return the name and the addresses of an entry."""
        return lines.Linked(**self.identify(key_of(entry)))

    def identify(self, key: EntryKey) -> dict[str, Any]:
        """Return the fields that name an entry: id, name, address of the document and of the page."""
        return {
            "id": key.id,
            "name": self.edition.labels.name(*key),
            "url": self.edition.address(document_path(key)),
            "html_url": self.edition.page(key),
        }

    def name(self, kind: str, entry_id: str | None) -> str | None:
        """Return the name of an entry; None without an id."""
        return self.edition.labels.name(kind, entry_id) if entry_id else None

    def line(self, entry: Entry) -> lines.Linked:  # noqa: PLR0911 (one case a kind)
        """Return the line of an entry in the list of its kind. TypeError if the kind has no list."""
        shared, register, key = self.identify(key_of(entry)), self.edition.register, key_of(entry)
        match entry:
            case Meeting():
                return self.meeting(entry)
            case Person():
                count = len({one.meeting.id for one in register.appearances.get(key, ())})
                return lines.PersonLine(**shared, sort=entry.sort, attendance_count=count)
            case State():
                open_end = next((one.status for one in entry.status if one.end_date is None), None)
                return lines.StateLine(**shared, status=open_end)
            case Body():
                count = len(register.meetings_by.get(("body", entry.id), ()))
                return lines.BodyLine(**shared, short=entry.short, scope=entry.scope, meeting_count=count)
            case Instrument():
                count = len(register.instrument_uses.get(entry.id, ()))
                more = {"title": entry.title, "kind": entry.kind, "date": str(entry.date)}
                return lines.InstrumentLine(**shared, **more, use_count=count)
            case Topic():
                count = len(register.statements.get(key, ()))
                return lines.TopicLine(**shared, broader=entry.broader, statement_count=count)
            case Location():
                count = len(register.meetings_by.get(("place", entry.id), ()))
                where = {"latitude": entry.latitude, "longitude": entry.longitude, "country": entry.country}
                name = self.name("state", entry.country)
                return lines.PlaceLine(**shared, **where, country_name=name, meeting_count=count)
        raise TypeError(type(entry))

    def meeting(self, meeting: Meeting) -> lines.MeetingLine:
        """Return the line of a meeting."""
        place = meeting.venue.place if meeting.venue else None
        return lines.MeetingLine(
            **self.identify(key_of(meeting)),
            date=str(meeting.date),
            first_day=str(meeting.date.first),
            last_day=str(meeting.date.last),
            body=meeting.body,
            body_name=self.edition.labels.name("body", meeting.body),
            place=place,
            place_name=self.name("place", place),
            form=meeting.form,
            held=meeting.held,
            outcomes=meeting.outcomes,
            attendee_count=len(meeting.attendees),
            statement_count=len(meeting.own_resolutions),
        )

    def attendance(self, appearance: Appearance) -> lines.AttendanceLine:
        """Return the line of a person or seat at a meeting."""
        meeting, attendee = appearance
        return lines.AttendanceLine(
            **self._place(meeting, "attendees"),
            person=attendee.person,
            person_name=self.name("person", attendee.person),
            state=attendee.state,
            state_name=self.name("state", attendee.state),
            body=attendee.body,
            body_name=self.name("body", attendee.body),
            office=attendee.office,
            capacity=attendee.capacity,
            chaired=bool(attendee.person) and attendee.person == meeting.chair,
        )

    def statement(self, statement: Statement) -> lines.StatementLine:
        """Return the line of a statement."""
        meeting, resolution = statement
        key = meeting.id, resolution.id
        if key not in self._statements:
            self._statements[key] = lines.StatementLine(
                **self._place(meeting, resolution.id),
                resolution=resolution.id,
                act=resolution.act,
                verb=resolution.verb,
                strength=resolution.act.strength,
                summary=resolution.summary,
                own=resolution.by is None,
            )
        return self._statements[key]

    def use(self, use: InstrumentUse) -> lines.UseLine:
        """Return the line of a use of an instrument."""
        cited = use.resolution
        return lines.UseLine(
            **self._place(use.meeting, cited.id if cited else "instruments"),
            action=use.action,
            resolution=cited.id if cited else None,
            summary=cited.summary if cited else None,
        )

    def official(self, person: Person, office: Office) -> lines.OfficialLine:
        """Return the line of a person with an office of a body."""
        return lines.OfficialLine(
            **self.identify(key_of(person)),
            office=office.office,
            start_date=str(office.start_date) if office.start_date else None,
            end_date=str(office.end_date) if office.end_date else None,
        )

    def _place(self, meeting: Meeting, anchor: str) -> dict[str, Any]:
        """Return the fields that name a meeting and a place on its page."""
        if meeting.id not in self._places:
            key = key_of(meeting)
            self._places[meeting.id] = {
                "meeting": meeting.id,
                "meeting_name": self.edition.labels.short_heading(meeting),
                "date": str(meeting.date),
                "first_day": str(meeting.date.first),
                "meeting_body": meeting.body,
                "url": self.edition.address(document_path(key)),
                "html_url": self.edition.page(key),
            }
        shared = self._places[meeting.id]
        return {**shared, "html_url": f"{shared['html_url']}#{anchor}"}
