"""Finds the people who speak in a release, and decides who of them was at the meeting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.drafting.people.groups import find_groups
from communique.drafting.people.phrases import ELSEWHERE, SAID_THERE, SPOKE_AFTER, SPOKE_BEFORE
from communique.drafting.people.seats import Seat, SeatParser
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences

_PLURALS = (
    (r"\b(minister|premier|prosecutor|coordinator|justice|president|head|chairperson|director)\b", r"\1s"),
    (r"\bsecretary\b(?![- ]general)", "secretaries"),
    (r"\b(chair)(?:man|woman)\b", r"\1men"),
)


@dataclass(frozen=True)
class Speaker:
    """A person with an office who speaks in a sentence."""

    seat: Seat
    sentence: Sentence
    there: bool
    """Whether the sentence says that the words were said at a meeting."""
    elsewhere: bool
    """Whether the words were said to the press, or before or after the meeting."""


def find_speakers(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Speaker]:
    """Yield each person with an office who speaks in a sentence. A person who speaks need not have attended."""
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        for group in find_groups(parser, text):
            if not (SPOKE_AFTER.match(text, group.end) or SPOKE_BEFORE.search(text[: group.start])):
                continue
            seat = parser.parse(sentence.text[group.start : group.end])
            there, elsewhere = SAID_THERE.search(text, group.end), ELSEWHERE.search(text)
            if seat.name and seat.office and (there or seat.state or seat.body):
                yield Speaker(seat, sentence, there=there is not None, elsewhere=elsewhere is not None)


def is_of_body(parser: SeatParser, office: str, body: str | None) -> bool:
    """Whether holders of an office form a body: the meeting of culture ministers is one of Ministers of Culture."""
    plural = office
    for singular, ending in _PLURALS:
        plural = re.sub(singular, ending, plural, flags=re.IGNORECASE)
    known = parser.matcher.register.bodies.get(body or "")
    described = known.described_as if known else None
    return plural != office and described is not None and bool(re.search(described, plural, re.IGNORECASE))
