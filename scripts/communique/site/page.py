"""A page to be written, as Markdown with front matter. The page in `people/wang-yi.md` has the address
`/people/wang-yi/`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.model.parts import EntryKey
from communique.problems import Problem


@dataclass(frozen=True)
class Page:
    """A page to be written. `uri` is its file below the folder of pages, `source` the record to edit."""

    uri: str
    template: str
    title: str
    description: str
    kind: str
    context: Callable[[], dict[str, Any]] = dict
    """Returns what the template needs besides the register; called only when the page is rendered."""
    source: Path | None = None
    problems: tuple[Problem, ...] = ()
    about: EntryKey | None = None
    """The entry whose page it is. The page depends on all entries that refer to it."""
    shows: frozenset[EntryKey] | None = None
    """The entries that the page depends on, with all that these refer to; None if it depends on the whole register."""
    also: object = None
    """What else the page depends on, or a function that returns it, where this takes long."""
    moved_to: str | None = None
    """The new address, for a page that only redirects."""

    @property
    def address(self) -> str:
        """Its address below the site: `people/wang-yi/` for `people/wang-yi.md`, empty for the home page."""
        name = self.uri.rpartition("/")[2]
        return self.uri.removesuffix(name) if name == "index.md" else f"{self.uri.removesuffix('.md')}/"

    @property
    def folder(self) -> str:
        """The folder of the page's file below the folder of all pages; empty for that folder itself."""
        return self.uri.rpartition("/")[0]
