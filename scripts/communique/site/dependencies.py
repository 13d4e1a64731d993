"""Computes what a page depends on: the entries that it shows, and everything that these refer to.

While the site is served, a page is rendered again only if something that it depends on has changed. In doubt a page is
rendered: names and tooltips reach at most three references far (a meeting, its place, the country, its status).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.meeting import Meeting
from communique.model.parts import EntryKey, find_references
from communique.register.mentions import MENTIONED_KINDS
from communique.register.register import Register

_MAX_DISTANCE = 3
"""References from a shown entry to the farthest one that can change a page."""


@dataclass
class PageCache:
    """What one run of writing the pages leaves for the next one."""

    references: dict[EntryKey, tuple[int, frozenset[EntryKey]]] = field(default_factory=dict)
    """The references of each entry, with the version of the entry that they were read from."""
    pages: dict[str, object] = field(default_factory=dict)
    """The state of everything that each page depends on, by the uri of the page."""


@dataclass
class Fingerprints:
    """Hashes of the entries of a register: a hash changes when what it was computed from changes."""

    register: Register
    cache: PageCache

    @cached_property
    def versions(self) -> dict[EntryKey, int]:
        """The hash of each entry's file."""
        entries = ((key, origin) for key, origin in self.register.origins.items() if key.kind in self.register.entries)
        return {key: hash((key, origin.document.text)) for key, origin in entries}

    @cached_property
    def whole(self) -> int:
        """The hash of the whole register, including which files cannot be read."""
        checked = self.register.links and self.register.links.model_dump_json()
        return hash((frozenset(self.versions.values()), frozenset(self.register.unreadable), checked))

    @cached_property
    def names(self) -> int:
        """The hash of all entries whose names are searched for in texts."""
        return hash(frozenset(version for key, version in self.versions.items() if key.kind in MENTIONED_KINDS))

    @cached_property
    def references(self) -> dict[EntryKey, frozenset[EntryKey]]:
        """The entries that each entry refers to."""
        known = self.cache.references
        for key, version in self.versions.items():
            if key not in known or known[key][0] != version:
                entry = self.register.entries[key.kind][key.id]
                known[key] = version, frozenset(ref.key for ref in find_references(entry))
        return {key: known[key][1] for key in self.versions}

    @cached_property
    def referrers(self) -> dict[EntryKey, list[EntryKey]]:
        """The entries that refer to each entry."""
        found = defaultdict(list)
        for key, targets in self.references.items():
            for target in targets:
                found[target].append(key)
        return dict(found)

    @cached_property
    def fingerprints(self) -> dict[EntryKey, int]:
        """The hash of each entry together with all that it refers to, directly or through other entries."""
        return {key: self._fingerprint(key) for key in self.versions}

    def _fingerprint(self, key: EntryKey) -> int:
        reached, edge = {key}, {key}
        for _ in range(_MAX_DISTANCE):
            edge = {target for source in edge for target in self.references.get(source, ())} - reached
            reached |= edge
        return hash(frozenset((other, self.versions.get(other)) for other in reached))

    def of(self, keys: Iterable[EntryKey]) -> int:
        """Return one hash for some entries with all that they refer to."""
        return hash(frozenset((key, self.fingerprints.get(key)) for key in keys))

    def shown_with(self, key: EntryKey) -> set[EntryKey]:
        """Return the entries that the page of an entry shows.

        They are the entry itself, those that refer to it, and those that refer to a place in it; for a meeting also its
        neighbours.
        """
        shown = {key, *self.referrers.get(key, ())}
        for referrer in self.referrers.get(key, ()):
            if referrer.kind == "place":
                shown.update(self.referrers.get(referrer, ()))
        entry = self.register.entries[key.kind][key.id]
        if isinstance(entry, Meeting):
            shown |= {EntryKey("meeting", other.id) for other in self.register.neighbours(entry) if other}
        return shown
