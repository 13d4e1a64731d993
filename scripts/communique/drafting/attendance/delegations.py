"""Finds the states and bodies whose delegations attended, without the names of those who came."""

import re
from collections.abc import Iterable, Iterator

from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.presence import find_present_groups
from communique.drafting.attendance.seats.phrases import (
    AROUND_STATES,
    DELEGATIONS,
    OF_SEVERAL_STATES,
)
from communique.drafting.attendance.seats.seats import Seat, SeatParser, make_singular
from communique.drafting.attendance.seats.words import PLURAL
from communique.drafting.text.names import Mention, normalise
from communique.drafting.text.sentences import SourceParagraph, split_all_sentences
from communique.text.quotes import Span

_SIDE = re.compile(r"\s+(?:government|side|delegation|representatives?|delegates?|officials?)\b")
"""What makes “Example” a state that came in “the Exemplary delegation”."""


def find_delegations(
    parser: SeatParser, paragraphs: Iterable[SourceParagraph], met: str | None = None
) -> Iterator[ListLine]:
    """Yield a seat without a name for each state and body whose delegation attended according to a sentence.

    The body that met is none of them.
    """
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        for region in find_present_groups(parser, sentence):
            words = text[region.start : region.end]
            states = [
                mention
                for mention in parser.matcher.find_states(words)
                if not mention.adjective or _SIDE.match(words, mention.span.end)
            ]
            bodies = [
                mention
                for mention in parser.matcher.find_organisations(words)
                if mention.id != met
                and not re.match(r"\s+(?:member|participating)\b", words[mention.span.end :])
                and not parser.matcher.register.bodies[mention.id].officials
            ]
            if not (DELEGATIONS.search(words) or _has_only_owners(words, states + bodies)):
                continue
            first = min((mention.span.start for mention in states), default=0)
            office = _find_office_before(text[: region.start + first])
            for mention in states + bodies:
                span = Span(region.start + mention.span.start, region.start + mention.span.end)
                printed = sentence.text[span.start : span.end]
                if mention in states:
                    yield ListLine(Seat(printed, office=office, state=mention.id), sentence)
                else:
                    headed = re.search(r"\bheads\s+of\b", words[: mention.span.start])
                    yield ListLine(Seat(printed, office="Head" if headed else None, body=mention.id), sentence)


def _find_office_before(before: str) -> str | None:
    """Return the office that the words before a list of states give to those who came for them."""
    found = OF_SEVERAL_STATES.search(before)
    if found is None:
        return None
    words = re.split(r"[,;:\"]|\b(?i:the|by|and|all|included?|were|was|with)\b\s*", before[: found.start()])[-1].strip()
    return make_singular(words) if PLURAL.search(f"{words} of the") else None


def _has_only_owners(words: str, owners: list[Mention]) -> bool:
    """Whether a list has no other words than those for states and bodies: “India, China and the Secretariat”."""
    for mention in sorted(owners, reverse=True):
        words = words[: mention.span.start] + words[mention.span.end :]
    return len(owners) > 0 and not AROUND_STATES.sub("", words).strip(" ,;:()-")
