"""Finds the groups of people and states in a sentence by the words that they consist of: names, offices, states.

These words are the same in all releases; the words around a group are not.
"""

import re
from collections.abc import Iterator

from communique.drafting.attendance.seats.phrases import (
    ASIDE_IN_LIST,
    CAME_ITSELF,
    CLAUSE_IN_BRACKETS,
    DATELINE,
    OF_THE_STATES,
    OPENING_OBJECT,
    VERB_BETWEEN,
)
from communique.drafting.attendance.seats.seats import SeatParser
from communique.drafting.attendance.seats.words import (
    GROUP_NOUNS,
    HONOUR,
    JOINS,
    MILITARY_RANKS,
    NO_GROUP,
    NO_GROUP_NOUNS,
    OFFICE_WORDS,
    OFFICER,
    PARTICLES,
    PLURAL,
    ROLE,
)
from communique.text.quotes import Span

_WORD = re.compile(r"\S+")
_OPENS = ("including", "namely")
"""Words before the first of a group, which belong to the words that link it."""
_MONTH_OR_NAME = re.compile(r"(?<=[a-z] )(?:Jan|Mar|May|Jun|June|April|August)\b[,.:;]?(?! ?\d)")
"""A month that is the second word of a name: “Person May”."""
_NAMED_HE = re.compile(r"(?<=[a-z] )He(?= [A-Z][a-z])")
"""A family name that is also a pronoun, inside a sentence."""
_AT_OFFICE = re.compile(r"at(?= the (?:Supreme|Ministry|Office|Embassy|Department|Administration)\b)")
"""A word inside an office: “Deputy Prosecutor-General at the Supreme People's Procuratorate”."""
_EMBASSY = re.compile(r"\b(?:Embassy|Ambassador)\s[^,;]*$")
"""An office abroad, with which “in” gives the state of the post: “Ambassador of Example in Sample”."""
_BRACKET = re.compile(r"\([^()]{3,80}\)")
"""An aside of any words, which does not end a group: “X, deputy minister (with the rank of a minister) of …”."""
_INITIAL = re.compile(r"[A-Z]\.")
_OFFICE_OF_SEVERAL = re.compile(
    rf"(?P<office>(?:[A-Za-z]+\s+)?{PLURAL.pattern}(?:\s+[a-z][\w-]*){{0,5}}?)\s+(?:of|from)\s+(?:(?:all|of|the|both|other|\w+)\s+){{0,4}}?$",
    re.IGNORECASE,
)
_STATES_NAMED = re.compile(
    r"(?:SCO\s+)?(?:(?:member|observer|partner|participating)[\s-]+)?(?:states|countries|nations)[,:]?\s+(?:-\s+)?(?:including|namely|such\s+as)\s+"
)
"""What opens a list of states of which an office was said before: “ministers from all member states, including …”."""
_ADVERB = re.compile(r"(?:[A-Z][a-z]+ly|Besides|Also|Moreover|Furthermore)")
"""A word with which a sentence opens, before a comma."""
_ENDS = (":", ',"', '."')
"""Ends of a word after which no group goes on: of what opens a list, and of a quotation."""
_LOWER_CASE = (JOINS, PARTICLES, GROUP_NOUNS, OFFICE_WORDS, MILITARY_RANKS)
"""Words of a group without a capital."""
_MOST_BETWEEN = 5
"""Words of an office that the register does not know, between two parts of one group."""


def find_groups(parser: SeatParser, text: str) -> Iterator[Span]:
    """Yield the spans of words that name somebody with their office, or two or more states.

    The text is normalised.
    """
    for aside in (CLAUSE_IN_BRACKETS, ASIDE_IN_LIST, HONOUR):
        text = aside.sub(lambda found: " " * len(found[0]), text)
    last: Span | None = None
    for found in _find_runs(text, [mention.span for mention in parser.matcher.find_organisations(text)]):
        run = _skip_opening(parser, text, found)
        if not _names_someone(parser, text, run):
            continue
        run = _take_office_before(parser, text, run)
        if last and _is_gap(text[last.end : run.start]):
            last = Span(last.start, run.end)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _skip_opening(parser: SeatParser, text: str, run: Span) -> Span:
    """Return a run without what ends the words before it: “During a visit to Example, President X …”."""
    if status := OF_THE_STATES.match(text, run.start, run.end):
        run = Span(status.end(), run.end)
    if OPENING_OBJECT.fullmatch(text, 0, run.start):
        return Span(run.end - len(text[run.start : run.end].partition(", ")[2]), run.end)
    words = text[run.start : run.end]
    city = next((place for place in parser.matcher.find_places(words) if place.span.start == 0), None)
    if city and PLURAL.search(re.split(r"\b(?:of|from)\b", words[city.span.end :])[0]):
        return Span(run.start + city.span.end + 1, run.end)  # “… in Example foreign ministers of …”
    first, comma, rest = words.partition(", ")
    where = [*parser.matcher.find_places(first), *parser.matcher.find_states(first)]
    if comma and _ADVERB.fullmatch(first):
        return Span(run.end - len(rest), run.end)
    is_place = any(mention.span == Span(0, len(first.removesuffix(" side"))) for mention in where)
    return Span(run.end - len(rest), run.end) if comma and is_place and ROLE.search(rest) else run


