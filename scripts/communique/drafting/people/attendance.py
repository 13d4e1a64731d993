"""Finds the sentences that say who attended and who chaired, and splits their lists into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.drafting.people.lists import ListLine, split_list
from communique.drafting.people.phrases import (
    ALONG_WITH,
    ALSO_CHAIRED,
    AROUND_STATES,
    AS_GUEST,
    CHAIRED,
    CHAIRED_BY,
    CHAIRING_STATE,
    CLOSES_LIST,
    DATELINE,
    DELEGATIONS,
    DENIED,
    FUTURE,
    HONOUR,
    LED_BY,
    LED_DELEGATION,
    LIST_ITEM,
    MINISTERS_ACTED,
    OPENS_LIST,
    REPRESENTED,
    ROLE,
    SAID,
    SERVING_AS_CHAIR,
    SPEAKING,
    VERB_AFTER_LEADER,
    WHILE,
)
from communique.drafting.people.seats import Seat, SeatParser, make_singular
from communique.drafting.text.names import Mention, normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences, split_sentences
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text import Span


@dataclass(frozen=True)
class Chair:
    """The person or the state that chaired, and the sentence that says so."""

    seat: Seat
    sentence: Sentence
    state_assumed: bool = False
    """Whether the state is not printed, but taken to be the host's."""


