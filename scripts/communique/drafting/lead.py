"""Finds what the first sentences say of a meeting: body, form, session, days, place, how they met, on what occasion."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.annotating import Span
from communique.drafting.dating import dates_in
from communique.drafting.heading import Heading
from communique.drafting.meeting_day import meeting_day
from communique.drafting.naming import Mention, Naming, level
from communique.drafting.sentences import Found, Sentence, in_brief, sentences
from communique.drafting.wording import (
    ASIDE,
    CALLED,
    HEADS,
    HYBRID,
    MEETING,
    OCCASION,
    ORDINALS,
    OTHER,
    SESSION,
    TO_COME,
    TOOK_PLACE,
    VIDEO,
)
from communique.vocabulary import Form, Held, Mode, Scope

_FORMS = (
    (Form.EXTRAORDINARY, r"\b(?:extraordinary|emergency|unscheduled|ad hoc)\b"),
    (Form.INFORMAL, r"\binformal\b"),
    (
        Form.SPECIAL,
        r"\bspecial\b|\bjoint (?:meeting|session|summit)\b",
    ),
)


_OFFICE_OF = re.compile(rf"\b(?:{HEADS}) of (?:the )?(?:(?:Board|Council) of (?:the )?)?(?:SCO )?$", re.IGNORECASE)
"""Before the body that somebody holds an office of: it is not the one that met."""


@dataclass(frozen=True)
class Lead:
    """What was found of a meeting. What was not is None."""

    body: Found[str] | None = None
    form: Found[Form] | None = None
    session: Found[int] | None = None
    held: Found[Held] | None = None
    date: Found[str] | None = None
    place: Found[str] | None = None
    unknown_place: Found[str] | None = None
    mode: Found[Mode] | None = None
    occasion: Found[str] | None = None


def lead(naming: Naming, top: Heading) -> Lead:
    """Read the sentence that says that the meeting was held, and what stands around it."""
    ranked = sorted(_scored(naming, top), key=lambda scored: -scored[0])
    if not ranked:
        return Lead()
    told = [sentence for score, sentence in ranked if score > 4][:3] or [ranked[0][1]]
    first = told[0]
    body = _body(naming, told, top) or _body(naming, [sentence for _, sentence in ranked[:6]], top)
    day = meeting_day(_of_body(naming, told, body), top)
    mode = _mode(top)
    place = None if mode and mode.value is Mode.VIDEO else _place(naming, told, top)
    if mode is None and place and not place.doubt:
        mode = Found(
            Mode.IN_PERSON, place.words, place.where, "no word of a video link; the release does not say so itself"
        )
    form = _form(told[:1], top)
    session = _session(told, top)
    return Lead(
        body,
        form,
        None if (form and form.value is not Form.REGULAR) or (body and body.value == "ministry-heads") else session,
        _held(first),
        day,
        place,
        None if place else _unknown_place(naming, told),
        mode,
        _occasion(first),
    )


def _scored(naming: Naming, top: Heading) -> Iterator[tuple[float, Sentence]]:
    """The sentences of the first paragraphs, with how much each looks like the one that says the meeting was held."""
    for at, paragraph in enumerate(top.paragraphs[:8]):
        for sentence in sentences(paragraph):
            text = in_brief(sentence)
            score = 2.0 * bool(
                re.search(r"\bheld\b|took place|\bhosted\b|\bconvened\b|\bchaired\b|\bmet\b", text)
            ) + bool(TOOK_PLACE.search(text))
            score += (
                2 * bool(dates_in(text))
                + 2 * bool(_bodies(naming, text))
                + bool(naming.places(text))
                + bool(MEETING.search(text))
            )
            score += (
                2 * bool(TO_COME.search(text)) * bool(dates_in(text))
                + bool(SESSION.search(text))
                - 4 * bool(OTHER.search(text))
                - 0.4 * at
            )
            yield score, sentence


def _bodies(naming: Naming, text: str) -> list[Mention]:
    """The bodies of the register that a text calls by a name or in other words."""
    known = naming.register.bodies
    found = [
        m
        for m in naming.bodies(text)
        if m.id in known and m.id not in ("sco", "secretariat", "rats") and known[m.id].scope is naming.scope
    ]
    # RATS is an organ with a council that meets; its executive committee is named as such.
    found = [
        m._replace(id="rats-council") if m.id == "rats-executive-committee" and _is_rats(text, m) else m for m in found
    ]
    for body, words in CALLED.items():
        if body in known and naming.scope is Scope.SCO:
            found += [Mention(Span(*hit.span()), body) for hit in re.finditer(words, text, re.IGNORECASE)]
    return [mention for mention in found if not _OFFICE_OF.search(text[: mention.span.start])]


def _is_rats(text: str, mention: Mention) -> bool:
    return "xecutive" not in text[mention.span.start : mention.span.end + 25]


def _body(naming: Naming, told: list[Sentence], top: Heading) -> Found[str] | None:
    """The body called nearest to the word “meeting”; the title weighs as much as a sentence."""
    votes: Counter[str] = Counter()
    words: dict[str, tuple[str, str]] = {}
    texts = [(in_brief(sentence), sentence.text, sentence.paragraph.id, 3 - at) for at, sentence in enumerate(told)]
    if top.title and not TO_COME.search(top.title.value):
        texts.append((ASIDE.sub("", level(top.title.value)), top.title.value, "heading", 3))
    for text, _, where, weight in texts:
        if nearest := _nearest(_bodies(naming, text), text):
            votes[nearest.id] += weight
            words.setdefault(nearest.id, (text[nearest.span.start : nearest.span.end].strip(), where))
    if not votes:
        return None
    (best, weight), *others = votes.most_common()
    close = [body for body, other in others if other >= weight - 1]
    doubt = f"it may also be: {', '.join(close)}" if close else None
    if best == "ministry-heads":
        doubt = "the registry has one body for all ministries: say in the title which"
    return Found(best, *words[best], doubt)


def _of_body(naming: Naming, told: list[Sentence], body: Found[str] | None) -> list[Sentence]:
    """The sentences with those that speak of the body first: another may tell of what it prepared, on another day."""
    spoken = [_nearest(_bodies(naming, text), text) for text in map(in_brief, told)]
    return sorted(
        told, key=lambda s: (m := spoken[told.index(s)]) is not None and body is not None and m.id != body.value
    )


def _nearest(bodies: list[Mention], text: str) -> Mention | None:
    """The longest of the names that stand nearest to a word for a meeting."""
    sittings = [
        found.span()
        for found in re.finditer(r"\b(?:meetings?|sessions?|sitting|summit|council)\b", text, re.IGNORECASE)
    ]

    named = [mention for mention in bodies if mention.id != "ministry-heads"]
    whole = [m for m in named if not any(m != other and _within(m, other) for other in named)]
    whole += [m for m in bodies if m not in named and not any(m.span.overlaps(other.span) for other in named)]

    def distance(mention: Mention) -> tuple[int, int]:
        near = min((max(0, mention.span.start - end, start - mention.span.end) for start, end in sittings), default=99)
        return (mention.id == "ministry-heads") * 3 + near // 25, mention.span.start

    return min(whole, key=distance, default=None)


def _within(mention: Mention, other: Mention) -> bool:
    """Whether a name is a part of a longer one."""
    longer = other.span.end - other.span.start > mention.span.end - mention.span.start
    return longer and other.span.overlaps(mention.span)


def _texts(told: Iterable[Sentence], top: Heading) -> Iterator[tuple[str, str, str]]:
    """Each text with its words as printed and where they stand: the sentences, then the title."""
    for sentence in told:
        yield in_brief(sentence), sentence.text, sentence.paragraph.id
    if top.title:
        yield level(top.title.value), top.title.value, "heading"


def _place(naming: Naming, told: list[Sentence], top: Heading) -> Found[str] | None:
    """The place where it was held: after “in” or before “hosted”; in a dateline only with a doubt."""
    weak: Found[str] | None = None
    for text, words, where in _texts(told, top):
        for mention in naming.places(text):
            start, end = mention.span
            before, after = text[:start], text[end:]
            told_so = re.search(
                r"\b(?:in|at)\s+(?:the\s+(?:\w+\s+)?(?:city|capital)\s+(?:of\s+)?)?$|\bcity of $|"
                r"\bin\s+[\w' -]{1,25},\s*$",
                before,
            )
            hosts = re.match(r"(?:,[^,.;]{3,60},)?\s*(?:has\s+)?(?:hosted|hosts)\b", after) or re.search(
                r"\bhosted (?:by|in)\s+$", before
            )
            found = Found(mention.id, words[start:end], where)
            if told_so or hosts:
                return found
            weak = weak or replace(found, doubt="the text does not say that it was held there")
    first = level(top.paragraphs[0].text) if top.paragraphs else ""
    city = next((mention for mention in naming.places(first[:40]) if mention.span.start == 0), None)
    if weak is None and city and any(re.search(r"\bhere\b", sentence.text) for sentence in told):
        weak = Found(city.id, first[: city.span.end], "p1", "“here” is the city of the dateline")
    if top.place and (named := naming.places(level(top.place.value))):
        return Found(named[0].id, top.place.words, "heading")
    return weak


def _unknown_place(naming: Naming, told: list[Sentence]) -> Found[str] | None:
    for sentence in told:
        found = re.search(
            r"\b(?:held|place|met|convened|hosted)\b[^.]*?\bin\s+(?:the\s+(?:\w+\s+)?city of\s+)?"
            r"([A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)?)",
            in_brief(sentence),
        )
        if found and not naming.states(found[1]) and not dates_in(found[0][-20:]):
            return Found(found[1], found[1], sentence.paragraph.id)
    return None


def _mode(top: Heading) -> Found[Mode] | None:
    near = [
        (level(s.text), s.text, s.paragraph.id)
        for p in top.paragraphs[:6]
        for s in sentences(p)
        if MEETING.search(s.text)
    ]
    for text, _, where in near:
        if found := HYBRID.search(text):
            return Found(Mode.HYBRID, found[0], where)
    for text, _, where in near:
        found = VIDEO.search(text)
        if found and re.search(
            r"\b(?:held|took place|met|hosted|convened|chaired|meeting|session|participated)\b", text
        ):
            some = re.search(r"\bparticipated online|\bjoined (?:online|via)", text)
            return Found(
                Mode.HYBRID if some else Mode.VIDEO, found[0], where, "some took part by video link" if some else None
            )
    return None


def _form(told: list[Sentence], top: Heading) -> Found[Form] | None:
    for text, _, where in _texts(told, top):
        for form, words in _FORMS:
            found = re.search(
                rf"(?:{words})(?=[^.;,]{{0,40}}?\b(?:meeting|session|summit|sitting)\b)|joint meeting",
                text,
                re.IGNORECASE,
            )
            if found and re.search(words, found[0], re.IGNORECASE):
                return Found(form, found[0], where)
    for text, _, where in _texts(told, top):
        if found := re.search(r"\bregular (?=meeting|session|sitting)", text, re.IGNORECASE):
            return Found(Form.REGULAR, found[0].strip(), where)
    return None


def _session(told: list[Sentence], top: Heading) -> Found[int] | None:
    for text, words, where in _texts(told, top):
        if found := SESSION.search(text):
            number = int(found["digits"] or 0) or ORDINALS[re.sub(r"\s", "-", found["word"].casefold())]
            return Found(number, words[found.start() : found.end()], where)
    return None


def _held(first: Sentence) -> Found[Held] | None:
    text = level(first.text)
    if (found := TO_COME.search(text)) and not re.search(
        r"\b(?:was|were) (?:\w+ )?held|took place|\bhosted\b|attended", text
    ):
        return Found(Held.ANNOUNCED, found[0], first.paragraph.id)
    return None


def _occasion(first: Sentence) -> Found[str] | None:
    found = OCCASION.search(level(first.text))
    if not found or re.search(r"\bSCO\b|Shanghai Cooperation", found["what"]):
        return None
    printed = first.text[found.start("what") : found.end("what")]
    return Found(re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)", "", printed)).strip(), printed, first.paragraph.id)
