"""What was made from one page: its HTML, and what MkDocs needs to know about it; also as it is kept in the store."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mkdocs_hooks.pages.warnings import LoggedMessage
from mkdocs_hooks.store.results import ResultPart


class RenderedPage(NamedTuple):
    """The HTML of a page, and what MkDocs needs to know about it to check links."""

    uri: str
    html: str
    anchors: Sequence[str]
    links: Mapping[str, dict[str, str]]
    """The anchors in other pages to which it links, as MkDocs keeps them, by the uris of these pages."""
    targets: Sequence[str]
    """The uris of the files to which it links."""
    warnings: Sequence[LoggedMessage]
    """What was logged meanwhile."""


class FailedPage(NamedTuple):
    """A page that could not be made."""

    uri: str
    error: Exception


def pack(page: RenderedPage) -> list[ResultPart]:
    """Return the parts that are kept of a page. A page with warnings is not kept, because it must warn again."""
    facts = {"anchors": page.anchors, "links": page.links, "targets": page.targets}
    return [("html", page.html.encode(errors="surrogatepass")), ("facts", json.dumps(facts).encode())]


def unpack(uri: str, parts: Iterator[ResultPart]) -> RenderedPage | None:
    """Return a page from its parts; None if they are not those of a page."""
    found = dict(parts)
    try:
        facts = json.loads(found["facts"])
        html = found["html"].decode(errors="surrogatepass")
        return RenderedPage(uri, html, facts["anchors"], facts["links"], facts["targets"], ())
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
