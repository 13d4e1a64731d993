"""The rules for texts and events that summaries name by their time, which must be as the register has them.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.comparisons.references import NAME
from communique.checks.rules import for_each, rule
from communique.checks.words.days import DATE, read_date
from communique.model.entries import Instrument, list_names
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text import quote_value

_TEXT = (
    "agreement|treaty|convention|declaration|statement|communiqué|resolution|memorandum|memoranda|protocol|charter"
    "|concept|decision|strategy|programme|plan"
)
_PLANS = ("plan", "programme", "strategy")
"""Texts that are called after a year to come."""
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
_PERIOD = re.compile(r"\b((?:19|20)[0-9]{2})[–-]((?:19|20)[0-9]{2})\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OWN_YEAR = re.compile(
    r"(?:[A-Z][\w-]* )?(?:address|agreement|charter|concept|convention|declaration|memorandum|protocol|resolution"
    r"|statement|treaty) of (?:the )?(?:(?:summit|heads of [a-z]+) of )?((?:19|20)[0-9]{2})\b(?![–-])",
    re.IGNORECASE,
)
"""How a summary of a text begins with its year: “Statement of the summit of 2021”."""


@rule
@for_each(Meeting)
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
                message = f"{quote_value(found[0])} is later than the meeting of {meeting.date}"
                fix = "correct the date, or write that it is still to come"
                yield Finding(loc, f"{message}: {fix}", relies_on=(Fact(key_of(meeting), ("date",)),))
        cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
        yield from _find_other_dates(register, cited, resolution.summary, loc)
        if cited and (contradiction := _find_other_period(cited, _PERIOD.findall(resolution.summary))):
            yield Finding(loc, f"{contradiction}: correct one of the two")


@rule
@for_each(Instrument)
def summary_has_the_dates_of_texts(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The summary of an instrument begins with no other year than that of its date, “Statement of 2018”. What it amends
    or carries out, and another instrument that it names, has the date that the summary gives.
    """
    begins = _OWN_YEAR.match(instrument.summary)
    if begins and not instrument.date.first.year <= int(begins[1]) <= instrument.date.last.year:
        message = f"{quote_value(begins[0])}, but the date is {instrument.date}: correct one of the two"
        yield Finding(("summary",), message, relies_on=(Fact(key_of(instrument), ("date",)),))
    if _YEAR.search(instrument.summary):
        names = (*instrument.amends, *([instrument.under] if instrument.under else []))
        cited = [register.instruments[one] for one in names if one in register.instruments]
        yield from _find_other_dates(register, cited, instrument.summary, ("summary",))


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
            message = f"{quote_value(found[0])}, but '{same[0].id}' is of {same[0].date}"
            fix = "correct one of the two, or add the text that is meant"
            yield Finding(loc, f"{message}: {fix}", relies_on=(Fact(key_of(same[0]), ("date",)),))


def _find_by_name(register: Register, words: str) -> list[Instrument]:
    """Return the instruments of which a title or name begins with the name of a place and of their kind."""
    return [
        one
        for one in register.instruments.values()
        if any(name.casefold().startswith(words) for name in (one.title, one.short, *list_names(one)))
    ]


def _find_other_period(cited: list[Instrument], named: list[tuple[str, str]]) -> str | None:
    """Return the message about years of which no cited text is, though some have years in their titles; or None."""
    periods = {one.id: _PERIOD.findall(f"{one.title} {one.short}") for one in cited} if named else {}
    dated = [name for name, years in periods.items() if years]
    if not dated or any(years in named for name in dated for years in periods[name]):
        return None
    found = "–".join(periods[dated[0]][0])
    return f"the summary has the years {'–'.join(named[0])}, but '{dated[0]}' under `instruments:` is for {found}"
