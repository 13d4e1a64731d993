"""Finds the days of the meeting: a date, or “today” or a weekday in a dated report."""

import re
from dataclasses import replace
from datetime import date, timedelta

from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.phrases import ANOTHER
from communique.drafting.text.dates import FoundDate, find_dates, find_weekday_before, find_years
from communique.drafting.text.english import MEETING
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides, split_all_sentences
from communique.model.edtf import is_day
from communique.text.numerals import NUMBERS

_VISIT = re.compile(r"\b(?:visits?|visiting|trips?|tour)\b[^.;]*$", re.IGNORECASE)
"""The days of a visit or trip are not those of the meeting that was the reason for it."""
_HISTORY = re.compile(r"\b(?:since|bec(?:ame|ome|oming)|joined|founded|established)\b[^,.;]*$", re.IGNORECASE)
"""Words before a date of the history of the organisation."""
_RETURNED = re.compile(r"\b(?:returned|arrived|arrives|left|leaves|departed|came\s+back)\b[^,.;]{0,60}?\bon\s+\w+day\b")
_CITY = re.compile(r"([A-Z][A-Za-z-]{3,}(?: [A-Z][A-Za-z-]+)?)\b\s*[.,(/-]")
_RELATIVE = re.compile(
    r"\b(?:today(?!\s+(?:exceeds|accounts|amounts|stands|unites|includes|faces)\b)|yesterday"
    r"|(?:on |held )?(?:(?P<first>\w+day) and )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_THIS_MONTH = re.compile(
    r"\b(?:(?P<first>[0-3]?\d)(?:st|nd|rd|th)\s+(?:and|to|-)\s+)?(?P<last>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+this\s+month\b"
)
_OF_A_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday)'s\s+(?:SCO\s+)?(?:meeting|session|summit|talks)\b"
)
"""Words for the meeting itself by its day."""
_HELD_ON = re.compile(r"\b(?:held|host(?:s|ed|ing)|tak(?:es|ing)\s+place|took\s+place|met|meets|convened)\b")
_OF_SEVERAL_DAYS = re.compile(
    r"\b(?P<days>two|three|four)[- ]day\s+(?:[\w'-]+\s+){0,3}?"
    r"(?:meeting|session|summit|conclave|conference|event|gathering)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:began|begins|begun|opened|opens|started|starts|kick(?:s|ed)\s+off|got\s+under\s*way)\b")
_ENDED = re.compile(r"\b(?:concluded|concludes|ended|ends|wrapped\s+up|closed)\b")
_FOUNDED = re.compile(
    r"\b(?:founded|established|set up|created|inaugurated|joined|member)\b[^.;]{0,40}\b(?:in|on|since)\b", re.IGNORECASE
)
"""A sentence about the history of the organisation."""
_UNDER_WAY = re.compile(
    r"\b(?:has (?:just )?(?:started|begun|opened|kicked off|concluded)|kick(?:s|ed) off"
    r"|is (?:currently )?(?:being held|under ?way|taking place|chairing|attending|participating|taking part))\b"
)
_DATELINE = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)?,\s*(?:[A-Z][\w ]+,\s*)?$")


