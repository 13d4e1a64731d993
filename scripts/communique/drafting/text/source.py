"""From a saved page or a text to the paragraphs of a release, exactly as printed."""

import re
from calendar import month_name
from dataclasses import dataclass
from itertools import pairwise

from communique.drafting.text.english import ABBREVIATION
from communique.model.types import check_address
from communique.problems import RequestError
from communique.text import HIDDEN, pluralise

MAX_SOURCE_BYTES = 2 << 20
"""Bytes; a saved page rarely has more."""
MAX_SOURCE_CHARACTERS = 150_000
"""Characters of the text; the longest declarations have some 60,000."""

CELLS = " | "
"""What parts the cells of a row of a table."""

_MARKUP = re.compile(rb"<(!doctype|html|head|body|div|p|table|article)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([a-z0-9_-]+)""", re.IGNORECASE)
_ENDED = re.compile(r"""[.!?:;…]["”’')\]]*$""")
_OPEN = re.compile(r"\b(?:of|the|and|in|to|by|with|for|a|an)$")
"""Words after which no paragraph and no title ends, whatever line breaks follow."""
_MONTHS = "|".join(month_name[1:])
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = ((re.compile("[\u0400-\u04ff]"), "Cyrillic letters"), (re.compile("[\u3040-\u9fff]"), "Chinese characters"))


@dataclass(frozen=True)
class SourcePage:
    """What was read: the lines of the text, and what a saved page says about itself."""

    paragraphs: list[str]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_page(content: bytes) -> SourcePage:
    """The paragraphs of a text or of a saved page. RequestError, with the reason, for what is no text in English."""
    if len(content) > MAX_SOURCE_BYTES:
        raise RequestError(f"the file is larger than {MAX_SOURCE_BYTES >> 20} MiB, the most that is read")
    if not content.strip():
        raise RequestError("the file is empty")
    if content.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise RequestError("the file is a PDF or an office document: save its text as plain text, and give that")
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RequestError("the file is binary, not text")
    page = _saved_page(content) if _MARKUP.search(content[:4096]) else SourcePage(_paragraphs(_decoded(content)))
    _in_english(" ".join(page.paragraphs))
    return page


def _decoded(content: bytes, charset: str = "utf-8-sig") -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RequestError(f"the file is not UTF-8 in line {line}: save it as UTF-8") from error
    except (LookupError, UnicodeError) as error:
        raise RequestError(f"the page names an encoding that nobody knows, {charset!r}: save it as UTF-8") from error


def _saved_page(content: bytes) -> SourcePage:
    # A second or so to load: only a saved page has to pay for it.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    charset = _CHARSET.search(content[:4096])
    html = _decoded(content, charset[1].decode() if charset else "utf-8-sig")
    found = bare_extraction(html, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True)
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise RequestError("no text was found on this page: copy the text of the release into a file, and give that")
    lines = _blocks(found.text or "")
    return SourcePage(
        lines,
        found.title if found.title and found.title not in lines[:2] else None,
        found.date if found.date and _stated(found.date, html) else None,
        found.url if found.url and _is_address(found.url) else None,
        found.sitename or None,
    )


def _blocks(text: str) -> list[str]:
    """Blocks of a page are paragraphs already; only a sentence that a line break parts is put together again."""
    found: list[str] = []
    for block in HIDDEN.sub("", text).split("\n"):
        line = _in_cells(" ".join(block.split()))
        if line and found and CELLS not in found[-1] and line[0].islower() and not re.search(r"[.!?:;,]$", found[-1]):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def _in_cells(line: str) -> str:
    """A row of a table as it is read: without bars at its ends; the rule below the first row is none."""
    if line.count("|") < 2 or not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.strip("| ").split("|")]
    return "" if all(re.fullmatch(r":?-*:?", cell) for cell in cells) else CELLS.join(filter(None, cells))


def _is_address(url: str) -> bool:
    """Whether a record may hold it: a page can name itself as it likes."""
    try:
        return bool(check_address(url))
    except ValueError:
        return False


def _stated(day: str, html: str) -> bool:
    """Whether a page itself says when it was published, so that the day is not guessed from its text."""
    where = r"(?:<meta\b[^<>]{0,500}|<time\b[^<>]{0,500}|\"date(?:Published|Created|Modified)\"\s*:\s*)"
    return re.search(rf"{where}[\"'][^\"'<>]{{0,200}}{re.escape(day)}", html, re.IGNORECASE) is not None


