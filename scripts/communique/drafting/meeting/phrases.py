"""Patterns for how releases describe a meeting: its body, session, mode and occasion."""

import re

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
