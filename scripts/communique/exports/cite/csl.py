"""CSL-JSON: references as citation processors read them. Source: CSL 1.0.2 and its schema csl-data.json."""

import json
from collections.abc import Iterable
from typing import Any

from communique.exports.cite.formatted import STYLES
from communique.exports.cite.reference import Author, CitedItem
from communique.model.edtf import Edtf

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def build_csl(references: Iterable[CitedItem]) -> bytes:
    """Return references as CSL-JSON, one on each line.

    Each has its formatted citations as well, as the words before, in and after italics: the site's pages show them.
    """
    items = []
    for reference in references:
        formatted = {style.id: list(style.write(reference)) for style in STYLES}
        items.append(json.dumps({**describe_csl(reference), "custom": formatted}, ensure_ascii=False))
    return "".join(["[\n", ",\n".join(items), "\n]\n"]).encode()


def describe_csl(reference: CitedItem) -> dict[str, Any]:
    """Return a reference as one item of CSL-JSON. What is not known is left out."""
    found = {
        "id": reference.key,
        "type": "report",
        "title": reference.title,
        "author": [_name(reference.author)],
        "issued": _date(reference.issued),
        "genre": reference.genre,
        "publisher-place": reference.place,
        "container-title": reference.container,
        "version": reference.version,
        "URL": reference.address,
        "accessed": _date(Edtf(reference.day)) if reference.day else None,
        "language": "en",
        "abstract": reference.abstract,
        "note": f"Record {reference.record}",
    }
    return {key: value for key, value in found.items() if value}


def _name(name: Author) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(date: Edtf) -> dict[str, list[list[int]]]:
    """Return a date as one list of numbers for each of its points: one, or two for an interval."""
    points = dict.fromkeys([date.start, date.end])
    return {"date-parts": [[int(number) for number in point.split("-")] for point in points]}
