"""The rules for other meetings and texts that summaries name by their time, which must be as the register has it.

The docstring of a rule is its text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from communique.checks.meetings.occasions import is_summit
from communique.checks.rules import for_each, rule
from communique.checks.words.days import DATE, read_date
from communique.model.edtf import Edtf
from communique.model.entries import Body
from communique.model.meeting import Meeting
from communique.model.parts import Entry, walk_texts
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text import ORDINALS, quote_value, read_ordinal

MAX_BEFORE = 140
"""The most characters in which a text names a body before it says when and where that met."""

NAME = r"(?!The\b)[A-Z][\w’-]+(?: [A-Z][\w’-]+)?"
"""A name of one or two words: “Dushanbe”, “New Delhi”."""
_TIME = re.compile(
    rf"(?:(?: is| is to be)(?: held)?)?(?: (?:in|at) ({NAME}))?(?:,? (?:in|of|on) "
    rf"(?:early |late |spring |summer |autumn )?|, (?=[0-9]))({DATE})(?: (?:in|at) ({NAME}))?"
)
"""Where and when something is, in this order or the other: “in Dushanbe in September 2006”."""
_MEETING = re.compile(
    r"(?:summit|meeting|session|sitting|council|conference|heads|ministers|secretaries|coordinators|presidents"
    r"|prosecutors)\b",
    re.IGNORECASE,
)
"""What the name of a meeting has, so that other words are not compared with those of all bodies."""
_MARKS = re.compile("[,;:.] ")
_SITTING = r"(?:(?:’s?)? (?:meeting|summit|session|sitting|council|conference))?"
_OWN = re.compile(
    rf"(?<![\w-])(?:(their|its|this)|(next)|([0-9]{{1,2}})(?:st|nd|rd|th)|({'|'.join(ORDINALS)}))"
    rf"(?: (?:regular|next|({NAME})))* (?:meeting|session|sitting)$"
)
"""What a record calls another meeting of its own body: “the tenth meeting”, “their Dushanbe meeting”."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TO_HOLD = re.compile(
    rf"\bto (?:hold|convene|host) (?:the|its|their) (?:([0-9]{{1,2}})(?:st|nd|rd|th)|({'|'.join(ORDINALS)}))"
    r" (?:regular )?(?:meeting|session|sitting)\b(?! (?:of|on|between|with)\b)"
)
_ARTICLES = ("the", "their", "this", "next", "coming", "last")
"""The words after which “summit” alone means that of the heads of state."""
_FIELDS = ("summary", "used_for", "occasion", "role", "evidence")


class _Reference(NamedTuple):
    """A meeting that a text names: its body, its number if the text has one, when it is and where, and the words."""

    body: str
    number: int | None
    is_next: bool
    when: Edtf
    places: tuple[str, ...]
    words: str


