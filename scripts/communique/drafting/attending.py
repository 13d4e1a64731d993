"""Finds the sentences that say who came and who chaired, and cuts their lists into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.annotating import Span
from communique.drafting.delegating import ROLE, Protocol, Seat
from communique.drafting.listing import Came, lines
from communique.drafting.naming import level
from communique.drafting.sentences import Paragraph, Sentence, sentences

_SITTING = (
    r"(?:(?:the|this|that|its|their|a)\s+)?(?:work of the\s+|[\w-]+,?\s+){0,4}?"
    r"(?:meeting|session|sitting|summit|event|talks|conference|forum|gathering|council|it)\b"
    r"(?!\s+(?:with|between)\b)"
)
_TOOK_PART = (
    rf"(?:(?:also|likewise|then|jointly)\s+)?(?:(?:attend(?:ed|s)|joined)(?:\s+and\s+\w+)?(?:\s+{_SITTING})"
    rf"|(?:took\s+part|participated|were\s+represented)(?:\s+and\s+\w+)?\s+(?:in|at)\s+(?:the\s+work\s+of\s+)?{_SITTING}"
    r"|(?:took\s+part|participated|attended)(?=\s*[.;]?\s*$|\s+and\s+(?:spoke|made|delivered)\b)"
    r"|delivered\s+(?:a\s+|an\s+|the\s+|his\s+|her\s+|their\s+)?(?:welcom\w+|opening|keynote|introductory)\s+(?:remarks|speech|speeches|address|addresses|statements?)"
    r"|(?:greeted|welcomed|informed|briefed)\s+(?:the\s+)?(?:participants|attendees|delegates|delegations|guests|gathering|meeting)\b"
    r"|read\s+out\s+(?:a|the)\s+(?:\w+\s+)?(?:message|address|greeting)|made\s+(?:a\s+|an\s+)?(?:\w+\s+)?(?:report|presentation|speech)\s+at\b"
    r"|who\s+(?:is|was|were)\s+(?:also\s+)?(?:participating|taking\s+part|attending)\b"
    r"|(?:spoke|delivered\s+(?:\w+\s+){1,3}?)\s*at\s+the\s+(?:opening|meeting|session|summit|event)\b"
    r"|(?:said|noted|stressed|pointed\s+out|emphasi[sz]ed|mentioned|underlined)\s+in\s+(?:his|her)\s+(?:\w+\s+)?(?:speech|address|remarks)"
    r"|opened\s+the\s+(?:meeting|session|summit|conference|event)\b"
    r"|told\s+the\s+(?:opening\s+)?(?:meeting|session|summit|council|participants)\b"
    r"|addressed\s+the\s+(?:opening|meeting|session|summit|event|participants)\b"
    r"|gathered\s+(?:for|at)\s+(?:the\s+)?\w+|(?:attended|participated)\s+as\s+(?:an?|the)\s+[\w' ]*?guests?\b"
    r"|participated\s+(?:online|remotely|via|by)\b|took\s+part\s+(?:online|remotely|via)\b)"
)
_BEFORE = re.compile(
    rf"\b(?:{_TOOK_PART}|(?:were|was)\s+(?:also\s+|likewise\s+)?(?:in\s+attendance|present)\b)", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:(?:was|were|been)\s+(?:also\s+)?attended(?:\s+and\s+\w+)?(?:\s+also)?\s+by\b"
    r"|attended\s+by\b|with\s+(?:the\s+)?participation\s+of\b"
    r"|(?:taking|took|participating)(?:\s+part)?\s+(?:in\s+[\w' ]+?,?\s+)?(?:(?:which|under|chaired)\s[^.:]{0,90}?,\s+)?(?:(?:also\s+)?(?:were|was|are)(?:\s+also)?)\b"
    r"|(?:in\s+attendance|present)(?:\s+at\s+[\w' ]+?)?\s+(?:also\s+)?(?:were|was)(?:\s+also)?\b"
    r"|(?:participants|attendees)(?:\s+(?:at|in|of)\s+[\w' ]+?)?\s+(?:also\s+)?(?:included|were)\b"
    r"|who\s+attended\s+[\w' ]{0,20}?\s*(?:included|were)\b"
    r"|delegations?\b[^.;:]{0,70}?\b(?:led|headed)\s+by\b"
    r"|(?:took\s+part|participated|spoke)\b[^.:]*:|were\s+joined\s+by\b|(?:was|were)\s+represented\s+by\b"
    r"|brought\s+together\b|and\s+attended\s+by\b"
    r"|(?:guests?|members?|observers?|participants|attendees|representatives|delegat(?:es|ions)|officials|leaders)\b"
    r"[\w' ,()-]{0,70}?(?:\s+(?:also\s+)?(?:included?|were|are|as\s+follows))?\s*:(?=\s*$))",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"(?<!-)\b(?:chaired|presided\s+over)\b|,?\s+who\s+(?:held|holds)\s+the\s+(?:\w+\s+){0,3}?chairmanship\b",
    re.IGNORECASE,
)
_CHAIRED_BY = re.compile(
    r"\b(?:chaired|presided\s+over)\s+by\b|\bunder\s+the\s+(?:chairmanship|presidency|chairship|chair)\s+of\b",
    re.IGNORECASE,
)
_CHAIRING_STATE = re.compile(
    r"\bunder\s+(?:the\s+)?(?:chairmanship\s+of\s+the\s+)?([\w ]+?)\s*(?:'s)?\s*(?:chairmanship|side|presidency)\b"
    # The presidency of the organisation is not the chair of a meeting.
    r"(?!\s+(?:of|in)\s+the\s+(?:organi[sz]ation|SCO|shanghai))|\b([A-Z]\w+)-chaired\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|to|expected|plans?|planned|scheduled|invited)\s+(?:also\s+)?(?:be|attend|take|participate|chair|join)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?![^.]*\b(?:was|were|took|held|attended|chaired|agreed|noted|will|is|are|has|have)\b).{5,400}$")
_LED_BY = re.compile(
    r"^[^,;]{0,80}\b(?:delegation|side|team)\b[^,;]{0,60}?,?\s+(?:(?:was|were)\s+)?(?:led|headed)\s+by\s+",
    re.IGNORECASE,
)
"""“The delegation of Uzbekistan led by …”: the list is who led, the state stands before."""
_WHILE = re.compile(r"^.*\b(?:chaired|presided\s+over|hosted)\b[^,;]{0,40}?,?\s+while\s+", re.IGNORECASE)
_SPEAKING = re.compile(
    r"\b(?:addressing|speaking\s+(?:at|to|before)|(?:in|during)\s+(?:his|her)\s+(?:\w+\s+)?(?:speech|address|remarks|statement)\b"
    r"(?:(?:\s+delivered)?\s+(?:at|to|before))?)(?:\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:meeting|session|summit|conference|council|participants)\b)?"
    r"[^,.]{0,60},\s*(?=[^,.]{3,120}?\s(?:said|noted|stressed|emphasi[sz]ed|underlined|pointed|called|expressed|proposed|urged|told|drew)\b)",
    re.IGNORECASE,
)
"""“Addressing the meeting, X said”: who spoke there was there."""
_SAID = re.compile(
    r"\s(?:also\s+)?(?:said|noted|stressed|emphasi[sz]ed|underlined|pointed|called|expressed|proposed|urged|told)\b"
)
_AS_GUEST = re.compile(
    r"(?:attended|participated|took\s+part)(?:\s+(?:in\s+)?the\s+\w+)?\s+as\s+(?:(?:an?|the)\s+)?(?!well)[\w' ]*?"
    r"\bguests?\b"
)


@dataclass(frozen=True)
class Chair:
    """Who chaired, with the sentence that says so: a person's seat, or a state alone."""

    seat: Seat
    sentence: Sentence
    assumed: bool = False
    """Whether the state is not said."""


