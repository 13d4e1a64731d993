"""Separates the heading of a release from its text, and reads title, kind and time of publication."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from communique.drafting.meeting.phrases import ANNOUNCED
from communique.drafting.text.dates import FoundDate, find_dates
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, SourceParagraph, blank_asides, number_paragraphs
from communique.drafting.text.source import CELL_SEPARATOR, SourcePage
from communique.model.edtf import is_day
from communique.model.vocabulary import Kind
from communique.text.quotes import Span

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
_MAX_OTHER = 40
"""The characters that a line with the time of publication may have besides the date."""
_CLOCK = re.compile(r"\b((?:[01]?\d|2[0-3]):[0-5]\d)\b")
_TO_CLOCK = 9
"""Characters after a date in which the time of day is printed: “7 Jun 2012 - 11:35”."""
_DATELINE_DAY = re.compile(
    r"[A-Z][\w' -]{2,30}[,.]\s+(?P<day>[^/()]{8,20}?)[.,]?\s*(?:/[^/]{3,40}/|\([^()]{2,40}\))\s*[.:-]*\s"
)
_LABEL = re.compile(r"^\[(Title|Place|Date|Source|Notes?|Full text|Text)\]\s*", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|took (?:place|part)|participated|held|hosted|attended|met|chaired|convened|has been|issued|"
    r"adopted|said|discussed|agreed|has|have|is|are|began|started|pledged|vowed|gathered|signed|opened|arrived|"
    r"attends|leads|chairs|addressed|addresses|concluded|ended|kicked|wrapped|urged|called|expressed|took|brought"
    r"|highlighted|emphasi[sz]ed|stressed|presides|presided|joined|represented|welcomed|arrived|led)\b"
)


@dataclass(frozen=True)
class Heading:
    """What was found above the text of a release, and the paragraphs of the text itself."""

    title: FoundValue[str] | None
    kind: FoundValue[Kind] | None
    published: FoundValue[str] | None
    dated: FoundDate | None
    """The first day or month above the text, whatever it refers to."""
    place: FoundValue[str] | None
    """The text of a line labelled `[Place]`."""
    paragraphs: list[SourceParagraph]
    dropped: list[str] = field(default_factory=list)
    """Sentences above the text that are neither its title nor a date. They may belong to the text."""


def read_heading(page: SourcePage) -> Heading:
    """Separate the lines above the text from the text."""
    start = next(
        (at for at, line in enumerate(page.paragraphs) if _begins_text(line)), int(_is_titled(page.paragraphs))
    )
    lines_above, text = page.paragraphs[:start], page.paragraphs[start:]
    text = [line for line in text if line not in lines_above]
    title = _find_title(lines_above, page.title) or _find_title_in_text(text)
    dated, published, labelled = None, None, None
    for line in lines_above:
        label = _LABEL.match(line)
        words = _LABEL.sub("", line)
        if label and label[1] == "Place" and words:
            labelled = FoundValue(words, line, "heading")
        for day in _list_days(words) if not label or label[1] == "Date" else ():
            if day.edtf and len(day.edtf) >= len("2001-06"):
                dated = day if dated is None or dated.last[2] == 0 else dated
                if not label and published is None and is_day(day.edtf):
                    around = f"{words[: day.span.start]} {words[day.span.end : day.span.end + _TO_CLOCK]}"
                    clock = day.clock or next(iter(_CLOCK.findall(around)), "")
                    published = FoundValue(day.edtf + (f"T{clock:0>5}" if clock else ""), line, "heading")
    if published is None and text and (sent := _find_dateline_day(text[0])):
        published, dated = sent, dated or next(iter(find_dates(sent.words)), None)
    if published is None and len(text) > 1 and (sent := _find_last_day(text[-1], len(text))):
        published = sent
    if published is None and page.published:
        published = FoundValue(page.published, page.published, "page", "taken from the metadata of the page")
        dated = dated or next(iter(find_dates(page.published)), None)
    used = {value.words for value in (title, published, labelled) if value}
    dropped = [
        line for line in lines_above if len(line.split()) > 8 and _VERB.search(normalise(line)) and line not in used
    ]
    return Heading(title, _find_kind(title, text), published, dated, labelled, number_paragraphs(text), dropped)


def _find_dateline_day(first: str) -> FoundValue[str] | None:
    """Return the day in “Dushanbe, 24.06.2016. /Agency/.”, before the first sentence of a report."""
    found = _DATELINE_DAY.match(normalise(first))
    day = next(iter(find_dates(found["day"])), None) if found else None
    if found is None or day is None or not day.first[0] or len(day.edtf or "") != len("2001-06-15"):
        return None
    return FoundValue(day.edtf or "", first[found.start("day") : found.end("day")], "p1", "it is in the dateline")


def _find_last_day(last: str, number: int) -> FoundValue[str] | None:
    """Return the day in “(Example Agency March 30, 2031)”, the last line of a report."""
    found = re.fullmatch(r"\s*\([^()]{8,60}\)\s*", last)
    day = next(iter(find_dates(normalise(last))), None) if found else None
    if day is None or not day.first[0] or len(day.edtf or "") != len("2001-06-15"):
        return None
    return FoundValue(day.edtf or "", last, f"p{number}", "it is in the last line")


def _list_days(line: str) -> Iterator[FoundDate]:
    """Yield the first date of a line that has hardly any other words, or of each of its parts with hardly any.

    Parts are separated as in “Agency | New Delhi | Updated: 10-05-2023”.
    """
    start, found = 0, []
    for part in (line, *re.split(r"(\s\|\s)", line)):
        for day in find_dates(part)[:1]:
            if len(part) - (day.span.end - day.span.start) < _MAX_OTHER:
                span = Span(start + day.span.start, start + day.span.end)
                found.append(replace(day, span=span))
        start += len(part) if part is not line else 0
    yield from found


def _is_titled(lines: list[str]) -> bool:
    """Whether the first line is a title although a table or list follows instead of prose."""
    return (
        len(lines) > 1
        and bool(_ABOUT.search(lines[0]))
        and CELL_SEPARATOR not in lines[0]
        and not _VERB.search(lines[0])
    )


def list_passages(sentences: Iterable[Sentence], heading: Heading) -> Iterator[tuple[str, str, str]]:
    """Yield the sentences and then the title: normalised, as printed, and where they are (see FoundValue).

    Asides in sentences are blanked.
    """
    for sentence in sentences:
        yield blank_asides(sentence), sentence.text, sentence.paragraph.id
    if heading.title:
        yield normalise(heading.title.value), heading.title.value, "heading"


def _begins_text(line: str) -> bool:
    """Whether a line is the first paragraph of the text.

    It has a verb, and ends with a full stop or opens with a date, as in “On 22 May 2010, …”.
    """
    text = normalise(line)
    if _LABEL.match(line):
        return False
    ends_sentence = re.search(r"[.!?:][\"')\]]*(?:\s*\([^()]{3,60}\))?\s*$", text)
    has_verb = _VERB.search(text) or ANNOUNCED.search(text)
    opens_with_date = re.match(r"(?:On|From|In)\b", text) and find_dates(text[:50])
    return bool(
        (has_verb and (ends_sentence or opens_with_date or len(text) > 250)) or (ends_sentence and len(text) > 160)
    )


def _find_title(lines_above: list[str], page_title: str | None) -> FoundValue[str] | None:
    """Return the line that says what the release is about, joined to a line that only gives its kind."""
    for at, line in enumerate(lines_above):
        words = _LABEL.sub("", line)
        label = _LABEL.match(line)
        if (label and label[1] != "Title") or not _ABOUT.search(words) or len(words) > 400:
            continue
        if len(words.split()) < 4 and at + 1 < len(lines_above) and _ABOUT.search(lines_above[at + 1]):
            words = f"{words} {lines_above[at + 1]}"
        if re.search(r"\b(?:of|the|and|on|for)$", words, re.IGNORECASE) and at + 1 < len(lines_above):
            words = f"{words} {lines_above[at + 1]}"
        if find_dates(words) and len(words) < 40:
            continue
        return FoundValue(words, line, "heading")
    if page_title and _ABOUT.search(page_title):
        return FoundValue(page_title, page_title, "page")
    return None


def _find_title_in_text(text: list[str]) -> FoundValue[str] | None:
    """Return a title among the first lines of the text, as below “The following is the full text:”."""
    for number, line in enumerate(text[:4], 1):
        if len(line) < 300 and not re.search(r"[.!?:]$", line) and _names_kind(line):
            return FoundValue(line, line, f"p{number}", "it is inside the text")
    return None


def _names_kind(line: str) -> bool:
    return any(re.search(pattern, line, re.IGNORECASE) for _, pattern in _KINDS)


def _find_kind(title: FoundValue[str] | None, text: list[str]) -> FoundValue[Kind] | None:
    if title:
        for kind, pattern in _KINDS:
            if re.search(pattern, title.value, re.IGNORECASE):
                return FoundValue(kind, title.words, title.where)
    first = text[0] if text else ""
    if found := re.search(r"\b(?:said|says) in a (?:joint )?(press release|statement)", first):
        return FoundValue(Kind.PRESS_RELEASE, found[0], "p1", "the text only mentions it")
    return None
