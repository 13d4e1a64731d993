"""Patterns for how releases describe a meeting: its body, session, mode and occasion."""

import re

# Descriptions of bodies that meet, by body id, in addition to their names in the registry.
CALLED = {
    "chs": r"Shanghai Cooperation Organi[sz]ation\s+(?:\(SCO\)\s+)?summit|summit(?: meeting)? of (?:the )?(?:SCO|Shanghai Cooperation)|(?:Council of (?:the )?)?(?<!administrations )(?<!agencies )(?<!departments )(?<!services )(?<!ministries )Heads of (?:the )?(?:SCO )?(?:Member[- ])?States?(?: Council)?(?![\w']|\s+(?:Services|Agenc|Ministr|Department|Authorit|Counter|Anti|Supreme|Railway|Customs|Border))|\bSCO (?:jubilee |anniversary )?summit",
    "chg": r"(?:Council of (?:the )?)?Heads? of Governments?(?: \(Prime Ministers\))?(?: Council)?|\bPrime Ministers'?(?: Council)?|\bPremiers\b",
    "cfm": r"(?:Council of (?:the )?)?(?:Ministers (?:of|for) Foreign Affairs|Foreign Ministers'?|Foreign Ministerial)(?: Council)?|\bCFM\b",
    "csc": r"(?:National )?Security Council Secretaries|Secretaries of (?:the )?(?:National )?Security Councils?|Security Secretaries",
    "cdm": r"(?:Council of )?Defen[cs]e (?:Ministers'?|chiefs|(?:department )?leaders)|Ministers of Defen[cs]e|heads of (?:the )?defen[cs]e (?:ministries|agencies|departments)",
    "cnc": r"(?:Council of )?National Coordinators?(?: Council)?",
    "rats-council": r"regional (?:anti|counter)[- ]?terror\w* (?:structure|agency|body) council|Council of (?:the )?(?:SCO )?(?:RATS|Regional (?:Anti|Counter)[- ]?terror\w* structure)|RATS(?: SCO)? Council|"
    r"(?:regular|session of(?: the)?) (?:SCO )?RATS|Regional (?:Anti|Counter)[- ]?terror\w* structure[^.]{0,60}? Council",
    "anti-drug-heads": r"(?:heads?|officials) (?:[\w' ]{0,40} )?(?:in charge of|responsible for) (?:the )?(?:\w+ )?drugs?\b|(?:heads?|senior officials) of (?:the )?[\w' ]{0,30}?(?:counter|anti)-?\s?(?:narcotics?|drugs?) (?:agencies|departments|authorities|services)|heads of (?:the )?(?:competent (?:authorities|agencies)|anti-?drug|(?:counter|anti)-?narcotics?)[^.]{0,60}?(?:drug|narcotic)\w*",
    "ministry-heads": r"(?:Ministers|heads? of (?:the )?ministries)[^.,;]{0,20}? (?:of|for|responsible for|in charge of) (?!Foreign Affairs|Defen|SCO|the SCO|the Shanghai|the Member)[\w ]+|"
    r"(?:justice|culture|transport|trade|economy|economic|agriculture|health|education|energy|tourism|environment|emergency|technology|"
    r"finance|interior|commerce|information|industry|science)\b[\w ]{0,30}? ministers|ministers of (?:the )?(?:Shanghai|SCO)|"
    r"Prosecutors?[- ]General|Supreme Courts?|Heads of (?:the )?Judici\w+|(?:Interior|Internal Affairs|Public Security|MIA) (?:Ministers|Heads)|MIA Heads|(?:speakers|heads) (?:of|of the) parliaments?|speakers' meeting|heads? of (?:the )?[\w ']{0,70}?(?:ministries|departments|agencies|services|authorities|administrations|institutions|inspectorates|directorates)",
    "business-council": r"(?:Board of (?:the )?)?(?:SCO )?Business Council",
    "interbank-consortium": r"(?:Council of (?:the )?)?(?:SCO )?Interbank (?:Consortium|Association)",
    "afghanistan-contact-group": r"Contact Group (?:on|for) Afghanistan|SCO\s*-\s*Afghanistan (?:Contact|Liaison) Group",
}

ONES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
ORDINALS = {word: number for number, word in enumerate(ONES, 1)} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40}
ORDINALS |= {
    f"{tens}-{one}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for n, one in enumerate(ONES[:9], 1)
}

TOOK_PLACE = re.compile(
    r"\b(?:began|kicked off)\b|\b(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:held|convened|hosted|organi[sz]ed)|\btook place|\bhosted\b|\bheld\b|\bconvened\b|\bmet\b|\bgathered\b|"
    r"\bchaired\b|\bopened\b|\btook part\b|\battend(?:ed|s)\b|\bconcluded\b|\bended\b|\bdiscussed\b",
    re.IGNORECASE,
)
"""Verbs that report a meeting."""

ANNOUNCED = re.compile(
    r"\b(?:will|to) (?:be held|take place|host|meet|convene|chair|kick off)|\bis (?:to|scheduled)\b", re.IGNORECASE
)
"""Words that announce a meeting."""

OTHER = re.compile(r"\b(?:next|previous|upcoming|forthcoming|coming|last|founded|established)\b", re.IGNORECASE)
"""Words for another meeting than the one reported."""

VIDEO = re.compile(
    r"\bvideo[- ]?(?:conferenc\w+|link\w*|format)|\bvia video|\bonline\b|\bvirtual(?:ly)?\b|\bVTC\b", re.IGNORECASE
)

HYBRID = re.compile(
    r"\bhybrid\b|(?:online|virtual|video) and (?:offline|in[- ]person)|(?:offline|in[- ]person) and (?:online|virtual|video)|offline\s*/\s*online|online\s*/\s*offline|mixed format|both in[- ]person and",
    re.IGNORECASE,
)

SESSION = re.compile(
    r"\b(?:(?P<digits>\d{1,3})\s*-?\s*(?:st|nd|rd|th)|(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[- ]")
    + r"))"
    r"\s+(?:(?:regular|annual|SCO|ordinary)\s+){0,2}(?P<what>meeting|session|sitting|summit|(?=(?:Security|Council|Heads|Foreign|Defen)))"
    r"(?!\s+of\s+the\s+(?:United|UN))",
    re.IGNORECASE,
)

OCCASION = re.compile(
    r"\b(?:during|on\s+the\s+(?:sidelines|margins)\s+of|on\s+the\s+occasion\s+of|within\s+the\s+framework\s+of|in\s+the\s+framework\s+of)\s+(?:the\s+)?"
    r"(?P<what>[^,.;]*?\b(?:Session|Assembly|summit|anniversary|week|forum|exhibition)\b[^,.;]*)",
    re.IGNORECASE,
)
