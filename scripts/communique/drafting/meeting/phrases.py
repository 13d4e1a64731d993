"""Patterns for how releases describe a meeting: its body, session, mode and occasion."""

import re

from communique.text.numerals import ORDINAL_WORDS

ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS, 1)} | {
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
}
ORDINALS |= {
    f"{tens}-{one}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for n, one in enumerate(ORDINAL_WORDS[:9], 1)
}

TOOK_PLACE = re.compile(
    r"\b(?:began|kicked off|kick-?started)\b|\bis (?:being held|held|taking place|under ?way)\b|\b(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:held|convened|hosted|organi[sz]ed)|\btook place|\bhosted\b|\bheld\b|\bconvened\b|\bmet\b|\bgathered\b|"
    r"\bchaired\b|\bopened\b|\btook part\b|\battend(?:ed|s)\b|\bconcluded\b|\bended\b|\bdiscussed\b",
    re.IGNORECASE,
)
"""Verbs that report a meeting."""

ANNOUNCED = re.compile(
    r"\b(?:will|to) (?:be (?:held|hosted|convened)|take place|host|meet|convene|chair|attend|focus on|kick off|gather|assemble|open on|start on|(?:also )?(?:participate|take part) in|preside over|be (?:attended|chaired) by)\b|\bwill be (?:hosting|holding|convening)\b"
    r"|\bwill (?:also )?(?:discuss|consider|be represented)\b|\b(?:is|are) (?:to|scheduled|expected|set|due|planned)\b|\bpreparations? (?:are|is) under ?way for\b",
    re.IGNORECASE,
)
"""Words that announce a meeting."""

WAS_HELD = re.compile(
    r"\b(?:was|were) (?:\w+ )?held|took place|\b(?<!be )hosted\b|attended|\bmet\b|(?<!be )(?<!being )\bconvened\b|\bkicked off\b|\bkick-?started\b|\bopened\b|\bbegan\b|\bdelivered\b|\breturned\b|\binaugurated\b"
    r"|\bconcluded\b|\b(?:has|have) (?:begun|started)\b|\bis (?:being held|under ?way|taking place)\b|(?<!be )(?<!being )\bheld (?:in|at|on) (?:the )?[A-Z0-9]"
)
"""Words of a meeting that was held or has begun, whatever else is still to come."""

DID = re.compile(
    r"\b(?:signed|adopted|approved|discussed|exchanged|agreed|noted|stressed|chaired|presided|took part|participated"
    r"|addressed|gathered|convened|concluded|wrapped up|ended|underway|under way|kicks? off|held)\b"
)
"""Words of what was done at a meeting."""

OTHERS_BY_VIDEO = re.compile(
    r"\b(?:likely|supposed|expected|scheduled|will|would)\s+(?:to\s+)?(?:\w+\s+)?(?:attend|join|participat\w+|take part)\b"
    r"[^.;]{0,60}\b(?:virtual(?:ly)?|online|remotely|via)\b|\bwill be held (?:online|virtually|via)\b[^.;]* in [A-Z]\w+(?: next year)?\.?$"
)
"""A sentence about one of those invited, or about a later meeting."""

PART_ENDS = re.compile(r"[,.;]|\band\b|\bSCO\b|\bShanghai\b|\bin [A-Z]")
"""The end of what the number of a session belongs to."""

TO_BE = re.compile(r"\b(?:will|would|to)\s+(?:\w+ly\s+|also\s+)?be\s+\w+")

ELSEWHEN = re.compile(
    r"\b(?:previous|next|last|earlier|founded|established|since|was created|become|became)\b", re.IGNORECASE
)
"""Words of a sentence about another time than that of the meeting."""

OTHER = re.compile(
    r"\b(?:next|previous(?:ly)?|upcoming|forthcoming|coming|last|founded|established|first\s+(?:met|convened|gathered|held))\b"
    r"|^(?:The|Their|Its)\s+first\s+(?:such\s+)?(?:meeting|session|summit)\s+(?:was|took|had)\b"
    r"|\bthe\s+then\s+(?:heads|presidents|prime|leaders|ministers)\b",
    re.IGNORECASE,
)
"""Words for another meeting than the one reported."""

ABOUT_THE_ORGANISATION = re.compile(
    r"\bheadquarter\w*|\b(?:is|was)\s+an?\s+[\w ,-]*?(?:organi[sz]ation|association|bloc|grouping)\b"
    r"|\b(?:consists\s+of|comprises)\b|\bmembers?\s+(?:now\s+|currently\s+)?(?:are|is|include)\b",
    re.IGNORECASE,
)
"""Words of a sentence on what the organisation is, which is not about the meeting."""

IN_A_SPEECH = re.compile(
    r"(?:(?:In|During|Concluding|Closing|At\s+the\s+(?:end|beginning|start)\s+of)\s+(?:his|her)\s+(?:\w+\s+)?"
    r"(?:speech|address|remarks|statement|report|intervention)|In\s+(?:his|her)\s+turn)\b",
    re.IGNORECASE,
)
"""The opening of a sentence on what one person said, of whatever meeting they spoke."""

AFTERWARDS = re.compile(r"(?:Following|After) (?:the|this) (?:SCO )?(?:meeting|summit|session|event)\b")
"""The opening of a sentence about what comes after the meeting."""

