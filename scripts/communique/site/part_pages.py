"""Lists the pages of the parts of long lists."""

from collections.abc import Iterator
from functools import partial

from communique.model.parts import EntryKey
from communique.site.lists import EntryList, collect_keys
from communique.site.page import Page


def list_part_pages(
    uri: str, title: str, lists: dict[str, EntryList], about: EntryKey | None = None, also: object = None
) -> Iterator[Page]:
    """Yield the parts of the lists of a page that are pages of their own."""
    for listing in lists.values():
        labels = [part.label for part in listing.parts]
        for part in listing.others:
            of_what = f"{title} ({about.kind})" if about else title
            name = f"{of_what}: {listing.title}, part {part.number}"
            yield Page(
                listing.uri(uri, part),
                "part.md.j2",
                name,
                f"{name} of {len(listing.parts)}: {part.label}.",
                "index",
                partial(dict, title=title, parent=uri, listing=listing, part=part),
                shows=collect_keys(part.items) | ({about} if about else set()),
                also=(labels, also),
            )
