"""Finds the sentences that say who attended, and splits their lists into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.drafting.attendance.groups import find_groups
from communique.drafting.attendance.lists.lists import ListLine, is_counterpart, split_list
from communique.drafting.attendance.presence import find_present_groups, opens_items, says_who_came
from communique.drafting.attendance.seats.person_names import clean_name, get_family_name
from communique.drafting.attendance.seats.phrases import (
    AS_GUEST,
    CHAIRED,
    DENIED,
    LED_DELEGATION,
    LIST_ITEM,
    REPRESENTED,
)
from communique.drafting.attendance.seats.seats import Seat, SeatParser
from communique.drafting.attendance.seats.words import ROLE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences, split_sentences
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text.quotes import Span

_NAMES_AFTER = re.compile(
    r"\s*[:(-]\s*(?:(?:[A-Z][\w.'-]*|bin|al|ul|[a-z]{2}-[A-Z]\w+)(?:,\s*(?:and\s+)?|\s+and\s+|\s+|(?=[).;]|$)))+"
)
"""Names alone after a list of states."""


_ABOUT_ONE = re.compile(r",\s+(?:who|which|whose|(?!including)[a-z]{3,}ing)\b")
"""Where an item of a list goes on to say something of the person: “Minister X, who stressed …”."""
_LAST_CLAUSE = re.compile(r"[;:]|,?\s+(?:and|while)\s+(?=that\s|the\s|[A-Z])(?![^,;]*\swere\s)|,\s+(?=[A-Z])")
"""Where a clause with another state may begin."""


def find_attendance(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Yield a line for each person or seat that attended according to a sentence, in the order of the text.

    Lists with neither names nor offices yield nothing.
    """
    introduced = _find_introductions(parser, paragraphs)
    office: str | None = None
    for at, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(paragraph):
            text = normalise(sentence.text)
            if DENIED.search(text):
                continue
            for line in _list_present(parser, sentence, introduced):
                held = office if is_counterpart(line.seat) else line.seat.office
                office = held if line.seat.name else office
                yield replace(line, seat=replace(line.seat, office=held))
            if sentence.span.end == len(paragraph.text.rstrip()) and opens_items(text):
                called = re.search(r"\b(?:(guest)|(observer))", text, re.IGNORECASE)
                guests, observers = bool(called and called[1]), bool(called and called[2])
                for line in _split_items(parser, paragraphs[at + 1 :]):
                    yield replace(line, guest=line.guest or guests, observer=line.observer or observers)


def _read_list(parser: SeatParser, sentence: Sentence, region: Span) -> Iterator[ListLine]:
    """Yield the lines of a list, with what the words around it say of all of them."""
    text = normalise(sentence.text)
    guest = bool(AS_GUEST.match(text[region.end :].lstrip()))
    state = _find_represented_state(parser, text[: region.start]) or _find_led_state(parser, text[region.end :])
    for line in split_list(parser, sentence, region):
        seat = line.seat
        if state and not (seat.state or seat.body):
            seat = replace(seat, state=state)
        yield replace(line, seat=seat, guest=line.guest or guest)


def _list_present(parser: SeatParser, sentence: Sentence, introduced: dict[str, ListLine]) -> Iterator[ListLine]:
    """Yield the lines of the groups that were present, if each has an office and somebody it belongs to.

    A name alone means the person whom the text introduces with an office.
    """
    for group in find_present_groups(parser, sentence):
        found = set()
        for line in _name_in_order(parser, sentence, group, list(_read_list(parser, sentence, group))):
            if _is_certain(parser, line.seat):
                found.add(get_family_name(line.seat.name or "-"))
                yield line
        words = normalise(sentence.text)[group.start : group.end]
        states = [mention.span for mention in parser.matcher.find_states(words)]
        for name in parser.names.find_full_names(words, states):
            family = get_family_name(words[name.start : name.end])
            if family in found:
                continue
            if family in introduced:
                yield introduced[family]
            elif alone := _read_name_alone(parser, sentence, Span(group.start + name.start, group.start + name.end)):
                yield alone


def _read_name_alone(parser: SeatParser, sentence: Sentence, name: Span) -> ListLine | None:
    """Return the line for a name of several words without an office: “Person A”, “Example's Person A”."""
    before = re.search(r"\b[A-Z][\w-]*(?: [A-Z][\w-]*)*'s?\s+$", normalise(sentence.text)[: name.start])
    words = sentence.text[before.start() if before else name.start : name.end]
    seat = parser.parse(words)
    if " " not in (seat.name or "") or seat.office:
        return None
    return ListLine(seat, sentence, without_office=True)


