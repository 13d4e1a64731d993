"""Redirects: `redirects.yml` names the successor of each entry that was renamed, merged or withdrawn.

The file maps old addresses of pages to new ones, as in `people/s-lavrov: people/sergey-lavrov`, or to null if there is
no successor. Ids inside a record are retired in the record itself, under `retired:`.
"""

import re
from collections.abc import Iterator
from typing import Any

from communique.files.yaml.reader import Document
from communique.model.parts import EntryKey
from communique.model.registries import REGISTRIES
from communique.model.types import SLUG, SLUG_DESCRIPTION
from communique.problems import Finding, Rule
from communique.register.names.ids import explain_bad_id
from communique.register.names.lookup import Lookup
from communique.register.register import Origin, Register
from communique.text.explanation import NO_HINT, Explanation, Hint
from communique.text.suggestions import suggest
from communique.text.words import quote_value, with_article

VALID_REDIRECT = Rule(
    "redirect-is-valid", "`redirects.yml` maps an address without an entry to the address of an entry, or to null."
)
RULES = (VALID_REDIRECT,)

_KINDS = {registry.plural: kind for kind, registry in REGISTRIES.items()}
_ADDRESS = re.compile(rf"({'|'.join(_KINDS)})/{SLUG.pattern}")


def add_redirects(register: Register, document: Document) -> None:
    """Add the valid redirects of `redirects.yml` to the register. Invalid ones become problems."""
    register.problems.extend(document.problems)
    if document.problems:
        register.unreadable[EntryKey("redirect", "*")] = document.path
    if document.problems:
        return
    if not isinstance(document.data, dict):
        cause = "expected old addresses with their new addresses"
        register.problems.append(document.locate(Finding((), cause, rule=VALID_REDIRECT)))
        return
    for old, new in document.data.items():
        found = [*_check_former(register, old), *_check_target(register, old, new, document.data)]
        register.problems += map(document.locate, found)
        if not found:
            register.redirects[old] = new
        register.origins[EntryKey("redirect", old)] = Origin(document, (old,))


def _check_former(register: Register, old: str) -> Iterator[Finding]:
    """Check that an old address could be that of an entry, and that no page has it now."""
    key = parse_address(old)
    if not key:
        wrong = _explain_address(old)
    elif reason := explain_bad_id(key):
        wrong = reason._replace(cause=f"{quote_value(old)} was never the address of an entry: {reason.cause}")
    elif key.id in register.entries[key.kind] or key in register.unreadable:
        wrong = Explanation(f"{quote_value(old)} is the address of an entry", "remove this line or the entry")
    else:
        return
    yield Finding((old,), *wrong, rule=VALID_REDIRECT, at_key=True)


def _check_target(register: Register, old: str, new: Any, known: dict[str, Any]) -> Iterator[Finding]:
    """Check that a new address is that of an entry, or null."""
    if new is None:
        return
    key = parse_address(new)
    if not key:
        wrong = _explain_address(new)._replace(fix="write null if there is no successor")
        yield Finding((old,), *wrong, rule=VALID_REDIRECT)
    elif new in known and not register.knows(key):
        cause = "this address leads to itself" if new == old else f"{quote_value(new)} is an old address itself"
        yield Finding((old,), cause, "write where it leads today", rule=VALID_REDIRECT)
    elif (former := parse_address(old)) and explain_bad_id(former) is None and former.kind != key.kind:
        cause = f"{quote_value(old)} leads to {with_article(key.kind)}"
        yield Finding((old,), cause, "an entry is followed by one of its kind, or null", rule=VALID_REDIRECT)
    elif not register.knows(key):
        hint = Lookup(register).suggest(key.kind, key.id)
        yield Finding((old,), f"unknown {key.kind} {quote_value(key.id)}", hint=hint, rule=VALID_REDIRECT)


def parse_address(address: Any) -> EntryKey | None:
    """Return the key of the entry at an address, or None if the value is not an address."""
    folder, _, entry_id = address.partition("/") if isinstance(address, str) else ("", "", "")
    return EntryKey(_KINDS[folder], entry_id) if folder in _KINDS and SLUG.fullmatch(entry_id) else None


def _explain_address(address: Any) -> Explanation:
    """Return what is wrong with the form of an address."""
    cause = f"{quote_value(address)} is not an address"
    folder = address.partition("/")[0] if isinstance(address, str) else ""
    found = _ADDRESS.search(address) if isinstance(address, str) else None
    if found and found[0] != address:
        return Explanation(cause, hint=Hint(f"'{found[0]}'", reason="expected the folder and the id alone"))
    hint = NO_HINT if folder in _KINDS else suggest(folder, list(_KINDS))
    expected = f"expected one such as `people/wang-yi`, with an id of {SLUG_DESCRIPTION}"
    return Explanation(cause, hint=hint._replace(reason=expected))
