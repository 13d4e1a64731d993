"""Makes the id and the sort name of a person who is new to the register."""

import re
import unicodedata

from communique.model.types import MAX_ID

_FAMILY_FIRST = frozenset({"cn", "kp", "vn", "kh"})
"""States whose citizens' names begin with the family name."""


def make_slug(name: str) -> str:
    """Return the id for a name: “Sh. Mirziyoyev” gives sh-mirziyoyev."""
    bare = unicodedata.normalize("NFKD", name.replace("ё", "e").replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", bare.casefold())).strip("-")[: MAX_ID // 2] or "unnamed"


def make_sort_name(name: str, state: str | None) -> str:
    """Return a name as lists sort it. Chinese names, among others, already begin with the family name."""
    words = re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()
    if state in _FAMILY_FIRST or len(words) < 2:
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}"
