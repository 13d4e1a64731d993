"""Lines that git writes into a file where two changes meet, and that nobody has resolved yet."""

import re
from collections.abc import Iterator
from itertools import islice

from communique.problems import MAX_PROBLEMS
from communique.text.explanation import Explanation

_BEGIN = "<<<<<<<"
_MARKER = re.compile(rf"^({_BEGIN}|\|{{7}}|>{{7}})(?=[ \n]|$)", re.MULTILINE)


def find_conflicts(text: str) -> Iterator[tuple[int, Explanation]]:
    """Yield the place of each conflict in a text, as an offset in characters, and the explanation of it.

    A line of seven equals signs alone may be text; it is part of the conflict before it. Other markers that belong to
    no conflict, because its first line was removed, are found one by one.
    """
    is_open = False
    for match in islice(_MARKER.finditer(text), MAX_PROBLEMS):
        if match[1] == _BEGIN:
            fix = "keep the right lines of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
            yield match.start(), Explanation("two changes of the same lines meet here (a merge conflict)", fix)
        elif not is_open:
            yield match.start(), Explanation(f"the line {match[1]} is left of a merge by git", "remove it")
        is_open = not match[1].startswith(">") and (is_open or match[1] == _BEGIN)
