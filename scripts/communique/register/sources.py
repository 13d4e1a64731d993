"""The pages that entries name: for each address, what it was used for, and whether an archive has a copy."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import AfterValidator

from communique.model.entries import Citation, Copy
from communique.model.parts import Entry, Part, walk_annotation, walk_parts
from communique.model.types import check_address


class NamedPage(NamedTuple):
    """A page that an entry names."""

    url: str
    used_for: tuple[str, ...]
    """What it was used for, as the entry says; empty for an address without such words, as of a note."""
    archived: bool


def list_named_pages(entry: Entry) -> list[NamedPage]:
    """Return the pages that an entry names, each once, in the order of the record. Copies in archives are left out."""
    found: dict[str, NamedPage] = {}
    for _, part in walk_parts(entry, Part):
        if isinstance(part, Copy):
            continue
        for url in _list_addresses(part):
            known = found.get(url, NamedPage(url, (), archived=False))
            found[url] = known if not isinstance(part, Citation) else _merge(known, part)
    return list(found.values())


def _merge(page: NamedPage, citation: Citation) -> NamedPage:
    used_for = dict.fromkeys((*page.used_for, citation.used_for))
    return NamedPage(page.url, tuple(used_for), page.archived or citation.archived is not None)


def _list_addresses(part: Part) -> Iterator[str]:
    """Yield the addresses that a part holds itself, not in the parts inside it."""
    for name in _address_fields(type(part)):
        value = getattr(part, name)
        yield from value if isinstance(value, list) else [value] if value else []


@cache
def _address_fields(model: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of a part that hold addresses of pages, alone or as a list."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(
            isinstance(mark, AfterValidator) and mark.func is check_address
            for mark in walk_annotation((field.annotation, *field.metadata))
        )
    )
