"""The rule that finds misspelt offices. The docstring of a rule is its text."""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from communique.checks.rules import EntryFindings, register_rule
from communique.problems import Finding
from communique.register.register import Register
from communique.text.explanation import Hint
from communique.text.words import quote_value

MIN_COMMON = 20
"""The fewest offices with a word for it to be common. In a small register nothing is."""
MAX_RARE = 2
"""The most offices with a word that may be a misspelt common one."""
MIN_LETTERS = 6
"""The fewest letters of a word that is compared: Emir and Amir are two spellings, and differ in one of four."""

_WORD = re.compile("[a-z]+")


@register_rule
def office_is_spelt_like_others(register: Register) -> EntryFindings:
    """A rare word in an office is not a common one with a letter changed, added, left out or swapped. A
    `note:` explains an office that is misprinted.
    """
    seats = [(m, at, a) for m in register.meetings.values() for at, a in enumerate(m.attendees) if a.office]
    names = [seat.office or "" for _, _, seat in seats]
    names += [office.office for person in register.people.values() for office in person.offices]
    counts = Counter(word for name in names for word in _WORD.findall(name.casefold()))
    common = [word for word, count in counts.items() if count >= MIN_COMMON and len(word) >= MIN_LETTERS]
    rare = {word for word, count in counts.items() if count <= MAX_RARE and len(word) >= MIN_LETTERS}
    misspelt = {word: near for word in rare if (near := next(_find_near(word, common), None))}
    for person in register.people.values() if misspelt else ():
        for index, office in enumerate(person.offices):
            words = [word for word in _WORD.findall(office.office.casefold()) if word in misspelt and not office.note]
            for word in words[:1]:
                cause = f"{quote_value(word)} in the office {quote_value(office.office)} is found nowhere else"
                yield person, Finding(("offices", index, "office"), cause, hint=Hint(f"'{misspelt[word]}'"))
    for meeting, at, seat in seats if misspelt else ():
        for word in _WORD.findall((seat.office or "").casefold()):
            if word in misspelt and not seat.note:
                cause = f"{quote_value(word)} in the office {quote_value(seat.office)} is found nowhere else"
                fix, hint = "if the page prints it so, say that in `note:`", Hint(f"'{misspelt[word]}'")
                yield meeting, Finding(("attendees", at, "office"), cause, fix, hint)


def _find_near(word: str, common: list[str]) -> Iterator[str]:
    """Yield the common words that differ from a word in one letter, other than a plural."""
    return (other for other in common if OSA.distance(word, other, score_cutoff=1) == 1 and _stem(word) != _stem(other))


def _stem(word: str) -> str:
    return word.rstrip("s")
