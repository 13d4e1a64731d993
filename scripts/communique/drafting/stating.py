"""Finds the operative statements of a release: a subject that speaks for the meeting, and a verb of an act."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from communique.annotating import Span
from communique.drafting.naming import level
from communique.drafting.sentences import Paragraph, Sentence, sentences
from communique.drafting.wording import ADVERB, ALSO, CLAUSE, FACT, IRREGULAR, LEADING, NOT_BEFORE, OWN, PASSIVE, SPEAKS
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


@cache
def _verbs() -> tuple[re.Pattern[str], list[Act]]:
    """Every printed form of every act, the longest first, as one pattern; and the acts of its groups."""
    rows = [(_inflected(form), act) for act in Act for form in (*act.forms, *ALSO.get(act, ()))]
    # “Confirmed” alone is listed under approved; releases mostly confirm what they had said before.
    rows.sort(key=lambda row: -len(row[0]))
    return re.compile("|".join(f"({form})(?![\\w-])" for form, _ in rows), re.IGNORECASE), [act for _, act in rows]


def _inflected(form: str) -> str:
    """A form in the past with its present and participle: “noted” stands for note, notes, noted and noting."""
    first, gap, rest = form.partition(" ") if not form.startswith("(?:") else (form, "", "")
    if form == "stated":
        return form
    if first in IRREGULAR:
        first = f"(?:{IRREGULAR[first]})"
    elif first.endswith("ed") and first.isalpha():
        stem = re.sub(r"(?<=emphasi|.ecogni)s$", "[sz]", first[:-2])
        first = rf"{stem}(?:e[sd]?|s|ing|es)" if stem == "not" else rf"{stem}(?:e[sd]?|s|ing|es)?"
        if stem.endswith("i"):
            first = rf"{stem[:-1]}(?:y|ied|ies|ying)"
    if (
        first in ("express(?:e[sd]?|s|ing|es)?", "voic(?:e[sd]?|s|ing|es)?")
        and rest
        and not rest.startswith("(?:(?:the")
    ):
        rest = OWN + rest
    return first + gap.replace(" ", r"\s+") + rest.replace(" ", r"\s+")


def statements(paragraphs: Iterable[Paragraph], attending: set[tuple[str, int]], year: int) -> Iterator[Statement]:
    """Every operative statement, in the order of the text. `attending` are the starts of sentences that say who came,
    `year` that of the meeting: what was done in earlier years is no act of it.
    """
    for paragraph in paragraphs:
        before: Statement | None = None
        for sentence in sentences(paragraph):
            found = [] if (paragraph.id, sentence.span.start) in attending else _of(sentence, year)
            earlier = _of_earlier_years(level(sentence.text), year)
            if not found and before and not earlier and _carries_on(sentence):
                found = [_carried(sentence, before)]
            yield from found
            before = found[-1] if found else None


def _of(sentence: Sentence, year: int) -> list[Statement]:
    text = level(sentence.text)
    found = _led(text) + _spoken(text)
    if not found:
        found = _bare(text) or ([] if _of_earlier_years(text, year) else _passive(text))
    found = sorted(dict.fromkeys(found))
    if not found:
        return []
    base = sentence.span.start
    ends = [start for (start, _), _ in found[1:]] + [len(text)]
    return [
        Statement(
            act,
            sentence,
            Span(base + start, base + end),
            Span(base + start, base + said),
            doubt=_doubt(act, text[start:said]),
        )
        for ((start, end), act), said in zip(found, ends, strict=True)
    ]


def _of_earlier_years(text: str, year: int) -> bool:
    """Whether a passive tells what was done in an earlier year; a plan for one may well have been approved now."""
    return any(int(found[1]) < year for found in _DONE_IN.finditer(text))


def _doubt(act: Act, words: str) -> str | None:
    if act is Act.APPROVED and words.casefold().startswith("confirm"):
        return "“confirmed” may also be: reaffirmed"
    if act is Act.AGREED and re.match(r"agreed?\s+that\b", words, re.IGNORECASE):
        return "“agreed that” may also be: noted"
    return None


def _led(text: str) -> list[tuple[tuple[int, int], Act]]:
    """“Recognizing the importance of …, the ministers …”: a statement before the subject."""
    leading = LEADING.match(text)
    if leading and re.search(rf",\s+{SPEAKS}\s", text, re.IGNORECASE) and (act := _act(text, leading.start("verb"))):
        return [((leading.start("verb"), act[1]), act[0])]
    return []


def _spoken(text: str) -> list[tuple[tuple[int, int], Act]]:
    """Verbs after a subject that speaks for the meeting, and those that “and” joins to them."""
    found: list[tuple[tuple[int, int], Act]] = []
    text = _LISTED.sub(lambda listed: " " * len(listed[0]), text)
    for subject in re.finditer(rf"\b{SPEAKS}(?:\s*\([^()]*\))?(?=[\s,])", text, re.IGNORECASE):
        if NOT_BEFORE.search(text[: subject.start()]):
            continue
        gap = re.compile(
            rf"(?:\s*,[^,;.]{{3,160}},)?(?:,?\s+{ADVERB})*{_HOW}(?:,?\s+{ADVERB})*,?\s*", re.IGNORECASE
        ).match(text, subject.end())
        at = gap.end() if gap else subject.end()
        act = _act(text, at)
        if not act and (bare := re.compile(r"\s+").match(text, subject.end())):
            # “Had a discussion”: what mostly helps another verb may be the verb itself.
            at, act = (bare.end(), _act(text, bare.end())) if _act(text, bare.end()) else (at, None)
        if act:
            found.append(((at, act[1]), act[0]))
            found += _joined(text, act[1], past=_is_past(text[at : act[1]]))
            break
        # “Made proposals and welcomed …”: the first verb is no act, but the one that “and” joins to it is.
        if re.compile(r"(?:\w+ed|made|held|met|took)\s").match(text, at) and (joined := _joined(text, at, past=True)):
            found += joined
            break
    return found


def _joined(text: str, start: int, *, past: bool) -> list[tuple[tuple[int, int], Act]]:
    found = []
    for clause in re.finditer(CLAUSE, text[start:], re.IGNORECASE):
        at = start + clause.end()
        adverb = re.compile(rf"(?:{ADVERB}\s+)*", re.IGNORECASE).match(text, at)
        at = adverb.end() if adverb else at
        act = _act(text, at)
        if (
            act
            and _is_past(text[at : act[1]]) == past
            and not text[at : act[1]].casefold().endswith("ing")
            and (past or "they" in clause[0] or ";" in clause[0])
        ):
            found.append(((at, act[1]), act[0]))
    return found


def _bare(text: str) -> list[tuple[tuple[int, int], Act]]:
    """“Decided to hold …”: a verb in the past at the head of the sentence, the subject left out."""
    act = _act(text, 0)
    return (
        [((0, act[1]), act[0])]
        if act and _is_past(text[: act[1]]) and re.match(r"\s+(?:to|that|on|the)\b", text[act[1] :])
        else []
    )


def _passive(text: str) -> list[tuple[tuple[int, int], Act]]:
    """“A number of documents were signed”; not “the treaty that was signed in 2007”."""
    for found in re.finditer(PASSIVE, text, re.IGNORECASE):
        before = text[: found.start()]
        if re.search(r"\b(?:which|that|who|as)\s*$", before) or (FACT.search(text) and "sign" not in found["verb"]):
            continue
        if act := _act(text, found.start("verb")):
            return [((found.start(), found.end()), act[0])]
        if found["verb"].startswith("exchang") and "views" in before.casefold():
            return [((found.start(), found.end()), Act.EXCHANGED_VIEWS)]
    if decided := re.search(
        r"\bdecisions?\b[^.]{0,80}?\b(?:was|were)\s+(?:also\s+)?(?:taken|made|adopted)", text, re.IGNORECASE
    ):
        return [(decided.span(), Act.DECIDED)]
    if found_views := re.search(
        r"\bexchange of (?:views|opinions)\b[^.]*?\btook place\b|\bthere was an? [\w ]*exchange of (?:views|opinions)",
        text,
        re.IGNORECASE,
    ):
        return [(found_views.span(), Act.EXCHANGED_VIEWS)]
    return []


def _act(text: str, at: int) -> tuple[Act, int] | None:
    """The act whose printed form stands here, and where that form ends."""
    pattern, acts = _verbs()
    found = pattern.match(text, at)
    if not found:
        return None
    act = acts[(found.lastindex or 1) - 1]
    rest = text[found.end() :]
    if (
        act is Act.NOTED
        and found[0].casefold().startswith("consider")
        and not re.match(
            r"\s+(?:that|it|this|as|necessary|important|the\s+upcoming|[\w' ]{0,60}?\s(?:as|to be|an?)\s)", rest
        )
    ):
        act = Act.EXCHANGED_VIEWS
    if (
        act is Act.APPROVED
        and found[0].casefold().startswith("confirm")
        and re.match(r"\s+(?:that|the (?:need|importance)|their|its)\b", rest)
    ):
        act = Act.REAFFIRMED
    return act, found.end()


def _is_past(verb: str) -> bool:
    first = re.sub(r"^\w+ly\s+", "", verb).split(maxsplit=1)[0].casefold()
    return first.endswith("ed") or first in (
        "took",
        "spoke",
        "undertook",
        "made",
        "came",
        "gave",
        "held",
        "had",
        "heard",
        "drew",
        "stood",
        "paid",
        "were",
    )


def _carries_on(sentence: Sentence) -> bool:
    """Whether a sentence without a subject of its own says more of what the one before said."""
    text = level(sentence.text)
    if re.search(rf"[A-Z]\w+\s+(?:also\s+|then\s+)?(?:{_SAID})\b", text):
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
