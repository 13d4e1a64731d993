"""What templates may call.

Every value is text. `escape` turns each character that Markdown or HTML could take for markup into an entity, for all
templates at one place (`finalize`); a template that wants markup must write it itself.
"""

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from communique.model.entries import Person
from communique.model.parts import EntryKey
from communique.register.labels import Labels
from communique.text import escape


@dataclass(frozen=True)
class View(Labels):
    """What a template knows of the register, seen from a page `depth` folders below the site's root."""

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
        return self.root + EntryKey(kind, entry_id).address + (f"#{anchor}" if anchor else "")

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
        tip = escape(self.tip(EntryKey(kind, entry.id), day))
        title = f' title="{tip}"' if tip else ""
        name = self.register.name_on(entry, day) if isinstance(entry, Person) else self.name(kind, entry.id)
        return Markup(f'<a href="{self.url(kind, entry.id)}"{title}>{escape(text or name)}</a>')