@rule
@for_each(Meeting)
def next_meeting_has_a_higher_number(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A numbered meeting that is still to be held has a higher number than the one that resolves to hold it."""
    for index, resolution in enumerate(meeting.resolutions if meeting.session else ()):
        found = _TO_HOLD.search(resolution.summary)
        if not found or _TIME.match(resolution.summary, found.end()):
            continue
        if meeting.session and read_ordinal(found[1], found[2]) <= meeting.session:
            message = f"'{found[0]}', but this meeting has number {meeting.session} already"
            fix = "correct the summary or `session:`"
            yield Finding(("resolutions", index, "summary"), f"{message}: {fix}")


class _Contradiction(NamedTuple):
    """What is wrong with a reference, by the record of a meeting."""

    meeting: Meeting
    message: str


@rule
@for_each(Entry)
def meeting_named_is_in_the_register(register: Register, entry: Entry) -> Iterator[Finding]:
    """Where a text names a meeting of a body by its year, day, place or number, such as “the heads of government
    meeting in Dushanbe in September 2006”, the register has it then and there, if it has one of that body and year. A
    `note:` with the place or date in these words explains an exception, such as a meeting that was put off.
    """
    for loc, text in _list_texts(entry):
        for found in _TIME.finditer(text):
            reference = _read(register, entry, text, found)
            contradiction = _find_contradiction(register, entry, reference) if reference else None
            if reference and contradiction and not _is_explained(entry, loc, reference):
                message = f"{quote_value(reference.words)}, but {contradiction.message}"
                fix = "correct the place, the date or the number, or explain it in `note:`"
                facts = tuple(Fact(key_of(contradiction.meeting), (name,)) for name in ("date", "venue", "session"))
                yield Finding(loc, f"{message}: {fix}", relies_on=facts)


def _list_texts(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of an entry that say what is so, with their places in it; doubts and notes can say otherwise."""
    return ((loc, text) for loc, text in walk_texts(entry) if loc[-1] in _FIELDS and _YEAR.search(text))


def _read(register: Register, entry: Entry, text: str, found: re.Match[str]) -> _Reference | None:
    """Return the meeting that a text names before it says when and where that met, or None if it names none."""
    before = _MARKS.split(text[max(found.start() - MAX_BEFORE, 0) : found.start()])[-1]
    if not _MEETING.search(before):
        return None  # as before nearly every date
    when, places = read_date(found[2]), tuple(filter(None, (found[1], found[3])))
    if when is None:
        return None
    if isinstance(entry, Meeting) and (own := _OWN.search(before)):
        number = read_ordinal(own[3], own[4]) if own[3] or own[4] else None
        places += (own[5],) if own[5] else ()
        return _Reference(entry.body, number, own[2] is not None, when, places, own[0] + found[0])
    matches = [(body.id, named) for body in register.bodies.values() if (named := _search(register, body, before))]
    for body_id, named in sorted(matches, key=lambda match: match[1].start())[:1]:  # the longest
        if _is_of_the_register(register, before[: named.start()], named):
            places += (named[1],) if named[1] else ()
            return _Reference(body_id, None, False, when, places, named[0] + found[0])
    return None


def _search(register: Register, body: Body, before: str) -> re.Match[str] | None:
    """Return how a text that comes before a time ends with the name of a body that has meetings, if it does."""
    if not body.described_as or not register.meetings_by.get(("body", body.id)):
        return None
    pattern = _compile(body.described_as + (r"|\bsummit" if "summit" in before and is_summit(body) else ""))
    return pattern.search(before) if pattern else None


@lru_cache(maxsize=1 << 8)
def _compile(described_as: str) -> re.Pattern[str] | None:
    try:
        return re.compile(rf"\b(?:({NAME}) )?(?i:{described_as}){_SITTING}$")
    except re.error:
        return None  # reported by another rule


def _is_of_the_register(register: Register, before: str, named: re.Match[str]) -> bool:
    """Whether a meeting is not one of somebody else, such as a BRICS summit or a summit on the climate."""
    if named[1]:
        return named[1] == "SCO" or bool(_find_places(register, named[1]))
    return not named[0].startswith("summit") or before.rstrip().rpartition(" ")[2].casefold() in _ARTICLES


def _find_places(register: Register, name: str) -> set[str]:
    """Return the places of a name: that of a city, or all those of a country."""
    return {
        place.id
        for place in register.places.values()
        if name in (place.name, *(other.name for other in place.other_names))
        or ((state := register.states.get(place.country)) and name in (state.name, *state.adjectives))
    }


def _find_contradiction(register: Register, entry: Entry, reference: _Reference) -> _Contradiction | None:
    """Return which meeting of the register is not then or there, or None if all fits as far as the register knows."""
    series = register.meetings_by.get(("body", reference.body), [])
    places = {place for name in reference.places for place in _find_places(register, name)}
    if any(kind == "meeting" and f"-{reference.body}-" in f"{name}-" for kind, name in register.unreadable):
        return None  # that record may be the one
    if reference.number and isinstance(entry, Meeting):
        return _find_other_number(series, entry, reference, places)
    if reference.is_next and isinstance(entry, Meeting) and reference.when.last < entry.date.first:
        return _Contradiction(entry, f"this meeting was later, on {entry.date}")
    of_the_year = [one for one in series if one.date.first.year <= reference.when.last.year <= one.date.last.year]
    if not is_annual(series):  # another meeting of the year may have no record
        is_exact = reference.when.text[4:] != ""
        of_the_year = [one for one in of_the_year if is_exact and one.date.overlaps(reference.when)]
    if not of_the_year or any(_fits(one, reference.when, places) for one in of_the_year):
        return None
    near = min(of_the_year, key=lambda one: (not one.date.overlaps(reference.when), not _is_in(one, places)))
    time = "time" if near.date.overlaps(reference.when) else "year"
    return _Contradiction(near, f"{near.id} is the meeting of that body and {time}")


def _find_other_number(
    series: list[Meeting], entry: Meeting, reference: _Reference, places: set[str]
) -> _Contradiction | None:
    """Return which meeting has the number of a reference at another time or place, or that none of the time has it."""
    number, when = reference.number or 0, reference.when
    for meeting in series:
        if meeting.session == number and meeting.form is Form.REGULAR:
            which = "this is" if meeting is entry else f"{meeting.id} is"
            return None if _fits(meeting, when, places) else _Contradiction(meeting, f"{which} meeting {number}")
    last = entry.session
    if last and ((number < last and when.first > entry.date.last) or (number > last and when.last < entry.date.first)):
        return _Contradiction(entry, f"this meeting of {entry.date} has number {last}")
    return None


def is_annual(series: list[Meeting]) -> bool:
    """Whether a body has at most one regular meeting a year."""
    years = Counter(one.date.year for one in series if one.form is Form.REGULAR)
    return max(years.values(), default=0) <= 1


def _fits(meeting: Meeting, when: Edtf, places: set[str]) -> bool:
    return meeting.date.overlaps(when) and _is_in(meeting, places)


def _is_in(meeting: Meeting, places: set[str]) -> bool:
    """Whether a meeting was in one of some places, or may have been, as one by video link."""
    place = meeting.venue.place if meeting.venue else None
    return not places or place is None or place in places


def _is_explained(entry: Entry, loc: Loc, reference: _Reference) -> bool:
    """Whether the note of a statement has the place or the date of a reference."""
    if not isinstance(entry, Meeting) or loc[0] != "resolutions":
        return False
    note = entry.resolutions[int(loc[1])].note or ""
    return any(words in note for words in (*reference.places, reference.when.printed))
