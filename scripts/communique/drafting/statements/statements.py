"""Finds the operative statements of a release: a subject that speaks for the meeting, and a verb of an act."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.drafting.statements.clauses import Clause, find_active_clause, find_clauses, find_joined_clauses
from communique.drafting.statements.phrases import NOT_OPERATIVE, SUBJECT
from communique.drafting.statements.verbs import is_listed
from communique.drafting.text.dates import find_dates
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_sentences
from communique.model.edtf import Edtf
from communique.model.vocabulary import Act
from communique.text import Span

_ITEM = re.compile(r"(?:[-*\u2022\u00b7]|\(?\d{1,2}[.)]|\(?[a-z]\))?\s*(?=[A-Za-z])")
_ASIDE = re.compile(
    r"(?:Recall|To recall|As a reminder|For reference|Background|On the (?:sidelines|margins))\b", re.IGNORECASE
)
"""What such paragraphs tell is of another day or of others."""
_AFTER_LIST = re.compile(
    r"^(?:At\s[^,]*,\s+)?(?:The\s+|All\s+)?(?:[\w-]+\s+){0,3}?(?:ministers|presidents|leaders|secretaries|prosecutors"
    r"|heads\s+of\s+(?:\w+\s+)?\w+)\s+(?:of|from|-)\s[^.;]*\s$"
    r"|,\s+the\s+(?:meeting|session|participants|parties|sides|ministers)\s+(?:\w+ly\s+|also\s+)?$"
    r"|^(?:The\s+)?[\w ]*(?:meeting|session|summit)\b[^.]*,\s+chaired\s+by[^,]*,\s+$",
    re.IGNORECASE,
)
"""“Presided over by the minister, the meeting discussed”, “The meeting, chaired by the minister, discussed”."""
_NEWS = re.compile(
    r"(?:Such|This|These|Thus|After|During|The (?:meeting|event|session|summit|conv\w+|declaration|document|treaty))\b"
)
"""How sentences begin that tell something new, and do not go on with what was said."""
_GOES_ON = (Act.NOTED, Act.STRESSED, Act.REAFFIRMED, Act.AGREED)
"""What they noted or agreed may fill the next sentences as well; what they discussed or signed does not."""
_SAID = (
    "emphasi[sz]ed|noted|stressed|called|pointed|proposed|mentioned|urged|expressed|announced|thanked|suggested|added"
)


_DONE_IN = re.compile(
    r"(?:^In\s+(?:\w+\s+)?|\b(?:was|were|been)\s+[\w-]+\s+(?:by\s+(?:[\w-]+\s+){1,6}?|back\s+)?(?:in|on|at)\s+(?:[\w,-]+\s+){0,3}?)"
    r"((?:19|20)\d\d)\b"
)
"""The year in which something is said to have been done: at the head of the sentence, or right after the verb."""


_YEAR_BEFORE = re.compile(r"\bin\s+((?:19|20)\d\d),?\s+(?:the\s+\w|they\b)[\w ]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True)
class FoundStatement:
    """One operative statement: the act, its verb, what it says. `carried`: the verb is of the sentence before."""

    act: Act
    sentence: Sentence
    verb: Span
    """In the paragraph."""
    said: Span
    """In the paragraph: from the verb to the next one."""
    continues: bool = False
    doubt: str | None = None

    @property
    def quote(self) -> str:
        """The operative words as printed."""
        return self.sentence.paragraph.text[self.verb.start : self.verb.end]

    @property
    def words(self) -> str:
        """What it says, as printed."""
        return self.sentence.paragraph.text[self.said.start : self.said.end].strip()


def find_statements(
    paragraphs: Iterable[SourceParagraph], attending: set[tuple[str, int]], when: Edtf
) -> Iterator[FoundStatement]:
    """Every operative statement, in the order of the text. `attending` are the starts of sentences that say who came,
    `when` the days of the meeting: what was done before is no act of it.
    """
    listing = False
    for paragraph in paragraphs:
        if _ASIDE.match(normalise(paragraph.text)):
            continue
        before: FoundStatement | None = None
        item = listing and _ITEM.match(normalise(paragraph.text))
        listing = bool(item) or _opens_list(normalise(paragraph.text))
        for sentence in split_sentences(paragraph):
            found = _of(sentence, when)
            if (paragraph.id, sentence.span.start) in attending:
                # Of a sentence that says who came, only what the meeting itself did is a statement.
                text = normalise(paragraph.text)
                found = [one for one in found if _AFTER_LIST.search(text[sentence.span.start : one.verb.start])]
            if not found and item and sentence.span.start == 0:
                found = _itemised(sentence, item.end())
            earlier = _of_earlier_years(normalise(sentence.text), when.year)
            if not found and before and before.act in _GOES_ON and not earlier and _carries_on(sentence):
                found = [_carried(sentence, before)]
            yield from found
            before = found[-1] if found else None


def _opens_list(text: str) -> bool:
    """Whether a list of what they did follows: “The heads of government:”, “During the meeting the sides:”."""
    text = text[-300:].rstrip()
    return text.endswith(":") and bool(re.search(rf"\b{SUBJECT}\s*(?:also\s*)?:$", text, re.IGNORECASE))


def _itemised(sentence: Sentence, start: int) -> list[FoundStatement]:
    """A line of such a list, which begins with its verb."""
    text = normalise(sentence.text)
    first = find_active_clause(text, start)
    return _stated(sentence, [first, *find_joined_clauses(text, first)] if first else [])


def _of(sentence: Sentence, when: Edtf) -> list[FoundStatement]:
    text = normalise(sentence.text)
    if _looks_back(text, when):
        return []
    found = find_clauses(text, passive=not _of_earlier_years(text, when.year))
    return _stated(sentence, [one for one in found if not _was_earlier(text[: one.start], when.year)])


def _stated(sentence: Sentence, found: list[Clause]) -> list[FoundStatement]:
    if not found:
        return []
    text = normalise(sentence.text)
    base = sentence.span.start
    ends = [verb.clause_start for verb in found[1:]] + [len(text)]
    # “Discussed and identified measures”: the object stands behind the last of the verbs.
    for at in reversed(range(len(found) - 1)):
        if re.fullmatch(r"[\s,;]*(?:and|as well as)?\s*", text[found[at].end : ends[at]]):
            ends[at] = ends[at + 1]
    return [
        FoundStatement(
            verb.act,
            sentence,
            Span(base + verb.start, base + verb.end),
            Span(base + verb.clause_start, base + end),
            doubt=_doubt(verb.act, text[verb.start : end]),
        )
        for verb, end in zip(found, ends, strict=True)
    ]


def _looks_back(text: str, when: Edtf) -> bool:
    """Whether a sentence begins with the day of an earlier meeting: “On 9 June 2017, the summit decided”."""
    head = re.match(r"(?:On|At|During|In)\b[^,]{0,80},(?:\s+(?:19|20)\d\d,)?", text)
    days = [dated.with_year(when.year).edtf for dated in find_dates(head[0])] if head else []
    return any(day and day < when.start[: len(day)] for day in days)


def _of_earlier_years(text: str, year: int) -> bool:
    """Whether a passive tells what was done in an earlier year; a plan for one may well have been approved now."""
    return any(int(found[1]) < year for found in _DONE_IN.finditer(text))


def _was_earlier(before: str, year: int) -> bool:
    """Whether the subject before a verb comes right after an earlier year: “in 2018, the council adopted”."""
    found = _YEAR_BEFORE.search(before)
    return found is not None and int(found[1]) < year


def _doubt(act: Act, words: str) -> str | None:
    if act is Act.APPROVED and words.casefold().startswith("confirm"):
        return "“confirmed” may also be: reaffirmed"
    if act is Act.AGREED and re.match(r"agreed?\s+that\b", words, re.IGNORECASE):
        return "“agreed that” may also be: noted"
    verb = re.match(r"(?:(?:was|were|is|are|has|have|been|also)\s+)*(?:\S+\s+){0,2}\S+", words)
    if verb and not is_listed(act, verb[0]):
        return f"“{verb[0]}” is no printed form of “{act.label}”: another act may be meant"
    return None


def _carries_on(sentence: Sentence) -> bool:
    """Whether a sentence without a subject of its own says more of what the one before said."""
    text = normalise(sentence.text)
    if re.search(rf"[A-Z]\w+\s+(?:also\s+|then\s+)?(?:{_SAID})\b", text):
        return False
    if _NEWS.match(text):
        return False
    words = re.findall(r"[A-Za-z][\w'-]{3,}", text)
    if sum(word[0].isupper() for word in words) > len(words) * 0.6:
        return False  # the title of a document
    somebodys = re.search(r"\b(?:he|she|his|her|said|told|President|Mr)\b|\"$", text, re.IGNORECASE)
    return len(text) > 40 and not NOT_OPERATIVE.search(text) and not somebodys


def _carried(sentence: Sentence, before: FoundStatement) -> FoundStatement:
    first = re.match(r"(?:\S+\s+){0,5}\S+", sentence.text)
    end = sentence.span.start + (first.end() if first else len(sentence.text))
    return FoundStatement(
        before.act,
        sentence,
        Span(sentence.span.start, end),
        sentence.span,
        continues=True,
        doubt=f"the sentence has no verb of its own; it goes on after “{before.quote}”",
    )


def build_selector(statement: FoundStatement) -> tuple[str, str | None]:
    """The quote of a statement, and the words after it that tell it from others; no quote where nothing does."""
    text, (start, end) = statement.sentence.paragraph.text, statement.verb
    quote = text[start:end]
    words = [found.end() for found in re.finditer(r"\s+\S+", text[end : end + 120])]
    for length in (0, *words):
        if text.count(quote + text[end : end + length]) == 1:
            return quote, text[end : end + length] or None
    return "", None