def find_attendance(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Yield a line for each person or seat that attended according to a sentence, in the order of the text.

    Lists with neither names nor offices yield nothing.
    """
    for at, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(paragraph):
            text = normalise(sentence.text)
            if DENIED.search(text):
                continue
            if acted := MINISTERS_ACTED.match(text):
                yield from _list_ministers(parser, sentence, acted)
                continue
            for region in _find_lists(text):
                guest = bool(AS_GUEST.match(text, region.end))
                state = _find_represented_state(parser, text[: region.start]) or _find_led_state(
                    parser, text[region.end :]
                )
                for line in split_list(parser, sentence, region):
                    seat = line.seat
                    if state and not (seat.state or seat.body):
                        seat = replace(seat, state=state)
                    yield replace(line, seat=seat, guest=line.guest or guest)
                if region.end == len(text) and text.rstrip().endswith(":"):
                    called = re.search(r"\b(?:(guest)|(observer))", text, re.IGNORECASE)
                    guests, observers = bool(called and called[1]), bool(called and called[2])
                    for line in _split_items(parser, paragraphs[at + 1 :]):
                        yield replace(line, guest=line.guest or guests, observer=line.observer or observers)


def _list_ministers(parser: SeatParser, sentence: Sentence, acted: re.Match[str]) -> Iterator[ListLine]:
    """Yield a seat without a name for each state in “The foreign ministers of India and China signed …”."""
    called = (acted["who"] or acted["heads"]).strip()
    office = None if DELEGATIONS.fullmatch(called) else make_singular(called)
    for mention in parser.matcher.find_states(acted["states"]):
        start, end = (acted.start("states") + at for at in mention.span)
        yield ListLine(Seat(sentence.text[start:end], office=office, state=mention.id), sentence)


def _split_items(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Yield the lines of a list whose items are paragraphs, up to the next sentence or list."""
    for paragraph in paragraphs:
        text = normalise(paragraph.text)
        if not LIST_ITEM.search(text) or text.rstrip().endswith(":") or CELL_SEPARATOR in text or not ROLE.search(text):
            return
        whole = Sentence(paragraph, Span(0, len(paragraph.text)))
        mark = re.match(r"[-*\u2022\u00b7\d.)\s]*", text)
        yield from split_list(parser, whole, Span(mark.end() if mark else 0, len(text)))


def _find_represented_state(parser: SeatParser, before: str) -> str | None:
    """Return the only state in “Pakistan was represented by …” or “a delegation of Pakistan led by …”."""
    represented = REPRESENTED.search(before)
    states = {mention.id for mention in parser.matcher.find_states(before)} if represented else set()
    return states.pop() if len(states) == 1 else None


def _find_led_state(parser: SeatParser, after: str) -> str | None:
    """Return the state in “X led the Indian delegation”."""
    led = LED_DELEGATION.match(after)
    return next((mention.id for mention in parser.matcher.find_states(led["whose"])), None) if led else None


def find_delegations(
    parser: SeatParser, paragraphs: Iterable[SourceParagraph], met: str | None = None
) -> Iterator[ListLine]:
    """Yield a seat without a name for each state and body whose delegation attended according to a sentence.

    The body that met is none of them.
    """
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        for region in _find_lists(text) if not DENIED.search(text) else ():
            words = text[region.start : region.end]
            states = [mention for mention in parser.matcher.find_states(words) if not mention.adjective]
            if not DELEGATIONS.search(words) and not _has_only_states(words, states):
                continue
            mentioned = parser.matcher.find_organisations(words)
            bodies = [
                mention
                for mention in mentioned
                if mention.id != met and not parser.matcher.register.bodies[mention.id].officials
            ]
            for mention in states + bodies:
                span = Span(region.start + mention.span.start, region.start + mention.span.end)
                owner = {"state": mention.id} if mention in states else {"body": mention.id}
                yield ListLine(Seat(sentence.text[span.start : span.end], **owner), sentence)


def _has_only_states(words: str, states: list[Mention]) -> bool:
    """Whether a list has no other words than those for states: “India, China and Russia took part in it”."""
    for mention in reversed(states):
        words = words[: mention.span.start] + words[mention.span.end :]
    return len(states) > 1 and not AROUND_STATES.sub("", words).strip(" ,;:()-")


def find_chairs(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> Iterator[Chair]:
    """Yield the people and states that chaired according to a sentence."""
    for sentence in split_all_sentences(paragraphs):
        for region in _find_chair_words(normalise(sentence.text)):
            seat = _parse_chair(parser, sentence.text[region.start : region.end])
            if seat.name or seat.state:
                yield Chair(seat, sentence)


def _parse_chair(parser: SeatParser, words: str) -> Seat:
    """Parse the words for a chair, in which the name may come before the office with a comma between them."""
    seat = parser.parse(words)
    parts = words.split(",")
    if seat.name and len(parts) > 1 and parser.parse(parts[0]).name == seat.name and not seat.office:
        return replace(parser.parse(", ".join(parts[1:3])), name=seat.name, words=words)
    return seat


def _find_chair_words(text: str) -> Iterator[Span]:
    if DENIED.search(text):
        return
    if serving := SERVING_AS_CHAIR.search(text):
        yield Span(*serving.span("who"))
    elif by := CHAIRED_BY.search(text):
        tail = (
            rf"|,(?!\s+(?:[A-Z][\w.'-]*\s+){{1,2}}[A-Z][\w'-]+\s*\.?$)(?!\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){{0,3}}?(?:{ROLE.pattern}))"
            if by[0].startswith("under")
            else ""
        )
        stop = re.search(
            rf"\b(?:and\s+(?:was|were|at|took|attended|brought|gathered)|which|where|on|took|was|were|held)\b|,\s+(?:[a-z]+ed)\b|[.;]\s*$|\bin\s+[A-Z]|,\s+the\s{tail}",
            text[by.end() :],
        )
        yield Span(by.end(), by.end() + (stop.start() if stop else len(text)))
    elif (active := CHAIRED.search(text)) and not FUTURE.search(text[: active.start()]):
        yield Span(_skip_opening(text[: active.start()]), active.start())
    elif (side := CHAIRING_STATE.search(text)) and re.search(
        r"\b(?:meeting|session|summit|sitting|talks|council)\b", text, re.IGNORECASE
    ):
        yield Span(*side.span(side.lastindex or 1))


def find_denials(paragraphs: Iterable[SourceParagraph]) -> Iterator[str]:
    """Yield a doubt for each sentence about an absence or another meeting: its list is not used."""
    for sentence in split_all_sentences(paragraphs):
        text, where = normalise(sentence.text), sentence.paragraph.id
        if DENIED.search(text) and (OPENS_LIST.search(text) or CLOSES_LIST.search(text) or CHAIRED.search(text)):
            yield f"no attendees are taken from {where}: “{sentence.text}” is about an absence or another meeting"


def _find_lists(text: str) -> Iterator[Span]:
    """Yield the spans of the lists in a sentence: after the words that open one, or before those that close one."""
    if (speaking := SPEAKING.search(text)) and (said := SAID.search(text, speaking.end())):
        yield Span(speaking.end(), said.start())
        return
    text = re.sub(r"\([^()]*\)", lambda bracket: "_" * len(bracket[0]), text)
    opened = OPENS_LIST.search(text)
    closed = CLOSES_LIST.search(text, opened.end() if opened else 0)
    verb = opened or closed
    verb_phrase = text[: verb.end()] if verb else ""
    if FUTURE.search(verb_phrase) and not re.search(
        r"\b(?:attended|took part|participated|present|attendance)\b", verb_phrase
    ):
        return
    if opened:
        end = closed.start() if closed else len(text)
        stop = VERB_AFTER_LEADER.search(text, opened.end(), end) if opened[0].endswith("by") else None
        yield Span(opened.end(), stop.start() if stop else end)
    elif closed:
        # The list ends at the verb, which may have more words: “attended the meeting as a guest”.
        before = ALSO_CHAIRED.sub("", text[: closed.start()])
        lead = LED_BY.search(before) or WHILE.search(before)
        yield Span(lead.end() if lead else _skip_opening(before), len(before))
        yield from _find_more_lists(text, closed.end())


def _find_more_lists(text: str, start: int) -> Iterator[Span]:
    """Yield the lists after the first verb: “… came along with …”, “…, and … attended as a guest”."""
    if company := ALONG_WITH.search(text, start):
        yield Span(company.end(), len(text))
        return
    joined = re.compile(r",\s+(?:and|while)\s+").search(text, start)
    if joined and (again := CLOSES_LIST.search(text, joined.end())):
        yield Span(joined.end(), again.start())


def _skip_opening(text: str) -> int:
    """Return where the words about a person begin: after an agency's dateline, and after “On 5 May,”."""
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    when = re.match(r"(?:(?:On|In|At|From|For|As|While|When)\b[^,]*|Yesterday|Today),\s*", text[start:])
    start += when.end() if when else 0
    honour = HONOUR.search(text, start)
    return honour.end() if honour else start
