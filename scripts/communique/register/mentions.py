"""Finds the notes and mentions in the words of a paragraph.

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
from communique.text.quotes import Span, find_quote

MENTIONED_KINDS = ("person", "state", "body", "instrument", "place")
"""The kinds of entries whose names are searched for in texts. A name of two kinds belongs to the one listed first."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class TextRun:
    """Words of a paragraph that have the same links, notes and resolution."""

    text: str
    target: EntryKey | None = None
    """What the words link to: an entry, or a `paragraph` or `resolution` of the same record by its id."""
    noted: tuple[Annotation, ...] = ()
    """The annotations on these words."""
    notes_end: tuple[Annotation, ...] = ()
    """The annotations that end after these words."""
    operative: Resolution | None = None
    """The resolution whose operative words these are."""


@dataclass
class _Node:
    """A node of the word tree: the names that end here, the longest first, and the next words."""

    names: list[tuple[str, int, EntryKey]] = field(default_factory=list)
    """Each name with the offset of its first word inside it, and its target."""
    next: dict[str, "_Node"] = field(default_factory=dict)


@dataclass
class NameIndex:
    """An index of names, word by word. Names of the `base` index are found as well."""

    root: _Node = field(default_factory=_Node)
    base: "NameIndex | None" = None

    @classmethod
    def of(cls, register: Register) -> "NameIndex":
        """Index the names in a register, except a name that two entries of one kind share: identity is not guessed."""
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
        """Add a name with its target. A name without any word is ignored."""
        words = list(_WORD.finditer(name))
        if words:
            node = self.root
            for word in words:
                node = node.next.setdefault(word[0], _Node())
            node.names.insert(0, (name, words[0].start(), target))
            node.names.sort(key=lambda item: -len(item[0]))

    def _names_at(self, words: list[re.Match[str]], at: int) -> list[tuple[str, int, EntryKey]]:
        """Return the names of this index, without the base, that begin with the word at an index of `words`."""
        found: list[tuple[str, int, EntryKey]] = []
        node: _Node | None = self.root
        while at < len(words) and (node := node.next.get(words[at][0]) if node else None):
            found += node.names
            at += 1
        return found

    def mentions(self, text: str, taken: Iterable[Span]) -> Iterator[tuple[Span, EntryKey]]:
        """Yield the first mention of each entry: the longest name, whole words only, outside the spans in `taken`."""
        taken, seen, free_from = list(taken), set(), 0
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            if word.start() < free_from:
                continue
            found = self._names_at(words, at)
            if self.base:
                found += self.base._names_at(words, at)  # noqa: SLF001 (the same class)
            for name, offset, target in sorted(found, key=lambda item: -len(item[0])) if found else ():
                span = _match_words(text, name, word.start() - offset)
                if span is None or any(span.overlaps(other) for other in taken):
                    continue
                free_from = span.end
                if target not in seen:
                    seen.add(target)
                    yield span, target
                break

    def with_printed(self, meeting: Meeting) -> "NameIndex":
        """Return an index that also has the names that the release of a meeting prints for its attendees."""
        own = NameIndex(base=self)
        for attendee in meeting.attendees:
            if attendee.printed and attendee.person:
                own.add(attendee.printed, EntryKey("person", attendee.person))
        return own


def _match_words(text: str, name: str, start: int) -> Span | None:
    """Return the span of a name at `start` if it occurs there as whole words, or else None."""
    if start < 0 or not text.startswith(name, start):
        return None
    end = start + len(name)
    ends_inside_word = end < len(text) and (text[end].isalnum() or text[end] == "_") and name[-1].isalnum()
    return None if ends_inside_word else Span(start, end)


def split_runs(meeting: Meeting, paragraph: Paragraph, names: NameIndex) -> list[TextRun]:
    """Split a paragraph where links, notes and resolutions begin and end. Joined, the runs are the text as printed."""
    text = paragraph.text
    noted = [(span, note) for note in meeting.annotations if note.on == paragraph.id for span in _find_once(text, note)]
    operative = [
        (span, r) for r in meeting.resolutions if r.paragraphs[:1] == [paragraph.id] for span in _find_once(text, r)
    ]
    links = [(span, target) for span, note in noted if (target := find_target(note))]
    identified = [span for span, note in noted if note.to or note.kind is NoteKind.IDENTIFICATION]
    links += names.mentions(text, identified)
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


def _find_once(text: str, selector: Annotation | Resolution) -> list[Span]:
    """Return the span of a quote in a list, which is empty unless the quote occurs exactly once."""
    found = find_quote(text, selector.quote, selector.prefix, selector.suffix) if selector.quote else []
    return found if len(found) == 1 else []


def find_target(note: Annotation) -> EntryKey | None:
    """Return what an annotation links to, or None."""
    for kind in type(note.to).model_fields if note.to else ():
        if value := getattr(note.to, kind):
            return EntryKey(kind, value)
    return None
