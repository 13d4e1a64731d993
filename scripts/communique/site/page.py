"""A page to come: Markdown with front matter. Its address follows from the registry: `people/wang-yi.md` is
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
    """A page to come: its file below the folder of pages, its template, what it is about, and the record to edit."""

    uri: str
    template: str
    title: str
    description: str
    kind: str
    context: Callable[[], dict[str, Any]] = dict
    """What the template needs beside the register; made only when the page is rendered."""
    source: Path | None = None
    problems: tuple[Problem, ...] = ()
    about: EntryKey | None = None
    """The entry whose page it is: it rests on all that names the entry."""
    shows: frozenset[EntryKey] | None = None
    """The entries that it rests on, with all that these name; None for a page that rests on the whole register."""
    also: object = None
    """What else it rests on."""
    moved_to: str | None = None
    """For an address that is no more: that of the page which took its place."""

    @property
    def depth(self) -> int:
        """How many folders the page's address lies below the root of the site."""
        parts = self.uri.removesuffix(".md").split("/")
        return len(parts) - (parts[-1] == "index")

    @property
    def base(self) -> str:
        """The page's address below the root of the site: `people/`, `people/wang-yi/`."""
        return page_address(self.uri)


def page_address(uri: str) -> str:
    """The address below the root of the site of the page in a file."""
    return uri.removesuffix("index.md") if uri.endswith("index.md") else uri.removesuffix(".md") + "/"
