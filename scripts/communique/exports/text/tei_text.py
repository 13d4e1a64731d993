"""The text of a record in TEI: paragraphs with names, dates, corrections, notes and the words of statements."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from communique.exports.edition import Edition
from communique.exports.text.tei_header import add, address_of, point_to
from communique.model.edtf import guess_date
from communique.model.meeting import Annotation, Meeting, Paragraph
from communique.model.parts import EntryKey
from communique.model.vocabulary import NoteKind
from communique.register.mentions import TextRun, find_target
from communique.text.words import extract_number

_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)
_NAMES = {
    "person": ("persName", {}),
    "body": ("orgName", {}),
    "place": ("placeName", {}),
    "state": ("placeName", {"type": "state"}),
    "instrument": ("title", {}),
    "meeting": ("name", {"type": "meeting"}),
    "topic": ("term", {}),
}
"""The element, with attributes, for the words that name an entry of each kind."""


@dataclass(frozen=True)
class _Layer:
    """A way to group runs: what they share, and the element around them."""

    share: Callable[[TextRun], Any]
    wrap: Callable[[Element, Any], Element]


class TextWriter:
    """Writes the text of a meeting."""

    def __init__(self, edition: Edition, meeting: Meeting) -> None:
        self.edition = edition
        self.meeting = meeting
        # Of two layers that cross, the outer one stays whole and the inner one is divided.
        self.layers = (
            _Layer(lambda run: run.operative, self._wrap_statement),
            _Layer(_find_correction, self._wrap_misprint),
            _Layer(lambda run: run.target, self._wrap_name),
        )

    def write(self, text: Iterable[tuple[Paragraph, list[TextRun]]]) -> Element:
        """Return the text, one paragraph a line."""
        root = Element("text")
        root.text, body = "\n  ", SubElement(root, "body")
        body.text, body.tail = "\n   ", "\n "
        for paragraph, runs in text:
            element = SubElement(body, "p", {"xml:id": paragraph.id, "n": paragraph.id.lstrip("p")})
            if stated := self._list_statements(paragraph):
                element.set("ana", stated)
            self._fill(element, runs, self.layers, skip_last=False)
            element.tail = "\n   "
        body[-1].tail = "\n  "
        return root

    def _list_statements(self, paragraph: Paragraph) -> str:
        """Return references to the statements of a paragraph; where their words are known, these refer as well."""
        return " ".join(f"#{item.id}" for item in self.meeting.resolutions if paragraph.id in item.paragraphs)

    def _fill(self, parent: Element, runs: Sequence[TextRun], layers: Sequence[_Layer], *, skip_last: bool) -> None:
        """Add runs to an element, layer by layer. A note follows the outermost element that ends with its words.

        With `skip_last` the notes after the last run are left to the caller, who puts them behind the element.
        """
        layer = layers[0] if layers else None
        groups = [(shared, list(found)) for shared, found in groupby(runs, layer.share)] if layer else _single(runs)
        for at, (shared, found) in enumerate(groups):
            if layer is None:
                _add_text(parent, found[0].text)
            else:
                inside = layer.wrap(parent, shared) if shared is not None else parent
                self._fill(inside, found, layers[1:], skip_last=True)
            if not (skip_last and at == len(groups) - 1):
                for note in found[-1].notes_end:
                    self._add_note(parent, note)

    def _wrap_statement(self, parent: Element, resolution: Any) -> Element:
        return SubElement(parent, "seg", {"type": "operative", "ana": f"#{resolution.id}"})

    def _wrap_misprint(self, parent: Element, note: Annotation) -> Element:
        choice = SubElement(parent, "choice")
        misprint = SubElement(choice, "sic")
        add(choice, "corr", note.reads or "")
        return misprint

    def _wrap_name(self, parent: Element, target: EntryKey) -> Element:
        address = address_of(self.edition, self.meeting, target)
        if target.kind not in _NAMES:
            return SubElement(parent, "ref", {"target": address})
        tag, attributes = _NAMES[target.kind]
        return SubElement(parent, tag, {**attributes, "ref": address})

    def _add_note(self, parent: Element, note: Annotation) -> None:
        """Add a note with its links."""
        target = find_target(note)
        attributes = {"xml:id": note.id, "type": note.kind.value, "resp": self.edition.address()}
        element = SubElement(parent, "note", attributes)
        _append(element, note.note or (f"Read “{note.reads}”." if note.reads else ""))
        if target and target.kind not in _NAMES:
            label = f"{'Paragraph' if target.kind == 'paragraph' else 'Outcome'} {extract_number(target.id)}"
            _append(element, " ")
            add(element, "ref", label, {"target": address_of(self.edition, self.meeting, target)})
        if note.source:
            _append(element, " ")
            add(element, "ref", note.source, {"target": point_to(note.source)})


def _find_correction(run: TextRun) -> Annotation | None:
    return next((note for note in run.noted if note.kind is NoteKind.CORRECTION and note.reads), None)


def _single(runs: Iterable[TextRun]) -> list[tuple[Any, list[TextRun]]]:
    return [(None, [run]) for run in runs]


def _add_text(parent: Element, text: str) -> None:
    """Add words to an element, with the days in them marked as dates."""
    end = 0
    for found in _DATE.finditer(text):
        if day := guess_date(found[0]):
            _append(parent, text[end : found.start()])
            SubElement(parent, "date", {"when": day}).text = found[0]
            end = found.end()
    _append(parent, text[end:])


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
