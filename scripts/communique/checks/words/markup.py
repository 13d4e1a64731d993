"""The rule for markup that is left in a text from a web page or a program. The docstring of a rule is its text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from communique.checks.rules import entry_rule
from communique.checks.words.wording import AS_PRINTED
from communique.model.parts import Entry, walk_texts
from communique.problems import Finding, Loc
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.words import quote_value

_SUSPICIOUS = re.compile(r"[&*<_\[]")
"""What all markup has that the rule looks for, and hardly any other text."""
_UNCHECKED = AS_PRINTED | {"described_as", "to"}
"""Fields with the words of a release, with patterns, or with the address of a statement."""
_ENTITY = re.compile(r"&(?:nbsp|[nm]dash|[lr][sd]quo|hellip|shy|apos|[lr]aquo|amp(?!;\w)|#39|#160|#82[0-9]{2});")
FOOTNOTE = re.compile(r"\[(?:[0-9]{1,3}|[a-z])\]")
_BOLD = re.compile(r"(\*\*|__)(?=\w)(.+?)(?<=[\w.!?])\1")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|p|span|sup|sub|a|div|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]+)\]\(https?://[^()\s]*\)")


@entry_rule(Entry)
def text_has_no_markup(register: Register, entry: Entry) -> Iterator[Finding]:
    """A text has no markup, because pages print its signs as they are: no entity of HTML such as “&nbsp;”, no mark of a
    footnote such as “[3]”, and no tags, links or asterisks. Where a source prints them, a `note:` says so.
    """
    for loc, text in walk_texts(entry):
        if not _SUSPICIOUS.search(text) or _UNCHECKED.intersection(step for step in loc if isinstance(step, str)):
            continue
        if found := _ENTITY.search(text):
            sign = unescape(found[0]).strip("\xa0\xad")
            write = quote_value(sign) if sign else "a plain space, or nothing"
            yield Finding(loc, f"{quote_value(found[0])} is code of a web page", f"write {write}")
        elif (wrong := _find_markup(text)) and not _is_explained(entry, loc):
            yield Finding(loc, *wrong)


def _find_markup(text: str) -> Explanation | None:
    if found := FOOTNOTE.search(text):
        return Explanation(f"{quote_value(found[0])} is the mark of a footnote of the page", "remove it")
    if found := _BOLD.search(text):
        return Explanation(
            f"{quote_value(found[0])} would be printed with its {found[1]}", f"write {quote_value(found[2])}"
        )
    if found := _LINK.search(text):
        return Explanation(f"{quote_value(found[0])} would be printed as it is", f"write {quote_value(found[1])}")
    if found := _TAG.search(text):
        return Explanation(f"{quote_value(found[0])} is code of a web page, and would be printed as it is", "remove it")
    return None


def _is_explained(entry: Entry, loc: Loc) -> bool:
    """Whether the part that a text is in has a note, or no field for one."""
    part: Any = entry
    for step in loc[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return getattr(part, "note", "") is not None