def find_day(sentences: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """Return the days of the meeting: from a sentence that reports it, else the title, else a relative date."""
    year = find_year(heading)
    for sentence in sentences:
        found = [dated for dated in find_dates(blank_asides(sentence)) if dated.last[2] or dated.first[0]]
        found.sort(key=lambda dated: _measure_distance(sentence, dated))
        for dated in found:
            complete = dated.with_year(year)
            before = normalise(sentence.text)[: dated.span.start]
            if _VISIT.search(before) or _HISTORY.search(before):
                continue
            if complete.edtf and not _is_dateline(sentence, dated):
                doubt = (
                    None
                    if dated.first[0]
                    else f"the year is missing here; {year} is taken from other dates in the release"
                )
                if dated.ambiguous:
                    doubt = "day and month may be the other way round"
                value = FoundValue(complete.edtf, _get_words(sentence, dated), sentence.paragraph.id, doubt)
                return _find_range_around(_add_other_day(value, sentence, heading), heading, year)
    return _find_title_day(heading, year) or find_relative_day(sentences, heading)


def _find_range_around(found: FoundValue[str], heading: Heading, year: int) -> FoundValue[str]:
    """Return the days that the opening gives for the meeting, if the day found is one of them."""
    for sentence in split_all_sentences(heading.paragraphs[:4]):
        text = blank_asides(sentence)
        if not is_day(found.value) or not (MEETING.search(text) and _HELD_ON.search(text)):
            continue
        for dated in find_dates(text):
            first, slash, last = (dated.with_year(year).edtf or "").partition("/")
            before = text[: dated.span.start]
            if slash and first <= found.value <= last and not (_VISIT.search(before) or _HISTORY.search(before)):
                doubt = f"another sentence gives only {found.value}"
                return FoundValue(f"{first}/{last}", _get_words(sentence, dated), sentence.paragraph.id, doubt)
    return found


def _add_other_day(found: FoundValue[str], sentence: Sentence, heading: Heading) -> FoundValue[str]:
    """Return both days of a “two-day meeting” of which a sentence gives the first or the last one."""
    opening = " ".join(normalise(paragraph.text) for paragraph in heading.paragraphs[:3])
    if not is_day(found.value) or not (length := _OF_SEVERAL_DAYS.search(opening)):
        return found
    day, more = date.fromisoformat(found.value), timedelta(days=NUMBERS.index(length["days"].casefold()) - 1)
    text = normalise(sentence.text)
    began, ended = (bool(words.search(text)) for words in (_BEGAN, _ENDED))
    if began == ended:
        return found
    first, last = (day, day + more) if began else (day - more, day)
    doubt = f"counted from {found.value} and “{length[0]}”"
    return replace(found, value=f"{first.isoformat()}/{last.isoformat()}", doubt=doubt)


def _find_day_of_this_month(text: str, report_day: str) -> str | None:
    """Return the days meant by “on 18th and 19th of this month” in a report of this day."""
    found = _THIS_MONTH.search(text)
    if found is None:
        return None
    first, last = (f"{report_day[:7]}-{int(found[part] or found['last']):02}" for part in ("first", "last"))
    return first if first == last else f"{first}/{last}"


def _find_title_day(heading: Heading, year: int) -> FoundValue[str] | None:
    """Return the day in a title such as “Meeting of the foreign ministers, Astana, 21 May 2024”."""
    for dated in find_dates(heading.title.value) if heading.title else ():
        if dated.last[2] and (day := dated.with_year(year).edtf):
            return FoundValue(
                day, (heading.title.value if heading.title else "")[dated.span.start : dated.span.end], "heading"
            )
    return None


def _measure_distance(sentence: Sentence, dated: FoundDate) -> int:
    """Return how many characters lie between a date and the nearest verb for holding a meeting.

    0 if the sentence has no such verb.
    """
    text = normalise(sentence.text)
    verbs = [
        found.start() for found in re.finditer(r"\bheld\b|took place|\bhosted\b|\bmet\b|\bchaired\b|\bconvened\b", text)
    ]
    return min((abs(dated.span.start - verb) for verb in verbs), default=0)


def _is_dateline(sentence: Sentence, dated: FoundDate) -> bool:
    """Whether a date belongs to a dateline such as “TASHKENT, June 17 (agency) --”."""
    text = normalise(sentence.text)
    return (
        dated.span.start < 70
        and bool(re.match(r"[A-Z][\w. ]+(?:\[\w+\])?,\s*(?:[A-Z][\w ]+,\s*)?$|.*\bNews - $", text[: dated.span.start]))
        and bool(re.match(r"\s*[/(),.-]", text[dated.span.end :]))
    )


def _get_words(sentence: Sentence, dated: FoundDate) -> str:
    return sentence.text[dated.span.start : dated.span.end]


def find_year(heading: Heading) -> int:
    """Return the year above the text, else the first in the title or opening paragraphs, else the latest of any date.

    0 if the release does not name a year.
    """
    if heading.dated and heading.dated.first[0]:
        return heading.dated.first[0]
    opening = [s.text for s in split_all_sentences(heading.paragraphs[:2]) if not _FOUNDED.search(s.text)]
    for text in [heading.title.value if heading.title else "", *opening]:
        for year in find_years(text):
            return year
    years = [dated.first[0] for p in heading.paragraphs for dated in find_dates(p.text) if dated.first[2]]
    return max(years, default=0)


def find_relative_day(sentences: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """Return the day that a dated report calls “today” or “on Monday”, or that it speaks of in the present."""
    report_day = _find_report_day(sentences, heading, find_year(heading))
    if not report_day:
        return None
    day = date.fromisoformat(report_day)
    named = [one for one in split_all_sentences(heading.paragraphs) if _OF_A_WEEKDAY.search(normalise(one.text))]
    for sentence in [*sentences, *named]:
        if meant := _find_day_of_this_month(normalise(sentence.text), report_day):
            return FoundValue(meant, sentence.text, sentence.paragraph.id, f"counted from {report_day}")
        # “…, the ministry said on Monday” gives the day of the words, not of the meeting.
        text = re.sub(
            r",\s*(?:according to|as per|[\w' ]{0,40}\b(?:said|told|reports?|reported|informed))\b.*"
            r"|\b(?:announced|said)\b[^,.;]{0,40}?\bon \w+day\b",
            "",
            normalise(sentence.text),
        )
        text = "" if ANOTHER.search(text) else _RETURNED.sub("", text)
        if (found := _RELATIVE.search(text)) and (meant := _resolve_relative(found, day)):
            counted = f"counted from {report_day}, the day of the report"
            value = _add_other_day(FoundValue(meant, found[0], sentence.paragraph.id, counted), sentence, heading)
            return _find_range_around(value, heading, find_year(heading))
        if under_way := _UNDER_WAY.search(text):
            doubt = (
                f"the text does not name a day; {report_day} is the day of the report, which is in the present tense"
            )
            return FoundValue(report_day, under_way[0], sentence.paragraph.id, doubt)
    title = heading.title.value if heading.title else ""
    if under_way := _UNDER_WAY.search(title):
        doubt = (
            f"the text does not name a day; {report_day} is the day of the report, whose title is in the present tense"
        )
        return FoundValue(report_day, under_way[0], "heading", doubt)
    return _find_day_of_local_report(heading, report_day)


def _resolve_relative(found: re.Match[str], report_day: date) -> str | None:
    """Return the days meant by “today”, “on Monday” or “Monday and Tuesday” in a report of this day."""
    word = found[0].casefold()
    named_day = {"today": report_day, "yesterday": report_day - timedelta(days=1)}.get(word)
    last = named_day or find_weekday_before(report_day, word.split()[-1])
    first = find_weekday_before(last, found["first"]) if last and found["first"] else None
    return f"{first}/{last}" if first else last.isoformat() if last else None


def _find_day_of_local_report(heading: Heading, report_day: str) -> FoundValue[str] | None:
    """Return the day of a report that was sent from the city in which the meeting was held."""
    first = normalise(heading.paragraphs[0].text)
    city = _CITY.match(first)
    if city is None:
        return None
    here = re.compile(rf"\bin (?:[A-Za-z' ]{{0,30}} )?{re.escape(city[1])}\b", re.IGNORECASE)
    if here.search(first, city.end()) or any(
        here.search(normalise(paragraph.text)) for paragraph in heading.paragraphs[1:4]
    ):
        doubt = f"the text does not name a day; {report_day} is the day of the report, sent from the same city"
        return FoundValue(report_day, city[1], "p1", doubt)
    return None


def _find_report_day(sentences: list[Sentence], heading: Heading, year: int) -> str | None:
    """Return the day of the report, from its dateline or its last lines, else from above the text."""
    first = normalise(heading.paragraphs[0].text)[:80] if heading.paragraphs else ""
    found = [dated for dated in find_dates(first) if _DATELINE.match(first[: dated.span.start])]
    found += [dated for s in sentences for dated in find_dates(normalise(s.text)) if _is_dateline(s, dated)]
    # “(Xinhua News Agency March 30, 2006)” at the end.
    found += [day for p in heading.paragraphs[-2:] if re.match(r"\s*\([^()]+\)$", p.text) for day in find_dates(p.text)]
    for dated in [*found, *([heading.dated] if heading.dated else [])]:
        if (report_day := dated.with_year(year).edtf) and is_day(report_day):
            return report_day
    return None
