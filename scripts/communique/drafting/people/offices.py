"""Compares offices as releases print them."""

import re

from rapidfuzz import fuzz


def strip_owner(office: str) -> str:
    """Return an office without the body that it belongs to."""
    return re.split(r"\s+(?:of|at)\s", office.removeprefix("SCO "))[0]


def are_similar_offices(office: str, other: str) -> bool:
    """Whether two printed offices are probably the same: Foreign Minister and Minister of Foreign Affairs."""
    first, second = (
        re.sub(r"\baffairs\b|\bof\b|\bthe\b|\bsco\b", "", text.casefold().replace("-", " ")) for text in (office, other)
    )
    return bool(first.strip() and second.strip()) and fuzz.token_sort_ratio(first, second) > 80
