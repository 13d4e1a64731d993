"""What an id may be. It is a file name and part of an address, and no page of the site itself has that address."""

import re

from communique.model.edtf import guess_date
from communique.model.kinds import PLURALS
from communique.model.parts import EntryKey
from communique.model.types import MAX_ID, SLUG, SLUG_DESCRIPTION
from communique.text.explanation import Explanation, Hint
from communique.text.suggestions import explain_lookalikes, guess_slug
from communique.text.words import quote_value

_YEAR = re.compile(r"[0-9]{4}")
_MONTH_BY_NAME = re.compile("([0-9]{4})-([A-Za-z]{3,9})-([0-9]{1,2})(?=-)")
_COPY = re.compile(r"( - copy|[ _-]copy|kopie| \([0-9]+\))+$", re.IGNORECASE)
"""What systems add to the name of a file that is copied."""


def guess_id(name: str) -> str:
    """Return the id that the name of an entry was probably meant to be; empty if there is none."""
    return guess_slug(_COPY.sub("", re.sub(r"(\.ya?ml|\.txt)+$", "", name)))[:MAX_ID]


def explain_bad_id(key: EntryKey) -> Explanation | None:
    """Return what is wrong with the id of an entry, present or former, or None."""
    start = f"the id {quote_value(key.id)}"
    if len(key.id) > MAX_ID:
        return Explanation(f"{start} is longer than {MAX_ID} characters, the limit for an id")
    if not SLUG.fullmatch(key.id):
        return _explain_form(key.id, start)
    if key.id == "index":
        return Explanation(f"{start} is the address of the list of all {PLURALS[key.kind]}", "choose another")
    if key.kind == "state" and not (len(key.id) == 2 and key.id.isalpha()):
        return Explanation(f"{start} is not two letters (ISO 3166-1 alpha-2)")
    if key.kind == "meeting" and _YEAR.fullmatch(key.id):
        return Explanation(
            f"{start} is the address of the page of a year", "expected one such as `2017-09-20-cfm-new-york`"
        )
    return None


def _explain_form(name: str, start: str) -> Explanation:
    """Return what is wrong with the form of an id, as a sentence with this start."""
    if _COPY.search(name):
        return Explanation(f"{start} is the name of a copy", "remove the copy, or give it an id of its own")
    if lookalikes := explain_lookalikes(name):
        return Explanation(f"{start} is not well formed", hint=lookalikes)
    month = _MONTH_BY_NAME.match(name)
    day = guess_date(f"{month[3]} {month[2]} {month[1]}") if month else None
    guess = guess_id(f"{day}{name[month.end() :]}" if month and day else name)
    hint = Hint(quote_value(guess) if guess else "", reason=f"expected {SLUG_DESCRIPTION}")
    return Explanation(f"{start} is not well formed", hint=hint)
