"""What a page rests on: the entries it shows, and everything that these name.

While the site is served, a page is rendered again only when something it rests on has changed. Rather a page too many
than one too few: names and tooltips reach at most three references far (a meeting, its place, the country, its status).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.meeting import Meeting
from communique.model.parts import EntryKey, find_references
from communique.register.mentions import MENTIONED_KINDS
from communique.register.register import Register

_FAR = 3


@dataclass
class PageCache:
    """What is kept from one writing of the pages to the next: what each entry named, and what each page rested on."""

    named: dict[EntryKey, tuple[int, frozenset[EntryKey]]] = field(default_factory=dict)
    pages: dict[str, object] = field(default_factory=dict)


@dataclass
class Fingerprints:
    """The state of everything in a register, as numbers that are other when what they stand for is."""

    register: Register
    cache: PageCache

    @cached_property
    def versions(self) -> dict[EntryKey, int]:
        """A number for the text of each entry's file."""
        entries = ((key, origin) for key, origin in self.register.origins.items() if key[0] in self.register.entries)
        return {key: hash((key, origin.document.text)) for key, origin in entries}

    @cached_property
    def whole(self) -> int:
        """The state of the register as a whole, files that cannot be read included."""
        return hash((frozenset(self.versions.values()), frozenset(self.register.unread)))

    @cached_property
    def names(self) -> int:
        """The state of all names that are looked for in texts."""
        return hash(frozenset(version for key, version in self.versions.items() if key[0] in MENTIONED_KINDS))

    @cached_property
    def named(self) -> dict[EntryKey, frozenset[EntryKey]]:
        """The entries that each entry names."""
        known = self.cache.named
        for key, version in self.versions.items():
            if key not in known or known[key][0] != version:
                entry = self.register.entries[key[0]][key[1]]
                known[key] = version, frozenset(ref.key for ref in find_references(entry))
        return {key: known[key][1] for key in self.versions}

    @cached_property
    def naming(self) -> dict[EntryKey, list[EntryKey]]:
        """The entries that name each entry."""
        found = defaultdict(list)
        for key, named in self.named.items():
            for other in named:
                found[other].append(key)
        return dict(found)

    @cached_property
    def fingerprints(self) -> dict[EntryKey, int]:
        """The state of each entry together with all that it names, directly or through others."""
        return {key: self._fingerprint(key) for key in self.versions}

    def _fingerprint(self, key: EntryKey) -> int:
        reached, edge = {key}, {key}
        for _ in range(_FAR):
            edge = {other for near in edge for other in self.named.get(near, ())} - reached
            reached |= edge
        return hash(frozenset((other, self.versions.get(other)) for other in reached))

    def of(self, keys: Iterable[EntryKey]) -> int:
        """The state of some entries."""
        return hash(frozenset((key, self.fingerprints.get(key)) for key in keys))

    def shown_with(self, key: EntryKey) -> set[EntryKey]:
        """The entries that an entry's page shows: itself, those that name it, and those held at a place in it; for a
        meeting those before and after it.
        """
        shown = {key, *self.naming.get(key, ())}
        for near in self.naming.get(key, ()):
            if near[0] == "place":
                shown.update(self.naming.get(near, ()))
        entry = self.register.entries[key.kind][key.id]
        if isinstance(entry, Meeting):
            shown |= {EntryKey("meeting", other.id) for other in self.register.neighbours(entry) if other}
        return shown
