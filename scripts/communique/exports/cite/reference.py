"""What is cited: a meeting, one of its paragraphs or one of its statements. Every format follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from communique.exports.edition import Edition
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting, Resolution, Voice
from communique.model.parts import EntryKey
from communique.model.vocabulary import Scope
from communique.text.words import extract_number

_ORGANISATION = "Shanghai Cooperation Organisation"


class Author(NamedTuple):
    """The name of an author; without a given name it is that of a body or a state, or stays as it is said."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class CitedItem:
    """A meeting, or a part of it, as a report by the body that met, which is read in the register."""

    key: str
    """Its key in BibTeX, RIS and CSL-JSON: `sco-2017-09-20-cfm-new-york-r9`."""
    record: str
    """The record, with the part: `2017-09-20-cfm-new-york#r9`."""
    title: str
    author: Author
    institution: str
    """The body that met. It is the author too, unless the statement is one participant's."""
    issued: Edtf
    """The date of the meeting."""
    genre: str
    """The kind of text, such as “Press release”; empty if it is not known."""
    place: str
    """The city where the meeting was held; empty if it was held nowhere or the place is not known."""
    address: str
    container: str
    """The name of the register."""
    version: str
    """The version of the register; empty if it is not known."""
    day: str
    """The day of this version, in ISO 8601; empty if it is not known."""
    abstract: str = ""
    """For a statement, its act and what was resolved."""


def cite_meeting(edition: Edition, meeting: Meeting) -> CitedItem:
    """Return the reference to a meeting. Its title is that of the document, or else the heading of the meeting."""
    place = meeting.venue.place if meeting.venue else None
    institution = name_institution(edition, meeting)
    return CitedItem(
        key=f"sco-{meeting.id}",
        record=meeting.id,
        title=_one_line(meeting.title or edition.labels.heading(meeting)),
        author=Author(institution),
        institution=institution,
        issued=meeting.date,
        genre=meeting.kind.label.capitalize() if meeting.kind else "",
        place=_one_line(edition.labels.name("place", place)) if place else "",
        address=edition.page(EntryKey("meeting", meeting.id)),
        container=edition.site_name,
        version=edition.version if edition.commit else "",
        day=edition.day,
    )


def cite_parts(edition: Edition, meeting: Meeting) -> Iterator[CitedItem]:
    """Yield the references to the paragraphs and then to the statements of a meeting."""
    whole = cite_meeting(edition, meeting)
    for paragraph in meeting.text:
        yield _cite_part(whole, paragraph.id, f"paragraph {extract_number(paragraph.id)}")
    for resolution in meeting.resolutions:
        yield cite_statement(edition, meeting, resolution, whole)


def cite_statement(
    edition: Edition, meeting: Meeting, resolution: Resolution, whole: CitedItem | None = None
) -> CitedItem:
    """Return the reference to a statement. What one participant said has that participant as its author."""
    number = extract_number(resolution.id)
    abstract = _one_line(f"{resolution.verb} {resolution.summary}")
    whole = whole or cite_meeting(edition, meeting)
    if resolution.by:
        author = _name_voice(edition, meeting, resolution.by)
        return _cite_part(whole, resolution.id, f"outcome {number}", abstract, author)
    return _cite_part(whole, resolution.id, f"outcome {number}", abstract)


def _cite_part(whole: CitedItem, part: str, called: str, abstract: str = "", author: Author | None = None) -> CitedItem:
    return replace(
        whole,
        key=f"{whole.key}-{part}",
        record=f"{whole.record}#{part}",
        title=f"{whole.title}, {called}",
        author=author or whole.author,
        address=f"{whole.address}#{part}",
        abstract=abstract,
    )


def name_institution(edition: Edition, meeting: Meeting) -> str:
    """Return the full name of the body that met, with the name of the organisation that it is of."""
    body = edition.register.bodies.get(meeting.body)
    name = _one_line(edition.labels.name("body", meeting.body))
    if body is None or body.scope is not Scope.SCO or "SCO" in name or "Shanghai" in name:
        return name
    return f"{name} of the {_ORGANISATION}"


def _name_voice(edition: Edition, meeting: Meeting, by: Voice) -> Author:
    """Return the name of a participant; that of a person on the day of the meeting."""
    person = edition.register.people.get(by.person or "")
    if person is None:
        return Author(_one_line(edition.labels.name("state", by.state) if by.state else by.person or ""))
    name = edition.register.name_on(person, meeting.date.first)
    family, comma, given = person.sort.partition(", ")
    if comma and name == f"{given} {family}":
        return Author(_one_line(family), _one_line(given))
    return Author(_one_line(name))


def _one_line(text: str) -> str:
    return " ".join(text.split())
