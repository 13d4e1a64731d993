"""Reads strict YAML: plain data, and the position of every value in the file.

libyaml produces the events, and scalars are resolved by the core schema of YAML 1.2, in which `no`, `12:30` and dates
are text. Surprising features of YAML are refused: aliases, anchors, tags, repeated keys, several documents. A file is
limited to `MAX_BYTES` bytes, `MAX_DEPTH` levels of nesting and `MAX_VALUES` values.
"""

import codecs
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from communique.files.disk.paths import MAX_BYTES
from communique.files.disk.store import digest
from communique.files.yaml.conflicts import find_conflicts
from communique.files.yaml.errors import explain_yaml_error
from communique.files.yaml.scalars import resolve
from communique.problems import MAX_PROBLEMS, Finding, Loc, Problem, Rule
from communique.text.explanation import Explanation
from communique.text.hidden import find_hidden, name_hidden
from communique.text.suggestions import guess_slug
from communique.text.words import make_visible, quote_value

MAX_DEPTH = 20
MAX_VALUES = 20_000

READABLE = Rule("file-is-readable", f"A record is a plain file of at most {MAX_BYTES >> 10} KiB that is not empty.")
UTF_8 = Rule("text-is-utf-8", "Files are encoded as UTF-8.")
NO_HIDDEN = Rule(
    "no-hidden-characters", "A file has no control or invisible characters, so that readers see what programs read."
)
VALID_YAML = Rule("yaml-is-valid", "A file is YAML 1.2.")
PLAIN_YAML = Rule(
    "yaml-is-plain",
    "A file is one YAML document without anchors, aliases, tags or repeated keys, "
    f"nested at most {MAX_DEPTH} levels deep, with at most {MAX_VALUES:,} values.",
)
MERGED = Rule("conflict-is-resolved", "A file has no lines that git wrote where it could not merge two changes.")
RULES = (READABLE, UTF_8, NO_HIDDEN, VALID_YAML, PLAIN_YAML, MERGED)

_QUOTED_SIGN = ", or put a text that begins with this sign in quotes"
_YAML_TAGS = "tag:yaml.org,2002:"
_NextEvent = Callable[[], Any]
"""Returns the next event of libyaml at each call."""


