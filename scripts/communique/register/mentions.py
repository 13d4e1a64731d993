"""Finds which words of a paragraph carry which notes and mentions.

Terms follow the W3C Web Annotation model: a quote selector is a quote with an optional prefix and suffix.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from communique.model.entries import list_names
from communique.model.meeting import Annotation, Meeting, Paragraph, Resolution
from communique.model.parts import EntryKey
from communique.model.vocabulary import NoteKind
from communique.register.register import Register
from communique.text import Span, find_quote

MENTIONED_KINDS = ("person", "state", "body", "instrument", "place")
"""The registries whose names are looked for in texts; where two share a name, the earlier one has it."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class TextRun:
    """Words that share all their marks. Notes, and the resolution, are given where they end."""

    text: str
    target: EntryKey | None = None
    """Where the words lead: an entry, or by their ids a `paragraph` or `resolution` of the same record."""
    noted: tuple[Annotation, ...] = ()
    notes_end: tuple[Annotation, ...] = ()
    operative: Resolution | None = None


@dataclass
class _Step:
    """What follows the words read so far: the names that end here, the longest first, and the words that go on."""

    names: list[tuple[str, int, EntryKey]] = field(default_factory=list)
    next: dict[str, "_Step"] = field(default_factory=dict)


@dataclass
class NameIndex:
    """Every name of the register's entries, found word by word; `beside` are names that are looked for as well."""

    root: _Step = field(default_factory=_Step)
    beside: "NameIndex | None" = None

    @classmethod
    def of(cls, register: Register) -> "NameIndex":
        """The names of a register. A name that two entries of one kind share leads nowhere: identity is not guessed."""
        owners: dict[str, list[EntryKey]] = {}
        for kind in MENTIONED_KINDS:
            for entry in register.entries[kind].values():
                for name in list_names(entry):
                    owners.setdefault(name, []).append(EntryKey(kind, entry.id))
        names = cls()
        for name, targets in owners.items():
            same_kind = {target for target in targets if target.kind == targets[0].kind}
            if len(same_kind) == 1:
                names.add(name, targets[0])
        return names

    def add(self, name: str, target: EntryKey) -> None:
        """Let a name lead to a target; longer names are kept before shorter ones."""
        words = list(_WORD.finditer(name))
        if words:
            step = self.root
            for word in words:
                step = step.next.setdefault(word[0], _Step())
            step.names.insert(0, (name, words[0].start(), target))
            step.names.sort(key=lambda item: -len(item[0]))

    def _beginning(self, words: list[re.Match[str]], at: int) -> list[tuple[str, int, EntryKey]]:
        """Names made of the words from one of them on."""
        found: list[tuple[str, int, EntryKey]] = []
        step: _Step | None = self.root
        while at < len(words) and (step := step.next.get(words[at][0]) if step else None):
            found += step.names
            at += 1
        return found

    def mentions(self, text: str, taken: Iterable[Span]) -> Iterator[tuple[Span, EntryKey]]:
        """The first mention of each entry: longest match first, whole words only, never over words already taken."""
        taken, seen, free_from = list(taken), set(), 0
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            if word.start() < free_from:
                continue
            found = self._beginning(words, at) + (self.beside._beginning(words, at) if self.beside else [])  # noqa: SLF001 (its like)
            for name, offset, target in sorted(found, key=lambda item: -len(item[0])) if found else ():
                span = _whole(text, name, word.start() - offset)
                if span is None or any(span.overlaps(other) for other in taken):
                    continue
                free_from = span.end
                if target not in seen:
                    seen.add(target)
                    yield span, target
                break

    def with_printed(self, meeting: Meeting) -> "NameIndex":
        """The same names, and those that this meeting's release prints for its attendees."""
        own = NameIndex(beside=self)
        for attendee in meeting.attendees:
            if attendee.printed and attendee.person:
                own.add(attendee.printed, EntryKey("person", attendee.person))
        return own


def _whole(text: str, name: str, start: int) -> Span | None:
    """A name as whole words, if it stands at `start`."""
    if start < 0 or not text.startswith(name, start):
        return None
    end = start + len(name)
    inside = end < len(text) and (text[end].isalnum() or text[end] == "_") and name[-1].isalnum()
    return None if inside else Span(start, end)


def split_runs(meeting: Meeting, paragraph: Paragraph, names: NameIndex) -> list[TextRun]:
    """A paragraph cut where its marks begin and end. Joined, the texts of the runs are the paragraph as printed."""
    text = paragraph.text
    noted = [(span, note) for note in meeting.annotations if note.on == paragraph.id for span in _one(text, note)]
    operative = [(span, r) for r in meeting.resolutions if r.paragraphs[:1] == [paragraph.id] for span in _one(text, r)]
    links = [(span, target) for span, note in noted if (target := find_target(note))]
    overruled = [span for span, note in noted if note.to or note.kind is NoteKind.IDENTIFICATION]
    links += names.mentions(text, overruled)
    spans = [span for span, _ in (*noted, *operative, *links)]
    cuts = sorted({0, len(text)} | {edge for span in spans for edge in span})
    return [
        TextRun(
            text[start:end],
            next((target for span, target in links if span.start <= start and end <= span.end), None),
            tuple(note for span, note in noted if span.start <= start and end <= span.end),
            tuple(note for span, note in noted if span.end == end),
            next((r for span, r in operative if span.start <= start and end <= span.end), None),
        )
        for start, end in pairwise(cuts)
    ]


def _one(text: str, selector: Annotation | Resolution) -> list[Span]:
    found = find_quote(text, selector.quote, selector.prefix, selector.suffix) if selector.quote else []
    return found if len(found) == 1 else []


def find_target(note: Annotation) -> EntryKey | None:
    """Where an annotation leads, if anywhere."""
    for kind in type(note.to).model_fields if note.to else ():
        if value := getattr(note.to, kind):
            return EntryKey(kind, value)
    return None
