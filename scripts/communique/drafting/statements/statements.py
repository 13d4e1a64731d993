"""Finds the operative statements of a release."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.drafting.statements.clauses import Clause, find_active_clause, find_clauses, find_joined_clauses
from communique.drafting.statements.phrases import NOT_OPERATIVE, SUBJECT
from communique.drafting.statements.verbs import find_degree, is_listed
from communique.drafting.text.dates import find_dates
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_sentences
from communique.model.edtf import Edtf
from communique.model.vocabulary import Act, Degree
from communique.text import Span

_ITEM = re.compile(r"(?:[-*\u2022\u00b7]|\(?\d{1,2}[.)]|\(?[a-z]\))?\s*(?=[A-Za-z])")
_BACKGROUND = re.compile(
    r"(?:(?:Founded|Established|Set up|Created) (?:in|on)\b"
    r"|Recall|To recall|As a reminder|For reference|Background|On the (?:sidelines|margins))\b",
    re.IGNORECASE,
)
"""The beginning of a paragraph about another day or about others."""
_AFTER_LIST = re.compile(
    r"^(?:According\s+to\s[^,]*,\s+)?(?:(?:At|During)\s[^,.;]*?,?\s+)?(?:The\s+|All\s+)?(?:[\w-]+\s+){0,3}?(?:ministers|presidents|leaders|secretaries|prosecutors|coordinators|governors|chiefs|judges"
    r"|heads\s+of\s+(?:\w+\s+)?\w+)\s+(?:of|from|-)\s[^.;]*\s$"
    r"|,\s+the\s+(?:meeting|session|participants|parties|sides|ministers)\s+(?:\w+ly\s+|also\s+)?$"
    r"|^(?:The\s+)?[\w ]*(?:meeting|session|summit)\b[^.]*,\s+chaired\s+by[^,]*,\s+$"
    r"|\b(?:meeting|session|summit)\b[^.;]*,\s+which\s+(?:also\s+)?$",
    re.IGNORECASE,
)
"""Words before a verb whose subject is the meeting, in a sentence that says who attended.

