"""Finds the sentences that say who came and who chaired, and cuts their lists into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.drafting.people.lists import ListLine, split_list
from communique.drafting.people.phrases import (
    ALSO_CHAIRED,
    AS_GUEST,
    CHAIRED,
    CHAIRED_BY,
    CHAIRING_STATE,
    CLOSES_LIST,
    DATELINE,
    DELEGATIONS,
    DENIED,
    FUTURE,
    LED_BY,
    LED_DELEGATION,
    LIST_ITEM,
    MINISTERS_ACTED,
    OPENS_LIST,
    REPRESENTED,
    ROLE,
    SAID,
    SPEAKER,
    SPEAKING,
    WHILE,
)
from communique.drafting.people.seats import Seat, SeatParser, make_singular
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences, split_sentences
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text import Span


@dataclass(frozen=True)
class Chair:
    """Who chaired, with the sentence that says so: a person's seat, or a state alone."""

    seat: Seat
    sentence: Sentence
    state_assumed: bool = False
    """Whether the state is not said."""


def find_attendance(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Everybody whom a sentence says came, in the order of the text; a list without names says nothing of people."""
    for at, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(paragraph):
            text = normalise(sentence.text)
            if DENIED.search(text):
                continue
            if acted := MINISTERS_ACTED.match(text):
                yield from _acting(parser, sentence, acted)
                continue
            for region in _regions(text):
                guest = bool(AS_GUEST.match(text, region.end))
                state = _represented(parser, text[: region.start]) or _led(parser, text[region.end :])
                for line in split_list(parser, sentence, region):
                    seat = line.seat
                    if state and not (seat.state or seat.body):
                        seat = replace(seat, state=state)
                    yield replace(line, seat=seat, guest=line.guest or guest)
                if region.end == len(text) and text.rstrip().endswith(":"):
                    called = re.search(r"\b(?:(guest)|(observer))", text, re.IGNORECASE)
                    guests, observers = bool(called and called[1]), bool(called and called[2])
                    for line in _itemised(parser, paragraphs[at + 1 :]):
                        yield replace(line, guest=line.guest or guests, observer=line.observer or observers)


def _acting(parser: SeatParser, sentence: Sentence, acted: re.Match[str]) -> Iterator[ListLine]:
    """“The foreign ministers of India and China signed …”: a seat without a name for each state."""
    office = make_singular((acted["who"] or acted["heads"]).strip())
    for mention in parser.matcher.find_states(acted["states"]):
        start, end = (acted.start("states") + at for at in mention.span)
        yield ListLine(Seat(sentence.text[start:end], office=office, state=mention.id), sentence)


def _itemised(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """A list whose lines are paragraphs, below “The meeting was attended by:”, up to the next sentence or list."""
    for paragraph in paragraphs:
        text = normalise(paragraph.text)
        if not LIST_ITEM.search(text) or text.rstrip().endswith(":") or CELL_SEPARATOR in text or not ROLE.search(text):
            return
        whole = Sentence(paragraph, Span(0, len(paragraph.text)))
        mark = re.match(r"[-*\u2022\u00b7\d.)\s]*", text)
        yield from split_list(parser, whole, Span(mark.end() if mark else 0, len(text)))


def _represented(parser: SeatParser, before: str) -> str | None:
    """The state of “Pakistan was represented by …” or “a delegation of Pakistan led by …”, where one alone is named."""
    told = REPRESENTED.search(before)
    states = {mention.id for mention in parser.matcher.find_states(before)} if told else set()
    return states.pop() if len(states) == 1 else None


def _led(parser: SeatParser, after: str) -> str | None:
    """The state of “X led the Indian delegation”."""
    led = LED_DELEGATION.match(after)
    return next((mention.id for mention in parser.matcher.find_states(led["whose"])), None) if led else None


def find_delegations(parser: SeatParser, paragraph: SourceParagraph) -> list[Seat]:
    """The states and bodies whose delegations or representatives a paragraph says came, as seats without a name."""
    found: dict[Seat, None] = {}
    for sentence in split_sentences(paragraph):
        text = normalise(sentence.text)
        for region in _regions(text) if not DENIED.search(text) else ():
            words = text[region.start : region.end]
            if not DELEGATIONS.search(words):
                continue
            states = [mention.id for mention in parser.matcher.find_states(words) if not mention.adjective]
            bodies = [mention.id for mention in parser.matcher.find_bodies(words) if mention.id not in ("sco", "rats")]
            found |= dict.fromkeys(
                [Seat("", state=state) for state in states] + [Seat("", body=body) for body in bodies]
            )
    return list(found)


def find_speakers(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[tuple[str, Seat]]:
    """Everybody with an office whom a sentence lets speak, with the paragraph; whether they came it does not say."""
    for sentence in split_all_sentences(paragraphs):
        said = SPEAKER.match(normalise(sentence.text))
        seat = parser.parse(sentence.text[: said.end("who")]) if said else None
        if seat and seat.name and seat.office and (seat.state or seat.body):
            yield sentence.paragraph.id, seat


def find_chairs(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Chair]:
    """Everybody, and every state, whom a sentence says chaired."""
    for sentence in split_all_sentences(paragraphs):
        for region in _chairing(normalise(sentence.text)):
            seat = _chair(parser, sentence.text[region.start : region.end])
            if seat.name or seat.state:
                yield Chair(seat, sentence)


def _chair(parser: SeatParser, words: str) -> Seat:
    """The chair's name may stand before the office, with a comma between them."""
    seat = parser.parse(words)
    parts = words.split(",")
    if seat.name and len(parts) > 1 and parser.parse(parts[0]).name == seat.name and not seat.office:
        return replace(parser.parse(", ".join(parts[1:3])), name=seat.name, words=words)
    return seat


def _chairing(text: str) -> Iterator[Span]:
    if DENIED.search(text):
        return
    if by := CHAIRED_BY.search(text):
        tail = rf"|,(?!\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){{0,3}}?(?:{ROLE.pattern}))" if by[0].startswith("under") else ""
        stop = re.search(
            rf"\b(?:and\s+(?:was|were|at|took|attended|brought|gathered)|which|where|on|took|was|were|held)\b|,\s+(?:[a-z]+ed)\b|[.;]\s*$|\bin\s+[A-Z]|,\s+the\s{tail}",
            text[by.end() :],
        )
        yield Span(by.end(), by.end() + (stop.start() if stop else len(text)))
    elif (active := CHAIRED.search(text)) and not FUTURE.search(text[: active.start()]):
        yield Span(_opening(text[: active.start()]), active.start())
    elif (side := CHAIRING_STATE.search(text)) and re.search(
        r"\b(?:meeting|session|summit|sitting|talks|council)\b", text, re.IGNORECASE
    ):
        yield Span(*side.span(side.lastindex or 1))


def find_denials(paragraphs: Iterable[SourceParagraph]) -> Iterator[str]:
    """The sentences that say that somebody did not come, or is yet to come: of them nobody is listed."""
    for sentence in split_all_sentences(paragraphs):
        text, where = normalise(sentence.text), sentence.paragraph.id
        if DENIED.search(text) and (OPENS_LIST.search(text) or CLOSES_LIST.search(text) or CHAIRED.search(text)):
            yield f"nobody is taken from {where}: “{sentence.text}” denies it, or speaks of another meeting"


def _regions(text: str) -> Iterator[Span]:
    """The lists of a sentence: after the words that open one, or before those that close one."""
    if (speaking := SPEAKING.search(text)) and (said := SAID.search(text, speaking.end())):
        yield Span(speaking.end(), said.start())
        return
    text = re.sub(r"\([^()]*\)", lambda bracket: "_" * len(bracket[0]), text)
    opened = OPENS_LIST.search(text)
    closed = CLOSES_LIST.search(text, opened.end() if opened else 0)
    verb = opened or closed
    told = text[: verb.end()] if verb else ""
    if FUTURE.search(told) and not re.search(r"\b(?:attended|took part|participated|present|attendance)\b", told):
        return
    if opened:
        end = closed.start() if closed else len(text)
        yield Span(opened.end(), end)
    elif closed:
        # What follows the verb may say more: “attended the meeting as a guest”.
        before = ALSO_CHAIRED.sub("", text[: closed.start()])
        lead = LED_BY.search(before) or WHILE.search(before)
        yield Span(lead.end() if lead else _opening(before), len(before))


def _opening(text: str) -> int:
    """Where a sentence begins to speak of somebody: after an agency's dateline, and after “On 5 May,”."""
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    when = re.match(r"(?:(?:On|In|At|From|For)\b[^,]*|Yesterday|Today),\s*", text[start:])
    return start + when.end() if when else start
