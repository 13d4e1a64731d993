"""From values to safe Markdown: the templates' environment, and what templates may call.

Every value is text. `escape` turns each character that Markdown or HTML could take for markup into an entity, for all
templates at one place (`finalize`); a template that wants markup must write it itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from communique.model.edtf import Edtf
from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Form, Mode
from communique.register.mentions import Target
from communique.register.register import Register
from communique.text import escape, shorten


@dataclass(frozen=True)
class View:
    """What a template knows of the register, seen from a page `depth` folders below the site's root."""

    register: Register
    depth: int
    edit_base: str = ""
    """The address under which the forge edits a file of the repository, if known."""
    _links: dict[tuple[str, str | None, str | None, date | None], Markup] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> str:
        """The way to the root of the site, so that pages work under any address."""
        return "../" * self.depth or "./"

    def url(self, kind: str, entry_id: str, anchor: str = "") -> str:
        """The address of an entry's page."""
        plural_name = REGISTRIES[kind].plural
        return f"{self.root}{plural_name}/{entry_id}/" + (f"#{anchor}" if anchor else "")

    def link(self, kind: str, entry_id: str | None, text: str | None = None, *, day: date | None = None) -> Markup:
        """A link to an entry; its name as text where none is given. An id without an entry is shown as it stands."""
        key = (kind, entry_id, text, day)
        if key not in self._links:
            self._links[key] = self._link(*key)
        return self._links[key]

    def _link(self, kind: str, entry_id: str | None, text: str | None, day: date | None) -> Markup:
        entry = self.register.entries[kind].get(entry_id or "")
        if entry is None:
            return escape(text or entry_id or "")
        tip = escape(self.tip(Target(kind, entry.id), day))
        title = f' title="{tip}"' if tip else ""
        name = self.register.name_on(entry, day) if isinstance(entry, Person) else self.name(kind, entry.id)
        return Markup(f'<a href="{self.url(kind, entry.id)}"{title}>{escape(text or name)}</a>')

    def name(self, kind: str, entry_id: str) -> str:
        """What pages call an entry; the id itself where there is no such entry."""
        entry = self.register.entries[kind].get(entry_id)
        match entry:
            case Person() | State() | Body() | Topic() | Location():
                return entry.name
            case Instrument():
                return entry.short
            case Meeting():
                return self.heading(entry)
        return entry_id

    def heading(self, meeting: Meeting) -> str:
        """A short name for a meeting: body, form unless regular, city, date."""
        body = self.register.bodies.get(meeting.body)
        parts = [body.name if body else meeting.body, self.where(meeting), meeting.date.printed]
        form = "" if meeting.form is Form.REGULAR else f" ({meeting.form.label})"
        return ", ".join(part for part in (parts[0] + form, *parts[1:]) if part)

    def where(self, meeting: Meeting) -> str:
        """The city of a meeting, or how it was held without one."""
        if meeting.venue and meeting.venue.place:
            return self.name("place", meeting.venue.place)
        return Mode.VIDEO.label if meeting.mode is Mode.VIDEO else ""

    def tip(self, target: Target, day: date | None = None) -> str:
        """Who or what a name means, on a day where one is given."""
        entry = self.register.entries.get(target.kind, {}).get(target.id)
        match entry:
            case Person():
                return self._person_tip(entry, day)
            case State():
                standing = self.register.standing(entry.id, day) if day else None
                on = f", {standing.status.label} on {Edtf(str(day)).printed}" if standing else ""
                return (entry.official or entry.name) + on
            case Body():
                return entry.name
            case Instrument():
                return f"{entry.title}, {entry.date.printed}"
            case Topic():
                return shorten(entry.definition, 24)
            case Location():
                return f"{entry.name}, {self.name('state', entry.country)}"
        return ""

    def _person_tip(self, person: Person, day: date | None) -> str:
        offices = self.register.offices_on(person.id, day) if day else []
        held = [f"{office.office}, {self.of_whom(office.state, office.body)}" for office in offices]
        on = f" on {Edtf(str(day)).printed}" if held else ""
        name = self.register.name_on(person, day)
        now = f" (now {person.name})" if name != person.name else ""
        return f"{name}{now}{': ' if held else ''}{'; '.join(held)}{on}"

    def of_whom(self, state: str | None, body: str | None) -> str:
        """The state or body that an office belongs to."""
        return self.name("state", state) if state else self.name("body", body or "")

    def ordered(self, kind: str) -> list[Entry]:
        """The entries of a registry in the order in which a reader looks for them."""
        return sorted(self.register.entries[kind].values(), key=_sort_key)

    def delegations(self, attendees: Iterable[Attendee]) -> int:
        """How many states are represented among these attendees."""
        return len({attendee.state for attendee in attendees if attendee.state})


def _sort_key(entry: Entry) -> str:
    for key in ("sort", "name", "short"):
        if value := getattr(entry, key, None):
            return str(value).casefold()
    return entry.id
