"""The files of citations below each meeting."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from communique.exports.cite import csl
from communique.exports.cite.bibtex import build_bibtex
from communique.exports.cite.reference import CitedItem, cite_meeting, cite_parts
from communique.exports.cite.ris import build_ris
from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey


class _Format(NamedTuple):
    extension: str
    label: str
    media_type: str
    build: Callable[[Iterable[CitedItem]], bytes]


_FORMATS = (
    _Format("bib", "BibTeX", MEDIA_TYPES["bib"], build_bibtex),
    _Format("ris", "RIS", MEDIA_TYPES["ris"], build_ris),
    _Format("csl.json", "CSL-JSON", csl.MEDIA_TYPE, csl.build_csl),
)


def list_citations(edition: Edition) -> Iterator[ExportFile]:
    """Yield the citations of each meeting, and those with all its paragraphs and statements, in each format."""
    for meeting in edition.register.meetings.values():
        page = EntryKey("meeting", meeting.id).address
        for form in _FORMATS:
            yield ExportFile(
                f"{page}citation.{form.extension}",
                form.media_type,
                f"Citation ({form.label})",
                partial(_build, form, edition, meeting, with_parts=False),
                (page,),
            )
            yield ExportFile(
                f"{page}citations.{form.extension}",
                form.media_type,
                f"Citations with paragraphs and outcomes ({form.label})",
                partial(_build, form, edition, meeting, with_parts=True),
            )


def _build(form: _Format, edition: Edition, meeting: Meeting, *, with_parts: bool) -> bytes:
    parts = cite_parts(edition, meeting) if with_parts else ()
    return form.build([cite_meeting(edition, meeting), *parts])
