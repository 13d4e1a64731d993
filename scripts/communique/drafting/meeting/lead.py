"""Finds the sentences that report a meeting, and reads its facts: body, form, session, days, place, mode, occasion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from communique.drafting.meeting.facts.body import (
    find_body,
    find_body_mentions,
    find_body_of_offices,
    find_nearest_body,
    find_organiser,
)
from communique.drafting.meeting.facts.day import find_day, find_relative_day
from communique.drafting.meeting.facts.form import find_form
from communique.drafting.meeting.facts.held import find_held
from communique.drafting.meeting.facts.mode import find_mode
from communique.drafting.meeting.facts.place import (
    HERE,
    find_dateline_place,
    find_place,
    find_stated_place,
    find_unknown_place,
)
from communique.drafting.meeting.facts.session import find_session, find_session_of
from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.phrases import (
    ABOUT_THE_ORGANISATION,
    AFTERWARDS,
    ANNOUNCED,
    ANOTHER,
    IN_A_SPEECH,
    OCCASION,
    OTHER,
    OTHER_ORGANISATIONS,
    SESSION,
    SOME_BY_VIDEO,
    TOOK_PLACE,
)
from communique.drafting.text.dates import find_dates
from communique.drafting.text.english import MEETING
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides, split_all_sentences, split_sentences
from communique.model import edtf
from communique.model.vocabulary import Form, Held, Mode

_FIRST_BY_VIDEO = "2020"
"""The first year with meetings by video in the register. Before it, a meeting with a place was held there."""
_REPORTS = 4
"""The score above which a sentence is taken to report the meeting."""
_SENTENCES_OF_A_PARAGRAPH = 3
"""After so many sentences a paragraph counts as the next one, because pages lose the breaks between paragraphs."""
_OWN = re.compile(r"\bSCO\b|\bShanghai\b")


@dataclass(frozen=True)
class Lead:
    """The facts of a meeting that were found; the others are None."""

    body: FoundValue[str] | None = None
    form: FoundValue[Form] | None = None
    session: FoundValue[int] | None = None
    held: FoundValue[Held] | None = None
    date: FoundValue[str] | None = None
    place: FoundValue[str] | None = None
    unknown_place: FoundValue[str] | None = None
    """The name of a place that is not in the registry."""
    mode: FoundValue[Mode] | None = None
    occasion: FoundValue[str] | None = None
    sent_from: str | None = None
    """The id of the place in the dateline of a report."""
    organiser: FoundValue[str] | None = None
    """Another organisation, if the release seems to be about a meeting of it."""


class _PlaceAndMode(NamedTuple):
    """Where and how the participants met. Each is evidence for the other."""

    place: FoundValue[str] | None
    unknown_place: FoundValue[str] | None
    mode: FoundValue[Mode] | None


def read_lead(matcher: NameMatcher, heading: Heading) -> Lead:
    """Read the facts of a meeting from the sentences that report it."""
    scored = sorted(_score_sentences(matcher, heading), key=lambda pair: -pair[0])
    if not scored:
        return Lead()
    ranked = [sentence for _, sentence in scored]
    lead_sentences = [sentence for score, sentence in scored if score > _REPORTS][:3] or ranked[:1]
    first, next_best = ranked[0], ranked[:6]
    body = (
        find_body(matcher, lead_sentences, heading)
        or find_body(matcher, next_best, heading)
        or find_body_of_offices(matcher, heading)
    )
    by_body = _put_body_first(matcher, lead_sentences, body)
    day = find_day(by_body, heading) or find_relative_day(
        [*ranked[:4], *split_all_sentences(heading.paragraphs[:2])], heading
    )
    of_the_day = [sentence for sentence in lead_sentences if not _is_of_another_day(sentence, day)] or lead_sentences
    around = [s for s in next_best if not (OTHER.search(blank_asides(s)) or _is_of_another_day(s, day))]
    where = _find_place_and_mode(matcher, heading, of_the_day, around, day)
    form = find_form(lead_sentences[:1], heading)
    session = find_session(lead_sentences, heading) or find_session_of(matcher, body, next_best)
    return Lead(
        body=body,
        form=form,
        session=None if form and form.value is not Form.REGULAR else session,
        held=find_held(ranked, by_body[0], heading, day),
        date=day,
        place=where.place,
        unknown_place=where.unknown_place,
        mode=where.mode,
        occasion=_find_occasion(first),
        sent_from=find_dateline_place(matcher, heading),
        organiser=find_organiser(first, heading),
    )


def _find_place_and_mode(
    matcher: NameMatcher,
    heading: Heading,
    of_the_day: list[Sentence],
    around: list[Sentence],
    day: FoundValue[str] | None,
) -> _PlaceAndMode:
    """Find the place in the sentences that report the meeting, else in those `around` them."""
    mode = find_mode(heading)
    if mode and mode.value is Mode.VIDEO:
        if not (SOME_BY_VIDEO.search(mode.words) and find_stated_place(matcher, around, heading)):
            return _PlaceAndMode(None, None, mode)
        mode = replace(mode, value=Mode.HYBRID, doubt="some took part by video link")
    place, unknown = find_place(matcher, of_the_day, heading)
    if not _is_stated(place) and unknown is None:
        place = find_stated_place(matcher, around, heading) or place
        unknown = None if place else find_unknown_place(matcher, around)
    held_at = place if _is_stated(place) else unknown
    if mode is None and held_at:
        early = day is not None and day.value < _FIRST_BY_VIDEO
        doubt = None if early else "assumed, because the release does not mention a video link"
        mode = FoundValue(Mode.IN_PERSON, held_at.words, held_at.where, doubt)
    return _PlaceAndMode(place, unknown, mode)


def _is_stated(place: FoundValue[str] | None) -> bool:
    """Whether the text says that they met at a place; “here” counts."""
    return place is not None and (not place.doubt or HERE in place.doubt)


def _score_sentences(matcher: NameMatcher, heading: Heading) -> Iterator[tuple[float, Sentence]]:
    """Yield the sentences of the first eight paragraphs, each with a score for how likely it reports the meeting."""
    for at, paragraph in enumerate(heading.paragraphs[:8]):
        for number, sentence in enumerate(split_sentences(paragraph)):
            text = blank_asides(sentence)
            if ANOTHER.search(text) or ABOUT_THE_ORGANISATION.search(text):
                continue
            score = 2.0 * bool(
                re.search(r"\bheld\b|took place|\bhosted\b|\bconvened\b|\bchaired\b|\bmet\b", text)
            ) + bool(TOOK_PLACE.search(text))
            score += (
                2 * bool(find_dates(text))
                + 2 * bool(find_body_mentions(matcher, text))
                + bool(matcher.find_places(text))
                + bool(MEETING.search(text))
            )
            score += (
                2 * bool(ANNOUNCED.search(text)) * bool(find_dates(text))
                + bool(SESSION.search(text))
                - 3 * bool(OTHER_ORGANISATIONS.search(text) and not _OWN.search(text))
                - 4 * bool(OTHER.search(text) or AFTERWARDS.match(text) or IN_A_SPEECH.match(text))
                - 0.4 * (at + number // _SENTENCES_OF_A_PARAGRAPH)
            )
            yield score, sentence


def _is_of_another_day(sentence: Sentence, day: FoundValue[str] | None) -> bool:
    """Whether all complete dates in a sentence are before or after the days of the meeting."""
    days = [edtf.parse(dated.edtf) for dated in find_dates(blank_asides(sentence)) if dated.edtf]
    met = edtf.parse(day.value) if day else None
    return met is not None and bool(days) and all(one.last < met.first or met.last < one.first for one in days)


def _put_body_first(
    matcher: NameMatcher, lead_sentences: list[Sentence], body: FoundValue[str] | None
) -> list[Sentence]:
    """Return the sentences with those about this body first.

    A sentence about another body may be about a preparatory meeting on another day.
    """

    def is_of_another(sentence: Sentence) -> bool:
        text = blank_asides(sentence)
        nearest = find_nearest_body(matcher, find_body_mentions(matcher, text), text)
        return nearest is not None and body is not None and nearest.id != body.value

    return sorted(lead_sentences, key=is_of_another)


def _find_occasion(first: Sentence) -> FoundValue[str] | None:
    found = OCCASION.search(normalise(first.text))
    if not found or re.search(r"\bSCO\b|Shanghai Cooperation", found["what"]):
        return None
    printed = first.text[found.start("what") : found.end("what")]
    return FoundValue(re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)", "", printed)).strip(), printed, first.paragraph.id)
