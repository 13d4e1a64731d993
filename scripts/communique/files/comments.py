"""What a file says beside its values: comments and blank lines, each tied to the key or item by which it stands.

The reader of values passes over them; whoever writes a file anew must not.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from communique.problems import Loc
from communique.text import make_visible

SCHEMA_LINE = "# yaml-language-server:"
"""How the line begins that names the schema for editors; it stays the first line of a file."""

DRAFT_MARK = "#~"
"""How comments begin that the machine writes for the author of a record; none of them belongs into the register."""

_COMMENT = re.compile("#.*")
_NEXT = re.compile(r"(?<=\s)(?=#)")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
COMMENT_WIDTH = 112
"""Characters of a line that the machine writes, with its indentation."""


def wrap_comment(text: str, indent: str = "", lead: str = "", hang: str = "") -> list[str]:
    """A comment of the machine's in lines, the first with a lead and the others hanging below it; whatever cannot be
    seen is written out, so that none of it can leave the comment.
    """
    mark = f"{indent}{DRAFT_MARK} "
    flat = make_visible(" ".join(text.split()))
    return textwrap.wrap(
        flat,
        COMMENT_WIDTH,
        initial_indent=mark + lead,
        subsequent_indent=mark + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass
class Comments:
    """Comments without their indentation, by the way to their key or item; a blank line is an empty text."""

    head: list[str] = field(default_factory=list)
    """Above everything, whatever key comes first."""
    above: dict[Loc, list[str]] = field(default_factory=dict)
    beside: dict[Loc, str] = field(default_factory=dict)
    """At the end of a line; several become one."""
    below: dict[Loc, list[str]] = field(default_factory=dict)
    """Under the last of several keys or items, indented like it; at the way () the end of the file."""

    def add(self, loc: Loc, *lines: str) -> None:
        """Put comments above the key or item at a path."""
        self.above.setdefault(loc, []).extend(lines)

    @cached_property
    def opened(self) -> set[Loc]:
        """The ways to what a comment stands in: it cannot be written on one line."""
        locs = (*(loc for loc, lines in self.above.items() if any(lines)), *self.beside, *self.below)
        return {loc[:end] for loc in locs for end in range(len(loc))}

    def without(self, mark: str) -> "Comments":
        """The same but for what begins with a mark: lines, and the ends of comments that stand beside a value."""
        beside = {loc: _own(text, mark) for loc, text in self.beside.items()}
        return Comments(
            _unmarked(self.head, mark),
            {loc: _unmarked(lines, mark) for loc, lines in self.above.items()},
            {loc: text for loc, text in beside.items() if text},
            {loc: _unmarked(lines, mark) for loc, lines in self.below.items()},
        )

    def all(self) -> list[str]:
        """Every comment, whole, whatever it stands by."""
        listed = [self.head, *self.above.values(), *self.below.values(), list(self.beside.values())]
        return [line for lines in listed for line in lines if line]

    def comments(self) -> list[str]:
        """The words of all comments in a fixed order, to see that none was lost."""
        return sorted(part.strip() for line in self.all() for part in line.split("#") if part.strip())


def read_comments(text: str) -> Comments:
    """The remarks of a text that `reading` has read without problems."""
    return _Collector(text).collect()


@dataclass
class _Level:
    """A collection that is being read: the way to it, the column of its keys or items, whether it is in brackets."""

    loc: Loc
    column: int
    flow: bool


class _Collector:
    """Follows libyaml's events; what stands between the end of one and the start of the next are the remarks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Comments()
        self.end = 0
        self.last: Loc | None = None
        self.broken = False
        self.columns: dict[Loc, int] = {}
        self.waiting: list[tuple[str, int]] = []

    def collect(self) -> Comments:
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        next(events)
        next(events)
        root: Any = next(events)
        self._between(root.start_mark.index)
        self._head()
        self._value(events, root, ())
        self._between(len(self.text))
        self._place(0)
        lines = _single([line for line, _ in self.waiting])
        if any(lines):
            self.found.below[()] = lines if lines[-1] else lines[:-1]
        return self.found

    def _head(self) -> None:
        """Comments at the top belong to the file as far as the last blank line, and the schema's line in any case."""
        lines = [line for line, _ in self.waiting]
        count = next((at + 1 for at in reversed(range(len(lines))) if not lines[at]), 0)
        if not count and lines and lines[0].startswith(SCHEMA_LINE):
            count = 1
        self.found.head = _single(lines[:count])
        self.waiting = self.waiting[count:]

    def _between(self, start: int) -> None:
        """Take up what stands between the last event and the one that starts here."""
        if start <= self.end:
            return
        lines = self.text[self.end : start].split("\n")
        self.end = start
        if self.last is not None and not self.broken:
            if comment := _COMMENT.search(lines[0]):
                self._beside(self.last, comment[0].rstrip())
            lines = lines[1:]
            self.broken = bool(lines)
        item = False
        for number, line in enumerate(lines, 1):
            comment = _COMMENT.search(line)
            item = item or "-" in line[: comment.start() if comment else None]
            if comment:
                # After the hyphen of an item a comment belongs to that item, however far it is indented.
                self.waiting.append((comment[0].rstrip(), 0 if item else comment.start()))
            elif not line.strip() and number < len(lines):
                self.waiting.append(("", -1))

    def _beside(self, loc: Loc, comment: str) -> None:
        before = self.found.beside.get(loc)
        self.found.beside[loc] = f"{before} {comment}" if before else comment

    def _value(self, events: Iterator[Any], event: Any, loc: Loc) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._above(loc)
            self._scalar(event, loc)
            return
        level = _Level(loc, event.start_mark.column, bool(event.flow_style))
        if level.flow:
            self.end = event.start_mark.index + 1
        read = self._items if isinstance(event, yaml.SequenceStartEvent) else self._pairs
        last = read(events, level)
        if level.flow:
            self.last, self.broken = loc, False
            self._below(last, [line for line, _ in self.waiting if line])
            self.waiting = []

    def _items(self, events: Iterator[Any], level: _Level) -> Loc:
        count = 0
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            here = (*level.loc, count)
            self._begin(event, here, level)
            self._value(events, event, here)
            count += 1
        self._close(event, level)
        return (*level.loc, count - 1) if count else level.loc

    def _pairs(self, events: Iterator[Any], level: _Level) -> Loc:
        here = level.loc
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            here = (*level.loc, event.value)
            self._begin(event, here, level)
            self._scalar(event, here)
            value = next(events)
            self._between(value.start_mark.index)
            self._value(events, value, here)
        self._close(event, level)
        return here

    def _begin(self, event: Any, here: Loc, level: _Level) -> None:
        """A key or item begins: what waits stands above it, or below an earlier one that is indented more."""
        self._between(event.start_mark.index)
        if level.flow:
            self.waiting = [(line, column) for line, column in self.waiting if line]
        else:
            self.columns[here] = level.column
            self._place(level.column)
        self._above(here)

    def _close(self, event: Any, level: _Level) -> None:
        if level.flow:
            self._between(event.end_mark.index - 1)
            self.end = event.end_mark.index

    def _scalar(self, event: Any, loc: Loc) -> None:
        written = self.text[event.start_mark.index : event.end_mark.index]
        # The event of a folded text takes the blank lines after it along.
        self.end = max(self.end, event.start_mark.index + len(written.rstrip()))
        self.last, self.broken = loc, False
        if event.style in ("|", ">") and (header := _BLOCK_HEADER.match(written)):
            self._beside(loc, header[1].rstrip())

    def _above(self, loc: Loc) -> None:
        if lines := _single([line for line, _ in self.waiting]):
            self.found.above.setdefault(loc, []).extend(lines)
        self.waiting = []

    def _below(self, loc: Loc, lines: list[str]) -> None:
        if lines:
            self.found.below.setdefault(loc, []).extend(lines)

    def _place(self, column: int) -> None:
        """What is indented more than the key or item that comes belongs below an earlier one, indented like it."""
        while comment := next((pair for pair in self.waiting if pair[0]), None):
            line, indent = comment
            last = self.last or ()
            ways = (last[:end] for end in range(len(last), 0, -1))
            home = next((way for way in ways if column < self.columns.get(way, -1) <= indent), None)
            if home is None:
                return
            self._below(home, [line])
            del self.waiting[: self.waiting.index(comment) + 1]


def _single(lines: list[str]) -> list[str]:
    """The lines, with runs of blank ones made one."""
    return [line for at, line in enumerate(lines) if line or at == 0 or lines[at - 1]]


def _own(text: str, mark: str) -> str:
    """A comment beside a value without those that begin with a mark; a mark inside a word begins none."""
    return "".join(part for part in _NEXT.split(text) if not part.startswith(mark)).rstrip()


def _unmarked(lines: list[str], mark: str) -> list[str]:
    """The lines that do not begin with a mark; the blank ones about those that do go with them."""
    kept = [line for line in lines if not line.startswith(mark)]
    return kept if any(kept) or len(kept) == len(lines) else []
