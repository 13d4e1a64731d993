"""What stands above the text of a release: its title, its kind, when it was published; and where the text begins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.drafting.meeting.phrases import ANNOUNCED
from communique.drafting.text.dates import FoundDate, find_dates
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, SourceParagraph, blank_asides, number_paragraphs
from communique.drafting.text.source import CELL_SEPARATOR, SourcePage
from communique.model.vocabulary import Kind

_KINDS = (
    (Kind.JOINT_COMMUNIQUE, r"communiqu"),
    (Kind.DECLARATION, r"\bdeclaration\b"),
    (
        Kind.INFORMATION_REPORT,
        r"\binformation(?:al)?\s+(?:report|message|note|release)|\breport\s+on\s+the\s+(?:\w+\s+)?meeting",
    ),
    (Kind.PRESS_RELEASE, r"\bpress[- ]?(?:release|statement|communi)"),
    (Kind.STATEMENT, r"\bstatement\b"),
)
_ABOUT = re.compile(
    r"\bmeeting|\bsession|\bsitting|\bcouncil|\bsummit|communiqu|\bdeclaration|press release|"
    r"information report|\bstatement|"
    r"\bSCO\b|shanghai cooperation|\bministers?\b|\bsecretaries\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b((?:[01]?\d|2[0-3]):[0-5]\d)\b")
_LABEL = re.compile(r"^\[(Title|Place|Date|Source|Notes?|Full text|Text)\]\s*", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|took (?:place|part)|participated|held|hosted|attended|met|chaired|convened|has been|issued|"
    r"adopted|said|discussed|agreed|has|have|is|are|began|started)\b"
)


@dataclass(frozen=True)
class Heading:
    """What was found above the text, and the paragraphs of the text itself."""

    title: FoundValue[str] | None
    kind: FoundValue[Kind] | None
    published: FoundValue[str] | None
    dated: FoundDate | None
    """The date above the text, whatever it means."""
    place: FoundValue[str] | None
    """What a line labelled as the place says."""
    paragraphs: list[SourceParagraph]
    dropped: list[str] = field(default_factory=list)
    """Sentences above the text that are neither its title nor a date: they may belong to it."""


def read_heading(page: SourcePage) -> Heading:
    """Part the lines above the text from the text."""
    start = next((at for at, line in enumerate(page.paragraphs) if _begins(line)), int(_is_titled(page.paragraphs)))
    above, text = page.paragraphs[:start], page.paragraphs[start:]
    text = [line for line in text if line not in above]
    title = _title(above, page.title) or _inside(text)
    dated, published, labelled = None, None, None
    for line in above:
        label = _LABEL.match(line)
        words = _LABEL.sub("", line)
        if label and label[1] == "Place" and words:
            labelled = FoundValue(words, line, "heading")
        for day in find_dates(words)[:1] if not label or label[1] == "Date" else []:
            alone = len(words) - (day.span.end - day.span.start) < 40
            if alone and day.edtf and len(day.edtf) == 10:
                dated = dated or day
                if not label and published is None:
                    clock = day.clock or next(iter(_CLOCK.findall(words[: day.span.start])), "")
                    published = FoundValue(day.edtf + (f"T{clock:0>5}" if clock else ""), line, "heading")
    if published is None and page.published:
        published = FoundValue(page.published, page.published, "page", "the page says so of itself")
        dated = dated or next(iter(find_dates(page.published)), None)
    used = {value.words for value in (title, published, labelled) if value}
    dropped = [line for line in above if len(line.split()) > 8 and _VERB.search(normalise(line)) and line not in used]
    return Heading(title, _kind(title, text), published, dated, labelled, number_paragraphs(text), dropped)


def _is_titled(lines: list[str]) -> bool:
    """Whether the first line is a title although no prose follows: a table, a list."""
    return (
        len(lines) > 1
        and bool(_ABOUT.search(lines[0]))
        and CELL_SEPARATOR not in lines[0]
        and not _VERB.search(lines[0])
    )


def list_texts(told: Iterable[Sentence], heading: Heading) -> Iterator[tuple[str, str, str]]:
    """Each text with its words as printed and where they stand: the sentences in brief, then the title."""
    for sentence in told:
        yield blank_asides(sentence), sentence.text, sentence.paragraph.id
    if heading.title:
        yield normalise(heading.title.value), heading.title.value, "heading"


def _begins(line: str) -> bool:
    """Whether a line is the first paragraph of the text: it has a verb, and a full stop at its end, or opens with a
    date: “On 22 May 2010, …”.
    """
    text = normalise(line)
    if _LABEL.match(line):
        return False
    ended = re.search(r"[.!?:][\"')\]]*\s*$", text)
    told = _VERB.search(text) or ANNOUNCED.search(text)
    dated = re.match(r"(?:On|From|In)\b", text) and find_dates(text[:50])
    return bool((told and (ended or dated or len(text) > 250)) or (ended and len(text) > 160))


def _title(above: list[str], of_page: str | None) -> FoundValue[str] | None:
    """The line that tells what the release is about; a line that only tells its kind goes before it."""
    for at, line in enumerate(above):
        words = _LABEL.sub("", line)
        label = _LABEL.match(line)
        if (label and label[1] != "Title") or not _ABOUT.search(words) or len(words) > 400:
            continue
        if len(words.split()) < 4 and at + 1 < len(above) and _ABOUT.search(above[at + 1]):
            words = f"{words} {above[at + 1]}"
        if re.search(r"\b(?:of|the|and|on|for)$", words, re.IGNORECASE) and at + 1 < len(above):
            words = f"{words} {above[at + 1]}"
        if find_dates(words) and len(words) < 40:
            continue
        return FoundValue(words, line, "heading")
    if of_page and _ABOUT.search(of_page):
        return FoundValue(of_page, of_page, "page")
    return None


def _inside(text: list[str]) -> FoundValue[str] | None:
    """A heading below a report's first sentences: “The following is the full text:”."""
    for number, line in enumerate(text[:4], 1):
        if len(line) < 300 and not re.search(r"[.!?:]$", line) and _of_kind(line):
            return FoundValue(line, line, f"p{number}", "it stands inside the text")
    return None


def _of_kind(line: str) -> bool:
    return any(re.search(pattern, line, re.IGNORECASE) for _, pattern in _KINDS)


def _kind(title: FoundValue[str] | None, text: list[str]) -> FoundValue[Kind] | None:
    if title:
        for kind, pattern in _KINDS:
            if re.search(pattern, title.value, re.IGNORECASE):
                return FoundValue(kind, title.words, title.where)
    first = text[0] if text else ""
    if found := re.search(r"\b(?:said|says) in a (?:joint )?(press release|statement)", first):
        return FoundValue(Kind.PRESS_RELEASE, found[0], "p1", "the text only mentions it")
    return None
