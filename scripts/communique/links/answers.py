"""What came back when a page was asked for."""

from enum import StrEnum
from typing import NamedTuple


class AnswerKind(StrEnum):
    """What an answer means for the page."""

    FOUND = "found"
    MOVED = "moved"
    """The server says that the page has another address for good, and it is there."""
    MISSING = "missing"
    """The server says that there is no such page, or there is no such server."""
    UNREACHABLE = "unreachable"
    """Neither is known."""
    WAIT = "wait"
    """The server asks to be left alone for a time. This is not recorded."""


class Answer(NamedTuple):
    """An answer in words (a status of HTTP, “timeout”), and the address to which the page moved, if it did."""

    kind: AnswerKind
    words: str
    to: str | None = None


NO_SUCH_HOST = Answer(AnswerKind.MISSING, "no such host")
"""The answer of the name server, not of a server of pages: a computer without a network gets it for every address."""
MISSING_WORDS = ("404", "410", NO_SUCH_HOST.words)
