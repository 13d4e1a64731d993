"""What a mistyped word was probably meant to be, for explanations."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from communique.text.explanation import NO_HINT, Hint


def suggest(word: str, options: Collection[str], *, most: int = 12) -> Hint:
    """Return a hint at a word that is not an option: the nearest option, and all options if few.

    `most` is the number of options that are listed at most; without a nearest option, three times as many are.
    """
    if listed := _list_range(word, options):
        return Hint(listed)
    near = find_nearest(word, options)
    return Hint(f"'{near}'" if near else "", list_options(options, most if near else 3 * most))


def _list_range(word: str, options: Collection[str]) -> str:
    """Return the options from one to another, such as p4-p6, as a list in brackets; empty if a word is no range."""
    found = _RANGE.fullmatch(word)
    names = [f"{found[1]}{number}" for number in range(int(found[2]), int(found[3]) + 1)] if found else []
    return f"[{', '.join(names)}]" if names and {*names} <= {*options} else ""


def list_options(options: Collection[str], most: int) -> tuple[str, ...]:
    """Return all options, with numbered ones that follow each other as one; none if they are more than `most`."""
    listed = _join_numbers(options)
    return tuple(listed) if len(listed) <= most else ()


def _join_numbers(options: Collection[str]) -> list[str]:
    """Return options, with numbered ones that follow each other as one, such as “r1 to r9”, if all are numbered."""
    if not all(map(_NUMBERED.fullmatch, options)):
        return list(options)
    runs: list[list[str]] = []
    for option in sorted(options, key=lambda option: (option[0], int(option[1:]))):
        if runs and option == f"{runs[-1][-1][0]}{int(runs[-1][-1][1:]) + 1}":
            runs[-1].append(option)
        else:
            runs.append([option])
    return [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > MAX_SINGLE else run)]


MAX_SINGLE = 2
"""The most numbered options that follow each other and are listed one by one."""
_NUMBERED = re.compile("[a-z][0-9]+")
_RANGE = re.compile(r"([a-z])([0-9]{1,3})-\1?([0-9]{1,3})")


def find_nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that differs from a word in the fewest letters, or None if all differ in many. Case is ignored.

    A word that is part of a single option means that option.
    """
    if _NUMBERED.fullmatch(word):
        return _find_number(word, options)
    by_fold = {option.casefold(): option for option in options}
    folded = word.casefold()
    # “terrorism” means counter-terrorism, not tourism; “membership” means member.
    containing = [option for known, option in by_fold.items() if folded in known.split("-")]
    alike = [option for known, option in by_fold.items() if len(folded) > 3 < len(known) and _begins(folded, known)]
    for found in (containing, alike):
        if len(found) == 1:
            return found[0]
    edits = {option: count_edits(folded, [known]) for known, option in by_fold.items()}
    near = [option for option, count in edits.items() if count is not None]
    return min(near, key=lambda option: edits[option] or 0, default=None)


def _find_number(word: str, options: Iterable[str]) -> str | None:
    """Return the numbered option in which two digits are swapped, or one is not typed twice; r11 is no misspelt r1."""
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
    doubled = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1) if word[at] == word[at + 1]}
    near = [option for option in options if option in swapped | (doubled if len(word) > 3 else set())]
    return near[0] if len(near) == 1 else None


def _begins(one: str, other: str) -> bool:
    """Whether one of two words begins with the other."""
    return one.startswith(other) or other.startswith(one)


def count_edits(word: str, names: Iterable[str]) -> int | None:
    """Return the fewest letters to change, add, drop or swap for one of the names; None if they are too many.

    In a short word one wrong letter makes a large difference.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (only a message about a mistake needs it)

    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    nearest = min((OSA.distance(word, name, score_cutoff=most) for name in names), default=most + 1)
    return nearest if nearest <= most else None


_LOOKALIKES = dict(zip("авсԁеһіјӏморԛѕтуѵԝхԍьαινορυχ", "abcdehijlmopqstyvwxgbaivopux", strict=True)) | dict(
    zip("АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX", strict=True)
)
"""Cyrillic and Greek letters with the Latin ones that they look like."""


def explain_lookalikes(word: str) -> Hint:
    """Return a hint at letters of a word that only look like Latin ones; an empty one if there are none.

    A word that is wholly of another script is no Latin word with a wrong letter.
    """
    found = [char for char in dict.fromkeys(word) if char in _LOOKALIKES]
    latin = _replace_lookalikes(word)
    if not found or not latin.isascii() or not re.search("[A-Za-z]", word):
        return NO_HINT
    letters = " and ".join(f"'{char}' is {unicodedata.name(char)}" for char in found)
    return Hint(f"'{latin}'", reason=f"{letters}, not a Latin letter")


def _replace_lookalikes(word: str) -> str:
    return "".join(_LOOKALIKES.get(char, char) for char in word)


def guess_slug(text: str) -> str:
    """Return the id that a text was probably meant to be: without capitals, accents, blanks and letters that only look
    like Latin ones. It is empty if the text has no Latin letter or digit.
    """
    bare = [
        char for char in unicodedata.normalize("NFKD", _replace_lookalikes(text)) if not unicodedata.combining(char)
    ]
    return re.sub("[^a-z0-9]+", "-", "".join(bare).casefold()).strip("-")
