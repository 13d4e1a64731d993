"""The rules for other meetings and texts that summaries name by their time, which must be as the register has it.

The docstring of a rule is its text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from communique.checks.rules import for_each, rule
from communique.checks.words.days import DATE, read_date
from communique.model.edtf import Edtf
from communique.model.entries import Body, Instrument, list_names
from communique.model.meeting import Meeting, Resolution
from communique.model.parts import Entry
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text import ORDINALS, quote_value

MAX_BEFORE = 140
"""The most characters in which a text names a body before it says when and where that met."""

NAME = r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)?"
"""A name of one or two words: “Dushanbe”, “New Delhi”."""
_TIME = re.compile(
    rf"(?:(?: is| is to be)(?: held)?)?(?: (?:in|at) ({NAME}))?,? (?:in|of|on) "
    rf"(?:early |late |spring |summer |autumn )?({DATE})(?: (?:in|at) ({NAME}))?"
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


_TEXT = (
    "agreement|treaty|convention|declaration|statement|communiqué|resolution|memorandum|memoranda|protocol|charter"
    "|concept|decision"
)
_DATED = re.compile(
    rf"\b(?:({_TEXT})s?|attacks?|strikes?|tests?)(?: (?:on|in|with|about|against) [\w-]+)?"
    rf" (?:of|signed on|signed in|adopted on|adopted in) ({DATE})",
    re.IGNORECASE,
)
"""A text or an event with its date: “the agreement on science of 2013”."""
_DONE = re.compile(
    rf"(?<!be )\b(?:signed|adopted|decided|agreed|resolved|proclaimed|concluded)(?: (?:at|in) {NAME})?"
    rf" (?:on|in) ({DATE})"
)
"""What had been done, with its date: “decided at Astana on 9 June 2017”."""
_PERIOD = re.compile(r"\b((?:19|20)[0-9]{2})[–-]((?:19|20)[0-9]{2})\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
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
    """What is wrong with a reference, by the record of a meeting."""

    meeting: Meeting
    message: str


@rule
@for_each(Entry)
def meeting_named_is_in_the_register(register: Register, entry: Entry) -> Iterator[Finding]:
    """Where a summary names a meeting of a body by its year, day, place or number, such as “the heads of government
    meeting in Dushanbe in September 2006”, the register has it then and there, if it has one of that body and year. A
    `note:` with the place or date in these words explains an exception, such as a meeting that was put off.
    """
    for loc, text in _list_summaries(entry):
        for found in _TIME.finditer(text) if _YEAR.search(text) else ():
            reference = _read(register, entry, text, found)
            contradiction = _find_contradiction(register, entry, reference) if reference else None
            if reference and contradiction and not _is_explained(entry, loc, reference):
                message = f"{quote_value(reference.words)}, but {contradiction.message}"
                fix = "correct the place, the date or the number, or explain it in `note:`"
                facts = tuple(Fact(key_of(contradiction.meeting), (name,)) for name in ("date", "venue", "session"))
                yield Finding(loc, f"{message}: {fix}", relies_on=facts)


def _list_summaries(entry: Entry) -> list[tuple[Loc, str]]:
    """Return the summaries of an entry, with their places in it."""
    if isinstance(entry, Meeting):
        return [(("resolutions", at, "summary"), part.summary) for at, part in enumerate(entry.resolutions)]
    return [(("summary",), entry.summary)] if isinstance(entry, Instrument) else []


def _read(register: Register, entry: Entry, text: str, found: re.Match[str]) -> _Reference | None:
    """Return the meeting that a text names before it says when and where that met, or None if it names none."""
    before = _MARKS.split(text[max(found.start() - MAX_BEFORE, 0) : found.start()])[-1]
    if not _MEETING.search(before):
        return None  # as before nearly every date
    when, places = read_date(found[2]), tuple(filter(None, (found[1], found[3])))
    if when is None:
        return None
    if isinstance(entry, Meeting) and (own := _OWN.search(before)):
        number = int(own[3]) if own[3] else ORDINALS.index(own[4]) + 1 if own[4] else None
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


def is_summit(body: Body) -> bool:
    """Whether a body is the one whose meetings are called summits."""
    return any(name.casefold().endswith(" summit") for name in list_names(body))


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


@rule
@for_each(Meeting)
def text_named_is_of_its_time(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A text or an event that a summary dates, such as “the agreement of 16 August 2007”, is not later than the
    meeting. Where the statement cites a text of this kind under `instruments:`, the date is that of one of them, and so
    are the two years that a plan or programme has in its title.
    """
    for index, resolution in enumerate(meeting.resolutions):
        loc = ("resolutions", index, "summary")
        if not _YEAR.search(resolution.summary):
            continue
        for found in (*_DATED.finditer(resolution.summary), *_DONE.finditer(resolution.summary)):
            when = read_date(found[found.lastindex or 0])
            if when and when.first > meeting.date.last:
                message = f"{quote_value(found[0])} is later than the meeting of {meeting.date}"
                fix = "correct the date, or write that it is still to come"
                yield Finding(loc, f"{message}: {fix}", relies_on=(Fact(key_of(meeting), ("date",)),))
            elif when and found.re is _DATED and (other := _find_other_date(register, resolution, found[1], when)):
                message = f"{quote_value(found[0])}, but '{other.id}' under `instruments:` is of {other.date}"
                fix = "correct one of the two, or add the text that is meant"
                yield Finding(loc, f"{message}: {fix}", relies_on=(Fact(key_of(other), ("date",)),))
        periods = _PERIOD.findall(resolution.summary)
        if periods and (contradiction := _find_other_period(register, resolution, periods)):
            yield Finding(loc, f"{contradiction}: correct one of the two")


def _find_other_date(register: Register, resolution: Resolution, kind: str | None, when: Edtf) -> Instrument | None:
    """Return a text of a kind that a statement cites, if it cites some, and none of a date."""
    if not kind:
        return None
    cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
    same = [one for one in cited if kind.casefold() in one.title.casefold()]
    return same[0] if same and not any(one.date.overlaps(when) for one in cited) else None


def _find_other_period(register: Register, resolution: Resolution, named: list[tuple[str, str]]) -> str | None:
    """Return the message about years of which no cited text is, though some have years in their titles; or None."""
    cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
    periods = {one.id: _PERIOD.findall(f"{one.title} {one.short}") for one in cited}
    dated = [name for name, years in periods.items() if years]
    if not dated or any(years in named for name in dated for years in periods[name]):
        return None
    found = "–".join(periods[dated[0]][0])
    return f"the summary has the years {'–'.join(named[0])}, but '{dated[0]}' under `instruments:` is for {found}"
