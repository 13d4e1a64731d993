"""Addresses that are no more: `redirects.yml` says for each renamed, merged or withdrawn entry what took its place.

It is a mapping of old address to new, an address being that of a page, as in `people/s-lavrov: people/sergey-lavrov`;
null where nothing took its place. Ids inside a record retire in the record itself, under `retired:`.
"""

from collections.abc import Iterator
from typing import Any

from communique.files.reader import Document
from communique.model.parts import EntryKey
from communique.model.registries import REGISTRIES
from communique.model.types import SLUG, SLUG_DESCRIPTION
from communique.problems import Finding, Rule
from communique.register.register import Origin, Register
from communique.text import quote_value, suggest

VALID_REDIRECT = Rule(
    "redirect-is-valid", "`redirects.yml` maps an address at which there is no entry to the address of one, or to null."
)
RULES = (VALID_REDIRECT,)

_KINDS = {registry.plural: kind for kind, registry in REGISTRIES.items()}


def add_redirects(register: Register, document: Document) -> None:
    """Enter what `redirects.yml` says, as far as it can be followed; the rest becomes problems."""
    register.problems.extend(document.problems)
    if document.problems:
        register.unread[EntryKey("redirect", "*")] = document.path
    for finding in () if document.problems else _findings(register, document.data):
        register.problems.append(document.locate(finding))
    if isinstance(document.data, dict):
        for old, new in document.data.items():
            if parse_address(old) and (new is None or parse_address(new)):
                register.redirects[old] = new
            register.origins[EntryKey("redirect", old)] = Origin(document, (old,))


def _findings(register: Register, data: Any) -> Iterator[Finding]:
    """The old address is one at which no entry stands; the new one is that of an entry, or null."""
    if not isinstance(data, dict):
        yield Finding((), "expected a mapping: each old address with the new one after it", VALID_REDIRECT)
        return
    for old, new in data.items():
        found = parse_address(old)
        if not found:
            yield Finding((old,), f"{quote_value(old)} is no address: {_expected(old)}", VALID_REDIRECT, at_key=True)
        elif found.id in register.entries[found.kind]:
            yield Finding(
                (old,),
                f"an entry stands at {quote_value(old)}: remove this line, or the entry",
                VALID_REDIRECT,
                at_key=True,
            )
        if new is not None:
            yield from _target(register, old, new)


def _target(register: Register, old: str, new: Any) -> Iterator[Finding]:
    found = parse_address(new)
    if not found:
        yield Finding(
            (old,),
            f"{quote_value(new)} is no address: {_expected(new)}; null where nothing took its place",
            VALID_REDIRECT,
        )
        return
    if not register.knows(found):
        near = suggest(found.id, list(register.entries[found.kind]))
        yield Finding((old,), f"there is no {found.kind} {quote_value(found.id)}{near}", VALID_REDIRECT)


def parse_address(address: Any) -> EntryKey | None:
    """The entry that an address names; None for what is no address."""
    folder, _, entry_id = address.partition("/") if isinstance(address, str) else ("", "", "")
    return EntryKey(_KINDS[folder], entry_id) if folder in _KINDS and SLUG.fullmatch(entry_id) else None


def _expected(address: Any) -> str:
    folder = address.partition("/")[0] if isinstance(address, str) else ""
    near = "" if folder in _KINDS else suggest(folder, list(_KINDS))
    return f"expected one as `people/wang-yi`, its id of {SLUG_DESCRIPTION}{near}"
