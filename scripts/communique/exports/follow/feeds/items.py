"""What a feed says of a meeting: one item, which Atom and JSON Feed write each in their own form."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from html import escape
from typing import NamedTuple

from communique.exports.edition import Edition
from communique.exports.follow.history import History, Revision, RevisionKind
from communique.exports.follow.words import MAIN, choose_main, clean, explain_silence, list_statements
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting, Resolution
from communique.model.parts import EntryKey
from communique.text.words import shorten

_MOST_TOPICS = 5
_MOST_LINES = 10
_MOST_WORDS = 40
"""How many changes of a record an item lists, and how many words each has at most."""


class Category(NamedTuple):
    """A body or topic under which an item falls."""

    key: EntryKey
    name: str


@dataclass(frozen=True, eq=False)
class FeedItem:
    """A meeting in a feed; in the feed of a topic, what the meeting said about it. Feeds share their items."""

    edition: Edition
    history: History
    meeting: Meeting
    topic: str = ""

    @cached_property
    def tag(self) -> str:
        """Its id. What a meeting said about a topic is another item than the meeting, so its id is another, too."""
        path = EntryKey("meeting", self.meeting.id).path
        return self.edition.tag(f"{EntryKey('topic', self.topic).path}/{path}" if self.topic else path)

    @property
    def address(self) -> str:
        """The address of the record, or of the first statement about the topic."""
        anchor = self.statements[0].id if self.topic and self.statements else ""
        return self.edition.page(EntryKey("meeting", self.meeting.id), anchor)

    @cached_property
    def title(self) -> str:
        """The heading of the meeting."""
        return clean(self.edition.labels.heading(self.meeting))

    @cached_property
    def summary(self) -> str:
        """Its main statements in plain text."""
        said = list_statements(self.edition.labels, self.statements[:MAIN])
        return clean(" ".join(said) or explain_silence(self.meeting))

    @cached_property
    def content(self) -> str:
        """What changed and when, and its main statements, as HTML."""
        said = list_statements(self.edition.labels, self.statements)
        changed = _describe(self._own_revision)
        stated = _list_in_html(self._introduction, said) if said else f"<p>{escape(explain_silence(self.meeting))}</p>"
        return clean(changed + stated)

    @property
    def updated(self) -> datetime:
        """When what the record says last changed."""
        return self.revision.when

    @property
    def published(self) -> datetime | None:
        """When the record was added, if that is known."""
        return self.history.added(self.meeting)

    @cached_property
    def categories(self) -> list[Category]:
        """Its body, and its topic or the topics of most of its statements."""
        counts = Counter(topic for resolution in self.meeting.own_resolutions for topic in resolution.topics)
        topics = [self.topic] if self.topic else [topic for topic, _ in counts.most_common(_MOST_TOPICS)]
        keys = (EntryKey("body", self.meeting.body), *(EntryKey("topic", topic) for topic in topics))
        return [Category(key, clean(self.edition.labels.name(*key))) for key in keys]

    @cached_property
    def revision(self) -> Revision:
        """The last revision of the record."""
        return self.history.last_revision(self.meeting)

    @cached_property
    def statements(self) -> list[Resolution]:
        """The statements that it names."""
        if self.topic:
            return [resolution for resolution in self.meeting.resolutions if self.topic in resolution.topics]
        return choose_main(self.meeting)

    @property
    def _own_revision(self) -> Revision:
        """The last revision; in the feed of a topic, with those changes that are of statements about it."""
        if not self.topic or self.revision.kind is not RevisionKind.CHANGED:
            return self.revision
        said = tuple(f"resolution {resolution.id}{sign}" for resolution in self.statements for sign in (":", " added:"))
        return self.revision._replace(lines=tuple(line for line in self.revision.lines if line.startswith(said)))

    @property
    def _introduction(self) -> str:
        if self.topic:
            return f"What the meeting said about {self.edition.labels.name('topic', self.topic)}"
        rest = len(self.meeting.own_resolutions) - len(self.statements)
        return f"Main outcomes of the meeting; its record has {rest:,} more" if rest else "What the meeting said"


def _describe(revision: Revision) -> str:
    """Return in HTML what changed and when; nothing if neither is known."""
    on = Edtf(revision.when.date().isoformat()).printed
    lines = list(_shorten(revision.lines))
    match revision.kind:
        case RevisionKind.ADDED:
            return f"<p>The record was added on {on}{': ' if lines else ''}{escape(', '.join(lines))}.</p>"
        case RevisionKind.CHANGED:
            return _list_in_html(f"The record changed on {on}", lines)
        case RevisionKind.REVISED:
            return f"<p>The record was revised on {on}.</p>"
    return ""


def _shorten(lines: tuple[str, ...]) -> Iterator[str]:
    yield from (shorten(line, _MOST_WORDS) for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"and {len(lines) - _MOST_LINES:,} more"


def _list_in_html(introduction: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<p>{escape(introduction)}:</p><ul>{items}</ul>" if items else f"<p>{escape(introduction)}.</p>"
