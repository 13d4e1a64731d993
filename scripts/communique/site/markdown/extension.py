"""A Python-Markdown extension that sets the pages as an edition. Without it, the same Markdown is a plain, sound page.

- A footnote comes right after its mark, as a note: beside the paragraph on a wide screen, in place on a narrow one.
  Context notes (`context-1`) are marked by letters, editors' notes by numbers.
- A paragraph `{ .folded }` opens the list below it.
- A paragraph of a quoted text (`{ #p12 }`) begins with a link to its own address.
- A table without column headings, which lists facts, has headings of rows instead.
- A link to another host says so (`rel`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import LINK_RE
from markdown.treeprocessors import Treeprocessor

from communique.site.markdown.inline_patterns import SparingInlineProcessor, SparingLinkProcessor

_CLOSING = re.compile(r"[,.;:)\]”’\"]+")
_PARAGRAPH = re.compile(r"p(\d+)")
_CONTEXT = re.compile(r"context-(\d\d?)")


class EditionProcessor(Treeprocessor):
    """Changes the tree of a page after footnotes, inline markup and attributes have been read."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        _place_notes(root)
        _fold_lists(root)
        for element in root.iter():
            match element.tag:
                case "p" if number := _PARAGRAPH.fullmatch(element.get("id", "")):
                    _add_number(element, number[1])
                case "table":
                    _set_row_headings(element)
                case "a" if element.get("href", "").startswith(("http://", "https://")):
                    element.set("rel", "noopener external")


def _place_notes(root: Element) -> None:
    """Move each footnote behind its mark. The note `a1` keeps the address `#a1`."""
    footnotes = next((child for child in root if child.get("class") == "footnote"), None)
    if footnotes is None:
        return
    root.remove(footnotes)
    notes = {item.get("id", "").partition(":")[2]: item for item in footnotes.iter("li")}
    for parent in list(root.iter()):
        for at, child in reversed(list(enumerate(parent))):
            name = child.get("id", "").removeprefix("fnref:")
            if child.tag == "sup" and name in notes:
                parent.insert(at + 1, _place_note(name, child, notes[name]))


def _place_note(name: str, mark: Element, item: Element) -> Element:
    """Return the note of a mark, and make the mark lead to it. What closes the words before the mark stays there."""
    derived = _CONTEXT.fullmatch(name)
    number = mark[0].text = chr(ord("a") - 1 + int(derived[1])) if derived else mark[0].text or ""
    mark.attrib = {"class": "mark", "id": f"{name}-mark"}
    mark[0].attrib = {"href": f"#{name}", "aria-label": f"Note {number}"}
    note = _build_note(name, number, item)
    closing = _CLOSING.match(mark.tail or "")
    if closing:
        mark.tail, note.tail = closing[0], (mark.tail or "")[closing.end() :]
    else:
        mark.tail, note.tail = None, mark.tail
    return note


def _build_note(name: str, number: str, item: Element) -> Element:
    """Return a note as an element that is allowed inside a paragraph."""
    kind = "note note--context" if _CONTEXT.fullmatch(name) else "note"
    note = Element("span", {"class": kind, "id": name, "role": "note"})
    back = SubElement(note, "a", {"class": "number", "href": f"#{name}-mark", "aria-label": f"Back to mark {number}"})
    back.text, back.tail = number, " "
    for part in _paragraphs(item):
        for link in [child for child in part if child.get("class") == "footnote-backref"]:
            part.remove(link)
        back.tail = (back.tail or "") + (part.text or "")
        note.extend(part)
    return note


def _paragraphs(item: Element) -> Iterator[Element]:
    return item.iter("p") if item.find("p") is not None else iter([item])


def _fold_lists(root: Element) -> None:
    """Put each list that follows a paragraph of the class `folded` into an element that opens."""
    for at, summary in reversed(list(enumerate(root))):
        following = root[at + 1] if at + 1 < len(root) else None
        if summary.tag == "p" and summary.get("class") == "folded" and following is not None and following.tag == "ul":
            folded = Element("details")
            summary.tag, summary.attrib = "summary", {}
            root.remove(following)
            root.remove(summary)
            folded.extend([summary, following])
            root.insert(at, folded)


def _add_number(paragraph: Element, number: str) -> None:
    link = Element("a", {"class": "number", "href": f"#p{number}", "aria-label": f"Paragraph {number}"})
    link.text, link.tail, paragraph.text = number, f" {paragraph.text or ''}", None
    paragraph.insert(0, link)


def _set_row_headings(table: Element) -> None:
    head, body = table.find("thead"), table.find("tbody")
    if head is None or body is None or any((cell.text or len(cell)) for cell in head.iter("th")):
        return
    table.remove(head)
    table.set("class", "facts")
    for row in body:
        row[0].tag = "th"
        row[0].set("scope", "row")


class EditionExtension(Extension):
    """Registers the tree processor, and quicker ones for inline markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls this name)
        """Add the tree processors."""
        md.is_block_level = lru_cache(md.is_block_level)  # type: ignore[method-assign] # asked thrice for each element
        # These two take the place of Python-Markdown's own, with their names and priorities.
        md.inlinePatterns.register(SparingLinkProcessor(LINK_RE, md), "link", 160)
        md.treeprocessors.register(SparingInlineProcessor(md), "inline", 20)
        # After attributes (8), which set ids of paragraphs; before the table of contents (5) and links (0).
        md.treeprocessors.register(EditionProcessor(md), "edition", 7)


def makeExtension(**options: object) -> EditionExtension:  # noqa: N802 (Python-Markdown looks for this name)
    """Return the extension, as Python-Markdown asks for it."""
    return EditionExtension(**options)
