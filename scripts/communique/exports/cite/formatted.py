"""Citations in three styles, as text with one run in italics: the name of the register.

Sources: The Chicago Manual of Style (notes and bibliography), the Publication Manual of the APA, the MLA Handbook. The
tests compare the result with the CSL styles of these manuals, and list where it differs.
"""

from collections.abc import Callable
from typing import NamedTuple

from communique.exports.cite.dates import write_american, write_day_first, write_year_first
from communique.exports.cite.reference import Author, CitedItem


class StyledCitation(NamedTuple):
    """A formatted citation: the words before, in and after italics."""

    before: str
    italic: str
    after: str

    @property
    def plain(self) -> str:
        """The citation without italics."""
        return "".join(self)


class Style(NamedTuple):
    """A style of citations."""

    id: str
    label: str
    write: Callable[[CitedItem], StyledCitation]


def write_chicago(reference: CitedItem) -> StyledCitation:
    """Return the entry of a bibliography in the style of Chicago."""
    register = [reference.genre, _version("version", reference)]
    issued = [reference.place, write_american(reference.issued)]
    return StyledCitation(
        f"{_stop(_invert(reference.author))} {_quote(reference.title)} In ",
        reference.container,
        f"{_after_comma(register)}. {_join(issued)}. {reference.address}.",
    )


def write_apa(reference: CitedItem) -> StyledCitation:
    """Return the entry of a list of references in the style of the APA."""
    version = f" ({_version('Version', reference)})" if reference.version else ""
    genre = f" [{reference.genre}]" if reference.genre else ""
    return StyledCitation(
        f"{_stop(_initial(reference.author))} ({write_year_first(reference.issued)}). {_stop(reference.title)} In ",
        reference.container,
        f"{version}{genre}. {reference.address}",
    )


def write_mla(reference: CitedItem) -> StyledCitation:
    """Return the entry of a list of works cited in the style of the MLA."""
    genre = f"{_stop(reference.genre)} " if reference.genre else ""
    issued = [_version("Version", reference), reference.place, write_day_first(reference.issued), reference.address]
    return StyledCitation(
        f"{_stop(_invert(reference.author))} {_quote(reference.title)} {genre}",
        reference.container,
        f"{_after_comma(issued)}.",
    )


STYLES = (
    Style("chicago", "Chicago", write_chicago),
    Style("apa", "APA", write_apa),
    Style("mla", "MLA", write_mla),
)


def _version(word: str, reference: CitedItem) -> str:
    """Return the version of the register with its day; empty if it is not known."""
    day = f" of {reference.day}" if reference.day else ""
    return f"{word} {reference.version}{day}" if reference.version else ""


def _invert(name: Author) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _initial(name: Author) -> str:
    initials = " ".join(f"{part[0]}." for part in name.given.split())
    return f"{name.family}, {initials}" if initials else name.family


def _join(parts: list[str]) -> str:
    return ", ".join(filter(None, parts))


def _after_comma(parts: list[str]) -> str:
    joined = _join(parts)
    return f", {joined}" if joined else ""


def _stop(text: str) -> str:
    """Return a text with a full stop, unless it ends with a mark that closes a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _quote(title: str) -> str:
    """Return a title in quotation marks, with its full stop before the last of them, as American manuals ask for."""
    return f"“{_stop(title)}”"
