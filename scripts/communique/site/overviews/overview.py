"""An overview: a page that is derived from many records, as *Explore* introduces it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from communique.register.register import Register
from communique.site.page import Page


@dataclass(frozen=True)
class Overview:
    """One way to look at the register as a whole."""

    uri: str
    """The file of its first page, below the folder of pages."""
    title: str
    question: str
    """What can be read from it, as one sentence."""
    warn: Callable[[Register], str]
    """Returns a caution where the record is thin, as one sentence with its numbers; empty if there is none."""
    list_pages: Callable[[Register], Iterator[Page]] | None = None
    """Yields the pages that it adds to the site; None where another module lists its page."""
    is_shown: Callable[[Register], bool] = lambda register: bool(register.meetings)
    """Whether there is anything to see. If not, *Explore* does not lead to it, and its page says so."""
