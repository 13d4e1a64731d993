"""All context notes of a meeting, and which of them are beside its lines."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from communique.analysis.context.attendees import AttendeeNotes
from communique.analysis.context.echoes import EchoFinder
from communique.analysis.context.note import ContextNote, SameTopic, Sequel
from communique.analysis.context.statements import find_sequels, list_statement_notes
from communique.analysis.sessions import Sessions, list_sessions
from communique.model.meeting import Meeting
from communique.model.vocabulary import ContextKind, Held
from communique.register.register import Register

MAX_BESIDE = 6
"""Notes beside the lines of a page; the others are folded at its end."""
_MAX_OF_A_KIND = 3
"""Notes of one kind among them, as long as there are others."""


class Context(NamedTuple):
    """The context notes of one meeting: those beside its lines and the others, each in the order of the page."""

    beside: list[ContextNote]
    folded: list[ContextNote]


@dataclass(frozen=True, eq=False)
class ContextNotes:
    """Derives the context notes of meetings from the whole register."""

    register: Register
    _bodies: dict[str, tuple[Sessions, EchoFinder]] = field(default_factory=dict, repr=False)

    def of(self, meeting: Meeting) -> Context:
        """Return the notes of a meeting without those that its record hides."""
        if meeting.held is not Held.HELD:
            return Context([], [])
        sessions, echoes = self._of_body(meeting.body)
        hidden = {(note.on, note.note) for note in meeting.hidden_notes}
        found = [
            *self._attendees.list_for(meeting, sessions),
            *list_statement_notes(self.register, meeting, echoes, self._sequels),
        ]
        return _select([note for note in found if (note.on, note.kind) not in hidden])

    @cached_property
    def _attendees(self) -> AttendeeNotes:
        return AttendeeNotes(self.register)

    @cached_property
    def _sequels(self) -> dict[tuple[str, str], list[Sequel]]:
        return find_sequels(self.register)

    def sessions_of(self, body: str) -> Sessions:
        """Return the sessions of a body."""
        return self._of_body(body)[0]

    def _of_body(self, body: str) -> tuple[Sessions, EchoFinder]:
        if body not in self._bodies:
            sessions = list_sessions(self.register, body)
            self._bodies[body] = sessions, EchoFinder(sessions)
        return self._bodies[body]


def _select(notes: list[ContextNote]) -> Context:
    """Choose the notes that matter most; of equal ones those that come first on the page.

    Statements on one topic often lead to the same earlier or later one: what is beside one is not repeated. Notes
    of one kind on one statement count as one.
    """
    said = [note.says if isinstance(note, SameTopic) else at for at, note in enumerate(notes)]
    ranked = sorted({said.index(words) for words in said}, key=lambda at: (-notes[at].weight, at))
    together = defaultdict(list)
    for at in ranked:
        together[notes[at].kind, notes[at].on].append(at)
    seen = Counter[ContextKind]()
    first: list[list[int]] = []
    rest: list[list[int]] = []
    for (kind, _), group in together.items():
        seen[kind] += 1
        (first if seen[kind] <= _MAX_OF_A_KIND else rest).append(group)
    chosen = {at for group in [*first, *rest][:MAX_BESIDE] for at in group}
    beside = {said[at] for at in chosen}
    return Context(
        [note for at, note in enumerate(notes) if at in chosen],
        [note for at, note in enumerate(notes) if said[at] not in beside],
    )
