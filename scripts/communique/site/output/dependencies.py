"""Computes what a page depends on: the entries that it shows, and everything that these refer to.

While the site is served, and in a build that finds the pages of an earlier one, a page is rendered again only if
something that it depends on has changed. In doubt a page is rendered: names and tooltips reach at most three references
far (a meeting, its place, the country, its status).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from communique.files.disk.store import digest
from communique.files.yaml.reader import Document
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey, find_references
from communique.register.mentions import MENTIONED_KINDS
from communique.register.register import Register

_LIMIT = 1 << 128
"""No sum of digests is larger than a digest."""
_MAX_DISTANCE = 3
"""References from a shown entry to the farthest one that can change a page."""


@dataclass
class PageCache:
    """What one run of writing the pages leaves for the next one."""

    references: dict[EntryKey, tuple[int, frozenset[EntryKey]]] = field(default_factory=dict)
    """The references of each entry, with the version of the entry that they were read from."""
    pages: dict[str, str] = field(default_factory=dict)
    """The state of everything that each page depends on, by the uri of the page: the same in every process."""


@dataclass
class Fingerprints:
    """Numbers for the entries of a register: a number changes when what it was computed from changes.

    They are sums of digests, so that the order of what is summed does not matter, and the same in every process.
    """

    register: Register
    cache: PageCache
    _digests: dict[Path, str] = field(default_factory=dict, init=False)
    """The digests of files, by their paths."""

    @cached_property
    def versions(self) -> dict[EntryKey, int]:
        """The number of each entry's file."""
        entries = ((key, origin) for key, origin in self.register.origins.items() if key.kind in self.register.entries)
        return {key: _number(f"{key} {self._digest(origin.document)}") for key, origin in entries}

    def _digest(self, document: Document) -> str:
        if document.path not in self._digests:
            self._digests[document.path] = digest(document.text.encode())
        return self._digests[document.path]

    @cached_property
    def whole(self) -> int:
        """The number of the whole register, including which files cannot be read."""
        checked = self.register.links and self.register.links.model_dump_json()
        unread = sorted((*key, path.as_posix()) for key, path in self.register.unreadable.items())
        return _number(repr((_sum(self.versions.values()), unread, checked, list(self.register.redirects.items()))))

    @cached_property
    def names(self) -> int:
        """The number of all entries whose names are searched for in texts."""
        return _sum(version for key, version in self.versions.items() if key.kind in MENTIONED_KINDS)

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
        """The number of each entry together with all that it refers to, directly or through other entries."""
        return {key: self._fingerprint(key) for key in self.versions}

    def _fingerprint(self, key: EntryKey) -> int:
        reached, edge = {key}, {key}
        for _ in range(_MAX_DISTANCE):
            edge = {target for source in edge for target in self.references.get(source, ())} - reached
            reached |= edge
        return _sum(self._version(other) for other in reached)

    def _version(self, key: EntryKey) -> int:
        """Return the number of an entry, which can be missing."""
        return self.versions.get(key) or _number(f"{key} is missing")

    def of(self, keys: Iterable[EntryKey]) -> int:
        """Return one number for some entries with all that they refer to."""
        return _sum(_number(f"{key} {self.fingerprints.get(key)}") for key in keys)

    @cached_property
    def _followed(self) -> dict[EntryKey, set[EntryKey]]:
        """The meetings whose statements follow each other: earlier ones by later ones and the reverse."""
        found: dict[EntryKey, set[EntryKey]] = defaultdict(set)
        for meeting in self.register.meetings.values():
            later = EntryKey("meeting", meeting.id)
            for resolution in meeting.resolutions:
                for follow in resolution.follows:
                    earlier = EntryKey("meeting", follow.earlier[0])
                    found[later].add(earlier)
                    found[earlier].add(later)
        return found

    def shown_with(self, key: EntryKey) -> set[EntryKey]:
        """Return the entries that the page of an entry shows.

        They are the entry itself, those that refer to it, and those that refer to a place in it; for a meeting also its
        neighbours, and the meetings whose statements its own follow, or are followed by.
        """
        shown = {key, *self.referrers.get(key, ())}
        for referrer in self.referrers.get(key, ()):
            if referrer.kind == "place":
                shown.update(self.referrers.get(referrer, ()))
        entry = self.register.entries[key.kind][key.id]
        if isinstance(entry, Meeting):
            shown |= {EntryKey("meeting", other.id) for other in self.register.neighbours(entry) if other}
            shown |= self._followed.get(key, set())
        return shown


def _number(text: str) -> int:
    return int(digest(text.encode(errors="surrogatepass")), 16)


def _sum(numbers: Iterable[int]) -> int:
    return sum(numbers) % _LIMIT
