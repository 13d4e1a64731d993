"""Finds what is inside a quotation of the words of one person, which is no statement of the meeting."""

import re

from communique.drafting.statements.phrases import SAID
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence

_HOLDER = r"[Tt]he\s+(?:\w+\s+)?(?i:minister|president|premier|diplomat|secretary[- ]general)"
_ONE_SPEAKS = re.compile(
    rf"\b(?:[A-Z][\w.'-]*\s+[A-Z][\w'-]*[a-z],?|[Hh]e|[Ss]he|{_HOLDER})\s+(?:also\s+|then\s+)?(?:said|{SAID})\b"
    rf"|\b(?:said|{SAID})\s+(?:the\s+)?(?:[A-Z][\w.'-]*\s+)+[A-Z][\w'-]*[a-z]"
)
_ONE_SPOKE = re.compile(rf"{_ONE_SPEAKS.pattern}\.\s*$")
"""A name before a verb of speaking, in general and at the end of the sentence before."""


def is_quoted_from_one(sentence: Sentence) -> bool:
    """Whether a sentence is inside a quotation that began before it, of the words of one person."""
    before = normalise(sentence.paragraph.text)[: sentence.span.start]
    if sentence.text[:1] in '"“' and _ONE_SPOKE.search(before):
        return True
    opened = before.rfind('"')
    if before.count('"') % 2 == 0 or opened < 0:
        return False
    start = max(before.rfind(". ", 0, opened), before.rfind('" ', 0, opened)) + 1
    return bool(_ONE_SPEAKS.search(before[start:opened]))


def leaves_one_speaking(text: str, *, continued: bool) -> bool:
    """Whether a paragraph ends inside the words of one person, which go on in the next one."""
    opened = text.rfind('"')
    return text.count('"') % 2 == 1 and (continued or _ONE_SPEAKS.search(text[:opened]) is not None)
