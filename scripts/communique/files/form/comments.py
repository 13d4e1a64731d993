"""Comments and blank lines of a file, each assigned to a key or an item.

The reader ignores them; code that rewrites a file must keep them.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from communique.problems import Loc
from communique.text.words import make_visible

SCHEMA_LINE = "# yaml-language-server:"
"""The start of the line that names the schema for editors, which is always the first line of a file."""

DRAFT_MARK = "#~"
"""The start of comments that `new` and `draft` write for the author of a record. The register contains none of them."""

_COMMENT = re.compile("#.*")
_NEXT_COMMENT = re.compile(r"(?<=\s)(?=#)")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
COMMENT_WIDTH = 112
"""The most characters in a line of a generated comment, indentation included."""


def wrap_comment(text: str, indent: str = "", lead: str = "", hang: str = "") -> list[str]:
    """Return a generated comment as lines: the first begins with `lead`, the others with `hang`.

    Unprintable characters are escaped, so that no part of the text can end the comment.
    """
    start = f"{indent}{DRAFT_MARK} "
    one_line = make_visible(" ".join(text.split()))
    return textwrap.wrap(
        one_line,
        COMMENT_WIDTH,
        initial_indent=start + lead,
        subsequent_indent=start + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass
class Comments:
    """Comments without their indentation, by the path of their key or item. A blank line is an empty text."""

    head: list[str] = field(default_factory=list)
    """At the top of the file, regardless of which key comes first."""
    above: dict[Loc, list[str]] = field(default_factory=dict)
    beside: dict[Loc, str] = field(default_factory=dict)
    """At the end of a line; several are joined into one."""
    below: dict[Loc, list[str]] = field(default_factory=dict)
    """Below a key or item that is the last one, and indented like it. The path () means the end of the file."""

    def add(self, loc: Loc, *lines: str) -> None:
        """Put comments above the key or item at a path."""
        self.above.setdefault(loc, []).extend(lines)

    @cached_property
    def multiline(self) -> set[Loc]:
        """The paths of values that contain a comment, and so cannot be written on one line."""
        locs = (*(loc for loc, lines in self.above.items() if any(lines)), *self.beside, *self.below)
        return {loc[:end] for loc in locs for end in range(len(loc))}

    def without(self, mark: str) -> "Comments":
        """Return a copy without comments that begin with a mark, whole lines as well as comments beside a value."""
        beside = {loc: _remove_marked(text, mark) for loc, text in self.beside.items()}
        return Comments(
            _remove_marked_lines(self.head, mark),
            {loc: _remove_marked_lines(lines, mark) for loc, lines in self.above.items()},
            {loc: text for loc, text in beside.items() if text},
            {loc: _remove_marked_lines(lines, mark) for loc, lines in self.below.items()},
        )

    def list_all(self) -> list[str]:
        """Return every comment as written, without blank lines."""
        groups = [self.head, *self.above.values(), *self.below.values(), list(self.beside.values())]
        return [line for lines in groups for line in lines if line]

    def sort_parts(self) -> list[str]:
        """Return the texts between the number signs of all comments, sorted, to check that none was lost."""
        return sorted(part.strip() for line in self.list_all() for part in line.split("#") if part.strip())


def read_comments(text: str) -> Comments:
    """Return the comments of a text that `reader` has read without problems."""
    return _Collector(text).collect()


@dataclass
class _Level:
    """A collection that is being read: its path, the column of its keys or items, and whether it is in brackets."""

    loc: Loc
    column: int
    flow: bool


class _Collector:
    """Follows the events of libyaml. Comments are in the text between the end of an event and the start of the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments = Comments()
        self.end = 0
        """The offset up to which the text has been searched."""
        self.last: Loc | None = None
        """The path of the last key, item or value."""
        self.line_ended = False
        """Whether a line break has been read since the last key, item or value."""
        self.columns: dict[Loc, int] = {}
        self.pending: list[tuple[str, int]] = []
        """Comments that are not assigned yet, with their columns; a blank line has the column -1."""

    def collect(self) -> Comments:
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        next(events)
        next(events)
        root: Any = next(events)
        self._collect_until(root.start_mark.index)
        self._assign_head()
        self._value(events, root, ())
        self._collect_until(len(self.text))
        self._assign_below(0)
        lines = _collapse_blank_lines([line for line, _ in self.pending])
        if any(lines):
            self.comments.below[()] = lines if lines[-1] else lines[:-1]
        return self.comments

    def _assign_head(self) -> None:
        """Assign comments at the top to the file: those before the last blank line, and always the schema line."""
        lines = [line for line, _ in self.pending]
        count = next((at + 1 for at in reversed(range(len(lines))) if not lines[at]), 0)
        if not count and lines and lines[0].startswith(SCHEMA_LINE):
            count = 1
        self.comments.head = _collapse_blank_lines(lines[:count])
        self.pending = self.pending[count:]

    def _collect_until(self, start: int) -> None:
        """Collect the comments between the last event and the one that starts at this offset."""
        if start <= self.end:
            return
        lines = self.text[self.end : start].split("\n")
        self.end = start
        if self.last is not None and not self.line_ended:
            if comment := _COMMENT.search(lines[0]):
                self._add_beside(self.last, comment[0].rstrip())
            lines = lines[1:]
            self.line_ended = bool(lines)
        after_hyphen = False
        for number, line in enumerate(lines, 1):
            comment = _COMMENT.search(line)
            after_hyphen = after_hyphen or "-" in line[: comment.start() if comment else None]
            if comment:
                # After the hyphen of an item, a comment belongs to that item, however far it is indented.
                self.pending.append((comment[0].rstrip(), 0 if after_hyphen else comment.start()))
            elif not line.strip() and number < len(lines):
                self.pending.append(("", -1))

    def _add_beside(self, loc: Loc, comment: str) -> None:
        before = self.comments.beside.get(loc)
        self.comments.beside[loc] = f"{before} {comment}" if before else comment

    def _value(self, events: Iterator[Any], event: Any, loc: Loc) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add_above(loc)
            self._scalar(event, loc)
            return
        level = _Level(loc, event.start_mark.column, bool(event.flow_style))
        if level.flow:
            self.end = event.start_mark.index + 1
        read = self._items if isinstance(event, yaml.SequenceStartEvent) else self._pairs
        last = read(events, level)
        if level.flow:
            self.last, self.line_ended = loc, False
            self._add_below(last, [line for line, _ in self.pending if line])
            self.pending = []

    def _items(self, events: Iterator[Any], level: _Level) -> Loc:
        count = 0
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            loc = (*level.loc, count)
            self._begin(event, loc, level)
            self._value(events, event, loc)
            count += 1
        self._close(event, level)
        return (*level.loc, count - 1) if count else level.loc

    def _pairs(self, events: Iterator[Any], level: _Level) -> Loc:
        loc = level.loc
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            loc = (*level.loc, event.value)
            self._begin(event, loc, level)
            self._scalar(event, loc)
            value = next(events)
            self._collect_until(value.start_mark.index)
            self._value(events, value, loc)
        self._close(event, level)
        return loc

    def _begin(self, event: Any, loc: Loc, level: _Level) -> None:
        """Assign pending comments to the key or item that begins, or to an earlier one that is indented more."""
        self._collect_until(event.start_mark.index)
        if level.flow:
            self.pending = [(line, column) for line, column in self.pending if line]
        else:
            self.columns[loc] = level.column
            self._assign_below(level.column)
        self._add_above(loc)

    def _close(self, event: Any, level: _Level) -> None:
        if level.flow:
            self._collect_until(event.end_mark.index - 1)
            self.end = event.end_mark.index

    def _scalar(self, event: Any, loc: Loc) -> None:
        written = self.text[event.start_mark.index : event.end_mark.index]
        # The event of a folded text includes the blank lines after it.
        self.end = max(self.end, event.start_mark.index + len(written.rstrip()))
        self.last, self.line_ended = loc, False
        if event.style in ("|", ">") and (header := _BLOCK_HEADER.match(written)):
            self._add_beside(loc, header[1].rstrip())

    def _add_above(self, loc: Loc) -> None:
        if lines := _collapse_blank_lines([line for line, _ in self.pending]):
            self.comments.above.setdefault(loc, []).extend(lines)
        self.pending = []

    def _add_below(self, loc: Loc, lines: list[str]) -> None:
        if lines:
            self.comments.below.setdefault(loc, []).extend(lines)

    def _assign_below(self, column: int) -> None:
        """Assign comments that are indented more than the next key or item, at this column, to an earlier one.

        It is the innermost one that is indented more than `column`, and not more than the comment.
        """
        while comment := next((pair for pair in self.pending if pair[0]), None):
            line, indent = comment
            last = self.last or ()
            ancestors = (last[:end] for end in range(len(last), 0, -1))
            owner = next((loc for loc in ancestors if column < self.columns.get(loc, -1) <= indent), None)
            if owner is None:
                return
            self._add_below(owner, [line])
            del self.pending[: self.pending.index(comment) + 1]


def _collapse_blank_lines(lines: list[str]) -> list[str]:
    """Return the lines with each run of blank lines reduced to one."""
    return [line for at, line in enumerate(lines) if line or at == 0 or lines[at - 1]]


def _remove_marked(text: str, mark: str) -> str:
    """Remove comments that begin with a mark from those beside a value. A mark inside a word does not count."""
    return "".join(part for part in _NEXT_COMMENT.split(text) if not part.startswith(mark)).rstrip()


def _remove_marked_lines(lines: list[str], mark: str) -> list[str]:
    """Remove lines that begin with a mark; if only blank lines would be left, remove these too."""
    rest = [line for line in lines if not line.startswith(mark)]
    return rest if any(rest) or len(rest) == len(lines) else []
