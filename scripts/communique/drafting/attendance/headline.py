"""Finds the person who came to the meeting according to the title: “Example chairs the SCO ministers' meeting”."""

import re
from dataclasses import dataclass

from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph
from communique.text.quotes import Span

_CAME = re.compile(
    r"(?P<who>[A-Z][^,:;]{3,80}?)\s+(?:virtually\s+)?(?:(?P<chairs>chairs|chaired|presides?\s+over)|attends|attended|addresses|addressed"
    r"|participates\s+in|participated\s+in|took\s+part\s+in|takes\s+part\s+in|joins)\s+"
    r"(?=[^;]*\b(?:meeting|meet|session|summit|sitting|conference|conclave|council)\b)",
)

_SPEECH = re.compile(
    r"(?:Address|Speech|Remarks|Statement)\s+(?:of|by)\s+(?P<who>[A-Z][^,:;]{3,80}?)\s+(?:at|to|before)\s+"
    r"(?=[^;]*\b(?:meeting|session|summit|sitting|conference|council)\b)"
)
"""“Address of Minister X at the meeting of …”."""


@dataclass(frozen=True)
class HeadlinePerson:
    """The person in a title, the title as a sentence, and whether the person chaired."""

    seat: Seat
    sentence: Sentence
    chaired: bool


def find_headline_person(parser: SeatParser, title: str) -> HeadlinePerson | None:
    """Return the person who came to the meeting according to the title, if it names one."""
    found = _CAME.match(normalise(title)) or _SPEECH.match(normalise(title))
    seat = parser.parse(title[found.start("who") : found.end("who")]) if found else None
    if found is None or seat is None or not seat.name:
        return None
    return HeadlinePerson(
        seat, Sentence(SourceParagraph("heading", title), Span(0, len(title))), bool(found.groupdict().get("chairs"))
    )
