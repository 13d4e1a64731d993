"""Writes the context notes of a meeting: which are beside its lines, which are folded, and what changed since the
previous session.

Pages of meetings depend on what the notes say, wherever it comes from; so the notes are written before it is decided
whether a page is rendered again.
"""

from collections import defaultdict
from typing import NamedTuple

from jinja2 import Template
from markupsafe import Markup

from communique.analysis.context.note import ContextNote
from communique.analysis.context.notes import ContextNotes
from communique.analysis.since import compare_with_previous
from communique.model.meeting import Meeting
from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.view.view import View


class MarginNote(NamedTuple):
    """What is beside one line of a page: the name of its footnote, and its text."""

    name: str
    text: Markup


class FoldedNote(NamedTuple):
    """All that is said of one statement, or alike of several, apart from what stands beside lines."""

    on: tuple[str, ...]
    text: Markup


class WrittenContext(NamedTuple):
    """The context of a meeting as Markdown."""

    beside: dict[str, MarginNote]
    """By what they are about: the id of a statement or person, or the code of an absent state."""
    folded: list[FoldedNote]
    since: Markup


class ContextWriter:
    """Writes the context of meetings from one register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._notes = ContextNotes(register)
        self._view = View(register, "meetings")

    def write(self, meeting: Meeting) -> WrittenContext:
        """Return the notes on a meeting as Markdown, for a page in the folder of meetings."""
        template = build_environment().get_template("context.md.j2")
        found = self._notes.of(meeting)
        beside = defaultdict(list)
        for note in found.beside:
            beside[note.on].append(self._word(template, note))
        on = defaultdict(list)
        for note in found.folded:
            on[self._word(template, note)].append(note.on)
        folded = defaultdict(list)
        for text, about in on.items():
            folded[tuple(about)].append(text)
        return WrittenContext(
            {
                on: MarginNote(f"context-{at}", Markup(" ").join(texts))
                for at, (on, texts) in enumerate(beside.items(), 1)
            },
            [FoldedNote(about, Markup(" ").join(texts)) for about, texts in folded.items()],
            self._compare(template, meeting),
        )

    def _word(self, template: Template, note: ContextNote) -> Markup:
        macro = getattr(template.module, str(note.kind).replace("-", "_"))
        return Markup(str(macro(self._view, note)).strip())

    def _compare(self, template: Template, meeting: Meeting) -> Markup:
        since = compare_with_previous(self.register, meeting, self._notes.sessions_of(meeting.body))
        if since is None:
            return Markup("")
        write = getattr(template.module, "since_previous")  # noqa: B009 (a module of a template has its macros only)
        return Markup(write(self._view, since, meeting).strip())
