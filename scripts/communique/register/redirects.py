"""Addresses that are no more: `redirects.yml` says for each renamed, merged or withdrawn entry what took its place.

It is a mapping of old address to new, an address being that of a page, as in `people/s-lavrov: people/sergey-lavrov`;
null where nothing took its place. Ids inside a record retire in the record itself, under `retired:`.
"""

from collections.abc import Iterator
from typing import Any

from communique.files.reader import Document
from communique.model.registries import REGISTRIES
from communique.model.types import SLUG, SLUG_DESCRIPTION
from communique.problems import Finding
from communique.register.register import Origin, Register
from communique.text import quote_value, suggest

_KINDS = {registry.plural: kind for kind, registry in REGISTRIES.items()}


def add_redirects(register: Register, document: Document) -> None:
    """Enter what `redirects.yml` says, as far as it can be followed; the rest becomes problems."""
    register.problems.extend(document.problems)
    if document.problems:
        register.unread["redirect", "*"] = document.path
    for breach in () if document.problems else _breaches(register, document.data):
        register.problems.append(document.locate(breach))
    if isinstance(document.data, dict):
        for old, new in document.data.items():
            if parse_address(old) and (new is None or parse_address(new)):
                register.redirects[old] = new
            register.origins["redirect", old] = Origin(document, (old,))


def _breaches(register: Register, data: Any) -> Iterator[Finding]:
    """The old address is one at which no entry stands; the new one is that of an entry, or null."""
    if not isinstance(data, dict):
        yield Finding((), "expected a mapping: each old address with the new one after it")
        return
    for old, new in data.items():
        found = parse_address(old)
        if not found:
            yield Finding((old,), f"{quote_value(old)} is no address: {_expected(old)}", at_key=True)
        elif found[1] in register.entries[found[0]]:
            yield Finding((old,), f"an entry stands at {quote_value(old)}: remove this line, or the entry", at_key=True)
        if new is not None:
            yield from _target(register, old, new)


def _target(register: Register, old: str, new: Any) -> Iterator[Finding]:
    found = parse_address(new)
    if not found:
        yield Finding((old,), f"{quote_value(new)} is no address: {_expected(new)}; null where nothing took its place")
        return
    kind, entry_id = found
    known = register.entries[kind]
    if entry_id not in known and not {(kind, entry_id), (kind, "*")} & register.unread.keys():
        yield Finding((old,), f"there is no {kind} {quote_value(entry_id)}{suggest(entry_id, list(known))}")


def parse_address(address: Any) -> tuple[str, str] | None:
    """Kind and id of the entry at an address; None for what is no address."""
    folder, _, entry_id = address.partition("/") if isinstance(address, str) else ("", "", "")
    return (_KINDS[folder], entry_id) if folder in _KINDS and SLUG.fullmatch(entry_id) else None


def _expected(address: Any) -> str:
    folder = address.partition("/")[0] if isinstance(address, str) else ""
    near = "" if folder in _KINDS else suggest(folder, list(_KINDS))
    return f"expected one as `people/wang-yi`, its id of {SLUG_DESCRIPTION}{near}"
