"""Entries in which an earlier check found nothing wrong, as far as that shows in the entry alone.

Three quarters of the time of a check goes into rules that look at nothing but one entry, and nearly all entries are as
they were. Which rules look further depends on the entry: whether an office fits its holder is asked only where somebody
is named. So each rule first gets a register in which there is nothing to look at. If it does look, it is checked again
with the real one, and each time from then on.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any, cast

from communique.checks.rules import EntryRule, find_in_entry
from communique.files.disk.store import Store, digest
from communique.model.parts import Entry
from communique.model.registries import key_of
from communique.problems import Finding
from communique.register.register import Register


class _LooksFurtherError(BaseException):
    """A rule looks at the register. No rule may catch it, as one could catch an exception."""


class _NoRegister:
    """Stands for the register while a rule is to look at an entry alone."""

    def __getattr__(self, name: str) -> Any:
        raise _LooksFurtherError


_NO_REGISTER = cast("Register", _NoRegister())


class CleanEntries:
    """The entries without a problem of their own, by all that such a problem depends on, with the rules left to check.

    An entry is known by the text of its file. Rules know which day it is, so it is forgotten the next day.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._day = datetime.now(UTC).date().isoformat()

    def search(self, rules: Collection[EntryRule], register: Register, entry: Entry) -> Iterator[Finding]:
        """Yield what breaks these rules in an entry; they are all rules for its kind."""
        key = self._identify(register, entry)
        known = self.store.get(key)
        if known is not None:
            for rule in rules:
                if rule.name in known:
                    yield from find_in_entry(rule, register, entry)
            return
        looking_further, is_clean = [], True
        for rule in rules:
            try:
                found = find_in_entry(rule, _NO_REGISTER, entry)
                is_clean = is_clean and not found
            except _LooksFurtherError:
                looking_further.append(rule.name)
                found = find_in_entry(rule, register, entry)
            yield from found
        if is_clean:
            self.store.put(key, looking_further)

    def _identify(self, register: Register, entry: Entry) -> str:
        kind, entry_id = key_of(entry)
        return digest(f"{self._day} {kind} {entry_id} {register.origin(entry).document.digest}".encode())
