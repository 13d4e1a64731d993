"""The rules for texts and events that summaries name by their time, which must be as the register has them.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.comparisons.references import NAME
from communique.checks.naming import find_states
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.checks.words.days import DATE, read_date
from communique.model.entries import Instrument, list_names
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text.numerals import NUMBERS
from communique.text.words import quote_value

_TEXT = (
    "agreement|treaty|convention|declaration|statement|communiqué|resolution|memorandum|memoranda|protocol|charter"
    "|concept|decision|strategy|programme|plan"
)
_PLANS = ("plan", "programme", "strategy")
"""Texts that are called after a year to come."""
_YEARS = re.compile(rf"\b({'|'.join(NUMBERS)})-year (?:{'|'.join(_PLANS)})\b", re.IGNORECASE)
MIN_WORDS = 4
"""The fewest words of the short name of a text that a summary has only where it means this text."""
_DATED = re.compile(
    rf"\b(?:(?P<name>{NAME}) )?(?i:(?P<kind>{_TEXT})s?|attacks?|strikes?|tests?)"
    rf"(?: (?:on|in|with|about|against) [\w-]+)? (?:of|signed on|signed in|adopted on|adopted in) ({DATE})"
)
"""A text or an event with its date: “the agreement on science of 2013”, “the Dushanbe declaration of July 2000”."""
_DONE = re.compile(
    rf"(?<!be )\b(?:signed|adopted|decided|agreed|resolved|proclaimed|concluded)(?: (?:at|in) {NAME})?"
    rf" (?:on|in) ({DATE})"
)
"""What had been done, with its date: “decided at Astana on 9 June 2017”."""
_FOLLOWED = re.compile(rf"\bfollowed (?:in|on) ({DATE})")
_PERIOD = re.compile(r"\b((?:19|20)[0-9]{2})[–-]((?:19|20)[0-9]{2})\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OWN_YEAR = re.compile(
    r"(?:[A-Z][\w-]* )?(?:address|agreement|charter|concept|convention|declaration|memorandum|protocol|resolution"
    r"|statement|treaty) of (?:the )?(?:(?:summit|heads of [a-z]+) of )?((?:19|20)[0-9]{2})\b(?![–-])",
    re.IGNORECASE,
)
"""How a summary of a text begins with its year: “Statement of the summit of 2021”."""


@entry_rule(Meeting)
def text_named_is_of_its_time(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A text or an event that a summary dates, such as “the agreement of 16 August 2007”, is not later than the
    meeting. Where the statement cites a text of this kind under `instruments:`, or the register has one of this name,
    the date is that of one of them. So are the two years that a plan or programme has in its title.
    """
    for index, resolution in enumerate(meeting.resolutions):
        loc = ("resolutions", index, "summary")
        if not _YEAR.search(resolution.summary):
            continue
        for found in (*_DATED.finditer(resolution.summary), *_DONE.finditer(resolution.summary)):
            when = read_date(found[found.lastindex or 0])
            is_plan = "kind" in found.re.groupindex and (found["kind"] or "").casefold() in _PLANS
            if when and when.first > meeting.date.last and not is_plan:
                cause = f"{quote_value(found[0])} is later than the meeting of {meeting.date}"
                fix = "correct the date, or write that it is still to come"
                yield Finding(loc, cause, fix, relies_on=(Fact(key_of(meeting), ("date",)),))
        cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
        yield from _find_other_dates(register, cited, resolution.summary, loc)
        if cited and (contradiction := _find_other_period(cited, _PERIOD.findall(resolution.summary))):
            yield Finding(loc, contradiction, "correct one of the two")


