"""The rule for meetings that texts name by their time, place or number, which must be as the register has it.

The docstring of the rule is its text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from communique.checks.naming import find_description, is_summit
from communique.checks.rules import entry_rule
from communique.checks.words.days import DATE, read_date
from communique.model.edtf import Edtf
from communique.model.entries import Body
from communique.model.meeting import Meeting
from communique.model.parts import Entry, walk_texts
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register, is_prose
from communique.text.numerals import ORDINAL, read_ordinal
from communique.text.words import quote_value

MAX_BEFORE = 100
"""The most characters in which a text names a body before it says when and where that met."""

NAME = r"(?!The\b)[A-Z][\w’-]+(?: [A-Z][\w’-]+)?"
"""A name of one or two words: “Dushanbe”, “New Delhi”."""
_TIME = re.compile(
    rf"(?: (?:is|was|were)(?: to be)?)?(?: held)?(?: (?:in|at) ({NAME}))?(?:,? (?:in|of|on) "
    rf"(?:early |late |spring |summer |autumn )?|, (?=[0-9])| \((?=[0-9]))({DATE})(?: (?:in|at) ({NAME}))?"
)
"""Where and when something is, in either order: “in Dushanbe in September 2006”, “in Moscow (11 May 2017)”."""
_MEETING = re.compile(
    r"\b(?:summit|meeting|session|sitting|council|conference|heads|ministers|secretaries|coordinators|presidents"
    r"|prosecutors|group)",
    re.IGNORECASE,
)
"""What the name of a meeting has, so that other words are not compared with those of all bodies."""
_MARKS = re.compile("[,;:.] ")
_NAMED = rf"\b(?:({NAME}) )?{{}}(?:(?:’s?)? (?:meeting|summit|session|sitting|council|conference)s?)?(?: with {NAME})?$"
"""How a text names a meeting by the words that describe its body: “Bishkek meeting of foreign ministers”."""
_SUMMIT = _NAMED.replace("{}", r"(?:{}|\bsummit)")
_OWN = re.compile(
    rf"(?<![\w-])(?:(their|its|this)|(next)|{ORDINAL})(?: (?:regular|next|({NAME})))* (?:meeting|session|sitting)$"
)
"""What a record calls another meeting of its own body: “the tenth meeting”, “their Dushanbe meeting”."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NUMBERED = re.compile(rf"{ORDINAL} (?:meeting|session|sitting)(?=[,;:.]|$| of the Council$)")
"""The number of the meeting that a text is about: “nineteenth meeting, city”."""
_ORDINAL = re.compile(rf"\b(?:ordinal|number) \({ORDINAL}\)|{ORDINAL}-(?:meeting|session|sitting) ordinal\b")
"""The number of the meeting among what a page was used for: “date, fifth-meeting ordinal”."""
_TO_HOLD = re.compile(
    rf"\bto (?:hold|convene|host) (?:the|its|their) {ORDINAL} (?:regular )?(?:meeting|session|sitting)\b"
    r"(?! (?:of|on|between|with)\b)"
)
_SAID = re.compile(r"\b(?:say|said|call|date|give|print|put|plan|announce|expect|instead)", re.IGNORECASE)
"""What comes before a meeting in a note that says what a page has, or what was to be, and not what is so."""
_ARTICLES = ("the", "their", "this", "next", "coming", "last")
"""The words after which “summit” alone means that of the heads of state."""


class _Reference(NamedTuple):
    """A meeting that a text names: its body, its number if the text has one, when it is and where, and the words."""

    body: str
    number: int | None
    is_next: bool
    when: Edtf
    places: tuple[str, ...]
    words: str


class _Contradiction(NamedTuple):
    """Words that contradict the record of a meeting, that meeting, and what is wrong."""

    words: str
    meeting: Meeting
    cause: str


@entry_rule(Entry)
def meeting_named_is_in_the_register(register: Register, entry: Entry) -> Iterator[Finding]:
    """Where a text in our own words names a meeting of a body by its year, day, place or number, such as “the heads of
    government meeting in Dushanbe in September 2006”, the register has it then and there, if it has one of that body
    and year. The number of the meeting itself is that of the record, and a next one has a higher number. A `note:` of a
    statement with the place or date in these words explains an exception, such as a meeting that was put off.
    """
    for loc, text in walk_texts(entry):
        if loc[0] != "discrepancies" and (loc[-1] in ("used_for", "occasion") or is_prose(loc)):
            for words, meeting, cause in _find_contradictions(register, entry, loc, text):
                fix = "correct the place, the date or the number"
                fix += ", or explain it in `note:`" if loc[0] == "resolutions" else ""
                place = meeting.venue.place if meeting.venue else None
                facts = [Fact(key_of(meeting), (name,)) for name in ("date", "venue", "session")]
                facts += [Fact(("place", place), ("country",))] if place else []
                yield Finding(loc, f"{quote_value(words)}, but {cause}", fix, relies_on=tuple(facts))


def _find_contradictions(register: Register, entry: Entry, loc: Loc, text: str) -> Iterator[_Contradiction]:
    about = _find_subject(register, entry, loc)
    for found in _TIME.finditer(text) if _YEAR.search(text) and _MEETING.search(text) else ():
        reference = _read(register, about, text, found)
        contradiction = _find_contradiction(register, about, reference) if reference else None
        if reference and contradiction and not _is_explained(entry, loc, reference):
            yield contradiction
    if isinstance(about, Meeting) and (other := _find_other_session(register, about, loc, text)):
        yield other


