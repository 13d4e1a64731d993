"""An exported file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json


@dataclass(frozen=True)
class ExportFile:
    """A file below the site. Its content is made only when it is written."""

    path: str
    """Its path below the site: `people/wang-yi/attendances.csv`."""
    media_type: str
    label: str
    """What a link to it says: “Attendances (CSV)”."""
    content: Callable[[], bytes]
    pages: tuple[str, ...] = ()
    """The pages that it belongs to, by their addresses below the site: `people/wang-yi/`; empty for the home page."""
    offered: bool = True
    """Whether these pages show a link to it; otherwise only their heads name it, for programs."""


MEDIA_TYPES = {
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ris": "application/x-research-info-systems",
    "sqlite": "application/vnd.sqlite3",
    "tei.xml": "application/tei+xml",
    "txt": "text/plain",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""The media types of extensions; for JSON Feed and CSL-JSON, whose files end in .json, their modules give another."""


def build_json(value: Any, indent: int | None = 1) -> bytes:
    """Return a value as JSON in UTF-8, indented by so many spaces or on one line, with a line end."""
    return to_json(value, indent=indent) + b"\n"
