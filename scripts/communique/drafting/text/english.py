"""English words and patterns for offices, states, meetings and instruments.

The registries hold names. This module holds what no registry can list, because it is English and not a name.
"""

import re

STATE_STYLES = (
    r"(?:(?:Islamic|Democratic|Federal|Arab|Socialist|People's) )*(?:Republic|Kingdom|State|Sultanate|Emirate)"
)
"""What comes before “of” in a long form such as “People's Republic of China”."""
STATE_VARIANTS = {
    "ru": "Russia Federation",
    "cn": "China People's Republic",
    "by": "Belorussia",
    "kg": "Kirghizia|Kyrgizstan",
    "kz": "Kazakstan",
}
"""Misspelled and old names of states, as patterns by state id."""
"""The Regional Anti-Terrorist Structure under the names that releases print."""

OFFICE_TITLES = (
    "President|Prime Minister|Premier|Minister|Chairman|Chairwoman|Chairperson|Chair|Secretary|Director|Head|Ambassador|"
    "Advis[eo]r|Aide|Assistant|Representative|Envoy|Chief|Commander|Governor|Speaker|Member|Council+or|Coordinator|"
    "Commissioner|Prosecutor|Judge|Leader|Emir|King(?= of)|Prince|Sultan(?= of)|Chancellor|Rector|Administrator|Mayor|Executive|"
    "(?-i:NSA|EAM)|(?:Vice|Deputy)-(?:Minister|Chairman|Premier|Director|Head)|FM|PM|Procurator|Justice|Chargé d'Affaires|Counsel+or|Vice-?President|VicePresident|Vice-Premier|"
    "Secretary[- ]?General|Under-?Secretary(?:[- ]?General)?|Attorney"
)
"""Nouns that denote an office or its holder, as alternatives of a pattern."""

IS_THERE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:(?:currently|also)\s+)?(?:here|there|in\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+to\s+(?:attend|participate|take\s+part|represent)\b"
)
"""Words for somebody who has come for the meeting: they do not announce it."""

_PLURALS = (
    (
        re.compile(
            r"\b(minister|premier|prosecutor|coordinator|justice|president|head|chief|chairperson|director)\b",
            re.IGNORECASE,
        ),
        r"\1s",
    ),
    (re.compile(r"\bsecretary\b(?![- ]general)", re.IGNORECASE), "secretaries"),
    (re.compile(r"\b(chair)(?:man|woman)\b", re.IGNORECASE), r"\1men"),
)


def make_plural(office: str) -> str:
    """Return words with each office in the plural: “Minister of Trade” gives “Ministers of Trade”."""
    for singular, plural in _PLURALS:
        office = singular.sub(plural, office)
    return office


MEETING = re.compile(r"\b(?:meetings?|sessions?|sitting|summit|conference|council|talks)\b", re.IGNORECASE)
"""A word for a meeting."""

ASIDE = re.compile(
    r"\([^()]*\)|\bto prepare for the [^,.;]*(?:, which [^,.;]*)?|\b(?:as part of (?:the )?|in )?preparations? (?:for|of) the [^,.;]*|\bin accordance with [^,.;]*|\bbased on [^,.;]*|\b(?:on the eve of|ahead of|prior to|before) the (?:upcoming )?(?:meeting|summit|session) of the [^,.;]*?(?=\s+(?:in|on|at)\s|[,.;]|$)|"
    r"\b(?:decisions?|agreements?|results|outcomes?|declaration|resolution) (?:of|at|reached at|adopted at) the (?:(?!\s(?-i:The)\s)[^,.;])*",
    re.IGNORECASE,
)
"""What a sentence says in passing about other meetings and documents, and everything in brackets."""

INSTRUMENT = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'-]+\s+){0,4}"
    r"(?:Agreement|Convention|Treaty|Protocol|Declaration|Charter|Memorandum|Regulations?|Program(?:me)?|Plan|Strategy|Concept|Roadmap)"
    r"(?:\s+(?:of|on|for|between|against|to)\s[^.,;:\"]{3,120}?)?)(?=\s+(?:was|were|has|have|is|are)\b|\s+and\s+(?:the|an?|other|[a-z]+ed)\b|\s+and\s*$|\s*[.,;:(\"]|\s*$)"
)
"""The name of an instrument in capitals, such as “the Protocol on Cooperation in Customs Matters”."""

ABBREVIATION = re.compile(
    r"(?:\b[A-Z][b-df-hj-np-tv-z]{0,3}|\b(?:Yu|Ya|Ye|Prof|No|Gen|Col|Maj|Art|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"H\.E|vs|e\.g|i\.e)|^\W*\d+)\.$"
)
"""Initials, titles, months and other abbreviations whose full stop does not end a sentence."""