Examples: “Presided over by the minister, the meeting discussed”, “The meeting, chaired by the minister, discussed”.
"""
_NEW_SUBJECT = re.compile(
    r"(?:Such|This|These|Thus|After|During|The (?:meeting|event|session|summit|conv\w+|declaration|document|treaty))\b"
)
"""The beginning of a sentence that does not continue the one before."""
_CONTINUED_ACTS = (Act.NOTED, Act.STRESSED, Act.REAFFIRMED, Act.AGREED)
"""Acts that may continue in the next sentences. What they discussed or signed does not."""
_SAID = (
    "emphasi[sz]ed|noted|stressed|called|pointed|proposed|mentioned|urged|expressed|announced|thanked|suggested|added"
)


_DONE_IN = re.compile(
    r"(?:^In\s+(?:\w+\s+)?|\b(?:was|were|been)\s+[\w-]+\s+(?:by\s+(?:[\w-]+\s+){1,6}?|back\s+)?(?:in|on|at)\s+(?:[\w,-]+\s+){0,3}?)"
    r"((?:19|20)\d\d)\b"
)
"""The year in which something was done, at the start of a sentence or right after the verb."""


_HOLDER = r"[Tt]he\s+(?:\w+\s+)?(?i:minister|president|premier|diplomat|secretary[- ]general)"
_ONE_SPEAKS = re.compile(
    rf"\b(?:[A-Z][\w.'-]*\s+[A-Z][\w'-]*[a-z],?|[Hh]e|[Ss]he|{_HOLDER})\s+(?:also\s+|then\s+)?(?:said|{_SAID})\b"
    rf"|\b(?:said|{_SAID})\s+(?:the\s+)?(?:[A-Z][\w.'-]*\s+)+[A-Z][\w'-]*[a-z]"
)
_ONE_SPOKE = re.compile(rf"{_ONE_SPEAKS.pattern}\.\s*$")
"""A name before a verb of speaking, in general and at the end of the sentence before."""
_YEAR_BEFORE = re.compile(r"\bin\s+((?:19|20)\d\d),?\s+(?:the\s+\w|they\b)[\w ]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True)
class FoundStatement:
    """One operative statement: its act, verb and words."""

    act: Act
    sentence: Sentence
    verb: Span
    """The span of the verb in the paragraph."""
    extent: Span
    """The span of the statement in the paragraph: from the start of its clause to the next statement."""
    degree: Degree | None = None
    continues: bool = False
    """Whether the verb is that of the sentence before."""
    doubt: str | None = None

    @property
    def quote(self) -> str:
        """The operative words as printed."""
        return self.sentence.paragraph.text[self.verb.start : self.verb.end]

    @property
    def words(self) -> str:
        """The whole statement as printed."""
        return self.sentence.paragraph.text[self.extent.start : self.extent.end].strip()


def find_statements(
    paragraphs: Iterable[SourceParagraph], attending: set[tuple[str, int]], when: Edtf
) -> Iterator[FoundStatement]:
    """Yield the operative statements in the order of the text.

    `attending` has the starts of the sentences that say who attended, as paragraph id and offset. `when` has the days
    of the meeting: what was done earlier is not an act of it.
    """
    listing, speaking = False, False
    for paragraph in paragraphs:
        continued = speaking and normalise(paragraph.text).startswith('"')
        speaking = _leaves_one_speaking(normalise(paragraph.text), continued=continued)
        if continued and speaking:
            continue
        if _BACKGROUND.match(normalise(paragraph.text)):
            continue
        previous: FoundStatement | None = None
        item = listing and _ITEM.match(normalise(paragraph.text))
        listing = bool(item) or _opens_list(normalise(paragraph.text))
        for sentence in split_sentences(paragraph):
            is_quoted = _is_quoted_from_one(sentence) or (continued and _is_in_first_quotation(sentence))
            found = [] if is_quoted else _read_sentence(sentence, when)
            if (paragraph.id, sentence.span.start) in attending:
                # In a sentence that says who attended, only what the meeting itself did is a statement.
                text = normalise(paragraph.text)
                found = [
                    statement
                    for statement in found
                    if _AFTER_LIST.search(text[sentence.span.start : statement.verb.start])
                ]
            if not found and item and sentence.span.start == 0:
                found = _read_item(sentence, item.end())
            is_earlier = _is_about_earlier_year(normalise(sentence.text), when.year)
            if (
                not found
                and previous
                and previous.act in _CONTINUED_ACTS
                and not is_earlier
                and _continues_previous(sentence)
            ):
                found = [_build_continuation(sentence, previous)]
            yield from found
            previous = found[-1] if found else None


def _opens_list(text: str) -> bool:
    """Whether a list of acts follows: “The heads of government:”, “During the meeting the sides:”."""
    text = text[-300:].rstrip()
    return text.endswith(":") and bool(re.search(rf"\b{SUBJECT}\s*(?:also\s*)?:$", text, re.IGNORECASE))


def _read_item(sentence: Sentence, start: int) -> list[FoundStatement]:
    """Return the statements in an item of such a list. The item begins with its verb."""
    text = normalise(sentence.text)
    first = find_active_clause(text, start)
    return _build_statements(sentence, [first, *find_joined_clauses(text, first)] if first else [])


def _read_sentence(sentence: Sentence, when: Edtf) -> list[FoundStatement]:
    text = normalise(sentence.text)
    if _looks_back(text, when):
        return []
    found = find_clauses(text, passive=not _is_about_earlier_year(text, when.year))
    return _build_statements(
        sentence, [clause for clause in found if not _follows_earlier_year(text[: clause.start], when.year)]
    )


def _is_quoted_from_one(sentence: Sentence) -> bool:
    """Whether a sentence is inside a quotation that began before it, of the words of one person."""
    before = normalise(sentence.paragraph.text)[: sentence.span.start]
    if sentence.text[:1] in '"“' and _ONE_SPOKE.search(before):
        return True
    opened = before.rfind('"')
    if before.count('"') % 2 == 0 or opened < 0:
        return False
    start = max(before.rfind(". ", 0, opened), before.rfind('" ', 0, opened)) + 1
    return bool(_ONE_SPEAKS.search(before[start:opened]))


def _leaves_one_speaking(text: str, *, continued: bool) -> bool:
    """Whether a paragraph ends inside the words of one person, which go on in the next one."""
    opened = text.rfind('"')
    return text.count('"') % 2 == 1 and (continued or _ONE_SPEAKS.search(text[:opened]) is not None)


def _is_in_first_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is in the quotation with which its paragraph begins."""
    return normalise(sentence.paragraph.text).find('"', 1) > sentence.span.start


