"""Compares offices that sources name in different words: Foreign Minister, Minister of Foreign Affairs."""

import re
from functools import lru_cache

_SYNONYMS = (
    (r"\bdefense\b", "defence"),
    (r"\bvice\b", "deputy"),
    (r"\bpremier\b", "prime minister"),
    (r"\bexternal\b", "foreign"),
    (r"\bhead of government\b", "prime minister"),
    (r"\bhead of state\b", "president"),
)
_FILLERS = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "to",
        "in",
        "at",
        "affairs",
        "state",
        "republic",
        "government",
        "acting",
        "sco",
        "councillor",
        "councilor",
    ]
)
_SHARED = re.compile(
    r"\b(minister of state|state minister|deputy|vice|assistant|advis[eo]r|aide|representative|envoy|ambassador"
    r"|member|expert|delegate|official|judge)s?\b",
    re.IGNORECASE,
)


_INSTITUTION = re.compile(
    r"\b(?:bank|academy|university|institute|federation|union|association|party|railways?|corporation|company)$",
    re.IGNORECASE,
)
"""The end of the name of an institution to which the name of a state can belong."""


@lru_cache(maxsize=1 << 14)
def fold_office(office: str) -> frozenset[str]:
    """Return the words that distinguish an office from others, without their order."""
    words = office.casefold()
    for pattern, word in _SYNONYMS:
        words = re.sub(pattern, word, words)
    return frozenset(re.findall(r"[a-z]+", words)) - _FILLERS


def is_same_office(first: str, second: str) -> bool:
    """Whether two names may mean the same office: the words of one are among the words of the other."""
    first_words, second_words = fold_office(first), fold_office(second)
    return bool(first_words and second_words) and (first_words <= second_words or second_words <= first_words)


def may_be_office(office: str, known: str) -> bool:
    """Whether the words of a seat may mean an office: they may mean the same, and not a deputy of its holder."""
    more = fold_office(office) - fold_office(known)
    return is_same_office(office, known) and not {"deputy"} <= more <= {"deputy", "first"}


def drop_state(office: str, state: str) -> str:
    """Return an office without the name of a state: “Minister of Trade” for “Minister of Trade of India”."""
    return re.sub(rf",? (?:of|for) (?:the )?{re.escape(state)}\b", "", office)


def drop_state_at_end(office: str, state: str) -> str:
    """Return an office without the name of its state at the end: “Prime Minister” for “Prime Minister of Belarus”.

    The name of an institution, such as “State Bank of Pakistan”, is left whole.
    """
    found = re.fullmatch(rf"(.+?)(?:,? of (?:the )?|, |\s?\()(?:the )?{re.escape(state)}\)?", office)
    return found[1] if found and not _INSTITUTION.search(found[1]) else office


def can_be_shared(office: str) -> bool:
    """Whether several people can hold an office at once: deputies, representatives and the like."""
    return _SHARED.search(office) is not None
