"""The head of a page: what it says to search engines, to sites that show links, and to programs that read pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from communique.exports.cite.metadata import list_citation_metas
from communique.exports.edition import Edition
from communique.exports.file import ExportFile
from communique.exports.web.cards import HEIGHT, WIDTH, card_path
from communique.exports.web.json_ld import describe_dataset, describe_event, describe_trail
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey


class Meta(NamedTuple):
    """A meta element; `attribute` is `name`, or `property` for Open Graph."""

    attribute: str
    name: str
    content: str


class Alternate(NamedTuple):
    """A link to another form of a page. `path` is below the site."""

    path: str
    media_type: str
    title: str


class Head(NamedTuple):
    """What the head of a page says."""

    metas: list[Meta]
    alternates: list[Alternate]
    json_ld: list[dict[str, Any]]


@dataclass(frozen=True)
class Described:
    """The page that a head describes."""

    address: str
    """Its address below the site: `people/wang-yi/`."""
    markdown: str
    """The path of its Markdown below the site: `people/wang-yi.md`."""
    title: str
    description: str
    about: EntryKey | None = None
    """The entry that it is about, if any."""
    section: str = ""
    """The name of its section in the menu."""


def build_head(edition: Edition, page: Described, files: Iterable[ExportFile]) -> Head:
    """Return the head of a page that offers `files`."""
    offered = list(files)
    meeting = _find_meeting(edition, page.about)
    alternates = [Alternate(file.path, file.media_type, file.label) for file in offered]
    alternates.insert(0, Alternate(page.markdown, "text/markdown", "This page as Markdown"))
    json_ld = list(_list_json_ld(edition, page, meeting, offered))
    return Head(list(_list_metas(edition, page, meeting)), alternates, json_ld)


def _find_meeting(edition: Edition, about: EntryKey | None) -> Meeting | None:
    return edition.register.meetings.get(about.id) if about and about.kind == "meeting" else None


def _list_metas(edition: Edition, page: Described, meeting: Meeting | None) -> Iterable[Meta]:
    if meeting:  # first, because Zotero takes the first type that it finds
        yield from (Meta("name", name, content) for name, content in list_citation_metas(edition, meeting))
    body = meeting.body if meeting else page.about.id if page.about and page.about.kind == "body" else ""
    if ("body", body) not in edition.register.meetings_by:
        body = ""
    for name, content in {
        "og:type": "article" if page.about else "website",
        "og:site_name": edition.site_name,
        "og:title": page.title,
        "og:description": page.description,
        "og:url": edition.address(page.address),
        "og:locale": "en_GB",
        "og:image": edition.address(card_path(body)),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": edition.labels.name("body", body) if body else edition.site_name,
    }.items():
        yield Meta("property", name, content)
    yield Meta("name", "twitter:card", "summary_large_image")


def _list_json_ld(
    edition: Edition, page: Described, meeting: Meeting | None, files: list[ExportFile]
) -> Iterable[dict[str, Any]]:
    if meeting:
        yield describe_event(edition, meeting)
    if page.address == "data/":
        yield describe_dataset(edition, files)
    if page.address:
        yield describe_trail(edition, _list_steps(edition, page))


def _list_steps(edition: Edition, page: Described) -> list[tuple[str, str]]:
    """Return the way to a page: the home page, the index of its folder, the page itself."""
    folder = page.address.partition("/")[0]
    above = [(page.section or folder.capitalize(), f"{folder}/")] if page.address.count("/") > 1 else []
    return [(edition.site_name, ""), *above, (page.title, page.address)]