def _take_office_before(parser: SeatParser, text: str, run: Span) -> Span:
    """Return a run that begins with a state together with the office of several before it.

    “The heads of the coast guard of Example and Sample”: the words of an office are not all known.
    """
    states = parser.matcher.find_states(text[run.start : run.end])
    opening = _STATES_NAMED.match(text, run.start)
    first = opening.end() - run.start if opening else 0
    office = _OFFICE_OF_SEVERAL.search(text[: run.start])
    if office and states and states[0].span.start == first and not VERB_BETWEEN.search(office[0]):
        return Span(office.start("office"), run.end)
    return run


def _names_someone(parser: SeatParser, text: str, run: Span) -> bool:
    """Whether a run has a person, several states, or a state that is said to have come itself."""
    matcher, words = parser.matcher, text[run.start : run.end]
    states = matcher.find_states(words)
    taken = [mention.span for mention in (*states, *matcher.find_bodies(words), *matcher.find_places(words))]
    named = {state.id for state in states if not state.adjective}
    came_itself = CAME_ITSELF.match(text, run.end) is not None and (named or (states and ROLE.search(words)))
    has_name = OFFICER.search(words) or parser.names.find_full_names(words, taken)
    has_bodies = re.search(
        r"\b(?:representatives?|delegations?|delegates|heads)\b", words
    ) and matcher.find_organisations(words)
    return bool(len(named) > 1 or came_itself or has_name or has_bodies)


def _is_gap(between: str) -> bool:
    return len(between.split()) <= _MOST_BETWEEN and not VERB_BETWEEN.search(between)


def _find_runs(text: str, names: list[Span]) -> Iterator[Span]:
    """Yield the longest runs of words that a group can consist of, without words that only join.

    All words of the given names of organisations can.
    """
    dateline = DATELINE.match(text)
    brackets = [Span(*found.span()) for found in _BRACKET.finditer(text)]
    run: list[Span] = []
    for found in _WORD.finditer(text, dateline.end() if dateline else 0):
        word = found[0]
        # “India was represented by Minister X; Russia by Minister Y”
        belongs = _belongs(word) or (word == "by" and _is_of_next_state(text, run))
        belongs = belongs or bool(run and _MONTH_OR_NAME.match(text, found.start()))
        belongs = belongs or any(name.start <= found.start() < name.end for name in names)
        belongs = belongs or bool(_NAMED_HE.match(text, found.start()) or _AT_OFFICE.match(text, found.start()))
        belongs = belongs or (
            word == "in" and bool(run) and _EMBASSY.search(text, run[0].start, found.start()) is not None
        )
        belongs = belongs or (bool(run) and any(one.start <= found.start() < one.end for one in brackets))
        if belongs:
            run.append(Span(*found.span()))
        if run and (not belongs or word.endswith(_ENDS)):
            yield from _trim(text, run)
            run = []
    yield from _trim(text, run)


def _is_of_next_state(text: str, run: list[Span]) -> bool:
    """Whether “by” after a run is that of the next state in “India was represented by X, China by Y”."""
    return bool(run) and (
        any(text[one.end - 1] == ";" for one in run)
        or re.search(r"\brepresented by ", text[: run[0].start]) is not None
    )


def _trim(text: str, run: list[Span]) -> Iterator[Span]:
    while run and (_joins(text[run[0].start : run[0].end]) or text[run[0].start : run[0].end] in _OPENS):
        run = run[1:]
    while run and _joins(text[run[-1].start : run[-1].end]):
        run = run[:-1]
    if run:
        yield Span(run[0].start, run[0].start + len(text[run[0].start : run[-1].end].rstrip(" ,;:.")))


def _joins(word: str) -> bool:
    return not _INITIAL.match(word) and (word.strip(",;:()\"'.").casefold() in JOINS or not re.search(r"\w", word))


def _belongs(word: str) -> bool:
    """Whether a word can be a part of a group."""
    bare = word.strip(",;:()\"'.")
    low = bare.casefold().removesuffix("'s")
    if (low in NO_GROUP and bare != "HE") or bare in NO_GROUP_NOUNS:
        return False
    parts = low.split("-") if re.search(r"\w-\w", low) else [low]
    if not re.search(r"\w", word) or any(all(part in known for part in parts) for known in _LOWER_CASE):
        return True
    return bare[0].isupper() or bool(ROLE.fullmatch(bare) or PLURAL.fullmatch(bare))
