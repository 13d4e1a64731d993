"""Web Annotations: the notes on the words of a text, and the statements that are tied to words.

Sources: W3C Web Annotation Data Model and Vocabulary (2017). The files are JSON-LD in the context of that model.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from communique.exports.edition import LICENCE, Edition
from communique.exports.file import MEDIA_TYPES, ExportFile, build_json
from communique.model.meeting import Annotation, Meeting, Resolution
from communique.model.parts import EntryKey
from communique.model.vocabulary import NoteKind
from communique.register.mentions import find_target

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_MOTIVATIONS = {
    NoteKind.IDENTIFICATION: "identifying",
    NoteKind.CORRECTION: "editing",
    NoteKind.COMMENT: "commenting",
    NoteKind.CROSS_REFERENCE: "linking",
}
"""What each kind of note is for, in the words of the vocabulary."""


def list_annotations(edition: Edition) -> Iterator[ExportFile]:
    """Yield the annotations of each meeting whose text has any."""
    for meeting in edition.register.meetings.values():
        if meeting.text and (meeting.annotations or _list_tied(meeting)):
            page = EntryKey("meeting", meeting.id).address
            yield ExportFile(
                f"{page}annotations.jsonld",
                MEDIA_TYPES["jsonld"],
                "Annotations (JSON-LD)",
                partial(build_annotations, edition, meeting),
                (page,),
            )


def build_annotations(edition: Edition, meeting: Meeting) -> bytes:
    """Return the annotations of a meeting as an AnnotationCollection with one page."""
    return build_json(_Annotations(edition, meeting).describe())


def _list_tied(meeting: Meeting) -> list[Resolution]:
    """Return the statements that are tied to words of the text."""
    return [resolution for resolution in meeting.resolutions if resolution.quote and resolution.paragraphs]


@dataclass(frozen=True)
class _Annotations:
    """The annotations of one meeting."""

    edition: Edition
    meeting: Meeting

    def describe(self) -> dict[str, Any]:
        """Return the collection."""
        items = [self._describe_note(note) for note in self.meeting.annotations]
        items += [self._describe_statement(resolution) for resolution in _list_tied(self.meeting)]
        own = self.edition.address(f"{EntryKey('meeting', self.meeting.id).address}annotations.jsonld")
        return {
            "@context": CONTEXT,
            "id": own,
            "type": "AnnotationCollection",
            "label": f"Notes and outcomes on the text: {self.edition.labels.heading(self.meeting)}",
            "total": len(items),
            **({"modified": self._modified} if self._modified else {}),
            "generator": self._generator,
            "rights": LICENCE,
            "first": {"id": f"{own}#page", "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": items},
        }

    @property
    def _modified(self) -> str:
        """The time of the edition in the form that the model asks for; empty without one."""
        return f"{self.edition.committed:%Y-%m-%dT%H:%M:%SZ}" if self.edition.committed else ""

    @property
    def _generator(self) -> dict[str, str]:
        return {
            "id": self.edition.address(),
            "type": "Software",
            "name": f"{self.edition.site_name}, version {self.edition.version}",
        }

    def _describe_note(self, note: Annotation) -> dict[str, Any]:
        motivation = _MOTIVATIONS[note.kind]
        # For a correction the model wants what replaces the words, alone, as a body of its own.
        bodies = [_text(note.reads, "editing")] if note.reads else []
        bodies += [_text(note.note, "describing" if bodies else motivation)] if note.note else []
        if target := find_target(note):
            bodies.append({"type": "SpecificResource", "source": self._address(target), "purpose": self._purpose(note)})
        if note.source:
            bodies.append({"type": "SpecificResource", "source": note.source, "purpose": "linking"})
        return self._describe(note.id, motivation, bodies, note.on, note)

    def _purpose(self, note: Annotation) -> str:
        return "identifying" if note.kind is not NoteKind.CROSS_REFERENCE else "linking"

    def _describe_statement(self, resolution: Resolution) -> dict[str, Any]:
        bodies: list[dict[str, Any]] = [
            _text(resolution.act.label, "classifying"),
            _text(f"{resolution.verb} {resolution.summary}", "describing"),
        ]
        for topic in resolution.topics:
            source = self.edition.page(EntryKey("topic", topic))
            bodies.append({"type": "SpecificResource", "source": source, "purpose": "tagging"})
        return self._describe(resolution.id, "classifying", bodies, resolution.paragraphs[0], resolution)

    def _describe(
        self,
        part: str,
        motivation: str,
        bodies: list[dict[str, Any]],
        paragraph: str,
        selector: Annotation | Resolution,
    ) -> dict[str, Any]:
        return {
            "id": self._here(part),
            "type": "Annotation",
            "motivation": motivation,
            **({"body": bodies} if bodies else {}),
            "target": {
                "type": "SpecificResource",
                "source": self._here(paragraph),
                "scope": self._here(""),
                "selector": _select(selector),
            },
        }

    def _here(self, anchor: str) -> str:
        return self.edition.page(EntryKey("meeting", self.meeting.id), anchor)

    def _address(self, target: EntryKey) -> str:
        """Return the address of what a note leads to: an entry, or a paragraph or statement of the same record."""
        return self._here(target.id) if target.kind in ("paragraph", "resolution") else self.edition.page(target)


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _select(selector: Annotation | Resolution) -> dict[str, Any]:
    """Return the words as a selector, with the words around them where the record needs these."""
    found = {"exact": selector.quote, "prefix": selector.prefix, "suffix": selector.suffix}
    return {"type": "TextQuoteSelector", **{name: words for name, words in found.items() if words}}