def came(protocol: Protocol, paragraphs: list[Paragraph]) -> Iterator[Came]:
    """Everybody whom a sentence says came, in the order of the text; a list without names says nothing of people."""
    for at, paragraph in enumerate(paragraphs):
        for sentence in sentences(paragraph):
            text = level(sentence.text)
            for region in _regions(text):
                guest = bool(_AS_GUEST.match(text, region.end))
                state = _represented(protocol, text[: region.start])
                for line in lines(protocol, sentence, region):
                    seat = line.seat
                    if state and not (seat.state or seat.body):
                        seat = replace(seat, state=state)
                    yield replace(line, seat=seat, guest=line.guest or guest)
                if region.end == len(text) and text.rstrip().endswith(":"):
                    called = re.search(r"\b(?:(guest)|(observer))", text, re.IGNORECASE)
                    guests, observers = bool(called and called[1]), bool(called and called[2])
                    for line in _itemised(protocol, paragraphs[at + 1 :]):
                        yield replace(line, guest=line.guest or guests, observer=line.observer or observers)


def _itemised(protocol: Protocol, paragraphs: list[Paragraph]) -> Iterator[Came]:
    """A list whose lines are paragraphs, below “The meeting was attended by:”, up to the next sentence or list."""
    for paragraph in paragraphs:
        text = level(paragraph.text)
        if not _ITEM.search(text) or text.rstrip().endswith(":") or not ROLE.search(text):
            return
        whole = Sentence(paragraph, Span(0, len(paragraph.text)))
        mark = re.match(r"[-*\u2022\u00b7\d.)\s]*", text)
        yield from lines(protocol, whole, Span(mark.end() if mark else 0, len(text)))


