"""The documents of entries: everything that the record holds, and what other records say of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from communique.analysis.delegations.presence import count_presence
from communique.exports.api import related
from communique.exports.api.line_builder import LineBuilder
from communique.exports.api.lines import AttendanceLine, Line, MeetingLine, PresenceLine, StatementLine
from communique.exports.api.parts import build_part
from communique.exports.edition import Edition
from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.meeting import Annotation, Attendee, Meeting, Paragraph, Resolution
from communique.model.parts import Entry, EntryKey, Part
from communique.model.registries import REGISTRIES, key_of


@dataclass(frozen=True)
class Documents:
    """The documents of an edition."""

    edition: Edition

    @cached_property
    def lines(self) -> LineBuilder:
        """The lines that documents have in common."""
        return LineBuilder(self.edition)

    def build(self, entry: Entry) -> dict[str, Any]:
        """Return the document of an entry."""
        key = key_of(entry)
        head = {"entry": key.kind, **self.lines.identify(key)}
        body = build_part(entry, self.edition.labels, lambda part: self._extend_part(entry, part))
        return head | body | dump(self._relate(entry))

    def build_list(self, kind: str) -> dict[str, Any]:
        """Return the list of the entries of a kind."""
        items = [dump(self.lines.line(entry)) for entry in self.edition.register.entries[kind].values()]
        return {"entry": kind, "count": len(items), "items": items}

    def _extend_part(self, entry: Entry, part: Part) -> dict[str, Any]:
        match part:
            case Attendee():
                chair = getattr(entry, "chair", None)
                return dump(related.AttendeeRelated(chaired=bool(part.person) and part.person == chair))
            case Resolution():
                more = {"strength": part.act.strength, "verb": part.verb, "own": part.by is None}
                return dump(related.ResolutionRelated(**more, html_url=self.edition.page(key_of(entry), part.id)))
            case Paragraph() | Annotation():
                return dump(related.PlacedRelated(html_url=self.edition.page(key_of(entry), part.id)))
        return {}

    def _relate(self, entry: Entry) -> Line:  # noqa: PLR0911 (one case a kind)
        match entry:
            case Meeting():
                return self._relate_meeting(entry)
            case Person():
                key = key_of(entry)
                return related.PersonRelated(attendances=self._attendances(key), statements=self._statements(key))
            case State():
                return self._relate_state(entry)
            case Body():
                return self._relate_body(entry)
            case Instrument():
                return self._relate_instrument(entry)
            case Topic():
                topics = self.edition.register.topics.values()
                narrower = [self.lines.link(topic) for topic in topics if topic.broader == entry.id]
                return related.TopicRelated(statements=self._statements(key_of(entry)), narrower=narrower)
            case Location():
                return related.PlaceRelated(meetings=self._meetings("place", entry.id))
        raise TypeError(type(entry))

    def _relate_meeting(self, meeting: Meeting) -> related.MeetingRelated:
        chairing = self.edition.register.chairing_state(meeting)
        before, after = self.edition.register.neighbours(meeting)
        return related.MeetingRelated(
            first_day=str(meeting.date.first),
            last_day=str(meeting.date.last),
            chairing_state=chairing,
            chairing_state_name=self.lines.name("state", chairing),
            previous=self.lines.meeting(before) if before else None,
            next=self.lines.meeting(after) if after else None,
        )

    def _relate_state(self, state: State) -> related.StateRelated:
        key = key_of(state)
        presence = [
            PresenceLine(
                body=one.body,
                body_name=self.edition.labels.name("body", one.body),
                meetings=one.meetings,
                attended=one.attended,
                absent=one.absent,
            )
            for one in count_presence(self.edition.register, state.id)
        ]
        return related.StateRelated(
            attendances=self._attendances(key),
            statements=self._statements(key),
            hosted=self._meetings("host", state.id),
            chaired=self._meetings("chair state", state.id),
            presence=presence,
        )

    def _relate_body(self, body: Body) -> related.BodyRelated:
        register = self.edition.register
        return related.BodyRelated(
            meetings=self._meetings("body", body.id),
            office_holders=[self.lines.official(person, office) for person, office in register.office_holders(body.id)],
            children=[self.lines.link(other) for other in register.bodies.values() if other.parent == body.id],
        )

    def _relate_instrument(self, instrument: Instrument) -> related.InstrumentRelated:
        return related.InstrumentRelated(
            uses=[self.lines.use(use) for use in self.edition.register.instrument_uses.get(instrument.id, ())],
            amended_by=[self.lines.link(other) for other in self._amending.get(instrument.id, ())],
            carried_out_by=[self.lines.link(other) for other in self._carrying_out.get(instrument.id, ())],
        )

    @cached_property
    def _amending(self) -> dict[str, list[Instrument]]:
        """The instruments that amend another, by its id."""
        found = defaultdict(list)
        for instrument in self.edition.register.instruments.values():
            for amended in dict.fromkeys(instrument.amends):
                found[amended].append(instrument)
        return dict(found)

    @cached_property
    def _carrying_out(self) -> dict[str, list[Instrument]]:
        """The instruments that carry out another, by its id."""
        found = defaultdict(list)
        for instrument in self.edition.register.instruments.values():
            if instrument.under:
                found[instrument.under].append(instrument)
        return dict(found)

    def _attendances(self, key: EntryKey) -> list[AttendanceLine]:
        return [self.lines.attendance(one) for one in self.edition.register.appearances.get(key, ())]

    def _statements(self, key: EntryKey) -> list[StatementLine]:
        return [self.lines.statement(one) for one in self.edition.register.statements.get(key, ())]

    def _meetings(self, role: str, name: str) -> list[MeetingLine]:
        return [self.lines.meeting(one) for one in self.edition.register.meetings_by.get((role, name), ())]


def dump(line: Line) -> dict[str, Any]:
    """Return a line as JSON, without what is empty."""
    return {name: value for name, value in line.model_dump(exclude_none=True).items() if value != []}


def count_entries(edition: Edition) -> dict[str, int]:
    """Return the number of entries by the plural of their kind."""
    return {registry.plural: len(edition.register.entries[kind]) for kind, registry in REGISTRIES.items()}
