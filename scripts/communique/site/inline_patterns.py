"""Reads the inline markup of pages as Python-Markdown does, but in less time.

Python-Markdown looks for each of fifteen patterns in each piece of text. Most pieces have none of the characters that a
pattern needs, and it is quicker to look for a character than to call a pattern.
"""

from xml.etree.ElementTree import Element

from markdown import inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_NEEDED = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    r"\[\^([^\]]*)\]": "[^",  # a footnote
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
"""What a text must contain for a regular expression to match. All others are looked for in every text."""


class SparingInlineProcessor(InlineProcessor):
    """Python-Markdown's processor of inline markup, which leaves out patterns that cannot match.

    It replaces a private method of that class. Tests compare what the two make of the same texts.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Replace markup in a tree by elements."""
        self._patterns = [(_NEEDED.get(pattern.pattern, ""), pattern) for pattern in self.md.inlinePatterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (its names)
        """Return a text in which placeholders stand for markup, from one pattern on."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined] # private, see above
        at, start = patternIndex, 0
        while at < len(self._patterns):
            needed, pattern = self._patterns[at]
            is_found = False
            if needed in data:
                data, is_found, start = apply(pattern, data, at, start)
            if not is_found:
                at, start = at + 1, 0
        return data
