"""Decides which groups of people and states in a sentence were at the meeting.

Words for taking part or speaking must belong to the group, and no words may say that it was elsewhere. Which words, and
in which order, is open: a release that says it in a new way is understood as well.
"""

from collections.abc import Iterator

from communique.drafting.attendance.groups import find_groups
from communique.drafting.attendance.seats.phrases import (
    ABSENCE,
    ACTED,
    ALONG_WITH,
    ATTENDED_BY,
    CAME_AFTER,
    CAME_AT_ONCE,
    CAME_BEFORE,
    CLAUSE_BREAK,
    DELEGATIONS,
    DELIBERATED,
    DENIED,
    FUTURE,
    OBJECT_OF,
    OTHER_DEED,
    PARTICIPATION,
    SENTENCE_ELSEWHERE,
    SPOKE_THERE,
    STILL_LISTED,
    TO_COME,
    WELCOMED,
)
from communique.drafting.attendance.seats.seats import SeatParser
from communique.drafting.attendance.seats.words import PLURAL
from communique.drafting.text.english import IS_THERE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence
from communique.text.quotes import Span

_TENSE = 60
"""Characters before words for taking part in which “will” makes them an announcement."""


def find_present_groups(parser: SeatParser, sentence: Sentence) -> Iterator[Span]:
    """Yield the span of each group in a sentence that was at the meeting according to it."""
    text = ABSENCE.sub(lambda found: " " * len(found[0]), normalise(sentence.text))
    if DENIED.search(text) or SENTENCE_ELSEWHERE.search(text):
        return
    groups = list(find_groups(parser, text))
    for at, group in enumerate(groups):
        start = groups[at - 1].end if at else 0
        end = groups[at + 1].start if at + 1 < len(groups) else len(text)
        before, after = text[start : group.start], text[group.end : end]
        if STILL_LISTED.fullmatch(before):
            before = text[: group.start]
        has_states = len({mention.id for mention in parser.matcher.find_states(text[group.start : group.end])}) > 1
        if (
            _came(before, after)
            or (text[: group.end].endswith("'s") and PARTICIPATION.match(after))
            or (at == 0 and SPOKE_THERE.search(before) and ACTED.match(after))
            or (has_states and DELIBERATED.match(after) and not OBJECT_OF.search(before))
            or _came_along(text[: group.start])
            or (WELCOMED.search(before) and _names_several(text[group.start : group.end]))
        ):
            yield group


def _came(before: str, after: str) -> bool:
    """Whether the words before and after a group, up to the next groups, say that it was at the meeting."""
    if CAME_AT_ONCE.match(after):
        return True
    if OBJECT_OF.search(before):
        return False
    deed = IS_THERE.search(after) or CAME_AFTER.search(after)
    if deed and not (OTHER_DEED.search(after[: deed.start()]) or _is_to_come(after[: deed.end()])):
        return True
    link = CAME_BEFORE.match(before)
    clause = CLAUSE_BREAK.split(before[: link.start("came")])[-1] if link else ""
    return link is not None and not _is_to_come(clause[-_TENSE:] + before[link.start("came") :])


def _is_to_come(words: str) -> bool:
    words = IS_THERE.sub("", words)
    return bool(TO_COME.search(words) or FUTURE.search(words))


def _names_several(words: str) -> bool:
    return bool(PLURAL.search(words) or DELEGATIONS.search(words))


def _came_along(before: str) -> bool:
    """Whether the words before a group say that it came with another: “X attended the meeting along with …”."""
    along = ALONG_WITH.search(before)
    return along is not None and CAME_AFTER.search(before[: along.start()]) is not None


def says_who_came(text: str) -> bool:
    """Whether a sentence has words for taking part or speaking at a meeting, whoever did."""
    return CAME_AFTER.search(text) is not None or ATTENDED_BY.search(text) is not None


def opens_items(text: str) -> bool:
    """Whether a sentence ends with words for taking part and a colon, below which the participants are listed."""
    return text.rstrip().endswith(":") and CAME_BEFORE.match(text.rstrip()) is not None
