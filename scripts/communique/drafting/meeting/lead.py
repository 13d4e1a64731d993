"""Finds the sentences that report a meeting, and reads its facts: body, form, session, days, place, mode, occasion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.drafting.meeting.body import find_body, find_body_mentions, find_body_of_offices, find_nearest_body
from communique.drafting.meeting.day import find_day, find_relative_day
from communique.drafting.meeting.heading import Heading, list_passages
from communique.drafting.meeting.mode import find_mode
from communique.drafting.meeting.phrases import (
    ABOUT_THE_ORGANISATION,
    AFTERWARDS,
    ANNOUNCED,
    ANOTHER,
    DID,
    ELSEWHEN,
    IN_A_SPEECH,
    OCCASION,
    ORDINALS,
    OTHER,
    OTHER_ORGANISATIONS,
    PART_ENDS,
    SESSION,
    SOME_BY_VIDEO,
    TO_BE,
    TOOK_PLACE,
    WAS_HELD,
    read_roman,
)
from communique.drafting.meeting.place import (
    HERE,
    find_dateline_place,
    find_place,
    find_stated_place,
    find_unknown_place,
)
from communique.drafting.text.dates import find_dates
from communique.drafting.text.english import IS_THERE, MEETING
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides, split_all_sentences, split_sentences
from communique.model import edtf
from communique.model.vocabulary import Form, Held, Mode

_FIRST_BY_VIDEO = "2020"
"""The first year with meetings by video in the register. Before it, a meeting with a place was held there."""
_SENTENCES_OF_A_PARAGRAPH = 3
"""After so many sentences a paragraph counts as the next one, because pages lose the breaks between paragraphs."""
_OWN = re.compile(r"\bSCO\b|\bShanghai\b")
_FORMS = (
    (Form.EXTRAORDINARY, r"\b(?:extraordinary|emergency|unscheduled|ad[- ]hoc)\b"),
    (Form.INFORMAL, r"\binformal\b"),
    (
        Form.SPECIAL,
        r"\bspecial\b|\bjoint (?:meeting|session|summit)\b(?! (?:of|with) (?:the )?(?:President|Prime))",
    ),
)


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


def read_lead(matcher: NameMatcher, heading: Heading) -> Lead:
    """Read the facts of a meeting from the sentences that report it."""
    ranked = sorted(_score_sentences(matcher, heading), key=lambda scored: -scored[0])
    if not ranked:
        return Lead()
    lead_sentences = [sentence for score, sentence in ranked if score > 4][:3] or [ranked[0][1]]
    first = lead_sentences[0]
    body = (
        find_body(matcher, lead_sentences, heading)
        or find_body(matcher, [sentence for _, sentence in ranked[:6]], heading)
        or find_body_of_offices(matcher, heading)
    )
    day = find_day(_put_body_first(matcher, lead_sentences, body), heading) or find_relative_day(
        [*(sentence for _, sentence in ranked[:4]), *split_all_sentences(heading.paragraphs[:2])], heading
    )
    mode = find_mode(heading)
    around = [
        sentence
        for _, sentence in ranked[:6]
        if not (OTHER.search(blank_asides(sentence)) or _is_of_another_day(sentence, day))
    ]
    if mode and mode.value is Mode.VIDEO and SOME_BY_VIDEO.search(mode.words):
        there = find_stated_place(matcher, around, heading)
        mode = replace(mode, value=Mode.HYBRID, doubt="some took part by video link") if there else mode
    of_the_day = [sentence for sentence in lead_sentences if not _is_of_another_day(sentence, day)] or lead_sentences
    place, unknown = (None, None) if mode and mode.value is Mode.VIDEO else find_place(matcher, of_the_day, heading)
    is_guess = place is None or bool(place.doubt and HERE not in place.doubt)
    if is_guess and unknown is None and not (mode and mode.value is Mode.VIDEO):
        place = find_stated_place(matcher, around, heading) or place
        unknown = None if place else find_unknown_place(matcher, around)
    held_at = place if place and (not place.doubt or HERE in place.doubt) else unknown
    if mode is None and held_at:
        early = day is not None and day.value < _FIRST_BY_VIDEO
        doubt = None if early else "assumed, because the release does not mention a video link"
        mode = FoundValue(Mode.IN_PERSON, held_at.words, held_at.where, doubt)
    form = _find_form(lead_sentences[:1], heading)
    session = _find_session(lead_sentences, heading) or _find_session_of(matcher, body, [one for _, one in ranked[:6]])
    return Lead(
        body,
        form,
        None if form and form.value is not Form.REGULAR else session,
        _find_held(_put_body_first(matcher, lead_sentences, body)[0])
        or _find_announced_before(first, heading, day)
        or _find_announced_around(ranked, heading),
        day,
        place,
        unknown,
        mode,
        _find_occasion(first),
        find_dateline_place(matcher, heading),
        _find_organiser(first, heading),
    )


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


def _find_form(lead_sentences: list[Sentence], heading: Heading) -> FoundValue[Form] | None:
    for text, _, where in list_passages(lead_sentences, heading):
        for form, words in _FORMS:
            found = re.search(
                rf"(?:{words})(?=[^.;,]{{0,40}}?\b(?:meeting|session|summit|sitting|council|conference)\b)"
                r"|joint meeting(?! (?:of|with) (?:the )?(?:President|Prime))",
                text,
                re.IGNORECASE,
            )
            if found and re.search(words, found[0], re.IGNORECASE):
                return FoundValue(form, found[0], where)
    for text, _, where in list_passages(lead_sentences, heading):
        if found := re.search(r"\bregular (?=meeting|session|sitting)", text, re.IGNORECASE):
            return FoundValue(Form.REGULAR, found[0].strip(), where)
    return None


def _find_session(lead_sentences: list[Sentence], heading: Heading) -> FoundValue[int] | None:
    is_external = _find_organiser(lead_sentences[0], heading) is not None
    for text, words, where in list_passages(lead_sentences, heading):
        if found := SESSION.search(text) if is_external else _match_session(text):
            return FoundValue(_read_number(found), words[found.start() : found.end()], where)
    return None


def _find_session_of(
    matcher: NameMatcher, body: FoundValue[str] | None, sentences: list[Sentence]
) -> FoundValue[int] | None:
    """Return the number of a session in a sentence that names the body, and not another meeting of it."""
    for sentence in sentences:
        text = blank_asides(sentence)
        nearest = find_nearest_body(matcher, find_body_mentions(matcher, text), text)
        found = _match_session(text)
        is_of_body = (
            nearest.id == (body and body.value) if nearest else bool(re.match(r"(?:This|It) (?:is|was) ", text))
        )
        if found and body and is_of_body and not OTHER.search(text):
            return FoundValue(_read_number(found), sentence.text[found.start() : found.end()], sentence.paragraph.id)
    return None


def _match_session(text: str) -> re.Match[str] | None:
    """Return the first number of a session that is not one of another organisation.

    Such is “the VIII meeting of the Council on Industrial Policy of the CIS”.
    """
    for found in SESSION.finditer(text):
        other = OTHER_ORGANISATIONS.search(text, found.end())
        if re.search(r"\bsince (?:the|its|their) $", text[: found.start()]):
            continue
        if found["digits"] != "0" and (other is None or PART_ENDS.search(text, found.end(), other.start())):
            return found
    return None


def _read_number(found: re.Match[str]) -> int:
    """Return the number of a session, which is printed in digits, as a Roman numeral or as a word."""
    if found["digits"]:
        return int(found["digits"])
    return read_roman(found["roman"]) if found["roman"] else ORDINALS[re.sub(r"\s", "-", found["word"].casefold())]


def _find_organiser(first: Sentence, heading: Heading) -> FoundValue[str] | None:
    """Return the other organisation whose body met, if neither the title nor the sentence says that it was the SCO.

    What happened on the sidelines of another organisation's meeting does not count.
    """
    text = OCCASION.sub("", blank_asides(first))
    title = heading.title.value if heading.title else ""
    meeting = MEETING.search(text)
    if not meeting or re.search(r"\bSCO\b|Shanghai", f"{title} {first.text}"):
        return None
    found = OTHER_ORGANISATIONS.search(text)
    return FoundValue(found[0], first.text, first.paragraph.id) if found else None


def _find_held(first: Sentence) -> FoundValue[Held] | None:
    text = IS_THERE.sub("", normalise(first.text))
    if off := re.search(r"\b(?:cancell?ed|postponed|put off|called off|did not (?:meet|take place))\b", text):
        return FoundValue(Held.ANNOUNCED, off[0], first.paragraph.id, "the text says that it was not held as planned")
    if (found := ANNOUNCED.search(text)) and not WAS_HELD.search(text):
        return FoundValue(Held.ANNOUNCED, found[0], first.paragraph.id)
    return None


def _find_announced_before(first: Sentence, heading: Heading, day: FoundValue[str] | None) -> FoundValue[Held] | None:
    """Return `announced` if the release was published before the day of the meeting, and does not say it was held."""
    published = heading.published
    if day is None or published is None or WAS_HELD.search(normalise(first.text)):
        return None
    met = edtf.Edtf(day.value).start
    if not edtf.is_day(met) or published.value[: len(met)] >= met:
        return None
    doubt = "the release was published before the meeting"
    return FoundValue(Held.ANNOUNCED, published.words, published.where, doubt)


def _find_announced_around(ranked: list[tuple[float, Sentence]], heading: Heading) -> FoundValue[Held] | None:
    """Return `announced` if the opening or the title announces the meeting, and nothing says that it was held.

    Sentences about the previous or the next meeting do not count.
    """
    opening = list(split_all_sentences(heading.paragraphs[:2]))[:3]
    texts = [(IS_THERE.sub("", normalise(one.text)), one.paragraph.id) for one in opening]
    if heading.title:
        texts.append((normalise(heading.title.value), heading.title.where))
    found = next(((match[0], where) for text, where in texts if (match := ANNOUNCED.search(text))), None)
    told = [normalise(one.text) for _, one in ranked] + [text for text, _ in texts[-1:]]
    told = [TO_BE.sub("", text) for text in told if not ELSEWHEN.search(text)]
    if found is None or any(WAS_HELD.search(text) or DID.search(text) for text in told):
        return None
    return FoundValue(Held.ANNOUNCED, *found, "only the opening or the title says so")


def _find_occasion(first: Sentence) -> FoundValue[str] | None:
    found = OCCASION.search(normalise(first.text))
    if not found or re.search(r"\bSCO\b|Shanghai Cooperation", found["what"]):
        return None
    printed = first.text[found.start("what") : found.end("what")]
    return FoundValue(re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)", "", printed)).strip(), printed, first.paragraph.id)
