"""Finds the place of a meeting."""

import re
from dataclasses import replace

from communique.drafting.meeting.heading import Heading, list_passages
from communique.drafting.meeting.phrases import OTHER_ORGANISATIONS
from communique.drafting.text.dates import find_dates
from communique.drafting.text.english import MEETING
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides

_HELD_IN = re.compile(
    r"\b(?:in|at)\s+(?:(?:the|[A-Z]\w+'s)\s+(?:[\w-]+\s+){0,3}(?:city|capital)\s+(?:of\s+)?)?$|\bcity of $"
    r"|\bin\s+[A-Z]\w+\s+capital\s+$|\bin\s+[\w' -]{1,25},\s*$"
)
_SAID_IN = re.compile(r"\b[Ee]arlier in $|\b(?:said|told|announced|reported|informed)\b(?: \w+){0,3} in $")
"""“… will discuss trade, the spokesperson said on Monday in Beijing”: not where the meeting is."""
HERE = "“here” is taken to mean the city of the dateline"
"""The doubt about a place that the text only calls “here”."""
_TRAVELS = re.compile(r"\bwill (?:attend|travel|visit|leave|lead|represent|pay)\b|\bto attend\b")
"""Words of a report on a departure: its dateline is not where the meeting is."""
_HOSTED = re.compile(r"\bhosted (?:by|in)\s+$")
_HOSTS = re.compile(
    r"(?:,[^,.;]{3,60},)?\s*(?:has\s+)?(?:hosted|hosts|(?:will|is\s+to)\s+host)\b(?![^.;]{0,60}?\b(?:exhibition|fair|festival|games)\b)"
)
_LEFT = re.compile(r"\s+after\s+(?:attending|participating|taking\s+part)\b")
"""“… returned from Example after attending the meeting”."""
_CAPITAL = re.compile(
    r"(?<!of the )\b(?:in|at|to)\s+the\s+(?P<state>[A-Z]\w+)\s+capital(?!,?\s+(?:city\s+)?(?:of\s+)?[A-Z])"
    r"|\bin\s+the\s+capital(?:\s+city)?\s+of\s+(?P<of>(?:the\s+)?[A-Z]\w+)"
    r"|\bthe\s+capital\s+of\s+(?P<hosts>[A-Z]\w+)\s+(?:has\s+)?host(?:ed|s)\b"
    r"|\b(?:in\s+(?P<whose>[A-Z]\w+)'s\s+capital(?!,?\s+(?:city\s+)?(?:of\s+)?[A-Z])|(?P<host>[A-Z]\w+)'s\s+capital\s+(?:has\s+)?host(?:ed|s))\b"
)
_CAPITALS = {
    "by": "minsk", "cn": "beijing", "in": "new-delhi", "ir": "tehran", "kg": "bishkek", "kz": "astana",
    "pk": "islamabad", "ru": "moscow", "tj": "dushanbe", "uz": "tashkent",
}  # fmt: skip
"""The ids of the capitals of members, for “in the Example capital”."""
_IN_A_CITY = re.compile(
    r"\b(?:held|place|met|convened|hosted|gathered"
    r"|(?:chaired|attended|addressed|presided over|part in|participated in|spoke at) "
    r"(?:a|an|the) [\w ()'-]{0,90}?(?i:meeting|session|sitting|summit|gathering|conference)"
    r"|(?:during|at) (?:a|the) [\w ]{0,30}?(?:meeting|session|sitting|conference))\b"
    r"[^.]*?\bin\s+(?:the\s+(?:\w+\s+)?city of\s+)?([A-Z\u00c0-\u024f][\w'-]+(?:[ -][A-Z][\w'-]+)?)"
)
_A_CITY_HOSTED = re.compile(
    r"(?:^|\bOn [^,]*, |- )(?:the city of )?([A-Z\u00c0-\u024f][\w'-]+(?:[ -][A-Z][\w'-]+)?)"
    r"(?:,(?! who\b)[^.;]{3,90},)?\s+(?:hosted|was the venue)\b"
)

