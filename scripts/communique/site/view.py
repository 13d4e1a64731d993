"""What templates can call.

Every value is text. `escape` replaces each character that Markdown or HTML could interpret as markup by an entity. It
is applied to all values of all templates in one place (`finalize`); templates write their markup themselves.
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
    """The register as a template sees it, on a page `depth` folders below the site's root."""

    depth: int
    edit_base: str = ""
    """The address under which GitHub edits files of the repository; empty if unknown."""
    _links: dict[tuple[str, str | None, str | None, date | None], Markup] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> str:
        """The relative path to the root of the site; with it, pages work at any address."""
        return "../" * self.depth or "./"

    def url(self, kind: str, entry_id: str, anchor: str = "") -> str:
        """Return the relative address of an entry's page."""
        return self.root + EntryKey(kind, entry_id).address + (f"#{anchor}" if anchor else "")

    def link(self, kind: str, entry_id: str | None, text: str | None = None, *, day: date | None = None) -> Markup:
        """Return a link to an entry with `text`, or else its name; the bare text or id if there is no such entry."""
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
