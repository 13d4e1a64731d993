"""Lists what a search can find of a meeting: the meeting, its statements, paragraphs, notes, and who stayed away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.analysis.context.attendees import AttendeeNotes
from communique.analysis.context.note import StandIn
from communique.model.meeting import Absence, Annotation, Attendee, Meeting, Paragraph, Resolution
from communique.model.parts import EntryKey, find_references
from communique.model.vocabulary import InstrumentKind, Mode
from communique.register.mentions import NameIndex, split_runs
from communique.register.names.labels import Labels
from communique.search.records.facets import Facet, FacetValues, ResultKind
from communique.search.records.record import SearchRecord, list_other_names, name_entries, pair_term
from communique.search.records.sessions import list_session_words
from communique.search.records.time import list_days
from communique.text.words import extract_number

_MEETING_WORDS = "meeting, session · заседание, встреча, совещание · 会议"
"""How queries call a meeting."""


def list_meeting_records(labels: Labels) -> Iterator[SearchRecord]:
    """Yield the records of all meetings, each followed by those of its parts."""
    names = NameIndex.of(labels.register)
    notes = AttendeeNotes(labels.register)
    for meeting in labels.register.meetings.values():
        yield from _MeetingRecords(labels, meeting, names).list_records(notes.list_stand_ins(meeting))


class _MeetingRecords:
    """The records of one meeting. Each part has the facet values of the meeting."""

    def __init__(self, labels: Labels, meeting: Meeting, names: NameIndex) -> None:
        self.labels, self.meeting, self.names = labels, meeting, names.with_printed(meeting)
        self.heading = labels.heading(meeting)
        self.url = EntryKey("meeting", meeting.id).address
        self.context = " · ".join([self.heading, *list_other_names(labels, "body", [meeting.body])])
        self.shared = self._shared()
        self.declarations = self._name_declarations()

    def _name_declarations(self) -> list[str]:
        """Return the names of the declarations of the meeting, by which people cite its statements."""
        adopted = [self.labels.register.instruments.get(action.instrument) for action in self.meeting.instruments]
        return [entry.short for entry in adopted if entry and entry.kind is InstrumentKind.DECLARATION]

    def _shared(self) -> FacetValues:
        meeting = self.meeting
        people = [attendee.person for attendee in meeting.attendees] + [meeting.chair]
        return {
            Facet.BODY: self._named("body", [meeting.body]),
            Facet.YEAR: [(str(meeting.date.year), str(meeting.date.year))],
            Facet.FORM: [pair_term(meeting.form)],
            Facet.PLACE: self._named("place", [meeting.venue.place if meeting.venue else None]),
            Facet.PRESENT: self._named("state", [attendee.state for attendee in meeting.attendees]),
            Facet.PERSON: self._named("person", people),
        }

    def list_records(self, stand_ins: Iterable[StandIn]) -> Iterator[SearchRecord]:
        """Yield the record of the meeting, of each of its resolutions, paragraphs and notes, and of who stayed away."""
        yield self._head()
        yield from map(self._absence, self.meeting.absences)
        yield from map(self._stand_in, stand_ins)
        yield from map(self._resolution, self.meeting.resolutions)
        yield from map(self._paragraph, self.meeting.text)
        yield from map(self._note, self.meeting.annotations)

    def _head(self) -> SearchRecord:
        meeting, labels = self.meeting, self.labels
        title = [meeting.title, meeting.venue.occasion if meeting.venue else None]
        instruments = [action.instrument for action in meeting.instruments]
        adopted = [*(labels.name("instrument", i) for i in instruments), *(paper.title for paper in meeting.papers)]
        attendees = map(self._seat, meeting.attendees)
        record = self._record(
            ResultKind.MEETING,
            "",
            self.heading,
            "; ".join(filter(None, [*title, *adopted, *attendees])),
            {Facet.INSTRUMENT: self._named("instrument", instruments)},
        )
        session = list_session_words(meeting.session) if meeting.session else []
        known_by = [*list_other_names(labels, "body", [meeting.body]), _MEETING_WORDS, *session, *self._name_country()]
        open_points = [*(item.note for item in meeting.discrepancies), *meeting.doubts]
        found_by = [self.heading, *known_by, *self._describe_form(), *open_points, *list_days(meeting.date)]
        return replace(record, context=" · ".join(found_by), known_by=" · ".join(known_by))

    def _name_country(self) -> list[str]:
        venue = self.meeting.venue
        place = self.labels.register.places.get(venue.place or "") if venue else None
        return [self.labels.name("state", place.country)] if place else []

    def _describe_form(self) -> Iterator[str]:
        """Yield how the participants met, if not in person, and which state was in the chair."""
        meeting, labels = self.meeting, self.labels
        if meeting.mode and meeting.mode is not Mode.IN_PERSON:
            yield meeting.mode.meaning
        seats = [seat.state for seat in meeting.attendees if meeting.chair and seat.person == meeting.chair]
        for state in dict.fromkeys(filter(None, [*seats, meeting.chair_state])):
            yield f"chaired, hosted by {labels.name('state', state)}"

    def _absence(self, absence: Absence) -> SearchRecord:
        state = self.labels.name("state", absence.state)
        label = f"{state} was absent"
        record = self._record(ResultKind.ABSENCE, "attendees", label, absence.note, {})
        return replace(record, context=f"{self.context} · {label} · {ResultKind.ABSENCE.meaning}")

    def _stand_in(self, note: StandIn) -> SearchRecord:
        state = self.labels.name("state", note.stand_in.attendee.state or "")
        led_by = self.labels.name("person", note.stand_in.attendee.person or "")
        label = f"{note.instead_of.name} did not lead the delegation"
        text = f"{led_by} led the delegation of {state}"
        anchor = f"delegation-{note.stand_in.attendee.state}"
        record = self._record(ResultKind.ABSENCE, anchor, label, text, {})
        return replace(
            record, context=f"{self.context} · {label} · {note.office.office} · {ResultKind.ABSENCE.meaning}"
        )

    def _seat(self, attendee: Attendee) -> str:
        name = self.labels.name("person", attendee.person) if attendee.person else None
        owner = self.labels.owner(attendee.state, attendee.body) if attendee.state or attendee.body else None
        return ", ".join(filter(None, (name, attendee.printed, *attendee.also_printed, attendee.office, owner)))

    def _resolution(self, resolution: Resolution) -> SearchRecord:
        act, by = resolution.act, resolution.by
        named = {kind: self._named(kind, getattr(resolution, f"{kind}s")) for kind in ("topic", "state", "instrument")}
        # The words of one participant are not an act of the meeting.
        verb: FacetValues = (
            {} if by else {Facet.ACT: [(str(act), act.label)], Facet.STRENGTH: [pair_term(act.strength)]}
        )
        if by and by.person:
            verb[Facet.PERSON] = self.shared[Facet.PERSON] + self._named("person", [by.person])
        label = f"Outcome {extract_number(resolution.id)}"
        record = self._record(ResultKind.RESOLUTION, resolution.id, label, resolution.summary, named | verb)
        about = [name for values in named.values() for _, name in values]
        for kind in ("state", "instrument"):  # those of a topic are narrower than it, and would not fit all statements
            about += list_other_names(self.labels, kind, getattr(resolution, f"{kind}s"))
        # A body that is named by its initials is found by its name.
        about += [
            self.labels.name("body", to.id)
            for _, to in self.names.mentions(resolution.summary, ())
            if to.kind == "body"
        ]
        said = None if by else resolution.verb
        context = " · ".join(
            filter(None, [self.context, *self.declarations, said, resolution.printed, *about, resolution.note])
        )
        return replace(record, context=context, act=f"{act.strength} {resolution.verb}")

    def _paragraph(self, paragraph: Paragraph) -> SearchRecord:
        targets = [run.target for run in split_runs(self.meeting, paragraph, self.names) if run.target]
        label = f"Paragraph {extract_number(paragraph.id)}"
        return self._record(ResultKind.PARAGRAPH, paragraph.id, label, paragraph.text, self._mentioned(targets))

    def _note(self, note: Annotation) -> SearchRecord:
        reads = f"read “{note.reads}”." if note.reads else None
        text = " ".join(filter(None, (f"“{note.quote}”", reads, note.note)))
        targets = [ref.key for ref in find_references(note.to)] if note.to else []
        return self._record(ResultKind.NOTE, note.id, f"Note, {note.kind.label}", text, self._mentioned(targets))

    def _mentioned(self, targets: list[EntryKey]) -> FacetValues:
        kinds = (Facet.STATE, Facet.INSTRUMENT, Facet.TOPIC)
        return {kind: self._named(kind, [target.id for target in targets if target.kind == kind]) for kind in kinds}

    def _named(self, kind: str, ids: Iterable[str | None]) -> list[tuple[str, str]]:
        return name_entries(self.labels, kind, ids)

    def _record(self, kind: ResultKind, anchor: str, label: str, text: str, values: FacetValues) -> SearchRecord:
        return SearchRecord(
            url=f"{self.url}#{anchor}" if anchor else self.url,
            kind=kind,
            label=label,
            text=text,
            context=self.context,
            meeting=self.heading,
            date=self.meeting.date.first.isoformat(),
            when=self.meeting.date.printed,
            values={Facet.KIND: [pair_term(kind)], **self.shared, **values},
        )