@entry_rule(Instrument)
def summary_has_the_dates_of_texts(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The summary of an instrument begins with no other year than that of its date, “Statement of 2018”. What it amends
    or carries out, and another instrument that it names, has the date that the summary gives. What followed it, as the
    summary or note says, “a plan followed in September 2004”, was not before it.
    """
    for name in ("summary", "note"):
        found = _FOLLOWED.search(getattr(instrument, name) or "")
        if found and (followed := read_date(found[1])) and followed.last < instrument.date.first:
            cause = f"{quote_value(found[0])}, before the instrument of {instrument.date}"
            yield Finding((name,), cause, "correct one of the two")
    begins = _OWN_YEAR.match(instrument.summary)
    if begins and not instrument.date.first.year <= int(begins[1]) <= instrument.date.last.year:
        cause = f"{quote_value(begins[0])}, but the date is {instrument.date}"
        yield Finding(("summary",), cause, "correct one of the two", relies_on=(Fact(key_of(instrument), ("date",)),))
    if _YEAR.search(instrument.summary):
        names = (*instrument.amends, *([instrument.under] if instrument.under else []))
        cited = [register.instruments[one] for one in names if one in register.instruments]
        yield from _find_other_dates(register, cited, instrument.summary, ("summary",))


@entry_rule(Instrument)
def title_fits_instrument(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """A “five-year plan” has five years in its title, if it has any. A text that is called after one state is by that
    state, if it names states under `by:`, and its summary names no other state alone.
    """
    length, period = _YEARS.search(instrument.summary), _PERIOD.search(instrument.title)
    if length and period and NUMBERS.index(length[1].casefold()) - (int(period[2]) - int(period[1])) not in (0, 1):
        cause = f"{quote_value(length[0])}, but the title has the years {period[0]}"
        yield Finding(("summary",), cause, "correct one of the two")
    named = find_states(register, instrument.title)
    for field in ("by", "summary") if len(named) == 1 else ():
        others = find_states(register, getattr(instrument, field) or "")
        if others and not named & others:
            state, other = (register.states[min(codes)].name for codes in (named, others))
            cause = f"the title is about {state}, but this names {other}"
            yield Finding((field,), cause, "correct one of the two")


@register_rule
def text_is_cited_by_its_name(register: Register) -> EntryFindings:
    """A statement that cites texts cites the one of which its summary has the whole short name, of four words or more:
    “the agreement on joint military exercises”.
    """
    texts = [one for one in register.instruments.values() if one.short.count(" ") >= MIN_WORDS - 1]
    names = {one.short.casefold(): one for one in texts}
    for meeting in register.meetings.values():
        for index, resolution in enumerate(meeting.resolutions):
            summary = resolution.summary.casefold() if resolution.instruments else ""
            for name in filter(summary.__contains__, names) if summary else ():
                if names[name].id not in resolution.instruments:
                    cause = f"the summary names the {names[name].short}"
                    loc, fix = ("resolutions", index, "instruments"), f"write '{names[name].id}' here"
                    yield meeting, Finding(loc, cause, fix, at_key=True)


def _find_other_dates(register: Register, cited: list[Instrument], text: str, loc: Loc) -> Iterator[Finding]:
    """Yield what is wrong with the dates of texts that a text names, by those cited with it or by those of a name."""
    for found in _DATED.finditer(text):
        when = read_date(found[found.lastindex or 0])
        kind = (found["kind"] or "").casefold()
        if not kind or not when:
            continue
        place = found["name"] if any(found["name"] == place.name for place in register.places.values()) else ""
        named = _find_by_name(register, f"{place} {kind}".casefold()) if place else []
        same = named or [one for one in cited if kind in one.title.casefold()]
        if same and not any(one.date.overlaps(when) for one in (*same, *cited)):
            cause = f"{quote_value(found[0])}, but '{same[0].id}' is of {same[0].date}"
            fix = "correct one of the two, or add the text that is meant"
            yield Finding(loc, cause, fix, relies_on=(Fact(key_of(same[0]), ("date",)),))


def _find_by_name(register: Register, words: str) -> list[Instrument]:
    """Return the instruments of which a title or name begins with the name of a place and of their kind."""
    return [
        one
        for one in register.instruments.values()
        if any(name.casefold().startswith(words) for name in (one.title, one.short, *list_names(one)))
    ]


def _find_other_period(cited: list[Instrument], named: list[tuple[str, str]]) -> str | None:
    """Return what is wrong with years of which no cited text is, though some have years in their titles; or None."""
    periods = {one.id: _PERIOD.findall(f"{one.title} {one.short}") for one in cited} if named else {}
    dated = [name for name, years in periods.items() if years]
    if not dated or any(years in named for name in dated for years in periods[name]):
        return None
    found = "–".join(periods[dated[0]][0])
    return f"the summary has the years {'–'.join(named[0])}, but '{dated[0]}' under `instruments:` is for {found}"
