"""What a picture may consist of."""

import html5lib

_NAMES = {"html", "head", "body", "figure", "svg", "g", "line", "circle", "path", "rect", "text", "title"}
_ATTRIBUTES = {
    *("class", "role", "aria-label", "aria-hidden", "width", "height", "d", "r"),
    *("x", "y", "x1", "x2", "y1", "y2", "cx", "cy"),
}


def find_unsafe(picture: str) -> list[str]:
    """The elements and attributes of a picture, as a browser reads it, that no picture of ours has."""
    elements = list(html5lib.parse(picture).iter())
    names = {str(element.tag).rpartition("}")[2] for element in elements}
    attributes = {name for element in elements for name in element.attrib}
    return sorted(names - _NAMES) + sorted(attributes - _ATTRIBUTES)
