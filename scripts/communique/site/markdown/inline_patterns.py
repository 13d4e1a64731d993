"""Reads the inline markup of pages as Python-Markdown does, but in less time.

Python-Markdown looks for each of fifteen patterns in each piece of text. Most pieces have none of the characters that a
pattern needs, and it is quicker to look for a character than to call a pattern. It reads a link character by character,
for which most links are too simple.
"""

import re
from xml.etree.ElementTree import Element

from markdown import inlinepatterns
from markdown.inlinepatterns import LinkInlineProcessor, ReferenceInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_NEEDED = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    r"\[\^([^\]]*)\]": ("[^",),  # a footnote
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),  # emphasis
}
"""Of what a text must contain one for a regular expression to match. All others are looked for in every text."""
_SIMPLE_LINK = re.compile(r"""([^\[\]]*)\]\(([^\s()<>'"\x02]*)\)""")
"""A link behind its first bracket, without brackets in its text, a title, or an address that must be unescaped."""


class SparingInlineProcessor(InlineProcessor):
    """Python-Markdown's processor of inline markup, which leaves out patterns that cannot match.

    It replaces a private method of that class. Tests compare what the two make of the same texts.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Replace markup in a tree by elements."""
        self._patterns = [
            (*_pair(_NEEDED.get(pattern.pattern, ("",))), pattern)
            for pattern in self.md.inlinePatterns
            if self.md.references or not isinstance(pattern, ReferenceInlineProcessor)
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (its names)
        """Return a text in which placeholders replace markup, from one pattern on."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined] # private, see above
        at, start = patternIndex, 0
        while at < len(self._patterns):
            one, other, pattern = self._patterns[at]
            is_found = False
            if one in data or other in data:
                data, is_found, start = apply(pattern, data, at, start)
            if not is_found:
                at, start = at + 1, 0
        return data


def _pair(needed: tuple[str, ...]) -> tuple[str, str]:
    return needed[0], needed[-1]


class SparingLinkProcessor(LinkInlineProcessor):
    """Python-Markdown's processor of links, which reads simple ones at once."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (its name; the stubs of its class allow only elements)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return the element of a link, and where its Markdown begins and ends."""
        simple = _SIMPLE_LINK.match(data, m.end())
        if not simple:
            return super().handleMatch(m, data)
        link = Element("a", {"href": simple[2]})
        link.text = simple[1]
        return link, m.start(), simple.end()
