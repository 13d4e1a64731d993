"""What an id may be. It is a file name and part of an address, and no page of the site itself has that address."""

import re

from communique.model.edtf import guess_date
from communique.model.kinds import PLURALS
from communique.model.parts import EntryKey
from communique.model.types import MAX_ID, SLUG, SLUG_DESCRIPTION
from communique.text.suggestions import explain_lookalikes, guess_slug
from communique.text.words import quote_value

_YEAR = re.compile(r"[0-9]{4}")
_MONTH_BY_NAME = re.compile("([0-9]{4})-([A-Za-z]{3,9})-([0-9]{1,2})(?=-)")
_COPY = re.compile(r"( - copy|[ _-]copy|kopie| \([0-9]+\))+$", re.IGNORECASE)
"""What systems add to the name of a file that is copied."""


def guess_id(name: str) -> str:
    """Return the id that the name of an entry was probably meant to be; empty if there is none."""
    return guess_slug(_COPY.sub("", re.sub(r"(\.ya?ml|\.txt)+$", "", name)))[:MAX_ID]


def _explain_form(name: str) -> str:
    """Return what is wrong with the form of an id."""
    if _COPY.search(name):
        return "is the name of a copy: remove the copy, or give it an id of its own"
    month = _MONTH_BY_NAME.match(name)
    day = guess_date(f"{month[3]} {month[2]} {month[1]}") if month else None
    guess = guess_id(f"{day}{name[month.end() :]}" if month and day else name)
    hint = f"; did you mean {quote_value(guess)}?" if guess else ""
    return f"is not well formed{explain_lookalikes(name) or f': expected {SLUG_DESCRIPTION}{hint}'}"


def explain_bad_id(key: EntryKey) -> str | None:
    """Return what is wrong with the id of an entry, present or former, or None."""
    fault = _find_fault(key)
    return f"the id {quote_value(key.id)} {fault}" if fault else None


def _find_fault(key: EntryKey) -> str:
    """Return what is wrong with an id, as a sentence that continues after it; empty if nothing is."""
    if len(key.id) > MAX_ID:
        return f"is longer than {MAX_ID} characters, the limit for an id"
    if not SLUG.fullmatch(key.id):
        return _explain_form(key.id)
    if key.id == "index":
        return f"is the address of the list of all {PLURALS[key.kind]}: choose another"
    if key.kind == "state" and not (len(key.id) == 2 and key.id.isalpha()):
        return "is not two letters (ISO 3166-1 alpha-2)"
    if key.kind == "meeting" and _YEAR.fullmatch(key.id):
        return "is the address of the page of a year: expected one such as `2017-09-20-cfm-new-york`"
    return ""
