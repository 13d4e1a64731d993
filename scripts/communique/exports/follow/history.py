"""The history of the records of meetings: when each last changed, and in words what changed.

All changes of one day count as one revision, so that a reader learns what is new and not how it came about. A day on
which a file was only formatted or renamed is no revision.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from communique.diff.compare import find_differences
from communique.diff.git import GitError, read_contents
from communique.exports.edition import Edition
from communique.exports.follow.log import FileChange, read_log
from communique.exports.follow.words import list_statements
from communique.files.yaml.reader import read_bytes
from communique.model.derived.validation import validate
from communique.model.meeting import Meeting
from communique.register.names.labels import Labels
from communique.text.words import pluralise

_MOST_DAYS = 4
"""How many days with changes are looked through for one that changed what the record says."""

_EVIDENCE = re.compile(
    r"sources?\b"
    r"|(?:resolution [\w-]+|attendees: .*?): (?:printed|also printed|sources|paragraphs|quote|prefix|suffix)\b"
)
"""How a line begins about where the facts of a record are printed: readers of a feed need only know how many."""
_NEW_STATEMENT = re.compile(r"resolution ([\w-]+) added: ")


class RevisionKind(Enum):
    """What is known of a revision."""

    ADDED = "added"
    CHANGED = "changed"
    REVISED = "revised"
    """It changed what the record says, but the earlier version cannot be read by the present model."""
    UNKNOWN = "unknown"


class Revision(NamedTuple):
    """The last revision of a record. `lines` say what changed, or what a new record holds."""

    when: datetime
    kind: RevisionKind = RevisionKind.UNKNOWN
    lines: tuple[str, ...] = ()


class _Day(NamedTuple):
    """The changes of a record on one day: when the last was made, and the file before the first, None if it was new."""

    when: datetime
    before: bytes | None


class History:
    """The revisions of the records of an edition. Git is asked when the first of them is needed."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def last_revision(self, meeting: Meeting) -> Revision:
        """Return the last revision of a record.

        Where git does not know the record, it has the date of the edition; without one, the day on which the release
        was published or the meeting ended.
        """
        return self._revisions.get(meeting.id) or Revision(self.edition.committed or _own_date(meeting))

    def added(self, meeting: Meeting) -> datetime | None:
        """Return when a record was added, or None if it is not known."""
        changes = self._changes.get(meeting.id)
        return changes[-1].when if changes and changes[-1].before is None else None

    def count_changes(self, meeting: Meeting) -> int:
        """Return how many commits changed the file of a record after the first; 0 if it is not known."""
        return max(len(self._changes.get(meeting.id, ())) - 1, 0)

    @cached_property
    def _changes(self) -> dict[str, list[FileChange]]:
        """The changes of records by the ids of their meetings, newest first; empty outside a git checkout."""
        register, log = self.edition.register, dict[str, list[FileChange]]()
        if self.edition.commit:
            with suppress(GitError):
                log = read_log(register.root, self.edition.commit)
        return {
            meeting.id: log[path]
            for meeting in register.meetings.values()
            if (path := _path_below(register.origin(meeting).document.path)) in log
        }

    @cached_property
    def _revisions(self) -> dict[str, Revision]:
        """The last revisions by the ids of meetings.

        The earlier versions are read in rounds: those of the last day, then of the day before for records that have no
        other content since, and so on.
        """
        days = {meeting_id: list(_group_by_day(changes)) for meeting_id, changes in self._changes.items()}
        found: dict[str, Revision] = {}
        for number in range(_MOST_DAYS):
            round_ = {key: of[number] for key, of in days.items() if key not in found and number < len(of)}
            for meeting_id, content in self._read(round_):
                if revision := self._compare(meeting_id, round_[meeting_id], content):
                    found[meeting_id] = revision
        return found | {key: Revision(of[0].when) for key, of in days.items() if key not in found}

    def _read(self, days: dict[str, _Day]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the records as they were before a day; None for those that were new. None at all if git fails."""
        earlier = {key: day.before for key, day in days.items() if day.before}
        yield from ((key, None) for key in days if key not in earlier)
        with suppress(GitError):
            yield from zip(earlier, read_contents(self.edition.register.root, list(earlier.values())), strict=True)

    def _compare(self, meeting_id: str, day: _Day, content: bytes | None) -> Revision | None:
        """Return the revision that led from an earlier version to the present one; None if they say the same."""
        register = self.edition.register
        meeting = register.meetings[meeting_id]
        if content is None:
            return Revision(day.when, RevisionKind.ADDED, tuple(_describe_content(meeting)))
        document = register.origin(meeting).document
        earlier = read_bytes(content, document.path)
        if earlier.data == document.data:
            return None
        before = validate(Meeting, earlier.data)
        if isinstance(before, list):
            return Revision(day.when, RevisionKind.REVISED)
        lines = tuple(_describe_changes(self.edition.labels, before, meeting))
        return Revision(day.when, RevisionKind.CHANGED, lines) if lines else None


def _path_below(path: Path) -> str:
    """Return the path of a file below the folder of records, with which its path in problems begins."""
    return Path(*path.parts[1:]).as_posix()


def _group_by_day(changes: Iterable[FileChange]) -> Iterator[_Day]:
    for _, found in groupby(changes, lambda change: change.when.date()):
        newest, *older = found
        yield _Day(newest.when, (older or [newest])[-1].before)


def _own_date(meeting: Meeting) -> datetime:
    day = date.fromisoformat(str(meeting.published)[:10]) if meeting.published else meeting.date.first
    return datetime.combine(day, time(), UTC)


def _describe_changes(labels: Labels, before: Meeting, after: Meeting) -> Iterator[str]:
    """Describe each change, a line each, as `communique diff` does, but new statements in full.

    Changes of evidence are counted in the last line.
    """
    lines = list(find_differences((labels.register, labels.register), (before, after)))
    statements = {resolution.id: resolution for resolution in after.resolutions}
    for line in lines:
        if (new := _NEW_STATEMENT.match(line)) and new[1] in statements:
            yield new[0] + list_statements(labels, [statements[new[1]]])[0]
        elif not _EVIDENCE.match(line):
            yield line
    if evidence := sum(bool(_EVIDENCE.match(line)) for line in lines):
        yield f"{pluralise(evidence, 'change')} in printed words, paragraphs and sources"


def _describe_content(meeting: Meeting) -> Iterator[str]:
    """Describe what a new record holds, in a line for each list that is not empty."""
    for items, word in (
        (meeting.attendees, "attendee"),
        (meeting.resolutions, "outcome"),
        (meeting.sources, "source"),
    ):
        if items:
            yield pluralise(len(items), word)