@dataclass(frozen=True)
class Position:
    """The positions of a value and of its key in a mapping, as (line, column), counted from 1."""

    value: tuple[int, int]
    key: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A file as read. If it could not be read, `data` is None and `problems` explain why."""

    path: Path
    text: str
    data: Any
    problems: tuple[Problem, ...]
    plain: bool = True
    """Whether the file has exactly this text, without Windows line endings or a byte order mark."""
    in_form: bool = False
    """Whether an earlier check found nothing wrong in how the file is written."""

    def locate(self, finding: Finding) -> Problem:
        """Return a finding as a problem at its position; if the value is missing, at that of its container."""
        loc = finding.loc
        while loc and loc not in self._positions:
            loc = loc[:-1]
        position = self._positions.get(loc, Position((1, 1), (1, 1)))
        at_key = finding.at_key and loc == finding.loc
        line, column = position.key if at_key else position.value
        return Problem(
            self.path,
            line,
            column,
            finding.explanation,
            finding.rule,
            named=finding.named,
            stand_in=finding.stand_in,
        )

    def at(self, offset: int, explanation: Explanation, rule: Rule) -> Problem:
        """Return a problem at an offset in the text, counted in characters from 0."""
        return Problem(self.path, *_line_column(self.text, offset), explanation, rule)

    @cached_property
    def digest(self) -> str:
        """A digest of the text."""
        return digest(self.text.encode())

    @cached_property
    def _positions(self) -> dict[Loc, Position]:
        """The positions of all values. They are read from the text only when first needed, which saves time."""
        positions: dict[Loc, Position] = {}
        with suppress(yaml.YAMLError, _StopReadingError):
            _Builder(self.text, positions).document()
        return positions


Recall = Callable[[bytes, Path], Document | None]
"""A function that may know what is in a file with some content. It gets the path that problems name."""


def read(path: Path, shown_as: Path | None = None, recall: Recall | None = None) -> Document:
    """Read a file from disk. Problems name the path `shown_as`. An OSError becomes a problem, too."""
    name = shown_as or path
    if path.exists() and not path.is_file():
        return _unreadable(name, "is not a regular file", "put the record itself here")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _unreadable(name, "is missing", "restore it, because every register has this file")
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror}")
    return (recall and recall(content, name)) or read_bytes(content, name)


def read_bytes(content: bytes, path: Path) -> Document:
    """Read the content of a file, which problems name `path`."""
    if len(content) > MAX_BYTES:
        return _unreadable(path, f"is larger than {MAX_BYTES // 1024} KiB, the limit for a record")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        text = text if "\n" in text else text.replace("\r", "\n")  # as old systems end lines
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        cause = "is UTF-16, which some editors call Unicode" if is_utf_16 else "is not UTF-8 here"
        explanation = Explanation(cause, "save the file as UTF-8")
        problem = Problem(path, *_line_column(before, len(before)), explanation, UTF_8)
        return Document(path, "", None, (problem,))
    conflicts = (
        Problem(path, *_line_column(text, at), explanation, MERGED) for at, explanation in find_conflicts(text)
    )
    problems = (*_find_hidden(text, path), *conflicts)
    document = Document(path, text, None, problems) if problems else _build(path, text)
    return document if content == text.encode() else replace(document, plain=False)


def _find_hidden(text: str, path: Path) -> Iterator[Problem]:
    """Yield a problem for each hidden character of a file, comments included."""
    for match in islice(find_hidden(text), MAX_PROBLEMS):
        explanation = Explanation(f"contains {name_hidden(match[0])}", "remove it")
        yield Problem(path, *_line_column(text, match.start()), explanation, NO_HIDDEN)


def _build(path: Path, text: str) -> Document:
    builder = _Builder(text)
    try:
        data = builder.document()
    except _StopReadingError as error:
        builder.errors.append((error.mark, error.explanation, PLAIN_YAML))
        data = None
    except yaml.MarkedYAMLError as error:
        builder.errors.append((*explain_yaml_error(text, error), VALID_YAML))
        data = None
    problems = tuple(Problem(path, *_position(mark), explanation, rule) for mark, explanation, rule in builder.errors)
    if data is None and not problems:
        return _unreadable(path, "is empty", "write what belongs here, or remove the file")
    return Document(path, text, None if problems else data, problems)


def _unreadable(path: Path, cause: str, fix: str = "") -> Document:
    return Document(path, "", None, (Problem(path, 1, 1, Explanation(cause, fix), READABLE),))


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _position(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _StopReadingError(Exception):
    """Raised where a file cannot be read any further."""

    def __init__(self, mark: Any, explanation: Explanation) -> None:
        super().__init__(str(explanation))
        self.mark = mark
        self.explanation = explanation


class _Builder:
    """Builds plain data from the events of one document. Unsupported features are collected in `errors`."""

    def __init__(self, text: str, positions: dict[Loc, Position] | None = None) -> None:
        self.text = text
        self.positions = positions
        self.values = 0
        self.errors: list[tuple[Any, Explanation, Rule]] = []
        self.path: list[str | int] = []

    def document(self) -> Any:
        """Return the data of the document in the text, or None if the text is empty."""
        next_event = yaml.CSafeLoader(self.text).get_event
        next_event()
        if not isinstance(event := next_event(), yaml.DocumentStartEvent):
            return None
        data = self._value(next_event, next_event())
        next_event()
        if isinstance(event := next_event(), yaml.DocumentStartEvent):
            self._refuse(event, "a second document begins here", "a file has only one record, and no --- line")
        return data

    def _refuse(self, event: Any, cause: str, fix: str) -> None:
        if len(self.errors) == MAX_PROBLEMS:
            raise _StopReadingError(event.start_mark, Explanation("more problems follow", "fix these first"))
        self.errors.append((event.start_mark, Explanation(cause, fix), PLAIN_YAML))

    def _value(self, next_event: _NextEvent, event: Any) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            explanation = Explanation(f"contains more than {MAX_VALUES:,} values, the limit for a record")
            raise _StopReadingError(event.start_mark, explanation)
        if self.positions is not None:
            loc, start = tuple(self.path), _position(event.start_mark)
            self.positions[loc] = Position(start, self.positions[loc].key if loc in self.positions else start)
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            return event.value if event.style else resolve(event.value)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event, f"the alias *{str(event.anchor)[:60]} is not supported", f"write the value out{_QUOTED_SIGN}"
            )
            return None
        if event.anchor:
            self._refuse(
                event,
                f"the anchor &{str(event.anchor)[:60]} is not supported",
                f"remove it, and write values out{_QUOTED_SIGN}",
            )
        if event.tag:
            tag = make_visible(event.tag.replace(_YAML_TAGS, "!!"))[:60]
            self._refuse(event, f"the tag {tag} is not supported", f"remove it{_QUOTED_SIGN}")
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else resolve(event.value)
        if len(self.path) >= MAX_DEPTH:
            explanation = Explanation(f"is nested deeper than {MAX_DEPTH} levels here")
            raise _StopReadingError(event.start_mark, explanation)
        return self._sequence(next_event) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(next_event)

    def _sequence(self, next_event: _NextEvent) -> list[Any]:
        items: list[Any] = []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            self.path.append(len(items))
            items.append(self._value(next_event, event))
            self.path.pop()
        return items

    def _mapping(self, next_event: _NextEvent) -> dict[str, Any]:
        items: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        is_item, has_repeated = bool(self.path) and isinstance(self.path[-1], int), False
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                explanation = Explanation("a key must be a plain word, without brackets or braces")
                raise _StopReadingError(event.start_mark, explanation)
            key = event.value
            if event.tag is not None or event.anchor is not None:
                self._refuse(event, "a key cannot carry an anchor or a tag", "remove it")
            first = marks.setdefault(key, event.start_mark)
            self.path.append(key)
            if self.positions is not None:
                start = _position(event.start_mark)
                self.positions[tuple(self.path)] = Position(start, start)
            value = self._value(next_event, next_event())
            self.path.pop()
            # An item that lost its hyphen repeats all keys of the one before it: one problem.
            if key in items and not (is_item and has_repeated):
                has_repeated = True
                line, is_inner = _position(first)[0], bool(self.path)
                self._refuse(event, *_explain_repeated(key, items[key], value, line, is_inner=is_inner))
            items[key] = value
        return items


def _explain_repeated(key: str, before: Any, value: Any, line: int, *, is_inner: bool) -> tuple[str, str]:
    """Return what is wrong with a key that has a value already, which begins on a line, and what to do."""
    if not is_inner and (meant := _guess_own_id(key, before, value)):
        fix = f"give this one an id of its own, such as {meant}, from its name"
        return f"{quote_value(key)} is already the id of the entry on line {line}", fix
    cause = f"the key {quote_value(key)} is repeated, first on line {line}"
    if is_inner:
        return cause, "keep one, or add the hyphen that begins a new item"
    return cause, "keep one" + (", with the items of both below it" if isinstance(before, list) else "")


def _guess_own_id(key: str, before: Any, value: Any) -> str:
    """Return the id that an entry has by its name, if another entry has the id by its own name; else nothing."""
    names = [entry.get("name") if isinstance(entry, dict) else None for entry in (before, value)]
    slugs = [guess_slug(name) if isinstance(name, str) else "" for name in names]
    return slugs[1] if slugs[0] == key != slugs[1] else ""
