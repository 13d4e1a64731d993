"""TEI: each record that holds a text as a TEI document. Source: TEI P5 Guidelines 4.11 (TEI Consortium, 2026).

The text is as printed. Names and dates are marked, misprints are beside their corrections, notes are where
their words end, and each statement is an interpretation (`interp`) that its words or its paragraphs refer to.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from xml.etree.ElementTree import Element, indent, tostring

from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.exports.text.tei_header import build_header
from communique.exports.text.tei_lists import build_stand_off
from communique.exports.text.tei_text import TextWriter
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.register.mentions import NameIndex, split_runs

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def list_tei(edition: Edition) -> Iterator[ExportFile]:
    """Yield the TEI document of each record that holds a text."""
    names = cache(lambda: NameIndex.of(edition.register))
    for meeting in edition.register.meetings.values():
        if meeting.text:
            page = EntryKey("meeting", meeting.id).address
            yield ExportFile(
                f"{page}text.tei.xml",
                MEDIA_TYPES["tei.xml"],
                "Text (TEI)",
                partial(_build, edition, meeting, names),
                (page,),
            )


def _build(edition: Edition, meeting: Meeting, names: Callable[[], NameIndex]) -> bytes:
    return build_tei(edition, meeting, names())


def build_tei(edition: Edition, meeting: Meeting, names: NameIndex) -> bytes:
    """Return the text of a meeting as TEI, with what it names, its notes and its statements."""
    own = names.with_printed(meeting)
    runs = [(paragraph, split_runs(meeting, paragraph, own)) for paragraph in meeting.text]
    named = dict.fromkeys(run.target for _, found in runs for run in found if run.target)
    root = Element("TEI", {"xmlns": NAMESPACE, "xml:lang": "en"})
    root.append(build_header(edition, meeting))
    root.append(build_stand_off(edition, meeting, list(named)))
    indent(root, " ")
    root[-1].tail = "\n "
    root.append(TextWriter(edition, meeting).write(runs))
    root[-1].tail = "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()
