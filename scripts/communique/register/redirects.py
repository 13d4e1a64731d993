"""Redirects: `redirects.yml` names the successor of each entry that was renamed, merged or withdrawn.

The file maps old addresses of pages to new ones, as in `people/s-lavrov: people/sergey-lavrov`, or to null if there is
no successor. Ids inside a record are retired in the record itself, under `retired:`.
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
    "redirect-is-valid", "`redirects.yml` maps an address without an entry to the address of an entry, or to null."
)
RULES = (VALID_REDIRECT,)

_KINDS = {registry.plural: kind for kind, registry in REGISTRIES.items()}


def add_redirects(register: Register, document: Document) -> None:
    """Add the valid redirects of `redirects.yml` to the register. Invalid ones become problems."""
    register.problems.extend(document.problems)
    if document.problems:
        register.unreadable[EntryKey("redirect", "*")] = document.path
    for finding in () if document.problems else _check(register, document.data):
        register.problems.append(document.locate(finding))
    if isinstance(document.data, dict):
        for old, new in document.data.items():
            if parse_address(old) and (new is None or parse_address(new)):
                register.redirects[old] = new
            register.origins[EntryKey("redirect", old)] = Origin(document, (old,))


def _check(register: Register, data: Any) -> Iterator[Finding]:
    """Check that no entry has the old address, and that the new one is the address of an entry, or null."""
    if not isinstance(data, dict):
        yield Finding((), "expected a mapping: old addresses with their new addresses", VALID_REDIRECT)
        return
    for old, new in data.items():
        key = parse_address(old)
        if not key:
            message = f"{quote_value(old)} is not an address: {_explain_address(old)}"
            yield Finding((old,), message, VALID_REDIRECT, at_key=True)
        elif key.id in register.entries[key.kind]:
            yield Finding(
                (old,),
                f"{quote_value(old)} is the address of an entry: remove this line or the entry",
                VALID_REDIRECT,
                at_key=True,
            )
        if new is not None:
            yield from _check_target(register, old, new)


def _check_target(register: Register, old: str, new: Any) -> Iterator[Finding]:
    key = parse_address(new)
    if not key:
        yield Finding(
            (old,),
            f"{quote_value(new)} is not an address: {_explain_address(new)}; or null if there is no successor",
            VALID_REDIRECT,
        )
        return
    if not register.knows(key):
        hint = suggest(key.id, list(register.entries[key.kind]))
        yield Finding((old,), f"unknown {key.kind} {quote_value(key.id)}{hint}", VALID_REDIRECT)


def parse_address(address: Any) -> EntryKey | None:
    """Return the key of the entry at an address, or None if the value is not an address."""
    folder, _, entry_id = address.partition("/") if isinstance(address, str) else ("", "", "")
    return EntryKey(_KINDS[folder], entry_id) if folder in _KINDS and SLUG.fullmatch(entry_id) else None


def _explain_address(address: Any) -> str:
    folder = address.partition("/")[0] if isinstance(address, str) else ""
    hint = "" if folder in _KINDS else suggest(folder, list(_KINDS))
    return f"expected one such as `people/wang-yi`, with an id of {SLUG_DESCRIPTION}{hint}"