def _represented(protocol: Protocol, before: str) -> str | None:
    """The state of “Pakistan was represented by …” or “a delegation of Pakistan led by …”, where one alone is named."""
    told = re.search(r"\brepresented\s+by\s*$|\b(?:led|headed)\s+by\s*$", before, re.IGNORECASE)
    states = {mention.id for mention in protocol.naming.states(before)} if told else set()
    return states.pop() if len(states) == 1 else None


def delegations(protocol: Protocol, paragraph: Paragraph) -> list[str]:
    """The states whose delegations or representatives a paragraph says came, without a name."""
    found: dict[str, None] = {}
    for sentence in sentences(paragraph):
        text = level(sentence.text)
        for region in _regions(text):
            words = text[region.start : region.end]
            if re.search(r"\b(?:delegations?|representatives|delegates|heads of|officials)\b", words, re.IGNORECASE):
                found |= dict.fromkeys(mention.id for mention in protocol.naming.states(words) if not mention.adjective)
    return list(found)


def chairs(protocol: Protocol, paragraphs: Iterable[Paragraph]) -> Iterator[Chair]:
    """Everybody, and every state, whom a sentence says chaired."""
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            text = level(sentence.text)
            for region in _chairing(text):
                seat = _chair(protocol, sentence.text[region.start : region.end])
                if (seat.name and (seat.office or seat.state)) or seat.state:
                    yield Chair(seat, sentence)


def _chair(protocol: Protocol, words: str) -> Seat:
    """The chair's name may stand before the office, with a comma between them."""
    seat = protocol.seat(words)
    parts = words.split(",")
    if seat.name and len(parts) > 1 and protocol.seat(parts[0]).name == seat.name and not seat.office:
        return replace(protocol.seat(", ".join(parts[1:3])), name=seat.name, words=words)
    return seat


def _chairing(text: str) -> Iterator[Span]:
    if by := _CHAIRED_BY.search(text):
        tail = r"|," if by[0].startswith("under") else ""
        stop = re.search(
            rf"\b(?:and\s+(?:was|were|at|took|attended|brought|gathered)|which|where|on|took|was|were|held)\b|,\s+(?:[a-z]+ed)\b|[.;]\s*$|\bin\s+[A-Z]|,\s+the\s{tail}",
            text[by.end() :],
        )
        yield Span(by.end(), by.end() + (stop.start() if stop else len(text)))
    elif (active := _CHAIRED.search(text)) and not _TO_COME.search(text[: active.start()]):
        yield Span(_opening(text[: active.start()]), active.start())
    elif (side := _CHAIRING_STATE.search(text)) and re.search(
        r"\b(?:meeting|session|summit|sitting|talks|council)\b", text, re.IGNORECASE
    ):
        yield Span(*side.span(side.lastindex or 1))


def _regions(text: str) -> Iterator[Span]:
    """The lists of a sentence: after the words that open one, or before those that close one."""
    if _TO_COME.search(text) and not re.search(r"\b(?:attended|took part|participated|present|attendance)\b", text):
        return
    if (speaking := _SPEAKING.search(text)) and (said := _SAID.search(text, speaking.end())):
        yield Span(speaking.end(), said.start())
        return
    opened = _AFTER.search(text)
    closed = _BEFORE.search(text, opened.end() if opened else 0)
    if opened:
        end = closed.start() if closed else len(text)
        yield Span(opened.end(), end)
    elif closed:
        # What follows the verb may say more: “attended the meeting as a guest”.
        before = text[: closed.start()]
        lead = _LED_BY.search(before) or _WHILE.search(before)
        yield Span(lead.end() if lead else _opening(before), closed.start())


def _opening(text: str) -> int:
    """Where a sentence begins to speak of somebody: after an agency's dateline, and after “On 5 May,”."""
    dateline = re.match(r"(?:[A-Z][\w'. -]*[,.]\s*)?[^\n]{0,60}?(?:(?:\([^()]{2,30}\)|\d)\s*:?\s*-{1,2}|\([A-Z][A-Za-z]{1,12}\)\s*:)\s+", text)
    start = dateline.end() if dateline else 0
    when = re.match(r"(?:(?:On|In|At)\b[^,]*|Yesterday|Today),\s*", text[start:])
    return start + when.end() if when else start
