"""The rank of offices as sources print them, and which rank is below the level of a body.

The rank is that of the office, not of the body: a foreign minister is a minister at a summit too. An office of several
parts has the highest rank among them, so a deputy prime minister who is foreign minister counts as a minister. What the
words of an office leave open has no rank: “Chairman”, “Minister or Deputy Minister”.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from communique.model.meeting import Attendee, Meeting
from communique.model.vocabulary import Rank
from communique.register.register import Register

LEVELS = {
    "chs": Rank.HEAD_OF_STATE,
    "sco-plus": Rank.HEAD_OF_STATE,
    "chg": Rank.HEAD_OF_GOVERNMENT,
    "afghanistan-contact-group": Rank.DEPUTY,
    "cnc": Rank.OFFICIAL,
    "rats-council": Rank.OFFICIAL,
}
"""The rank of the members of a body, by its id. Those of all other bodies are ministers or heads of agencies."""

_ACTING = r"^(?:acting |interim )?"
_CHAIR = r"chair(?:man|woman|person)"
_COUNCIL = r"(?:(?:national )?security|defen[cs]e) council"
_INSTITUTION = (
    r"\b(?:court|committee|council|commission|agency|administrations?|service|authority|inspectorate|bank|board|fund"
    r"|academy|railways?|temir zholy|company|corporation|parliament|assembly|maslahaty|senate|duma|majlis)\b"
)
_ASSISTANT = (
    r"^(?:special |senior |presidential |national )*(?:assistant|aide|advis[eo]r|counsell?or|envoy|representative"
    r"|ambassador|coordinator)\b"
)
_LEADS = rf"{_ACTING}(?:president|{_CHAIR}|head|director(?:[- ]general)?|governor|chief) of\b.*{_INSTITUTION}"
_SERVES = (
    r"\b(?:secretary|ambassador|charg[eé] d'affaires|coordinator|commissioner|engineer|judge|justice|member|consul"
    r"|diplomatic mission|expert)\b"
)
_PATTERNS: tuple[tuple[Rank | None, str], ...] = (
    (None, rf"\bor (?:first )?deputy\b|^ministry\b|^(?:{_CHAIR}|leader|representative)$"),
    (Rank.OFFICIAL, r"\b(?:department|division|section|desk|judicial (?:board|committee|chamber|collegium))\b"),
    (Rank.OFFICIAL, r"^(?:additional|joint|special) (?:secretary|solicitor)\b|^executive director\b"),
    (Rank.MINISTER, r"\bwith the rank of (?:federal )?minister\b|\bindependent charge\b"),
    (Rank.DEPUTY, r"^(?:acting |first |second |senior |international )*(?:deputy|vice)\b|^assistant minister\b"),
    (Rank.DEPUTY, r"^(?:minister of state(?=$| for\b| \()|state minister\b|parliamentary secretary|solicitor general)"),
    (
        Rank.MINISTER,
        r"^national security advis[eo]r\b|^advis[eo]r to the (?:prime minister|president).*national security",
    ),
    (Rank.OFFICIAL, rf"{_ASSISTANT}|^(?:private )?secretary to\b|^(?:prime minister|president)'s\b"),
    (Rank.HEAD_OF_STATE, rf"{_ACTING}president(?! general)\b(?!['-]| of (?!the (?:\w+ )?(?:republic|federation)\b))"),
    (Rank.HEAD_OF_STATE, rf"{_ACTING}(?:head of (?:the )?state$|(?:emir|amir|king|sultan)\b)"),
    (
        Rank.HEAD_OF_GOVERNMENT,
        rf"{_ACTING}(?:prime minister|premier|head of (?:the )?government)\b(?!')|^chief executive$",
    ),
    (Rank.HEAD_OF_GOVERNMENT, rf"{_ACTING}{_CHAIR} of the (?:government|(?:cabinet|council) of ministers)\b"),
    (Rank.MINISTER, r"\bminister\b(?!')|^head of (?:the )?(?:[\w-]+ )?ministry\b"),
    (
        Rank.MINISTER,
        rf"^(?:state )?secretary of the {_COUNCIL}|^{_COUNCIL} secretary|^state secretary|^secretary of state",
    ),
    (Rank.MINISTER, r"^(?:state council(?:l?or\b| member)|member of the (?:state council|.*political bureau))"),
    (Rank.MINISTER, r"^secretary of the (?:central )?political and legal affairs commission"),
    (Rank.MINISTER, rf"{_ACTING}(?:chief )?(?:prosecutor|procurator|attorney)[- ]general\b|{_ACTING}chief justice\b"),
    # The chief of a general staff heads a service, in Kyrgyzstan for some years without a minister above.
    (Rank.MINISTER, rf"{_ACTING}chief of (?:the )?(?:general|defen[cs]e) staff\b"),
    (Rank.MINISTER, _LEADS),
    (Rank.OFFICIAL, _SERVES),
)
"""The words by which an office is classified, in small letters; the first pattern that is found decides."""
_COMPILED = [(rank, re.compile(pattern)) for rank, pattern in _PATTERNS]
_SEPARATOR = re.compile(r"(\s*[,;]\s*|\s[-–—]\s|\s+and\s+)")
_LEADERS_DEPUTY = re.compile(
    r"^(?:acting |first |second )*(?:deputy|vice)[- ](?:prime minister|premier|president\b(?! of)"
    r"|chairman of the (?:government|(?:cabinet|council) of ministers))"
)


class RankedOffice(NamedTuple):
    """An office with its rank."""

    office: str
    rank: Rank


def find_ranked_office(register: Register, meeting: Meeting, attendee: Attendee) -> RankedOffice | None:
    """Return the office that gives an attendee a rank.

    It is the office as printed, or else the highest one that the person is known to have held for that state on the
    first day of the meeting; None if neither has a rank.
    """
    if attendee.office and (rank := rank_office(attendee.office)):
        return RankedOffice(attendee.office, rank)
    held = register.offices_on(attendee.person, meeting.date.first) if attendee.person else []
    names = [office.office for office in held if office.state == attendee.state]
    ranked = [RankedOffice(name, rank) for name in names if (rank := rank_office(name))]
    return min(ranked, key=lambda found: _ORDER[found.rank], default=None)


@lru_cache(maxsize=1 << 14)
def rank_office(office: str) -> Rank | None:
    """Return the rank of an office in English, or None if its words leave it open."""
    ranks = [rank for part in _split(office) if (rank := _rank_part(part))]
    return min(ranks, key=_ORDER.__getitem__, default=None)


def is_below(level: Rank, held: RankedOffice) -> bool:
    """Whether an office ranks below a level. The deputies of heads of state and of government rank above ministers."""
    if level is Rank.MINISTER and any(_LEADERS_DEPUTY.search(part) for part in _split(held.office)):
        return False
    return _ORDER[held.rank] > _ORDER[level]


_ORDER = {rank: at for at, rank in enumerate(Rank)}


def _split(office: str) -> list[str]:
    """Return the offices of which one is composed, in small letters.

    A part without a rank of its own belongs to the office before it, as in “Minister of Culture, Sport and Youth”. So
    does an agency that somebody heads besides another office: a deputy minister who heads one is still a deputy.
    """
    first, *rest = _SEPARATOR.split(" ".join(office.replace("’", "'").casefold().split()))
    found = [first]
    for separator, part in zip(rest[::2], rest[1::2], strict=True):
        if _rank_part(part) and not part.startswith("head of"):
            found.append(part)
        else:
            found[-1] += separator + part
    return found


def _rank_part(office: str) -> Rank | None:
    return next((rank for rank, pattern in _COMPILED if pattern.search(office)), None)
