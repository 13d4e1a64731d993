"""Finds the body that met: the one named nearest to a word for a meeting."""

import re
from collections import Counter

from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.phrases import ANNOUNCED, OCCASION, OTHER_ORGANISATIONS
from communique.drafting.text.english import ASIDE, MEETING, OFFICE_TITLES, make_plural
from communique.drafting.text.names import Mention, NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides, split_all_sentences
from communique.model.vocabulary import Scope
from communique.text.quotes import Span

_OFFICE_OF = re.compile(
    rf"\b(?:{OFFICE_TITLES}) of (?:the )?(?:(?:Board|Council) of (?:the )?)?(?:SCO )?$"
    r"|\b(?:delegations?|representatives?|staff) of (?:the )?(?:Executive Committee of (?:the )?)?(?:SCO )?$",
    re.IGNORECASE,
)
"""Words before a body that a person represents or holds an office of: it is not the body that met."""


def find_body_mentions(matcher: NameMatcher, text: str) -> list[Mention]:
    """Return where a text names or describes bodies of the register, except as part of an office."""
    known = matcher.register.bodies
    found = [
        m
        for m in matcher.find_bodies(text)
        if m.id in known and (known[m.id].meets or known[m.id].meets_as) and known[m.id].scope is matcher.scope
    ]
    # RATS meets as its council, unless the text names the executive committee.
    found = [m._replace(id=known[m.id].meets_as or m.id) if not _is_staff(text, m) else m for m in found]
    for body in known.values():
        if body.described_as and body.meets and matcher.scope is Scope.SCO:
            found += [
                Mention(Span(*hit.span()), body.id)
                for hit in re.finditer(_allow_articles(body.described_as), text, re.IGNORECASE)
            ]
    return [mention for mention in found if not _OFFICE_OF.search(text[: mention.span.start])]


def _allow_articles(described_as: str) -> str:
    """Return a description in which “the” may follow “of”: “heads of the governments”."""
    return re.sub(r"\bof (?![(])", "of (?:the )?", described_as)


def _is_staff(text: str, mention: Mention) -> bool:
    """Whether a mention names the executive committee of a body."""
    return "xecutive" in text[mention.span.start : mention.span.end + 25]


def find_body(matcher: NameMatcher, sentences: list[Sentence], heading: Heading) -> FoundValue[str] | None:
    """Return the body named nearest to a word for a meeting in most sentences.

    Earlier sentences weigh more. The title weighs as much as the first sentence.
    """
    votes: Counter[str] = Counter()
    words: dict[str, tuple[str, str]] = {}
    texts = [
        (blank_asides(sentence), sentence.text, sentence.paragraph.id, 3 - at) for at, sentence in enumerate(sentences)
    ]
    if heading.title and not ANNOUNCED.search(heading.title.value):
        texts.append((ASIDE.sub("", normalise(heading.title.value)), heading.title.value, "heading", 3))
    for text, _, where, weight in texts:
        if nearest := find_nearest_body(matcher, find_body_mentions(matcher, text), text):
            votes[nearest.id] += weight
            words.setdefault(nearest.id, (text[nearest.span.start : nearest.span.end].strip(), where))
    if not votes:
        return None
    (best, weight), *others = votes.most_common()
    rivals = [body for body, other in others if other >= weight - 1]
    doubt = f"it may also be {' or '.join(rivals)}" if rivals else None
    if not matcher.register.bodies[best].one_series:
        doubt = "one body covers all ministries: make sure that the title says which (write one if none is printed)"
    return FoundValue(best, *words[best], doubt)


def find_body_of_offices(matcher: NameMatcher, heading: Heading) -> FoundValue[str] | None:
    """Return the body that most of the offices in a text form: “Defence Minister X said …” for defence ministers.

    None if several bodies are named equally often.
    """
    votes: Counter[str] = Counter()
    words: dict[str, tuple[str, str]] = {}
    known = matcher.register.bodies.values()
    bodies = [body for body in known if body.described_as and body.meets and body.one_series]
    for sentence in split_all_sentences(heading.paragraphs) if matcher.scope is Scope.SCO else ():
        text = make_plural(blank_asides(sentence))
        for body in bodies:
            if found := re.search(_allow_articles(body.described_as or ""), text, re.IGNORECASE):
                votes[body.id] += 1
                words.setdefault(body.id, (found[0], sentence.paragraph.id))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    best = ranked[0][0]
    return FoundValue(best, *words[best], "the text does not name the body: it is that of the offices in the text")


def find_nearest_body(matcher: NameMatcher, bodies: list[Mention], text: str) -> Mention | None:
    """Return the mention nearest to a word for a meeting; of overlapping names, the longest."""
    meeting_words = [
        found.span()
        for found in re.finditer(r"\b(?:meetings?|sessions?|sitting|summit|council)\b", text, re.IGNORECASE)
    ]

    collective = {body.id for body in matcher.register.bodies.values() if not body.one_series}
    specific = [mention for mention in bodies if mention.id not in collective]
    candidates = [m for m in specific if not any(m != other and _is_part_of(m, other) for other in specific)]
    candidates += [
        m for m in bodies if m not in specific and not any(m.span.overlaps(other.span) for other in specific)
    ]

    def distance(mention: Mention) -> tuple[int, int]:
        also = re.search(r"\b(?:and|as well as)\s+(?:in\s+)?(?:the\s+)?$", text[: mention.span.start])
        if re.match(r"[\w ]{0,20}?\s*\bformat\b", text[mention.span.end :]) and not also:
            return -1, mention.span.start  # “met in the format of the contact group”
        near = min(
            (max(0, mention.span.start - end, start - mention.span.end) for start, end in meeting_words), default=99
        )
        return (mention.id in collective) * 3 + near // 25, mention.span.start

    return min(candidates, key=distance, default=None)


def _is_part_of(mention: Mention, other: Mention) -> bool:
    """Whether a name is part of a longer one."""
    longer = other.span.end - other.span.start > mention.span.end - mention.span.start
    return longer and other.span.overlaps(mention.span)


def find_organiser(first: Sentence, heading: Heading) -> FoundValue[str] | None:
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
