"""Reads a saved page or a plain text into the paragraphs of a release, exactly as printed."""

import re
from calendar import month_name
from dataclasses import dataclass
from itertools import pairwise

from communique.drafting.text.english import ABBREVIATION
from communique.model.types import check_address
from communique.problems import RequestError
from communique.text.hidden import HIDDEN
from communique.text.words import pluralise

MAX_SOURCE_BYTES = 2 << 20
"""Bytes of a file. Saved pages are rarely larger."""
MAX_SOURCE_CHARACTERS = 150_000
"""Characters of text. The longest declarations have about 60,000."""
MAX_PARAGRAPHS = 5_000
"""Paragraphs of a text. The longest declarations have about 300."""

CELL_SEPARATOR = " | "
"""Separates the cells of a table row."""

_MARKUP = re.compile(rb"<(!doctype|html|head|body|div|p|table|article)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([a-z0-9_-]+)""", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.!?:;…]["”’')\]]*$""")
_UNFINISHED = re.compile(r"\b(?:of|the|and|in|to|by|with|for|a|an)$")
"""A word that cannot end a paragraph or a title, whatever line break follows."""
_MONTHS = "|".join(month_name[1:])
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = ((re.compile("[\u0400-\u04ff]"), "Cyrillic letters"), (re.compile("[\u3040-\u9fff]"), "Chinese characters"))


@dataclass(frozen=True)
class SourcePage:
    """The paragraphs of a release, and what a saved page says about itself."""

    paragraphs: list[str]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_page(content: bytes) -> SourcePage:
    """Read the paragraphs of a text or of a saved page.

    Raises RequestError, with the reason, for a file that is not a text in English.
    """
    if len(content) > MAX_SOURCE_BYTES:
        raise RequestError(f"the file is larger than {MAX_SOURCE_BYTES >> 20} MiB, the limit")
    if not content.strip():
        raise RequestError("the file is empty")
    if content.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise RequestError("the file is a PDF or an office document: save its text as a plain text file and use that")
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RequestError("the file is binary, not text")
    page = (
        _read_saved_page(content) if _MARKUP.search(content[:4096]) else SourcePage(_split_paragraphs(_decode(content)))
    )
    _check_size(page.paragraphs)
    _check_language(" ".join(page.paragraphs))
    return page


def _check_size(lines: list[str]) -> None:
    """Refuse a text that is too long, given its paragraphs or lines, before work is spent on each of them."""
    length = sum(map(len, lines))
    if length > MAX_SOURCE_CHARACTERS:
        raise RequestError(f"the text has {length:,} characters; the limit is {MAX_SOURCE_CHARACTERS:,}")
    if len(lines) > MAX_PARAGRAPHS:
        raise RequestError(f"the text has {len(lines):,} paragraphs; the limit is {MAX_PARAGRAPHS:,}")


def _decode(content: bytes, charset: str = "utf-8-sig") -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RequestError(f"the file is not UTF-8 in line {line}: save it as UTF-8") from error
    except (LookupError, UnicodeError) as error:
        raise RequestError(f"the page names an unknown encoding, {charset!r}: save it as UTF-8") from error


def _read_saved_page(content: bytes) -> SourcePage:
    # Loading this takes about a second, and only saved pages need it.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    charset = _CHARSET.search(content[:4096])
    html = _decode(content, charset[1].decode() if charset else "utf-8-sig")
    found = bare_extraction(html, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True)
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise RequestError("no text was found on this page: copy the text of the release into a file and use that")
    lines = _join_blocks(found.text or "")
    return SourcePage(
        lines,
        found.title if found.title and found.title not in lines[:2] else None,
        found.date if found.date and _shows_date(found.date, html) else None,
        found.url if found.url and _is_address(found.url) else None,
        found.sitename or None,
    )


def _join_blocks(text: str) -> list[str]:
    """Return the blocks of a page as paragraphs; only a sentence broken over two blocks is joined again."""
    lines = [_format_row(" ".join(block.split())) for block in HIDDEN.sub("", text).split("\n")]
    _check_size([line for line in lines if line])
    found: list[str] = []
    for line in lines:
        if (
            line
            and found
            and CELL_SEPARATOR not in found[-1]
            and line[0].islower()
            and not re.search(r"[.!?:;,]$", found[-1])
        ):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def _format_row(line: str) -> str:
    """Return a table row without bars at its ends, empty if it is only a rule; any other line as it is."""
    if line.count("|") < 2 or not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.strip("| ").split("|")]
    return "" if all(re.fullmatch(r":?-*:?", cell) for cell in cells) else CELL_SEPARATOR.join(filter(None, cells))


