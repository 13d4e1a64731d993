"""RIS: references as reports. Source: “RIS Format Specifications” (Research Information Systems, 2001 and 2012)."""

from collections.abc import Iterable, Iterator

from communique.exports.cite.reference import CitedItem


def build_ris(references: Iterable[CitedItem]) -> bytes:
    """Return references as RIS in UTF-8, with lines that end in CR LF. Each value is on one line."""
    lines = (line for reference in references for line in _list_lines(reference))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER").encode()


def _list_lines(reference: CitedItem) -> Iterator[tuple[str, str]]:
    author = reference.author
    yield "TY", "RPRT"
    yield "ID", reference.key
    yield "TI", reference.title
    yield "AU", f"{author.family}, {author.given}" if author.given else author.family
    yield "PB", reference.institution
    yield "PY", str(reference.issued.year)
    yield "DA", _write_date(reference.issued.start)
    yield "CY", reference.place
    yield "M3", reference.genre
    yield "T2", reference.container
    yield "ET", reference.version
    yield "UR", reference.address
    yield "Y2", _write_date(reference.day)
    yield "LA", "en"
    yield "AB", reference.abstract
    yield "N1", f"Record {reference.record}"
    yield "ER", ""


def _write_date(point: str) -> str:
    """Return a date as RIS writes it: year, month, day and a fourth part, each of which can be empty."""
    numbers = [*point.split("-"), "", ""][:3]
    return f"{'/'.join(numbers)}/" if point else ""
