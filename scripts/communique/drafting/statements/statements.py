"""Finds the operative statements of a release."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.drafting.statements.clauses import Clause, find_active_clause, find_clauses, find_joined_clauses
from communique.drafting.statements.earlier import follows_earlier_year, is_about_earlier_year, looks_back
from communique.drafting.statements.phrases import NOT_OPERATIVE, SAID, SUBJECT
from communique.drafting.statements.quotations import is_quoted_from_one, leaves_one_speaking
from communique.drafting.statements.verbs import find_degree, is_listed
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import Sentence, SourceParagraph, split_sentences
from communique.model.edtf import Edtf
from communique.model.vocabulary import Act, Degree
from communique.text.quotes import Span

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
        text = normalise(paragraph.text)
        continued = speaking and text.startswith('"')
        speaking = leaves_one_speaking(text, continued=continued)
        if (continued and speaking) or _BACKGROUND.match(text):
            continue
        item = _ITEM.match(text) if listing else None
        listing = item is not None or _opens_list(text)
        quoted = text.find('"', 1) if continued else 0
        start = item.end() if item else None
        yield from _read_paragraph(paragraph, attending, when, quoted=quoted, item=start)


def _read_paragraph(
    paragraph: SourceParagraph, attending: set[tuple[str, int]], when: Edtf, *, quoted: int, item: int | None
) -> Iterator[FoundStatement]:
    """Yield the statements of a paragraph.

    It begins with a quotation up to the character `quoted`. `item` is where the words of an item of a list begin.
    """
    previous: FoundStatement | None = None
    for sentence in split_sentences(paragraph):
        start = sentence.span.start
        found = [] if start < quoted or is_quoted_from_one(sentence) else _read_sentence(sentence, when)
        if (paragraph.id, start) in attending:
            found = [statement for statement in found if _is_of_meeting(statement)]
        if not found and item is not None and start == 0:
            found = _read_item(sentence, item)
        if not found and previous and _continues(previous, sentence, when):
            found = [_build_continuation(sentence, previous)]
        yield from found
        previous = found[-1] if found else None


def _is_of_meeting(statement: FoundStatement) -> bool:
    """Whether the meeting itself made a statement that is in a sentence on who attended."""
    text, sentence = normalise(statement.sentence.paragraph.text), statement.sentence
    return _AFTER_LIST.search(text[sentence.span.start : statement.verb.start]) is not None


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
    if looks_back(text, when):
        return []
    found = find_clauses(text, passive=not is_about_earlier_year(text, when.year))
    return _build_statements(
        sentence, [clause for clause in found if not follows_earlier_year(text[: clause.start], when.year)]
    )


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


def _find_doubt(act: Act, words: str) -> str | None:
    if act is Act.APPROVED and words.casefold().startswith("confirm"):
        return "“confirmed” may also mean reaffirmed"
    if act is Act.AGREED and re.match(r"agreed?\s+that\b", words, re.IGNORECASE):
        return "“agreed that” may also mean noted"
    verb = re.match(r"(?:(?:was|were|is|are|has|have|been|also)\s+)*(?:\S+\s+){0,2}\S+", words)
    if verb and not is_listed(act, verb[0]):
        return f"“{verb[0]}” is not a listed form of “{act.label}”: another act may be meant"
    return None


def _continues(previous: FoundStatement, sentence: Sentence, when: Edtf) -> bool:
    """Whether a sentence without a subject of its own says more about the statement before."""
    text = normalise(sentence.text)
    if previous.act not in _CONTINUED_ACTS or is_about_earlier_year(text, when.year):
        return False
    if re.search(rf"[A-Z]\w+,?\s+(?:also\s+|then\s+)?(?:{SAID})\b", text):
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
