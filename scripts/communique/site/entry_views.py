"""What the page of each kind of entry shows besides it: pictures, counts and notes, derived from the register."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple

from communique.analysis.coverage.trends import RecordedYears, measure_years
from communique.analysis.delegations.heads import Heads, find_substitutes, find_unnamed, list_heads
from communique.analysis.delegations.matrix import list_compared_bodies
from communique.analysis.delegations.presence import count_presence, list_absences
from communique.analysis.lives import Life, find_last_day, list_lives
from communique.analysis.outcomes.positions import list_positions, select_by_state
from communique.analysis.terms import list_body_successions
from communique.model.entries import Body, Instrument, Person, State, Topic
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey, Part
from communique.register.mentions import NameIndex, TextRun, split_runs
from communique.register.names.labels import Labels
from communique.register.register import Appearance, Register, Statement
from communique.site.charts.lifelines import draw_life, list_signs
from communique.site.charts.terms import draw_terms, make_terms_scale
from communique.site.charts.timeline import draw_timeline
from communique.site.overviews.delegations import delegations_uri
from communique.site.trends import show_trend
from communique.site.view.context import ContextWriter, WrittenContext


class EntryView(NamedTuple):
    """What a page shows besides its entry. `also` is the state of what comes from other entries than the page shows."""

    collect: Callable[[], dict[str, Any]]
    also: object = None


class EntryViews:
    """Makes the views of entries. What several pages need and is expensive to make, they share."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def of(self, entry: Entry) -> EntryView:  # noqa: PLR0911 (one for each kind)
        """Return the view of an entry."""
        match entry:
            case Meeting():
                context = self._context.write(entry)
                return EntryView(partial(self._collect_meeting, entry, context), repr(context))
            case Person():
                substitutes = find_substitutes(self._heads, entry)
                unnamed = find_unnamed(self.register, self._heads, entry)
                return EntryView(
                    partial(self._collect_person, entry, substitutes, unnamed),
                    (list(map(self._describe, substitutes)), list(map(Labels(self.register).short_heading, unnamed))),
                )
            case State():
                presence = count_presence(self.register, entry.id)
                return EntryView(partial(self._collect_state, entry, presence), (repr(presence), self._years))
            case Body():
                return EntryView(partial(self._collect_body, entry), entry.id in self._compared)
            case Instrument():
                return EntryView(partial(self._collect_instrument, entry), self._last_day)
            case Topic():
                return EntryView(partial(show_trend, self.register, entry, self._years), self._years)
        return EntryView(dict)

    @cached_property
    def _context(self) -> ContextWriter:
        return ContextWriter(self.register)

    @cached_property
    def _heads(self) -> Heads:
        return list_heads(self.register)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex.of(self.register)

    @cached_property
    def _years(self) -> RecordedYears:
        return measure_years(self.register)

    @cached_property
    def _positions(self) -> list[Statement]:
        return list_positions(self.register)

    @cached_property
    def _compared(self) -> frozenset[str]:
        """The bodies that have a page on their delegations."""
        return frozenset(list_compared_bodies(self.register))

    @cached_property
    def _lives(self) -> dict[str, Life]:
        return list_lives(self.register)

    @cached_property
    def _last_day(self) -> date | None:
        return find_last_day(self.register)

    def _describe(self, one: Appearance) -> object:
        labels = Labels(self.register)
        return labels.heading(one.meeting), repr(one.attendee), labels.name("person", one.attendee.person or "")

    def _collect_person(self, person: Person, substitutes: list[Appearance], unnamed: list[Meeting]) -> dict[str, Any]:
        came = self.register.appearances.get(EntryKey("person", person.id), [])
        return {"substitutes": substitutes, "unnamed": unnamed, "timeline": draw_timeline(person, came, substitutes)}

    def _collect_state(self, state: State, presence: object) -> dict[str, Any]:
        return {
            "presence": presence,
            "absences": list_absences(self.register, state.id),
            "positions": select_by_state(self._positions, state.id),
            **show_trend(self.register, state, self._years),
        }

    def _collect_body(self, body: Body) -> dict[str, Any]:
        terms = list_body_successions(self.register, body.id)
        return {
            "delegations": delegations_uri(body.id) if body.id in self._compared else None,
            "terms": draw_terms(body.name, terms, make_terms_scale(terms)),
        }

    def _collect_instrument(self, instrument: Instrument) -> dict[str, Any]:
        life = self._lives[instrument.id]
        return {
            "picture": draw_life(life, self._last_day),
            "picture_signs": list_signs([life]),
            "amended_by": life.amended_by,
        }

    def _collect_meeting(self, meeting: Meeting, context: WrittenContext) -> dict[str, Any]:
        """Return the text in runs, the editors' notes and their numbers, and the context notes."""
        own = self._names.with_printed(meeting) if meeting.text else NameIndex()
        text: list[tuple[Part, list[TextRun]]] = [
            (paragraph, split_runs(meeting, paragraph, own)) for paragraph in meeting.text
        ]
        numbers: dict[str, int] = {}
        for _, paragraph_runs in text:
            for run in paragraph_runs:
                for note in run.notes_end:
                    numbers[note.id] = len(numbers) + 1
        notes = {note.id: note for note in meeting.annotations}
        by_paragraph = {p.id: [notes[i] for i in numbers if notes[i].on == p.id] for p in meeting.text}
        return {"text": text, "numbers": numbers, "notes": by_paragraph, "context": context}
