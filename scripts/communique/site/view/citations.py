"""Citations on pages: how to cite a meeting, in each style, as Markdown."""

from markupsafe import Markup

from communique.exports.cite.formatted import STYLES
from communique.exports.cite.reference import cite_meeting
from communique.exports.edition import Edition
from communique.model.meeting import Meeting
from communique.site.jinja.environment import escape_part


def mark_citations(meeting: Meeting, edition: Edition) -> list[tuple[str, Markup]]:
    """Return each style with the citation of a meeting in it, the name of the register in italics."""
    reference = cite_meeting(edition, meeting)
    found = []
    for style in STYLES:
        citation = style.write(reference)
        before, italic, after = map(escape_part, citation)
        found.append((style.label, Markup(f"{before}*{italic}*{after}")))
    return found