def _find_subject(register: Register, entry: Entry, loc: Loc) -> Entry:
    """Return the entry that a text is about: that of the text, or the meeting to which its annotation leads."""
    if isinstance(entry, Meeting) and loc[0] == "annotations":
        link = entry.annotations[int(loc[1])].to
        return register.meetings.get((link.meeting if link else None) or "", entry)
    return entry


def _find_other_session(register: Register, about: Meeting, loc: Loc, text: str) -> _Contradiction | None:
    """Return what is wrong with the number that a text without a time has for a meeting, or for the next one."""
    coming = _TO_HOLD.search(text) if loc[-1] == "summary" and about.session else None
    if coming and not _TIME.match(text, coming.end()) and read_ordinal(coming[1]) <= (about.session or 0):
        return _Contradiction(coming[0], about, f"this meeting has number {about.session} already")
    meant = [about] if loc[-1] == "used_for" or loc[0] == "annotations" else []
    if loc[-1] == "occasion":  # beside a meeting that was held at the same time
        meant = [one for one in register.meetings_by["year", str(about.date.year)] if one.date.overlaps(about.date)]
    numbered = [one for one in meant if one.session]
    found = _find_own_number(text) if loc[-1] == "used_for" else _NUMBERED.search(text)
    number = _read_number(found) if found and numbered else 1  # a first meeting can be the first of another kind
    if not found or number == 1 or number in {one.session for one in numbered}:
        return None
    which = "this" if loc[-1] == "used_for" else numbered[0].id
    return _Contradiction(found[0], numbered[0], f"{which} is meeting {numbered[0].session}")


def find_own_number(used_for: str) -> int | None:
    """Return the number of the meeting that a page was used for: “nineteenth meeting, city”."""
    found = _find_own_number(used_for)
    return _read_number(found) if found else None


def _find_own_number(used_for: str) -> re.Match[str] | None:
    return _NUMBERED.match(used_for) or _ORDINAL.search(used_for)


def _read_number(found: re.Match[str]) -> int:
    return read_ordinal(found[found.lastindex or 0])


def _read(register: Register, about: Entry, text: str, found: re.Match[str]) -> _Reference | None:
    """Return the meeting that a text names before it says when and where that met, or None if it names none."""
    before = _MARKS.split(text[max(found.start() - MAX_BEFORE, 0) : found.start()])[-1]
    if not _MEETING.search(before) or _SAID.search(before):
        return None  # as before nearly every date
    when, places = read_date(found[2]), tuple(filter(None, (found[1], found[3])))
    if when is None:
        return None
    if isinstance(about, Meeting) and (own := _OWN.search(before)):
        number = read_ordinal(own[3]) if own[3] else None
        places += (own[4],) if own[4] else ()
        return _Reference(about.body, number, own[2] is not None, when, places, own[0] + found[0])
    matches = [(body.id, named) for body in register.bodies.values() if (named := _search(register, body, before))]
    for body_id, named in sorted(matches, key=lambda match: match[1].start())[:1]:  # the longest
        if _is_of_the_register(register, before[: named.start()], named):
            places += (named[1],) if named[1] else ()
            return _Reference(body_id, None, False, when, places, named[0] + found[0])
    return None


def _search(register: Register, body: Body, before: str) -> re.Match[str] | None:
    """Return how a text that comes before a time ends with the name of a body that has meetings, if it does."""
    if not register.meetings_by.get(("body", body.id)):
        return None
    return find_description(body, before, _SUMMIT if "summit" in before and is_summit(body) else _NAMED)


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


def _find_contradiction(register: Register, about: Entry, reference: _Reference) -> _Contradiction | None:
    """Return which meeting of the register is not then or there, or None if all fits as far as the register knows."""
    series = register.meetings_by.get(("body", reference.body), [])
    places, words = {place for name in reference.places for place in _find_places(register, name)}, reference.words
    if any(kind == "meeting" and f"-{reference.body}-" in f"{name}-" for kind, name in register.unreadable):
        return None  # that record may be the one
    if any(kind == "place" for kind, _ in register.unreadable):
        return None  # that place may be the one named
    if reference.number:
        return _find_other_number(series, about, reference, places)
    if reference.is_next and isinstance(about, Meeting) and reference.when.last < about.date.first:
        return _Contradiction(words, about, f"this meeting was later, on {about.date}")
    of_the_year = [one for one in series if one.date.first.year <= reference.when.last.year <= one.date.last.year]
    if not is_annual(series):  # another meeting of the year may have no record
        is_exact = reference.when.text[4:] != ""
        of_the_year = [one for one in of_the_year if is_exact and one.date.overlaps(reference.when)]
    if not of_the_year or any(_fits(one, reference.when, places) for one in of_the_year):
        return None
    near = min(of_the_year, key=lambda one: (not one.date.overlaps(reference.when), not _is_in(one, places)))
    time = "time" if near.date.overlaps(reference.when) else "year"
    return _Contradiction(words, near, f"{near.id} is the meeting of that body and {time}")


def _find_other_number(
    series: list[Meeting], about: Entry, reference: _Reference, places: set[str]
) -> _Contradiction | None:
    """Return which meeting has the number of a reference at another time or place, or that none of the time has it."""
    number, when = reference.number or 0, reference.when
    for meeting in series:
        if meeting.session == number and meeting.form is Form.REGULAR:
            which = "this is" if meeting is about else f"{meeting.id} is"
            fits = _fits(meeting, when, places)
            return None if fits else _Contradiction(reference.words, meeting, f"{which} meeting {number}")
    last = about.session if isinstance(about, Meeting) else None
    if last and isinstance(about, Meeting):
        is_late, is_early = when.first > about.date.last, when.last < about.date.first
        if (number < last and is_late) or (number > last and is_early):
            return _Contradiction(reference.words, about, f"this meeting of {about.date} has number {last}")
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
