"""The header of a TEI document: title, publication, licence, source, encoding, language, version."""

from xml.etree.ElementTree import Element, SubElement

from communique.exports.cite.reference import cite_meeting
from communique.exports.edition import LICENCE, Edition
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting, Source
from communique.model.parts import EntryKey

_ENCODING = (
    "The text is as printed, misprints included; their corrections are beside them in corr.",
    "Names are marked at their first mention in a paragraph, and where a note says whom or what the words mean.",
    "The attribute ref holds the address of an entry in the register.",
    "Each interp is one operative statement as the editors read it; its type is the act, from a closed list.",
)


def build_header(edition: Edition, meeting: Meeting) -> Element:
    """Return the header of a meeting's text."""
    header = Element("teiHeader")
    _describe_file(SubElement(header, "fileDesc"), edition, meeting)
    declaration = SubElement(SubElement(header, "encodingDesc"), "editorialDecl")
    for sentence in _ENCODING:
        add(declaration, "p", sentence)
    profile = SubElement(header, "profileDesc")
    add(SubElement(profile, "creation"), "date", meeting.date.printed, span_of(meeting.date))
    add(SubElement(profile, "langUsage"), "language", "English", {"ident": "en"})
    change = {"when": edition.day} if edition.day else {}
    add(SubElement(header, "revisionDesc"), "change", f"Version {edition.version} of the register.", change)
    return header


def _describe_file(file: Element, edition: Edition, meeting: Meeting) -> None:
    reference = cite_meeting(edition, meeting)
    titles = SubElement(file, "titleStmt")
    add(titles, "title", reference.title)
    add(titles, "author", reference.institution)
    editors = SubElement(titles, "respStmt")
    add(editors, "resp", "recorded and annotated by")
    add(editors, "name", edition.contributors)
    publication = SubElement(file, "publicationStmt")
    add(publication, "publisher", edition.site_name)
    if edition.day:
        add(publication, "date", edition.day, {"when": edition.day})
    add(publication, "idno", reference.address, {"type": "URI"})
    add(publication, "idno", meeting.id, {"type": "record"})
    _describe_rights(SubElement(publication, "availability"), meeting)
    sources = SubElement(SubElement(file, "sourceDesc"), "listBibl")
    for source in sorted(meeting.sources, key=lambda source: source.url != meeting.text_source):
        _describe_source(SubElement(sources, "bibl"), meeting, source)
    if not meeting.sources:
        add(sources, "bibl", reference.title)


def _describe_rights(availability: Element, meeting: Meeting) -> None:
    licence = "Notes, outcomes and this encoding: Creative Commons Attribution 4.0 International."
    add(availability, "licence", licence, {"target": LICENCE})
    right = f"The text itself remains that of its publisher. {meeting.text_right or ''}".strip()
    add(availability, "p", right)


def _describe_source(entry: Element, meeting: Meeting, source: Source) -> None:
    is_text = source.url == meeting.text_source
    entry.set("type", "text" if is_text else source.grade.value)
    if is_text and meeting.title:
        add(entry, "title", meeting.title)
    add(entry, "publisher", source.publisher)
    if is_text and meeting.published:
        day = meeting.published.partition("T")[0]
        add(entry, "date", day, {"when": day})
    add(entry, "ref", source.url, {"target": point_to(source.url)})
    add(entry, "note", source.used_for)


def add(parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element with a text, on one line, and return it."""
    element = SubElement(parent, tag, attributes or {})
    element.text = " ".join(text.split())
    return element


def point_to(address: str) -> str:
    """Return an address as an attribute can hold it: brackets are allowed in host names alone (RFC 3986)."""
    return address.replace("[", "%5B").replace("]", "%5D")


def span_of(date: Edtf) -> dict[str, str]:
    """Return the attributes of a date: `when`, or `from` and `to`."""
    return {"when": date.start} if date.start == date.end else {"from": date.start, "to": date.end}


def address_of(edition: Edition, meeting: Meeting, target: EntryKey) -> str:
    """Return the address of a target: an entry of the register, or a part of the same document."""
    if target.kind in ("paragraph", "resolution"):
        return f"#{target.id}" if target.id in list_ids(meeting) else edition.page(meeting_key(meeting), target.id)
    return edition.page(target)


def meeting_key(meeting: Meeting) -> EntryKey:
    """Return the key of a meeting."""
    return EntryKey("meeting", meeting.id)


def list_ids(meeting: Meeting) -> set[str]:
    """Return the ids of the paragraphs and statements of a meeting."""
    return {*(paragraph.id for paragraph in meeting.text), *(resolution.id for resolution in meeting.resolutions)}