def _in_english(text: str) -> None:
    if len(text) > MAX_SOURCE_CHARACTERS:
        raise RequestError(f"the text has {len(text):,} characters; at most {MAX_SOURCE_CHARACTERS:,} are read")
    letters = len(_LETTER.findall(text))
    if letters < 40:
        raise RequestError(f"there is no text to read: {pluralise(letters, 'letter')}")
    for script, name in _SCRIPTS:
        if len(script.findall(text)) > letters * 0.3:
            raise RequestError(f"the text is written in {name}: only releases in English can be read")
    words = {word.casefold() for word in re.findall(r"[A-Za-z]+", text)}
    if (
        len(_LATIN.findall(text)) < letters * 0.5
        or len(words & {"the", "of", "and", "in", "to", "was", "they", "for"}) < 2
    ):
        raise RequestError("the text does not read as English: only releases in English can be read")


def _paragraphs(text: str) -> list[str]:
    """Paragraphs are parted by empty lines, or by line breaks where lines are not merely wrapped at a width."""
    rows = (re.sub(r"(?<=\S)\t+(?=\S)", CELLS, HIDDEN.sub("", line)) for line in text.splitlines())
    lines = [_in_cells(" ".join(row.split())) for row in rows]
    full = [line for line in lines if line]
    if _is_wrapped([line for line in full if len(line) > 50]) and _blanks_part_nothing(lines):
        lines = full
    width = max(map(len, full), default=0) if _is_wrapped(full) and max(map(len, full)) < 160 else 0
    found: list[str] = []
    fresh, begun = True, False
    last = ""
    for line in lines:
        row = CELLS in line or (bool(found) and CELLS in found[-1])
        on = bool(found) and not row and _OPEN.search(found[-1][-9:]) and found[-1][:1] != "["
        if line and not on and not fresh and not row:
            on = _goes_on(last, line, width=width, begun=begun or _is_prose(found[-1][:600]))
        if line and on:
            found[-1] += " " + line
        elif line:
            found.append(line)
        fresh, last = not line, line
        begun = begun or (bool(found) and len(found[-1]) > 60 and bool(_ENDED.search(line)))
    return found


def _is_wrapped(lines: list[str]) -> bool:
    """Whether breaks fall inside sentences, or most lines are about as long: then a break alone parts nothing."""
    if len(lines) < 6:
        return False
    inside = sum(1 for line, after in pairwise(lines) if not _ENDED.search(line) and after[:1].islower())
    longest = max(map(len, lines))
    full = sum(1 for line in lines if len(line) > 0.75 * longest)
    return inside > len(lines) * 0.2 or (full > len(lines) * 0.6 and longest < 110)


def _blanks_part_nothing(lines: list[str]) -> bool:
    """Whether a page put an empty line after each line, wherever the sentence was."""
    blocks = [block for block in "\n".join(lines).split("\n\n") if len(block) > 50]
    return sum(1 for block in blocks if not _ENDED.search(block)) > len(blocks) * 0.4


def _goes_on(before: str, line: str, *, width: int, begun: bool) -> bool:
    """Whether a line goes on with the sentence, or in a wrapped text with the paragraph, of the line before it."""
    if _ENDED.search(before) and not ABBREVIATION.search(before):
        return bool(width) and len(before) > 0.85 * width
    if line[:1].islower() or ABBREVIATION.search(before):
        return True
    if re.search(rf"\b\d{{1,2}}$|\b(?:{_MONTHS})(?: \d{{1,2}},?)?$", before) and re.match(
        rf"\d{{4}}\b|(?:{_MONTHS})\b", line
    ):
        return True
    # A long line that stops without a full stop was cut where the page was wide enough. Titles are above the text.
    if width and begun and not re.fullmatch(r"[IVX]+\.?", before):
        return True
    return len(before) > (0.75 * width if width else 60) and (bool(width) or begun)


def _is_prose(text: str) -> bool:
    """Whether a text is no title: those are long at times, but have no verb in the past and no full stop."""
    return len(text) > 110 and bool(re.search(r"\b(was|were|attended|held|took|is|are|by the)\b|\.", text))