def _is_address(url: str) -> bool:
    """Whether a record may hold this address. The metadata of a page can say anything."""
    try:
        return bool(check_address(url))
    except ValueError:
        return False


def _shows_date(day: str, html: str) -> bool:
    """Whether the page itself gives this date, so that it is not a guess from its text."""
    marked_as_date = r"(?:<meta\b[^<>]{0,500}|<time\b[^<>]{0,500}|\"date(?:Published|Created|Modified)\"\s*:\s*)"
    return re.search(rf"{marked_as_date}[\"'][^\"'<>]{{0,200}}{re.escape(day)}", html, re.IGNORECASE) is not None


def _check_language(text: str) -> None:
    letters = len(_LETTER.findall(text))
    if letters < 40:
        raise RequestError(f"the text is too short to read: {pluralise(letters, 'letter')}")
    for script, name in _SCRIPTS:
        if len(script.findall(text)) > letters * 0.3:
            raise RequestError(f"the text is written in {name}: only releases in English can be read")
    words = {word.casefold() for word in re.findall(r"[A-Za-z]+", text)}
    if (
        len(_LATIN.findall(text)) < letters * 0.5
        or len(words & {"the", "of", "and", "in", "to", "was", "they", "for"}) < 2
    ):
        raise RequestError("the text does not read as English: only releases in English can be read")


def _split_paragraphs(text: str) -> list[str]:
    """Split a text into paragraphs at empty lines, and at line breaks unless the lines are wrapped at a width."""
    rows = (re.sub(r"(?<=\S)\t+(?=\S)", CELL_SEPARATOR, HIDDEN.sub("", line)) for line in text.splitlines())
    lines = [_format_row(" ".join(row.split())) for row in rows]
    full = [line for line in lines if line]
    _check_size(full)
    if _is_wrapped([line for line in full if len(line) > 50]) and _blank_lines_are_noise(lines):
        lines = full
    width = max(map(len, full), default=0) if _is_wrapped(full) and max(map(len, full)) < 160 else 0
    paragraphs: list[str] = []
    after_blank, in_prose = True, False
    previous = ""
    for line in lines:
        row = CELL_SEPARATOR in line or (bool(paragraphs) and CELL_SEPARATOR in paragraphs[-1])
        joins = bool(paragraphs) and not row and _UNFINISHED.search(paragraphs[-1][-9:]) and paragraphs[-1][:1] != "["
        if line and not joins and not after_blank and not row:
            joins = _continues(previous, line, width=width, in_prose=in_prose or _is_prose(paragraphs[-1][:600]))
        if line and joins:
            paragraphs[-1] += " " + line
        elif line:
            paragraphs.append(line)
        after_blank, previous = not line, line
        in_prose = in_prose or (bool(paragraphs) and len(paragraphs[-1]) > 60 and bool(_SENTENCE_END.search(line)))
    return paragraphs


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line breaks fall inside sentences, or most lines are about equally long."""
    if len(lines) < 6:
        return False
    inside = sum(1 for line, after in pairwise(lines) if not _SENTENCE_END.search(line) and after[:1].islower())
    longest = max(map(len, lines))
    full = sum(1 for line in lines if len(line) > 0.75 * longest)
    return inside > len(lines) * 0.2 or (full > len(lines) * 0.6 and longest < 110)


def _blank_lines_are_noise(lines: list[str]) -> bool:
    """Whether a page has an empty line after each line, even inside sentences."""
    blocks = [block for block in "\n".join(lines).split("\n\n") if len(block) > 50]
    return sum(1 for block in blocks if not _SENTENCE_END.search(block)) > len(blocks) * 0.4


def _continues(previous: str, line: str, *, width: int, in_prose: bool) -> bool:
    """Whether a line continues the sentence of the previous line or, in a wrapped text, its paragraph."""
    if _SENTENCE_END.search(previous) and not ABBREVIATION.search(previous):
        return bool(width) and len(previous) > 0.85 * width
    if line[:1].islower() or ABBREVIATION.search(previous):
        return True
    if re.search(rf"\b\d{{1,2}}$|\b(?:{_MONTHS})(?: \d{{1,2}},?)?$", previous) and re.match(
        rf"\d{{4}}\b|(?:{_MONTHS})\b", line
    ):
        return True
    # A long line without a full stop was wrapped at the width of the page; titles come before the text.
    if width and in_prose and not re.fullmatch(r"[IVX]+\.?", previous):
        return True
    return len(previous) > (0.75 * width if width else 60) and (bool(width) or in_prose)


def _is_prose(text: str) -> bool:
    """Whether a text is prose. A title can be long, but has no verb in the past tense and no full stop."""
    return len(text) > 110 and bool(re.search(r"\b(was|were|attended|held|took|is|are|by the)\b|\.", text))