ANOTHER = re.compile(r"\b(?:in|at|during)\s+another\s+(?:SCO\s+)?(?:meeting|session|event)\b", re.IGNORECASE)
"""Words for a different meeting, of which nothing is taken."""

VIDEO = re.compile(
    r"\bvideo[- ]?(?:conferenc\w+|link\w*|format)|\bvia video|\bonline\b(?! (?:exhibition|course|platform|portal|media|version|service|sale)s?\b)|\bremotely\b|\bvirtual(?:ly)?\b|\bVTC\b|\bteleconferenc\w+|\bvia (?:Zoom|Webex|Skype)\b",
    re.IGNORECASE,
)

ONE_BY_VIDEO = re.compile(
    r"\b(?:Minister|President|Secretary|Premier|Chairman|Head)\s+(?:of|for)\s[\w ,']{3,60}?\b(?:will|would|is to)\s+(?:be\s+)?"
    r"(?:attend\w*|join\w*|participat\w*|take part|taking part)\s(?:[\w ]{0,30}?\s)?(?:virtually|online|remotely|via\s+video)"
)
"""Words for a single participant who is to take part by video link in a meeting of others."""

JOINED_BY_VIDEO = re.compile(
    r"\b(?:participated|joined)(?: (?:in )?[\w ]{3,30})? (?:online|remotely|virtually|via video|(?:through|by) video)"
)
"""Words for several who took part by video link in a meeting of others."""

SOME_BY_VIDEO = re.compile(
    JOINED_BY_VIDEO.pattern
    + r"|\b(?:attends?|addresses|attended|addressed)(?: and \w+)? (?:[\w ]{0,20}? )?(?:via|by|through) video(?:[- ]\w+)?"
    r"|\b(?:virtually|remotely|online) (?:attended|addressed|participated|joined)|\bunable to travel\b[^.;]*\bvideo"
)
"""Words for one or several who took part by video link."""

IN_PERSON = re.compile(r"\bface-to-face (?:meeting|session|format)|\b(?:held|met|meeting) in person\b")
LAST_TIME = re.compile(r"\b(?:last|previous) (?:year|time|meeting|summit|session)\b", re.IGNORECASE)
"""Words about an earlier meeting, which may have been by video."""

HYBRID = re.compile(
    r"\bhybrid\b|\bphysically\b[^.;]{0,60}\b(?:online|virtually|video)|in[- ]person (?:and|as well as|or) (?:also )?(?:through|via|by|in|over) (?:an? )?(?:the )?(?:online|virtual|video)"
    r"|(?:online|video[- ]?conference|video link|virtually) (?:and|as well as) (?:partly )?in[- ]person|(?:online|virtual|video) and (?:offline|in[- ]person)|(?:offline|in[- ]person) and (?:online|virtual|video)|offline\s*/\s*online|online\s*/\s*offline|mixed format|both in[- ]person and",
    re.IGNORECASE,
)

OTHER_ORGANISATIONS = re.compile(
    r"\bNorth Atlantic Treaty\b|\bCommonwealth of Independent States\b|\bCollective Security Treaty Organi[sz]ation\b|\bEurasian Economic (?:Union|Community)\b"
    r"|\bOrgani[sz]ation of Turkic States\b|\bEconomic Cooperation Organi[sz]ation\b"
    r"|\b(?:CIS|CSTO|EAEU|EurAsEC|BRICS|NATO|OTS|ECO|CICA|ASEAN|OIC|OSCE|APEC|SAARC|G20)\b"
)
"""Other organisations whose meetings are taken for meetings of the SCO, because their councils have similar names."""

SESSION = re.compile(
    r"(?:\b|(?<=\bthe))(?:(?P<digits>\d{1,3})\s*-?\s*(?:st|nd|rd|th)|(?-i:(?P<roman>(?=[IVXL])X{0,4}L?X{0,3}(?:IX|IV|V?I{0,3})))|(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[- ]")
    + r"))"
    r"\s+(?:(?:regular|annual|SCO|ordinary|jubilee|anniversary|such|(?-i:[A-Z]{2,5}))\s+){0,2}(?P<what>meeting|session|sitting|summit|conference|(?=(?:(?!of\b)[\w'&()-]+\s+){1,7}?(?:ministers|ministerial|secretaries|coordinators|justices|prosecutors|heads|chiefs)'?\s+(?:meeting|session|conference)\b)|(?=(?:Shanghai\s+Cooperation\s+Organi[sz]ation(?:'s)?\s+)?(?:SCO\s+)?"
    r"(?:Security|Council|Heads|Foreign|Defen|summit|CH[SG]\b|CFM\b)))"
    r"(?!\s+of\s+the\s+(?:United|UN))(?![^.,;]{0,60}?\b(?:since|in which|at which|where)\b)",
    re.IGNORECASE,
)

OCCASION = re.compile(
    r"\b(?:during|on\s+the\s+(?:sidelines|margins)\s+of|on\s+the\s+occasion\s+of|within\s+the\s+framework\s+of|in\s+the\s+framework\s+of)\s+(?:the\s+)?"
    r"(?P<what>[^,.;]*?\b(?:Session|Assembly|summit|anniversary|week|forum|exhibition)\b[^,.;]*)",
    re.IGNORECASE,
)
