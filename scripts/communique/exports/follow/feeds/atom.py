"""Atom feeds. Source: RFC 4287; the link to the licence is that of RFC 4946."""

from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from communique.exports.edition import LICENCE
from communique.exports.file import MEDIA_TYPES
from communique.exports.follow.feeds.channels import GENERATOR, JSON_FEED, LANGUAGE, RIGHTS, Channel
from communique.exports.follow.feeds.items import FeedItem
from communique.model.parts import EntryKey


def build_atom(channel: Channel) -> bytes:
    """Return a feed as Atom: what must be in it, then its entries, the newest change first."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">',
        *_write_head(channel),
        *map(_write_entry, channel.items),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _write_head(channel: Channel) -> Iterator[str]:
    address = channel.edition.address
    yield _element("id", channel.tag)
    yield _element("title", channel.title)
    yield _element("subtitle", channel.description)
    yield _element("updated", channel.items[0].updated.isoformat())
    yield f"<author>{_element('name', channel.author)}{_element('uri', address())}</author>"
    yield _element("rights", RIGHTS)
    yield _element("generator", GENERATOR, uri=address())
    yield _element("icon", address("assets/icon.svg"))
    yield _link("self", address(f"{channel.folder}feed.atom"), MEDIA_TYPES["atom"])
    yield _link("alternate", address(channel.folder), "text/html")
    yield _link("alternate", address(f"{channel.folder}feed.json"), JSON_FEED)
    yield _link("license", LICENCE)
    if channel.calendar:
        yield _link("related", address(channel.calendar), MEDIA_TYPES["ics"])


@lru_cache(maxsize=1 << 12)  # a meeting is in the feeds of its body, its states and its people
def _write_entry(item: FeedItem) -> str:
    return "\n".join(("<entry>", *_list_elements(item), "</entry>"))


def _list_elements(item: FeedItem) -> Iterator[str]:
    key = EntryKey("meeting", item.meeting.id)
    yield _element("id", item.tag)
    yield _element("title", item.title)
    yield _element("updated", item.updated.isoformat())
    if item.published:
        yield _element("published", item.published.isoformat())
    yield _link("alternate", item.address, "text/html")
    yield _link("alternate", item.edition.address(f"{key.path}.md"), "text/markdown")
    yield _link("related", item.edition.address(f"api/v1/{key.path}.json"), MEDIA_TYPES["json"])
    for category in item.categories:
        yield _element("category", term=category.key.path, label=category.name)
    yield _element("summary", item.summary)
    yield _element("content", item.content, type="html")


def _link(rel: str, href: str, media_type: str = "") -> str:
    return _element("link", rel=rel, href=href, **({"type": media_type} if media_type else {}))


def _element(name: str, text: str = "", /, **attributes: str) -> str:
    """Return an element with text. Escaping `>` as well keeps `]]>` out of the text."""
    head = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{head}>{escape(text)}</{name}>" if text else f"<{name}{head}/>"
