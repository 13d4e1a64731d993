"""Finds the day of the meeting: said outright, or by “today” and the weekday of a dated report."""

import re
from datetime import date, timedelta

from communique.drafting.meeting.heading import Heading
from communique.drafting.text.dates import FoundDate, find_dates, find_weekday_before, find_years
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides

_CITY = re.compile(r"([A-Z][A-Za-z-]{3,}(?: [A-Z][A-Za-z-]+)?)\b\s*[.,(/-]")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|(?:on |held )?(?:(?P<first>\w+day) and )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:has (?:just )?(?:started|begun|opened|kicked off|concluded)|kicks off"
    r"|is (?:being held|under ?way|taking place))\b"
)
_DATELINE = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)?,\s*(?:[A-Z][\w ]+,\s*)?$")


def find_day(told: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """The day of the meeting: in the sentence that tells of it, else above the text, else by “today” and weekday."""
    year = find_year(heading)
    for sentence in told:
        found = [dated for dated in find_dates(blank_asides(sentence)) if dated.last[2] or dated.first[0]]
        found.sort(key=lambda dated: _far(sentence, dated))
        for dated in found:
            whole = dated.with_year(year)
            if whole.edtf and not _is_dateline(sentence, dated):
                doubt = (
                    None
                    if dated.first[0]
                    else f"the year is not said here; {year} is that of other dates in the release"
                )
                if dated.ambiguous:
                    doubt = "day and month may be meant the other way round"
                return FoundValue(whole.edtf, _cut(sentence, dated), sentence.paragraph.id, doubt)
    return _titled_day(heading, year) or _relative_day(told, heading, year)


def _titled_day(heading: Heading, year: int) -> FoundValue[str] | None:
    """The day in a title such as “Meeting of the foreign ministers, Astana, 21 May 2024”."""
    for dated in find_dates(heading.title.value) if heading.title else ():
        if dated.last[2] and (day := dated.with_year(year).edtf):
            return FoundValue(
                day, (heading.title.value if heading.title else "")[dated.span.start : dated.span.end], "heading"
            )
    return None


def _far(sentence: Sentence, dated: FoundDate) -> int:
    """How far a date stands from the words that say that the meeting was held."""
    text = normalise(sentence.text)
    verbs = [
        found.start() for found in re.finditer(r"\bheld\b|took place|\bhosted\b|\bmet\b|\bchaired\b|\bconvened\b", text)
    ]
    return min((abs(dated.span.start - verb) for verb in verbs), default=0)


def _is_dateline(sentence: Sentence, dated: FoundDate) -> bool:
    """Whether a date belongs to an agency's “TASHKENT, June 17 (agency) --”."""
    text = normalise(sentence.text)
    return (
        dated.span.start < 40
        and bool(re.match(r"[A-Z][\w. ]+(?:\[\w+\])?,\s*(?:[A-Z][\w ]+,\s*)?$|.*\bNews - $", text[: dated.span.start]))
        and bool(re.match(r"\s*[/(,.-]", text[dated.span.end :]))
    )


def _cut(sentence: Sentence, dated: FoundDate) -> str:
    return sentence.text[dated.span.start : dated.span.end]


def find_year(heading: Heading) -> int:
    """The year that the heading and the text name most, those above the text first."""
    if heading.dated and heading.dated.first[0]:
        return heading.dated.first[0]
    for text in [heading.title.value if heading.title else "", *[p.text for p in heading.paragraphs[:2]]]:
        for year in find_years(text):
            return year
    told = [dated.first[0] for p in heading.paragraphs for dated in find_dates(p.text) if dated.first[2]]
    return max(told, default=0)


def _relative_day(told: list[Sentence], heading: Heading, year: int) -> FoundValue[str] | None:
    issued = _issued(told, heading, year)
    if not issued:
        return None
    day = date.fromisoformat(issued)
    for sentence in told:
        # “…, the ministry said on Monday”: that is the day of the words, not of the meeting.
        text = re.sub(
            r",\s*(?:according to|[\w' ]{0,40}\b(?:said|told|reports?|reported|informed))\b.*",
            "",
            normalise(sentence.text),
        )
        if (found := _RELATIVE.search(text)) and (meant := _days(found, day)):
            return FoundValue(meant, found[0], sentence.paragraph.id, f"counted from {issued}, the day of the report")
        if under_way := _UNDER_WAY.search(text):
            doubt = f"the text names no day; {issued} is that of the report, which speaks of the present"
            return FoundValue(issued, under_way[0], sentence.paragraph.id, doubt)
    return _from_there(heading, issued)


def _days(found: re.Match[str], issued: date) -> str | None:
    """What “today”, “on Monday” or “Monday and Tuesday” mean in a report of a day."""
    word = found[0].casefold()
    said = {"today": issued, "yesterday": issued - timedelta(days=1)}.get(word)
    last = said or find_weekday_before(issued, word.split()[-1])
    first = find_weekday_before(last, found["first"]) if last and found["first"] else None
    return f"{first}/{last}" if first else last.isoformat() if last else None


def _from_there(heading: Heading, issued: str) -> FoundValue[str] | None:
    """The day of a report that was sent from the very city in which it says the meeting was held."""
    first = normalise(heading.paragraphs[0].text)
    city = _CITY.match(first)
    if city is None:
        return None
    here = re.compile(rf"\bin (?:[\w' ]{{0,30}} )?{re.escape(city[1])}\b", re.IGNORECASE)
    if here.search(first, city.end()) or any(
        here.search(normalise(paragraph.text)) for paragraph in heading.paragraphs[1:4]
    ):
        doubt = f"the text names no day; {issued} is that of the report, which was sent from there"
        return FoundValue(issued, city[1], "p1", doubt)
    return None


def _issued(told: list[Sentence], heading: Heading, year: int) -> str | None:
    """The day of the report: in its dateline, or above the text."""
    first = normalise(heading.paragraphs[0].text)[:80] if heading.paragraphs else ""
    found = [dated for dated in find_dates(first) if _DATELINE.match(first[: dated.span.start])]
    found += [dated for s in told for dated in find_dates(normalise(s.text)) if _is_dateline(s, dated)]
    # “(Xinhua News Agency March 30, 2006)” at the end.
    found += [day for p in heading.paragraphs[-2:] if re.match(r"\s*\([^()]+\)$", p.text) for day in find_dates(p.text)]
    for dated in [*found, *([heading.dated] if heading.dated else [])]:
        if (issued := dated.with_year(year).edtf) and len(issued) == 10:
            return issued
    return None
