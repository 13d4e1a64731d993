"""An edition: the register as it is published, with the address of the site and the commit that it was built from."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from communique.diff.git import GitError, run_git
from communique.model.parts import EntryKey
from communique.register.names.labels import Labels
from communique.register.register import Register

AUTHORITY = "sco-register.example.org,2026"
"""Who coins the ids of feeds and calendars, and since when (RFC 4151). It never changes, even if the site moves."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the records, see LICENSE."""


@dataclass(frozen=True)
class Edition:
    """A register with everything that its exports say of themselves."""

    register: Register
    site_url: str
    """The address of the site, with a slash at its end."""
    site_name: str = "SCO Meetings Register"
    commit: str = ""
    """The full name of the commit; empty outside a git checkout."""
    committed: datetime | None = None
    """When the commit was made, in UTC; None outside a git checkout."""
    modified: bool = False
    """Whether the records differ from those of the commit."""

    @cached_property
    def labels(self) -> Labels:
        """The names that pages use for entries."""
        return Labels(self.register)

    @property
    def version(self) -> str:
        """The version as citations print it: the first ten characters of the commit, `unversioned` without one."""
        return (self.commit[:10] or "unversioned") + (", modified" if self.modified else "")

    @property
    def contributors(self) -> str:
        """Who made it, as a name of its own."""
        return f"The contributors to the {self.site_name}"

    @property
    def day(self) -> str:
        """The day of the commit in ISO 8601; empty outside a git checkout."""
        return self.committed.date().isoformat() if self.committed else ""

    def address(self, path: str = "") -> str:
        """Return the absolute address of a page or file, given its path on the site: `meetings/ID/#r9`."""
        return self.site_url + path

    def page(self, key: EntryKey, anchor: str = "") -> str:
        """Return the absolute address of the page of an entry, or of a part of it."""
        return self.address(key.address + (f"#{anchor}" if anchor else ""))

    def tag(self, path: str) -> str:
        """Return an id that stays the same wherever the site is published: `tag:AUTHORITY:meetings/ID` (RFC 4151)."""
        return f"tag:{AUTHORITY}:{path}"


def read_edition(register: Register, site_url: str, site_name: str = Edition.site_name) -> Edition:
    """Return the edition of a register that was read from a checkout; the commit is that of its folder, if any."""
    head = _ask_git(register.root, "log", "-1", "--format=%H %ct").split()
    changed = bool(_ask_git(register.root, "status", "--porcelain", "--", "."))
    return Edition(
        register,
        site_url.rstrip("/") + "/",
        site_name,
        commit=head[0] if head else "",
        committed=datetime.fromtimestamp(int(head[1]), UTC) if head else None,
        modified=bool(head) and changed,
    )


def _ask_git(folder: Path, *words: str) -> str:
    """Return the output of a git command in a folder; an empty text if there is no git or no checkout."""
    try:
        return (run_git(folder, *words) or b"").decode().strip()
    except GitError:
        return ""
