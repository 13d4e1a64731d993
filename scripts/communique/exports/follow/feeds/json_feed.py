"""JSON Feeds, with the same items as the Atom feeds. Source: JSON Feed 1.1, jsonfeed.org."""

from typing import Any

from communique.exports.file import build_json
from communique.exports.follow.feeds.channels import LANGUAGE, Channel
from communique.exports.follow.feeds.items import FeedItem

_VERSION = "https://jsonfeed.org/version/1.1"


def build_json_feed(channel: Channel) -> bytes:
    """Return a feed as JSON Feed."""
    address = channel.edition.address
    return build_json(
        {
            "version": _VERSION,
            "title": channel.title,
            "home_page_url": address(channel.folder),
            "feed_url": address(f"{channel.folder}feed.json"),
            "description": channel.description,
            "authors": [{"name": channel.author, "url": address()}],
            "language": LANGUAGE,
            "items": [_describe(item) for item in channel.items],
        }
    )


def _describe(item: FeedItem) -> dict[str, Any]:
    found = {
        "id": item.tag,
        "url": item.address,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "date_published": item.published and item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": [category.name for category in item.categories],
    }
    return {key: value for key, value in found.items() if value}
