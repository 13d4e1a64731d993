"""Lists what a search can find, with the facet values of each record.

A search index finds documents. So that readers find a sentence and not only its page, each resolution, paragraph and
note is a search record of its own, as is each meeting and each registry entry.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from communique.model.edtf import format_date
from communique.model.entries import list_spellings
from communique.model.meeting import Annotation, Attendee, Meeting, Paragraph, Resolution
from communique.model.parts import Entry, EntryKey, find_references
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Term
from communique.register.labels import Labels
from communique.register.mentions import NameIndex, split_runs
from communique.register.register import Register
from communique.search.facets import RESULT_KINDS, Facet, FacetValues, ResultKind
from communique.text import extract_number


@dataclass(frozen=True)
class SearchRecord:
    """Something that a search can find: its words, its facet values, and what a hit shows of it."""

    url: str
    """The address below the site's root."""
    kind: ResultKind
    label: str
    """The title of a hit: `Resolution 12`, or the name of an entry."""
    text: str
    """The words that a hit shows."""
    context: str = ""
    """Further words by which it is found, such as the names of the meeting and of the topics."""
    meeting: str = ""
    date: str = ""
    """The date by which hits are sorted, in ISO 8601; empty if there is none."""
    when: str = ""
    """The date as readers see it."""
    act: str = ""
    """The strength and the act of a resolution: `calls urged`."""
    values: FacetValues = field(default_factory=dict)


def list_records(register: Register) -> Iterator[SearchRecord]:
    """Yield everything that a search can find in a register: meetings with their parts first, then registry entries."""
    labels = Labels(register)
    names = NameIndex.of(register)
    for meeting in register.meetings.values():
        yield from _MeetingRecords(labels, meeting, names).records()
    for kind, registry in REGISTRIES.items():
        if kind != "meeting":
            for entry in register.entries[kind].values():
                yield _entry(labels, registry.kind, entry)


def _entry(labels: Labels, kind: str, entry: Entry) -> SearchRecord:
    """Return the record of a registry entry."""
    values: FacetValues = {Facet.KIND: [_term(RESULT_KINDS[kind])], **_own(labels, kind, entry.id)}
    label = labels.name(kind, entry.id)
    offices = [
        f"{office.office}, {labels.owner(office.state, office.body)}" for office in getattr(entry, "offices", ())
    ]
    summary = next(filter(None, (getattr(entry, key, None) for key in ("summary", "definition", "role"))), "")
    names = [name for name in dict.fromkeys(list_spellings(entry)) if name != label]
    day = getattr(entry, "date", None)
    if day:
        values[Facet.YEAR] = [(str(day.year), str(day.year))]
    if place := getattr(entry, "place", None):
        values[Facet.PLACE] = [(place, labels.name("place", place))]
    return SearchRecord(
        url=EntryKey(kind, entry.id).address,
        kind=RESULT_KINDS[kind],
        label=label,
        text=" · ".join([*names, *dict.fromkeys(offices), *filter(None, [summary])]),
        # The label is included because Pagefind does not find a document without words.
        context=" · ".join(filter(None, (label, getattr(entry, "note", None)))),
        date=day.first.isoformat() if day else "",
        when=format_date(day) if day else "",
        values=values,
    )


def _own(labels: Labels, kind: str, entry_id: str) -> FacetValues:
    """Return the entry itself as a value of its own facet, so that a person is found together with their meetings."""
    return {kind: [(entry_id, labels.name(kind, entry_id))]} if kind in list(Facet) else {}


def _term(term: Term) -> tuple[str, str]:
    return str(term), term.label


class _MeetingRecords:
    """The records of one meeting. Each part has the facet values of the meeting."""

    def __init__(self, labels: Labels, meeting: Meeting, names: NameIndex) -> None:
        self.labels, self.meeting, self.names = labels, meeting, names.with_printed(meeting)
        self.heading = labels.heading(meeting)
        self.url = EntryKey("meeting", meeting.id).address
        body = labels.register.bodies.get(meeting.body)
        self.context = " · ".join(filter(None, (self.heading, body.short if body else None)))
        self.shared = self._shared()

    def _shared(self) -> FacetValues:
        meeting = self.meeting
        people = [attendee.person for attendee in meeting.attendees] + [meeting.chair]
        return {
            Facet.BODY: self._named("body", [meeting.body]),
            Facet.YEAR: [(str(meeting.date.year), str(meeting.date.year))],
            Facet.FORM: [_term(meeting.form)],
            Facet.PLACE: self._named("place", [meeting.venue.place if meeting.venue else None]),
            Facet.PRESENT: self._named("state", [attendee.state for attendee in meeting.attendees]),
            Facet.PERSON: self._named("person", people),
        }

    def records(self) -> Iterator[SearchRecord]:
        """Yield the record of the meeting, and of each of its resolutions, paragraphs and notes."""
        yield self._head()
        yield from map(self._resolution, self.meeting.resolutions)
        yield from map(self._paragraph, self.meeting.text)
        yield from map(self._note, self.meeting.annotations)

    def _head(self) -> SearchRecord:
        meeting, labels = self.meeting, self.labels
        title = [meeting.title, meeting.venue.occasion if meeting.venue else None]
        instruments = [action.instrument for action in meeting.instruments]
        adopted = [*(labels.name("instrument", i) for i in instruments), *(paper.title for paper in meeting.papers)]
        attendees = map(self._seat, meeting.attendees)
        return self._record(
            ResultKind.MEETING,
            "",
            self.heading,
            "; ".join(filter(None, [*title, *adopted, *attendees])),
            {Facet.INSTRUMENT: self._named("instrument", instruments)},
        )

    def _seat(self, attendee: Attendee) -> str:
        name = self.labels.name("person", attendee.person) if attendee.person else None
        owner = self.labels.owner(attendee.state, attendee.body) if attendee.state or attendee.body else None
        return ", ".join(filter(None, (name, attendee.printed, *attendee.also_printed, attendee.office, owner)))

    def _resolution(self, resolution: Resolution) -> SearchRecord:
        act, by = resolution.act, resolution.by
        named = {kind: self._named(kind, getattr(resolution, f"{kind}s")) for kind in ("topic", "state", "instrument")}
        # The words of one participant are not an act of the meeting.
        verb: FacetValues = {} if by else {Facet.ACT: [(str(act), act.label)], Facet.STRENGTH: [_term(act.strength)]}
        if by and by.person:
            verb[Facet.PERSON] = self.shared[Facet.PERSON] + self._named("person", [by.person])
        label = f"Resolution {extract_number(resolution.id)}"
        record = self._record(ResultKind.RESOLUTION, resolution.id, label, resolution.summary, named | verb)
        about = [name for values in named.values() for _, name in values]
        context = " · ".join(filter(None, [self.context, *about, resolution.note]))
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
        return [(entry_id, self.labels.name(kind, entry_id)) for entry_id in dict.fromkeys(filter(None, ids))]

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
            values={Facet.KIND: [_term(kind)], **self.shared, **values},
        )
