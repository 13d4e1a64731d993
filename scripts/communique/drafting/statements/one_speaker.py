"""Recognises the words of one person, which are no statement of the meeting."""

import re

from communique.drafting.statements.phrases import SUBJECT
from communique.drafting.text.english import OFFICE_TITLES

_SUBJECT = re.compile(rf"\b{SUBJECT}(?:\s*\([^()]*\))?(?=[\s,])", re.IGNORECASE)
_ONE_PERSON = re.compile(
    r"(?:He|She|Mr\.?|Ms\.?|Mrs\.?|The\s+(?:\w+\s+)?(?:minister|president|secretary-general|speaker))\s+(?:[A-Z]\w+\s+)?(?:also\s+)?"
    r"(?:said|mentioned|noted|reminded|recalled|added|stressed|emphasi[sz]ed|told|informed|pointed|underlined|expressed|thanked|continued)\b"
)
"""The words of one person. What they said, or said was done, is not necessarily an act of the meeting."""
_ONE_NAME = re.compile(
    r"(?:[^.;,\"]{0,120}?\s)?[A-Z][\w.'-]*\s+(?!(?:Council|Communiqu[eé]|Organi[sz]ation|States?|Countries|Meeting|Declaration|Statement"
    r"|Heads?|Ministers|Parties|Sides|Secretaries|Secretariat|Summit|Session|Leaders|Presidents|Group|Document|Charter|Plan|Strategy|Government"
    r"|Governments|Participants|Members|Delegations|Conference|Forum)\b)[A-Z][\w'-]*[a-z]\s+(?:also\s+|then\s+|further\s+)?"
    r"(?:said|mentioned|noted|reminded|recalled|added|stressed|emphasi[sz]ed|told|informed|pointed|underlined|thanked|proposed|suggested)\b"
)
"""A name before a verb of speaking: “Foreign Minister of Russia Sergey Lavrov said that an agreement was reached”."""
_ONE_NAME_APART = re.compile(
    rf"(?:The\s+)?(?:[\w-]+\s+){{0,3}}(?:{OFFICE_TITLES})\s[^.;\"]{{3,120}}?,\s+(?:[A-Z][\w.'-]*\s+){{1,3}}?[A-Z][\w'-]*[a-z],\s+(?:also\s+)?"
    r"(?:said|mentioned|noted|stressed|emphasi[sz]ed|told|pointed|underlined|thanked|proposed|suggested)\b"
)
"""A name between commas: “The Minister of Culture of India, Example Person, proposed”."""
_ONE_WORD = re.compile(
    r"(?:(?:Speaking|Addressing|Opening|Closing|Thanking|Welcoming)\b[^,;.]{0,100},\s+)?(?P<who>[A-Z][\w'-]*[a-z])\s+"
    r"(?:(?:also|further|then)\s+)*"
    r"(?:said|mentioned|noted|reminded|recalled|added|stressed|emphasi[sz]ed|told|informed|pointed|underlined|thanked|proposed|suggested)\b"
)
"""A family name, or a state, before a verb of speaking: “Speaking on the occasion, Example said that …”."""
_OPINION = re.compile(r"In\s+(?:his|her)\s+(?:view|opinion|words|speech|remarks|address)\b")

_LED_TO_ONE = re.compile(
    r"[A-Z]\w+ing\s+(?:his|her)\b[^;.]{0,160}?,\s+(?:[\w.'-]+\s+){0,8}?(?:said|mentioned|noted|reminded|recalled|added|stressed|emphasi[sz]ed"
    r"|told|informed|pointed|underlined|thanked|proposed|suggested)\b"
)
"""“Expressing his gratitude to the hosts, the minister said that …”."""


def is_said_by_one(text: str) -> bool:
    """Whether a sentence reports the words of one person, and not what the meeting said."""
    named, short = _ONE_NAME.match(text), _ONE_WORD.match(text)
    return bool(
        _ONE_PERSON.match(text)
        or _OPINION.match(text)
        or _LED_TO_ONE.match(text)
        or _ONE_NAME_APART.match(text)
        or (named and not _SUBJECT.search(named[0]))
        or (short and not re.fullmatch(SUBJECT, short["who"], re.IGNORECASE))
    )
