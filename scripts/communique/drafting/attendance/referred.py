"""Finds who attended or chaired where a pronoun means them: “He chaired the meeting”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.drafting.attendance.chairs import Chair
from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.seats.person_names import get_family_name
from communique.drafting.attendance.seats.phrases import DATELINE, DENIED, ELSEWHERE, FUTURE
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences

_QUOTATION = re.compile(r"\s*\"[^\"]*\"\s*")
"""Words that somebody said, before the words for who said them."""
_SUBJECT = re.compile(
    r"(?P<who>(?:[Tt]he\s+)?[A-Z][^.;\"]{3,160}?),?\s+(?:(?:has|had|also|on\s+\w+day|today|yesterday|virtually)\s+)*"
    r"(?:said|[a-z]{2,}ed|led|took|spoke|told|gave|is|was|will|leads|attends|chairs)\b"
)
"""The subject of a sentence, up to its verb."""
_THE_MEETING = (
    r"(?:(?:the|an?|this|its)\s+)?(?:[\w'-]+\s+){0,5}?"
    r"(?i:meeting|session|sitting|summit|conference|event|conclave|meet)\b"
)
_CHAIRED = rf"(?:chair(?:ed|ing)|presid(?:ed|ing)\s+over)\s+{_THE_MEETING}"
_CAME = (
    r"(?:(?:address|attend)(?:ed|ing)"
    r"|(?:(?:participat|speak)(?:ed|ing)|took\s+part|taking\s+part|spoke)(?:\s+\w+ly)?\s+(?:in|at))"
    rf"\s+{_THE_MEETING}"
)
_HE = (
    r"(?:(?:He|She)\s+(?:(?:was|had|has|also|then|\w+ly)\s+)*"
    r"|.*\b(?:as|while)\s+(?:(?:he|she)\s+(?:was\s+)?)?(?:\w+ly\s+)?)"
)
_REFERRED = re.compile(rf"{_HE}(?:(?P<chaired>{_CHAIRED})|{_CAME})")
_OFFICE = (
    r"[Tt]he\s+(?P<office>(?:[A-Z][\w-]*\s+){0,3}[A-Z][\w-]*|(?:prime\s+)?minister|president|premier|chair(?:wo)?man)"
    r"(?=[\s,])(?!\s+of\b)"
)
"""An office that means the person who holds it."""
_AS_CHAIR = r"as\s+(?:the\s+|its\s+)?(?:current\s+|incumbent\s+|rotating\s+)?chair(?:man|person|woman)?\b"
_THEN = r"\s+(?:(?:was|had|has|also|then|\w+ly)\s+)*"
_BY_OFFICE = tuple(
    (re.compile(pattern), chaired)
    for pattern, chaired in (
        (rf"{_OFFICE}{_THEN}{_CHAIRED}", True),
        (rf"{_OFFICE},[^.;]{{0,60}}\b{_AS_CHAIR}", True),
        (rf"(?i:{_CHAIRED}|[^,.;]{{0,60}}\b{_AS_CHAIR})[^,.;]*,\s+{_OFFICE}\s+[a-z]", True),
        (rf"{_OFFICE}{_THEN}{_CAME}", False),
        (rf"(?i:{_CAME})[^,.;]*,\s+{_OFFICE}\s+[a-z]", False),
    )
)
"""Sentences on somebody named only by the office, each with whether the person chaired.

“The Prime Minister chaired the meeting”, “Addressing the meeting, the minister said …”.
"""


def find_referred_lines(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[ListLine]:
    """Yield a line, from the sentence with the name, for each person whom a pronoun means in one on who came."""
    for named, _, _ in _find_referred(parser, paragraphs):
        yield named


def find_referred_chairs(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Chair]:
    """Yield each person whom a pronoun means in a sentence on who chaired."""
    for named, sentence, chaired in _find_referred(parser, paragraphs):
        if chaired:
            yield Chair(named.seat, sentence)


def _find_referred(
    parser: SeatParser, paragraphs: Iterable[SourceParagraph]
) -> Iterator[tuple[ListLine, Sentence, bool]]:
    """Yield the person whom a pronoun means, the sentence with the pronoun, and whether they chaired.

    A pronoun means the last subject with an office; an office alone means the only one so far who holds it.
    """
    last: ListLine | None = None
    holders: list[ListLine] = []
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        if seat := _find_subject(parser, sentence, text):
            last = ListLine(seat, sentence)
            holders.insert(0, last)
        spoken = _blank_quotations(text)
        if DENIED.search(spoken) or ELSEWHERE.search(spoken) or FUTURE.search(spoken):
            continue
        if last and (found := _REFERRED.match(spoken)):
            yield last, sentence, found["chaired"] is not None
        elif meant := _find_holder(holders, spoken):
            yield meant[0], sentence, meant[1]


def _find_holder(holders: list[ListLine], text: str) -> tuple[ListLine, bool] | None:
    """Return the only person so far with the office that a sentence names alone, and whether the person chaired."""
    for pattern, chaired in _BY_OFFICE:
        if found := pattern.match(text):
            words = re.compile(rf"\b{re.escape(found['office'])}\b", re.IGNORECASE)
            fitting = [one for one in holders if words.search(one.seat.office or "")]
            if len({get_family_name(one.seat.name or "-") for one in fitting}) != 1:
                return None
            return replace(fitting[0], doubt=f"the sentence on it names only the office: “{found[0]}…”"), chaired
    return None


def _find_subject(parser: SeatParser, sentence: Sentence, text: str) -> Seat | None:
    """Return the person with an office who is the subject of a sentence, also after a quotation."""
    dateline, quotation = DATELINE.match(text), _QUOTATION.match(text)
    start = quotation.end() if quotation else dateline.end() if dateline else 0
    found = _SUBJECT.match(text, start)
    seat = parser.parse(sentence.text[found.start("who") : found.end("who")]) if found else None
    return seat if seat and seat.name and seat.office else None


def _blank_quotations(text: str) -> str:
    """Return a sentence without what it quotes, also where the quotation began in the sentence before."""
    rest = re.match(r"[^\"]*[\w,.!?]\"", text) if text.count('"') % 2 else None
    return re.sub(r"\"[^\"]*\"?", "", text[rest.end() :] if rest else text).lstrip()