def _build_statements(sentence: Sentence, clauses: list[Clause]) -> list[FoundStatement]:
    if not clauses:
        return []
    text = normalise(sentence.text)
    base = sentence.span.start
    ends = [clause.clause_start for clause in clauses[1:]] + [len(text)]
    # In “discussed and identified measures” both verbs have the object after the last one.
    for at in reversed(range(len(clauses) - 1)):
        if re.fullmatch(r"[\s,;]*(?:and|as well as)?\s*", text[clauses[at].end : ends[at]]):
            ends[at] = ends[at + 1]
    return [
        FoundStatement(
            clause.act,
            sentence,
            Span(base + clause.start, base + clause.end),
            Span(base + clause.clause_start, base + end),
            degree=find_degree(text, Span(clause.start, clause.end)),
            doubt=_find_doubt(clause.act, text[clause.start : end]),
        )
        for clause, end in zip(clauses, ends, strict=True)
    ]


def _looks_back(text: str, when: Edtf) -> bool:
    """Whether a sentence begins with the day of an earlier meeting: “On 9 June 2017, the summit decided”."""
    head = re.match(r"(?:On|At|During|In)\b[^,]{0,80},(?:\s+(?:19|20)\d\d,)?", text)
    days = [dated.with_year(when.year).edtf for dated in find_dates(head[0])] if head else []
    return any(day and day < when.start[: len(day)] for day in days)


def _is_about_earlier_year(text: str, year: int) -> bool:
    """Whether a passive reports what was done in an earlier year.

    A plan for an earlier year does not count, because it may be approved now.
    """
    return any(int(found[1]) < year for found in _DONE_IN.finditer(text))


def _follows_earlier_year(before: str, year: int) -> bool:
    """Whether an earlier year comes right before the subject of a verb: “in 2018, the council adopted”."""
    found = _YEAR_BEFORE.search(before)
    return found is not None and int(found[1]) < year


def _find_doubt(act: Act, words: str) -> str | None:
    if act is Act.APPROVED and words.casefold().startswith("confirm"):
        return "“confirmed” may also mean reaffirmed"
    if act is Act.AGREED and re.match(r"agreed?\s+that\b", words, re.IGNORECASE):
        return "“agreed that” may also mean noted"
    verb = re.match(r"(?:(?:was|were|is|are|has|have|been|also)\s+)*(?:\S+\s+){0,2}\S+", words)
    if verb and not is_listed(act, verb[0]):
        return f"“{verb[0]}” is not a listed form of “{act.label}”: another act may be meant"
    return None


def _continues_previous(sentence: Sentence) -> bool:
    """Whether a sentence without a subject of its own says more about the statement before."""
    text = normalise(sentence.text)
    if re.search(rf"[A-Z]\w+,?\s+(?:also\s+|then\s+)?(?:{_SAID})\b", text):
        return False
    if _NEW_SUBJECT.match(text):
        return False
    words = re.findall(r"[A-Za-z][\w'-]{3,}", text)
    if sum(word[0].isupper() for word in words) > len(words) * 0.6:
        return False  # the title of a document
    one_person = re.search(r"\b(?:he|she|his|her|said|told|President|Mr)\b|\"$", text, re.IGNORECASE)
    return len(text) > 40 and not NOT_OPERATIVE.search(text) and not one_person


def _build_continuation(sentence: Sentence, previous: FoundStatement) -> FoundStatement:
    first = re.match(r"(?:\S+\s+){0,5}\S+", sentence.text)
    end = sentence.span.start + (first.end() if first else len(sentence.text))
    return FoundStatement(
        previous.act,
        sentence,
        Span(sentence.span.start, end),
        sentence.span,
        continues=True,
        doubt=f"the sentence has no verb of an act; it continues “{previous.quote}”",
    )


def build_selector(statement: FoundStatement) -> tuple[str, str | None]:
    """Return the quote of a statement, and a suffix if the quote needs one to be unique in the paragraph.

    The quote is empty if no suffix makes it unique.
    """
    text, (start, end) = statement.sentence.paragraph.text, statement.verb
    quote = text[start:end]
    words = [found.end() for found in re.finditer(r"\s+\S+", text[end : end + 120])]
    for length in (0, *words):
        if text.count(quote + text[end : end + length]) == 1:
            return quote, text[end : end + length] or None
    return "", None
