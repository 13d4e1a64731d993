"""Finds the sentences that say who attended and who chaired, and splits their lists into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.drafting.people.groups import find_groups
from communique.drafting.people.lists import ListLine, is_counterpart, split_list
from communique.drafting.people.new_names import get_family_name
from communique.drafting.people.person_names import clean_name
from communique.drafting.people.phrases import (
    AROUND_STATES,
    AS_GUEST,
    CHAIRED,
    CHAIRED_BY,
    CHAIRING_STATE,
    DATELINE,
    DELEGATIONS,
    DENIED,
    FUTURE,
    HONOUR,
    LED_DELEGATION,
    LIST_ITEM,
    OF_SEVERAL_STATES,
    PLURAL,
    REPRESENTED,
    ROLE,
    SERVING_AS_CHAIR,
)
from communique.drafting.people.presence import (
    find_present_groups,
    opens_items,
    says_who_came,
)
from communique.drafting.people.seats import Seat, SeatParser, make_singular
from communique.drafting.text.names import Mention, normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_all_sentences, split_sentences
from communique.drafting.text.source import CELL_SEPARATOR
from communique.text import Span

_NAMES_AFTER = re.compile(
    r"\s*[:(-]\s*(?:(?:[A-Z][\w.'-]*|bin|al|ul|[a-z]{2}-[A-Z]\w+)(?:,\s*(?:and\s+)?|\s+and\s+|\s+|(?=[).;]|$)))+"
)
"""Names alone after a list of states."""


_SIDE = re.compile(r"\s+(?:government|side|delegation|representatives?|delegates?|officials?)\b")
"""What makes “Example” a state that came in “the Exemplary delegation”."""
_TOLD_OF_ONE = re.compile(r",\s+(?:who|which|whose|(?!including)[a-z]{3,}ing)\b")
"""Where an item of a list goes on to say something of the person: “Minister X, who stressed …”."""
_LAST_CLAUSE = re.compile(r"[;:]|,?\s+(?:and|while)\s+(?=that\s|the\s|[A-Z])|,\s+(?=[A-Z])")
"""Where a clause with another state may begin."""


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
    introduced = find_introductions(parser, paragraphs)
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
    """Return the lines of a group with the names that follow or open it, if there are as many.

    “The ministers of Example and Sample: Person A and Person B”, “Person A and Person B, the ministers of …”.
    """
    text = normalise(sentence.text)
    if len(lines) < 2 or not all(line.seat.state and line.seat.office and not line.seat.name for line in lines):
        return lines
    listed = _NAMES_AFTER.match(text, group.end)
    first = PLURAL.search(text, group.start, group.end)
    for span in (Span(*listed.span()) if listed else None, Span(group.start, first.start()) if first else None):
        names = parser.names.find_full_names(text[span.start : span.end], []) if span else []
        if span and len(names) == len(lines):
            words = sentence.text[group.start : max(group.end, span.start + names[-1].end)]
            printed = [clean_name(sentence.text[span.start + name.start : span.start + name.end]) for name in names]
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


def find_introductions(parser: SeatParser, paragraphs: Iterable[SourceParagraph]) -> dict[str, ListLine]:
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
        told = _TOLD_OF_ONE.search(normalise(paragraph.text))
        text = normalise(paragraph.text)[: told.start() if told else None]
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


def find_delegations(
    parser: SeatParser, paragraphs: Iterable[SourceParagraph], met: str | None = None
) -> Iterator[ListLine]:
    """Yield a seat without a name for each state and body whose delegation attended according to a sentence.

    The body that met is none of them.
    """
    for sentence in split_all_sentences(paragraphs):
        text = normalise(sentence.text)
        for region in find_present_groups(parser, sentence):
            words = text[region.start : region.end]
            states = [
                mention
                for mention in parser.matcher.find_states(words)
                if not mention.adjective or _SIDE.match(words, mention.span.end)
            ]
            bodies = [
                mention
                for mention in parser.matcher.find_organisations(words)
                if mention.id != met
                and not re.match(r"\s+(?:member|participating)\b", words[mention.span.end :])
                and not parser.matcher.register.bodies[mention.id].officials
            ]
            if not (DELEGATIONS.search(words) or _has_only_owners(words, states + bodies)):
                continue
            first = min((mention.span.start for mention in states), default=0)
            office = _find_office_before(text[: region.start + first])
            for mention in states + bodies:
                span = Span(region.start + mention.span.start, region.start + mention.span.end)
                printed = sentence.text[span.start : span.end]
                if mention in states:
                    yield ListLine(Seat(printed, office=office, state=mention.id), sentence)
                else:
                    yield ListLine(Seat(printed, body=mention.id), sentence)


def _find_office_before(before: str) -> str | None:
    """Return the office that the words before a list of states give to those who came for them."""
    found = OF_SEVERAL_STATES.search(before)
    if found is None:
        return None
    words = re.split(r"[,;:\"]|\b(?i:the|by|and|all|included?|were|was|with)\b\s*", before[: found.start()])[-1].strip()
    return make_singular(words) if PLURAL.search(f"{words} of the") else None


def _has_only_owners(words: str, owners: list[Mention]) -> bool:
    """Whether a list has no other words than those for states and bodies: “India, China and the Secretariat”."""
    for mention in sorted(owners, reverse=True):
        words = words[: mention.span.start] + words[mention.span.end :]
    return len(owners) > 0 and not AROUND_STATES.sub("", words).strip(" ,;:()-")


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
        if DENIED.search(text) and (says_who_came(text) or CHAIRED.search(text)):
            yield f"no attendees are taken from {where}: “{sentence.text}” is about an absence or another meeting"


def _skip_opening(text: str) -> int:
    """Return where the words about a person begin: after an agency's dateline, and after “On 5 May,”."""
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    when = re.match(r"(?:(?:On|In|At|From|For|As|While|When)\b[^,]*|Yesterday|Today),\s*", text[start:])
    start += when.end() if when else 0
    honour = HONOUR.search(text, start)
    return honour.end() if honour else start
