"""The lines of an iCalendar file. Source: RFC 5545, sections 3.1 and 3.3.11."""

from collections.abc import Iterable, Iterator

from communique.exports.follow.words import clean

_LONGEST = 75
"""How many octets a line has at most, without its end."""


def build_lines(lines: Iterable[str]) -> bytes:
    """Return content lines as a file: in UTF-8, folded, each ending with CR LF."""
    return b"".join(part + b"\r\n" for line in lines for part in _fold(line))


def escape_text(text: str) -> str:
    """Return a text as the value of a property: line breaks, commas, semicolons and backslashes are escaped."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(clean(text).splitlines())


def _fold(line: str) -> Iterator[bytes]:
    """Yield a content line in parts that are short enough; each but the first begins with a space.

    No character is divided, though the RFC would allow it.
    """
    rest, start = line.encode(), b""
    while len(start) + len(rest) > _LONGEST:
        end = _LONGEST - len(start)
        while rest[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        yield start + rest[:end]
        rest, start = rest[end:], b" "
    yield start + rest