FoundPlace = tuple[FoundValue[str] | None, FoundValue[str] | None]
"""A place in the registry, or the name of one that is not in it."""


def find_place(matcher: NameMatcher, sentences: list[Sentence], heading: Heading) -> FoundPlace:
    """Return where the sentences say that the meeting was held. The first sentence takes precedence."""
    place, unknown = _find_known_place(matcher, sentences, heading), find_unknown_place(matcher, sentences)
    at_first = find_stated_place(matcher, sentences[:1], heading)
    if place and not at_first and (in_first := find_unknown_place(matcher, sentences[:1])):
        return None, in_first
    return place, None if place else unknown


def find_stated_place(matcher: NameMatcher, sentences: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """Return the place that the sentences give, unless it is doubtful."""
    place = _find_known_place(matcher, sentences, heading)
    return place if place and not place.doubt else None


def find_dateline_place(matcher: NameMatcher, heading: Heading) -> str | None:
    """Return the id of the city from which an agency's report was sent."""
    above = heading.published.words if heading.published and heading.published.where == "heading" else ""
    for line in (heading.paragraphs[0].text if heading.paragraphs else "", above):
        for mention in matcher.find_places(normalise(line)[:40]):
            if mention.span.start == 0:
                return mention.id
    return None


def _find_known_place(matcher: NameMatcher, sentences: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """Return the place after “in” or before “hosted”. A place named otherwise has a doubt."""
    doubtful: FoundValue[str] | None = None
    for text, words, where in list_passages(sentences, heading):
        for mention in matcher.find_places(text):
            start, end = mention.span
            before, after = text[:start], text[end:]
            found = FoundValue(mention.id, words[start:end], where)
            if _SAID_IN.search(before) or (start == 0 and _TRAVELS.search(after)):
                continue
            went_there = re.search(r"\bto $", before) and re.match(r",? where\b", after)
            left_it = before.endswith("from ") and _LEFT.match(after)
            if went_there or left_it or _HELD_IN.search(before) or _HOSTED.search(before) or _HOSTS.match(after):
                return found
            doubtful = doubtful or replace(found, doubt="the text does not say that the meeting was held there")
        if MEETING.search(text) and (capital := _find_capital(matcher, text)):
            return replace(capital, where=where)
    city = find_dateline_place(matcher, heading)
    is_city = doubtful is None or doubtful.value == city
    if is_city and city and any(re.search(r"\bhere\b", p.text) for p in heading.paragraphs[:4]):
        doubtful = FoundValue(
            city,
            heading.paragraphs[0].text[:40].partition(",")[0],
            "p1",
            HERE,
        )
    if heading.place and (named := matcher.find_places(normalise(heading.place.value))):
        return FoundValue(named[0].id, heading.place.words, "heading")
    return doubtful


def _find_capital(matcher: NameMatcher, text: str) -> FoundValue[str] | None:
    """Return the place meant by “in the Example capital”, if the registry has it."""
    for found in _CAPITAL.finditer(text):
        place = next((_CAPITALS.get(state.id) for state in matcher.find_states(found[found.lastgroup or 0])), None)
        if place in matcher.register.places:
            return FoundValue(str(place), found[0], "")
    return None


def find_unknown_place(matcher: NameMatcher, sentences: list[Sentence]) -> FoundValue[str] | None:
    """Return the name of a place that is not in the registry, where the sentences say that a meeting was held."""
    for sentence in sentences:
        found = _IN_A_CITY.search(blank_asides(sentence)) or _A_CITY_HOSTED.search(blank_asides(sentence))
        found = None if found and OTHER_ORGANISATIONS.search(found[0]) else found
        if found and not matcher.find_states(found[1]) and not find_dates(f"{found[0][-20:]} 2000"):
            return FoundValue(found[1], found[1], sentence.paragraph.id)
    return None
