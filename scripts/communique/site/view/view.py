"""What templates can call to write links."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from communique.analysis.delegations.by_body import BodyDelegations, group_delegations
from communique.analysis.delegations.leaders import Leader, list_leaders
from communique.analysis.delegations.matrix import DelegationCell, MatrixRow
from communique.analysis.delegations.seats import Seats, group_seats
from communique.analysis.outcomes.prominence import rank_outcome
from communique.exports.edition import Edition
from communique.exports.file import ExportFile
from communique.model.entries import Person
from communique.model.meeting import Meeting, Resolution, Source
from communique.model.parts import EntryKey
from communique.model.vocabulary import Capacity, Form, Grade
from communique.register.names.labels import Labels
from communique.register.register import Appearance
from communique.site.jinja.environment import link_web
from communique.site.view.citations import mark_citations
from communique.text.escaping import escape, escape_attribute
from communique.text.words import extract_number

_MIN_SHARING = 3
"""Attendees who have the same note, from which on it is printed once."""
_MAX_REPEATED = 40
"""Characters of a note that may be repeated beside each: “From the Ministry of the Interior.” reads well there."""
_SHARED_SIGNS = "*†‡"
"""The signs that lead from attendees to notes that several of them have."""


@lru_cache(maxsize=1 << 16)  # pages of a folder name the same places
def _find_path(uri: str, folder: str) -> str:
    return posixpath.relpath(f"/{uri}", f"/{folder}")  # of relative ones, it would ask for the working folder


class Surroundings(NamedTuple):
    """What pages link to beside the register."""

    edit_base: str = ""
    """The address under which GitHub edits files of the repository; empty if unknown."""
    downloads: Mapping[str, Sequence[ExportFile]] = MappingProxyType({})
    """The exported files that each page offers, by the address of the page below the site."""
    edition: Edition | None = None
    """What citations name: the address of the site and the version of the register; None if these are not known."""


@dataclass(frozen=True)
class View(Labels):
    """The register as a template sees it, on a page whose file is in `folder`, relative to the folder of all pages."""

    folder: str
    around: Surroundings = field(default=Surroundings(), repr=False)
    _links: dict[tuple[str, str | None, str | None, date | None, bool], Markup] = field(
        default_factory=dict, repr=False
    )

    def path(self, uri: str, anchor: str = "") -> Markup:
        """Return the relative path to the file of a page, which MkDocs turns into an address and checks."""
        path = _find_path(uri, self.folder)
        return Markup(f"{path}#{anchor}" if anchor else path)

    def url(self, kind: str, entry_id: str, anchor: str = "") -> Markup:
        """Return the relative path to the page of an entry."""
        return self.path(f"{EntryKey(kind, entry_id).path}.md", anchor)

    def link(
        self, kind: str, entry_id: str | None, text: str | None = None, *, day: date | None = None, tip: bool = False
    ) -> Markup:
        """Return a link to an entry with `text`, or else its name; the bare text or id if there is no such entry.

        With `tip`, the link has a title that says who or what the entry is on `day`.
        """
        key = (kind, entry_id, text, day, tip)
        if key not in self._links:
            self._links[key] = self._link(*key)
        return self._links[key]

    def _link(self, kind: str, entry_id: str | None, text: str | None, day: date | None, tip: bool) -> Markup:  # noqa: FBT001 (passed on)
        entry = self.register.entries[kind].get(entry_id or "")
        if entry is None:
            return escape(text or entry_id or "")
        name = text or (self.register.name_on(entry, day) if isinstance(entry, Person) else self.name(kind, entry.id))
        title = self.tip(EntryKey(kind, entry.id), day) if tip else ""
        shown = f' "{escape_attribute(title)}"' if title and title != name else ""
        return Markup(f"[{escape(name)}]({self.url(kind, entry.id)}{shown})")

    def link_statement(self, reference: str) -> Markup:
        """Return a link to a statement of another meeting, given as `MEETING#RESOLUTION`."""
        meeting, _, resolution = reference.partition("#")
        entry = self.register.meetings.get(meeting)
        text = f"{self.short_heading(entry) if entry else meeting}, outcome {extract_number(resolution)}"
        return Markup(f"[{escape(text)}]({self.url('meeting', meeting, resolution)})")

    def to(self, uri: str, text: str, anchor: str = "") -> Markup:
        """Return a link to another page of the site, by the path of its file."""
        return Markup(f"[{escape(text)}]({self.path(uri, anchor)})")

    def list_downloads(self, address: str) -> Markup:
        """Return links to the exported files that the page at an address offers, in one line."""
        found = [file for file in self.around.downloads.get(address, ()) if file.offered]
        return Markup(" · ").join(Markup(f"[{escape(file.label)}]({self.path(file.path)})") for file in found)

    def web(self, url: str, text: str | None = None) -> Markup:
        """Return a link to an address on the web, with the name of its host as text unless one is given."""
        return link_web(url, text)

    def cite(self, meeting: Meeting) -> list[tuple[str, Markup]]:
        """Return the citation of a meeting in each style, with the name of the style; none outside an edition."""
        return mark_citations(meeting, self.around.edition) if self.around.edition else []

    def main_outcome(self, meeting: Meeting) -> Resolution | None:
        """Return the statement that represents a meeting in lists, or None: the first of the strongest on a matter.

        A statement about nothing but the work of the organisation, such as the place of the next meeting, comes after
        all others unless it cites an instrument; one without a position comes after those of the same strength.
        """
        return min(meeting.own_resolutions, key=rank_outcome, default=None)

    def best_source(self, meeting: Meeting) -> Source | None:
        """Return the source to read first: that of the text, or else the one that reports most of the statements.

        Of several, the one of the best grade. If no statement names its source, the first one: the facts rest on it.
        """
        text = [source for source in meeting.sources if source.url == meeting.text_source]
        reports = Counter(name for resolution in meeting.resolutions for name in resolution.sources)
        grades = list(Grade)

        def rank(source: Source) -> tuple[int, int]:
            count = reports[source.id or ""]
            return -count, grades.index(source.grade) if count else 0

        return next(iter(text or sorted(meeting.sources, key=rank)), None)

    def list_sources(self, meeting: Meeting, resolution: Resolution) -> list[Source]:
        """Return the sources that report a statement: those that it names, or the only one of its record."""
        named = [source for source in meeting.sources if source.id and source.id in resolution.sources]
        return named or (meeting.sources if len(meeting.sources) == 1 else [])

    def group_seats(self, meeting: Meeting) -> dict[Capacity, list[Seats]]:
        """Return the delegations of a meeting by capacity."""
        return group_seats(meeting)

    def sign_shared_notes(self, meeting: Meeting) -> dict[str, str]:
        """Return the long notes that several attendees of a meeting have, to be printed once, each with its sign."""
        counts = Counter(attendee.note for attendee in meeting.attendees if attendee.note)
        shared = [note for note, count in counts.items() if count >= _MIN_SHARING and len(note) > _MAX_REPEATED]
        return dict(zip(shared, _SHARED_SIGNS, strict=False))

    def group_delegations(self, came: Iterable[Appearance]) -> list[BodyDelegations]:
        """Return a state's delegations by body, in the order of `bodies.yml`, each body's in chronological order."""
        return group_delegations(self.register, came)

    def describe_head(self, meeting: Meeting, cell: DelegationCell) -> str:
        """Return who led a delegation: the name and the office; the capacity too, unless it was that of a member."""
        head = cell.head
        if head is None:
            return ""
        person = self.register.people.get(head.person or "")
        name = self.register.name_on(person, meeting.date.first) if person else head.printed or "name not known"
        office = head.office or (cell.held.office if cell.held else "")
        capacity = "" if head.capacity is Capacity.MEMBER else head.capacity.label
        return ", ".join(filter(None, (name, office, capacity)))

    def name_sessions(self, rows: Sequence[MatrixRow]) -> list[str]:
        """Return the name of each session of a body: year and place, or the date where these are not enough."""
        named = [(row.meeting, self.where_held(row.meeting)) for row in rows]
        shared = Counter((meeting.date.year, where, meeting.form) for meeting, where in named)
        names = []
        for meeting, where in named:
            is_clear = where and shared[meeting.date.year, where, meeting.form] == 1
            name = (
                f"{meeting.date.year} {where}" if is_clear else ", ".join(filter(None, (meeting.date.printed, where)))
            )
            names.append(name if meeting.form is Form.REGULAR else f"{name}, {meeting.form.label}")
        return names

    def list_leaders(self, rows: Sequence[MatrixRow], state: str) -> list[Leader]:
        """Return the heads of a state's delegations at some sessions of a body."""
        return list_leaders(rows, state)

    def group_by_initial(self, people: Iterable[Person]) -> list[tuple[str, list[Person]]]:
        """Return people by the first letter of the name by which they are sorted."""
        return [(letter, list(found)) for letter, found in groupby(people, lambda person: person.sort[0].upper())]