def _name_in_order(parser: SeatParser, sentence: Sentence, group: Span, lines: list[ListLine]) -> list[ListLine]:
    """Return the lines of a group with the names in it or after it, if there are as many.

    “The ministers of Example and Sample: Person A and Person B”, “Person A and Person B, the ministers of …”.
    """
    text = normalise(sentence.text)
    if len(lines) < 2 or not all(line.seat.state and line.seat.office and not line.seat.name for line in lines):
        return lines
    listed = _NAMES_AFTER.match(text, group.end)
    words = sentence.text[group.start : listed.end() if listed else group.end]
    states = [mention.span for mention in parser.matcher.find_states(normalise(words))]
    names = parser.names.find_full_names(normalise(words), states)
    if len(names) == len(lines):
        printed = [clean_name(words[name.start : name.end]) for name in names]
        seats = [replace(line.seat, words=words, name=name) for line, name in zip(lines, printed, strict=True)]
        doubt = "the names are given to the states in the order of the text"
        return [replace(line, seat=seat, doubt=doubt) for line, seat in zip(lines, seats, strict=True)]
    return lines


def _is_certain(parser: SeatParser, seat: Seat) -> bool:
    """Whether a seat has an office of one state or body, or is that of a state alone."""
    office = seat.office or ""
    is_complete = bool(seat.name and office and (seat.state or seat.body))
    is_of_state = bool(seat.state and not office and not seat.name)
    return bool(is_complete or is_of_state or ROLE.search(office)) and len(parser.matcher.find_states(office)) < 2


def _find_introductions(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> dict[str, ListLine]:
    """Return the first line with a name and an office for each family name in a text."""
    introduced: dict[str, ListLine] = {}
    for sentence in split_all_sentences(paragraphs):
        for group in find_groups(parser, normalise(sentence.text)):
            for line in split_list(parser, sentence, group):
                if line.seat.name and ROLE.search(line.seat.office or ""):
                    introduced.setdefault(get_family_name(line.seat.name), line)
                    first = line.seat.name.split()[0].casefold()
                    if first in parser.names.family_names:  # as in Chinese names
                        introduced.setdefault(first, line)
    return introduced


def _split_items(parser: SeatParser, paragraphs: list[SourceParagraph]) -> Iterator[ListLine]:
    """Yield the lines of a list whose items are paragraphs, up to the next sentence or list."""
    for paragraph in paragraphs:
        report = _ABOUT_ONE.search(normalise(paragraph.text))
        text = normalise(paragraph.text)[: report.start() if report else None]
        if not LIST_ITEM.search(text) or text.rstrip().endswith(":") or CELL_SEPARATOR in text or not ROLE.search(text):
            return
        whole = Sentence(paragraph, Span(0, len(text)))
        mark = re.match(r"[-*\u2022\u00b7\d.)\s]*", text)
        yield from split_list(parser, whole, Span(mark.end() if mark else 0, len(text)))


def _find_represented_state(parser: SeatParser, before: str) -> str | None:
    """Return the only state in “Pakistan was represented by …” or “a delegation of Pakistan led by …”."""
    if not REPRESENTED.search(before):
        return None
    of_clause = {mention.id for mention in parser.matcher.find_states(_LAST_CLAUSE.split(before)[-1])}
    states = of_clause or {mention.id for mention in parser.matcher.find_states(before)}
    return states.pop() if len(states) == 1 else None


def _find_led_state(parser: SeatParser, after: str) -> str | None:
    """Return the state in “X led the Indian delegation” or “X represented India”."""
    led = LED_DELEGATION.match(after)
    states = parser.matcher.find_states(led["whose"] or led["which"]) if led else []
    return states[0].id if states else None


def find_denials(paragraphs: Iterable[SourceParagraph]) -> Iterator[str]:
    """Yield a doubt for each sentence about an absence or another meeting: its list is not used."""
    for sentence in split_all_sentences(paragraphs):
        text, where = normalise(sentence.text), sentence.paragraph.id
        if DENIED.search(text) and (says_who_came(text) or CHAIRED.search(text)):
            yield f"no attendees are taken from {where}: “{sentence.text}” is about an absence or another meeting"
