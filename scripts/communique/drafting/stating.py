"""Finds the operative statements of a release: a subject that speaks for the meeting, and a verb of an act."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from communique.annotating import Span
from communique.dates import Edtf
from communique.drafting.dating import dates_in
from communique.drafting.naming import level
from communique.drafting.sentences import Paragraph, Sentence, sentences
from communique.drafting.verbs import act_at, is_past
from communique.drafting.wording import (
    ADVERB,
    AND_DONE,
    CLAUSE,
    FACT,
    LEADING,
    NOMINAL,
    NOT_BEFORE,
    PASSIVE,
    SPEAKS,
)
from communique.vocabulary import Act

_HOW = (
    r"(?:\s+in\s+an?\s+[^,.;]{3,80}?\s(?:spirit|atmosphere|manner|environment)|"
    r"\s+(?:during|at|following|in\s+the\s+course\s+of)\s+the\s+\w+)?"
)
# “The ministers of India, Kazakhstan and China discussed”: the states between subject and verb.
_LISTED = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*(?:,\s*(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*)+"
    r",?\s+and\s+(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*"
)


_ADDED = re.compile(
    r",\s+(?:also\s+|while\s+|thereby\s+)?(?=(?:stress|not|invit|emphasi[sz]|underlin|underscor|reaffirm|reiterat|call|pledg|agree|express|recogni[sz]|condemn|support|welcom|urg|highlight)ing\s+(?:that|the|their|its|for|on|to|all|upon)\b)"
)
_ITEM = re.compile(r"(?:[-*\u2022\u00b7]|\(?\d{1,2}[.)]|\(?[a-z]\))?\s*(?=[A-Za-z])")
_ASIDE = re.compile(
    r"(?:Recall|To recall|As a reminder|For reference|Background|On the (?:sidelines|margins))\b", re.IGNORECASE
)
"""What such paragraphs tell is of another day or of others."""
_MEANWHILE = re.compile(r"[^,;.]{4,80}, (?=exchanging|discussing|agreeing|signing|adopting|approving)")
_AFTER_LIST = re.compile(
    r",\s+the\s+(?:meeting|session|participants|parties|sides|ministers)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE
)
"""“Presided over by the minister, the meeting discussed”."""
_SAID = (
    "emphasi[sz]ed|noted|stressed|called|pointed|proposed|mentioned|urged|expressed|announced|thanked|suggested|added"
)


_DONE_IN = re.compile(
    r"(?:^In\s+(?:\w+\s+)?|\b(?:was|were|been)\s+[\w-]+\s+(?:by\s+(?:[\w-]+\s+){1,6}?|back\s+)?(?:in|on|at)\s+(?:[\w,-]+\s+){0,3}?)"
    r"((?:19|20)\d\d)\b"
)
"""The year in which something is said to have been done: at the head of the sentence, or right after the verb."""


@dataclass(frozen=True)
class Statement:
    """One operative statement: the act, its verb, what it says. `carried`: the verb is of the sentence before."""

    act: Act
    sentence: Sentence
    verb: Span
    """In the paragraph."""
    said: Span
    """In the paragraph: from the verb to the next one."""
    carried: bool = False
    doubt: str | None = None

    @property
    def quote(self) -> str:
        """The operative words as printed."""
        return self.sentence.paragraph.text[self.verb.start : self.verb.end]

    @property
    def words(self) -> str:
        """What it says, as printed."""
        return self.sentence.paragraph.text[self.said.start : self.said.end].strip()


def statements(paragraphs: Iterable[Paragraph], attending: set[tuple[str, int]], when: Edtf) -> Iterator[Statement]:
    """Every operative statement, in the order of the text. `attending` are the starts of sentences that say who came,
    `when` the days of the meeting: what was done before is no act of it.
    """
    listing = False
    for paragraph in paragraphs:
        if _ASIDE.match(level(paragraph.text)):
            continue
        before: Statement | None = None
        item = listing and _ITEM.match(level(paragraph.text))
        listing = bool(item) or _opens_list(level(paragraph.text))
        for sentence in sentences(paragraph):
            found = _of(sentence, when)
            if (paragraph.id, sentence.span.start) in attending:
                # Of a sentence that says who came, only what the meeting itself did is a statement.
                found = [one for one in found if _AFTER_LIST.search(level(paragraph.text)[: one.verb.start])]
            if not found and item and sentence.span.start == 0:
                found = _itemised(sentence, item.end())
            earlier = _of_earlier_years(level(sentence.text), when.year)
            if not found and before and not earlier and _carries_on(sentence):
                found = [_carried(sentence, before)]
            yield from found
            before = found[-1] if found else None


def _opens_list(text: str) -> bool:
    """Whether a list of what they did follows: “The heads of government:”, “During the meeting the sides:”."""
    return bool(re.search(rf"\b{SPEAKS}\s*(?:also\s*)?:\s*$", text, re.IGNORECASE))


def _itemised(sentence: Sentence, start: int) -> list[Statement]:
    """A line of such a list, which begins with its verb."""
    text = level(sentence.text)
    act = act_at(text, start)
    found = [_active(start, act), *_joined(text, act[1], past=is_past(text[start : act[1]]))] if act else []
    return _stated(sentence, found)


class _Verb(NamedTuple):
    """A verb of an act in a sentence. `begins`: where its clause does, which for a passive is before its subject."""

    start: int
    end: int
    act: Act
    begins: int


def _of(sentence: Sentence, when: Edtf) -> list[Statement]:
    text = level(sentence.text)
    if _looks_back(text, when):
        return []
    found = _led(text) + _spoken(text)
    if not found:
        found = _bare(text) or ([] if _of_earlier_years(text, when.year) else _passives(text))
    return _stated(sentence, sorted(dict.fromkeys(found)))


def _stated(sentence: Sentence, found: list[_Verb]) -> list[Statement]:
    if not found:
        return []
    text = level(sentence.text)
    base = sentence.span.start
    ends = [verb.begins for verb in found[1:]] + [len(text)]
    return [
        Statement(
            verb.act,
            sentence,
            Span(base + verb.start, base + verb.end),
            Span(base + verb.begins, base + end),
            doubt=_doubt(verb.act, text[verb.start : end]),
        )
        for verb, end in zip(found, ends, strict=True)
    ]


def _active(start: int, act: tuple[Act, int]) -> _Verb:
    return _Verb(start, act[1], act[0], start)


def _looks_back(text: str, when: Edtf) -> bool:
    """Whether a sentence begins with the day of another meeting before this one: “On 9 June 2017, the summit decided”."""
    head = re.match(r"(?:On|At|During|In)\b[^,]{0,80},", text)
    days = [dated.edtf for dated in dates_in(head[0])] if head else []
    return any(day and day < when.start[: len(day)] for day in days)


def _of_earlier_years(text: str, year: int) -> bool:
    """Whether a passive tells what was done in an earlier year; a plan for one may well have been approved now."""
    return any(int(found[1]) < year for found in _DONE_IN.finditer(text))


def _doubt(act: Act, words: str) -> str | None:
    if act is Act.APPROVED and words.casefold().startswith("confirm"):
        return "“confirmed” may also be: reaffirmed"
    if act is Act.AGREED and re.match(r"agreed?\s+that\b", words, re.IGNORECASE):
        return "“agreed that” may also be: noted"
    return None


def _led(text: str) -> list[_Verb]:
    """“Recognizing the importance of …, the ministers …”: a statement before the subject."""
    leading = LEADING.match(text)
    if leading and re.search(rf",\s+{SPEAKS}\s", text, re.IGNORECASE) and (act := act_at(text, leading.start("verb"))):
        return [_active(leading.start("verb"), act)]
    having = re.search(
        rf"\bhaving\s+(?=(?:discussed|considered|reviewed|exchanged)\b[^.]*,\s+{SPEAKS}\s)", text, re.IGNORECASE
    )
    if having and (act := act_at(text, having.end())):
        return [_active(having.end(), act)]
    return []


def _spoken(text: str) -> list[_Verb]:
    """Verbs after a subject that speaks for the meeting, and those that “and” joins to them."""
    found: list[_Verb] = []
    besides: list[_Verb] = []
    text = _LISTED.sub(lambda listed: " " * len(listed[0]), text)
    for subject in re.finditer(rf"\b{SPEAKS}(?:\s*\([^()]*\))?(?=[\s,])", text, re.IGNORECASE):
        if NOT_BEFORE.search(text[: subject.start()]):
            continue
        gap = re.compile(
            rf"(?:\s+(?:on|for)\s+[A-Z]\w+)?(?:\s+on\s+(?:\w+day|\w+\s+\d+|\d+\s+\w+)(?:,?\s+\d{{4}},?)?)?(?:\s+(?:held|convened|gathered)\s[^,;.]{{3,120}},|\s*,[^,;.]{{3,160}},|\s+-\s[^.;]{{3,160}}?\s-(?=\s))?(?:,?\s+{ADVERB})*{_HOW}(?:,?\s+{ADVERB})*,?\s*",
            re.IGNORECASE,
        ).match(text, subject.end())
        at = gap.end() if gap else subject.end()
        act = act_at(text, at)
        if not act and (bare := re.compile(r"\s+").match(text, subject.end())):
            # “Had a discussion”: what mostly helps another verb may be the verb itself.
            at, act = (bare.end(), act_at(text, bare.end())) if act_at(text, bare.end()) else (at, None)
        if act and not text[: act[1]].endswith("ing"):
            found.append(_active(at, act))
            found += _joined(text, act[1], past=is_past(text[at : act[1]])) + _added(text, act[1])
            break
        # “Held a small meeting, exchanging views”: the participle says what they did.
        going = _MEANWHILE.match(text, at)
        if going and (act := act_at(text, going.end())):
            found.append(_active(going.end(), act))
            break
        # “Made proposals and welcomed …”: the first verb is no act, but the one that “and” joins to it is.
        if not besides and re.compile(r"(?:\w+ed|made|held|met|took)\s").match(text, at):
            besides = _joined(text, at, past=True)
    return found or besides


def _joined(text: str, start: int, *, past: bool) -> list[_Verb]:
    found = []
    for clause in re.finditer(CLAUSE, text[start:], re.IGNORECASE):
        at = start + clause.end()
        adverb = re.compile(rf"(?:{ADVERB}\s+)*", re.IGNORECASE).match(text, at)
        at = adverb.end() if adverb else at
        act = act_at(text, at)
        if (
            act
            and not re.match(r"\s+(?:by|at)\b", text[act[1] :])
            and is_past(text[at : act[1]]) == past
            and not text[at : act[1]].casefold().endswith("ing")
            and (past or "they" in clause[0] or ";" in clause[0])
        ):
            found.append(_active(at, act))
    return found


def _added(text: str, start: int) -> list[_Verb]:
    """“…, stressing that …”: what a participle adds to what was said."""
    places = [start + found.end() for found in _ADDED.finditer(text[start:])]
    return [_active(at, act) for at in places if (act := act_at(text, at))]


def _bare(text: str) -> list[_Verb]:
    """“Decided to hold …”: a verb in the past at the head of the sentence, the subject left out."""
    act = act_at(text, 0)
    return (
        [_active(0, act)]
        if act and is_past(text[: act[1]]) and re.match(r"\s+(?:to|that|on|the)\b", text[act[1] :])
        else []
    )


def _passives(text: str) -> list[_Verb]:
    """“A number of documents were signed”, “an agreement was reached”; not “the treaty that was signed in 2007”."""
    found: list[_Verb] = []
    for verb, act in sorted([*_done(text), *_nominal(text)]):
        if not found or verb.start >= found[-1].end:
            found.append(_Verb(verb.start, verb.end, act, _clause(text, found[-1].end, verb.start) if found else 0))
    return found


def _done(text: str) -> Iterator[tuple[Span, Act]]:
    for found in re.finditer(PASSIVE, text, re.IGNORECASE):
        before = text[: found.start()]
        here = re.match(r"\s+(?:at|during)\s+(?:the|this)\s+(?:meeting|event|session|summit)", text[found.end() :])
        if (re.search(r"\b(?:which|that|who|as)\s*$", before) and not here) or (
            FACT.search(text) and "sign" not in found["verb"]
        ):
            continue
        if act := act_at(text, found.start("verb")):
            yield Span(*found.span()), act[0]
            for other in re.finditer(AND_DONE, text[found.end() : found.end() + 60], re.IGNORECASE):
                at = found.end() + other.start("verb")
                if (second := act_at(text, at)) and other.start() == 0:
                    yield Span(at, second[1]), second[0]
        elif found["verb"].startswith("exchang") and "views" in before.casefold():
            yield Span(*found.span()), Act.EXCHANGED_VIEWS


def _nominal(text: str) -> Iterator[tuple[Span, Act]]:
    """“A decision was taken”, “special attention was paid”: the noun says what was done."""
    for act, noun in NOMINAL:
        for found in re.finditer(rf"\b(?:{noun})", text, re.IGNORECASE):
            yield Span(*found.span()), act


def _clause(text: str, start: int, verb: int) -> int:
    """Where the clause of a later passive begins: after the comma or the “and” before its subject."""
    parts = [found.end() for found in re.finditer(r"[,;]\s+(?:and\s+)?|\s+and\s+", text[start:verb])]
    return start + parts[0] if parts else verb


def _carries_on(sentence: Sentence) -> bool:
    """Whether a sentence without a subject of its own says more of what the one before said."""
    text = level(sentence.text)
    if re.search(rf"[A-Z]\w+\s+(?:also\s+|then\s+)?(?:{_SAID})\b", text):
        return False
    if re.match(
        r"(?:Such|This|These|Thus|After|During|The (?:meeting|event|session|summit|conv\w+|declaration|document|treaty))\b",
        text,
    ):
        return False
    somebodys = re.search(r"\b(?:he|she|his|her|said|told|President|Mr)\b|\"$", text, re.IGNORECASE)
    return len(text) > 40 and not FACT.search(text) and not somebodys


def _carried(sentence: Sentence, before: Statement) -> Statement:
    first = re.match(r"(?:\S+\s+){0,5}\S+", sentence.text)
    end = sentence.span.start + (first.end() if first else len(sentence.text))
    return Statement(
        before.act if before.act in (Act.NOTED, Act.STRESSED, Act.REAFFIRMED, Act.AGREED) else Act.NOTED,
        sentence,
        Span(sentence.span.start, end),
        sentence.span,
        carried=True,
        doubt=f"the sentence has no verb of its own; it goes on after “{before.quote}”",
    )


def selector(statement: Statement) -> tuple[str, str | None]:
    """The quote of a statement, and the words after it that tell it from others; no quote where nothing does."""
    text, (start, end) = statement.sentence.paragraph.text, statement.verb
    quote = text[start:end]
    words = [found.end() for found in re.finditer(r"\s+\S+", text[end : end + 120])]
    for length in (0, *words):
        if text.count(quote + text[end : end + length]) == 1:
            return quote, text[end : end + length] or None
    return "", None
