"""Strict YAML: plain data from a file, and the place of every value in it.

libyaml reads the events; the scalars are resolved by the core schema of YAML 1.2 (so `no` is a word, `12:30` is a word,
a date is a word). What makes YAML surprising is refused: aliases, anchors, tags, a repeated key, several documents.
No file is read beyond `MAX_BYTES`, no nesting beyond `MAX_DEPTH`, no more values than `MAX_VALUES`.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from communique.files.scalars import resolve
from communique.files.yaml_errors import explain_yaml_error
from communique.problems import MAX_PROBLEMS, Finding, Loc, Problem, Rule
from communique.text import HIDDEN, make_visible, quote_value

MAX_BYTES = 1 << 20
MAX_DEPTH = 20
MAX_VALUES = 20_000

READABLE = Rule("file-is-readable", f"A record is a plain file of at most {MAX_BYTES >> 10} KiB that is not empty.")
UTF_8 = Rule("text-is-utf-8", "Files are encoded as UTF-8.")
NO_HIDDEN = Rule(
    "no-hidden-characters", "A file holds no control or invisible characters, so that readers see what machines read."
)
VALID_YAML = Rule("yaml-is-valid", "A file is YAML 1.2.")
PLAIN_YAML = Rule(
    "yaml-is-plain",
    "A file is one YAML document without anchors, aliases, tags or repeated keys, "
    f"nested at most {MAX_DEPTH} levels deep, with at most {MAX_VALUES:,} values.",
)
RULES = (READABLE, UTF_8, NO_HIDDEN, VALID_YAML, PLAIN_YAML)

_YAML_TAGS = "tag:yaml.org,2002:"
Events = Callable[[], Any]
"""Gives libyaml's next event at each call."""


@dataclass(frozen=True)
class Position:
    """Where a value stands and, inside a mapping, where its key stands: (line, column), counted from 1."""

    value: tuple[int, int]
    key: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A file as read. `data` is None where `problems` say that nothing could be read."""

    path: Path
    text: str
    data: Any
    problems: tuple[Problem, ...]
    plain: bool = True
    """Whether the file holds just this text: no line ends of Windows, no byte order mark."""

    def locate(self, finding: Finding) -> Problem:
        """Give a finding its place; one about a missing value gets the place of what should hold it."""
        loc = finding.loc
        while loc and loc not in self._places:
            loc = loc[:-1]
        place = self._places.get(loc, Position((1, 1), (1, 1)))
        at_key = finding.at_key and loc == finding.loc
        line, column = place.key if at_key else place.value
        return Problem(self.path, line, column, finding.message, finding.rule)

    def at(self, offset: int, message: str, rule: Rule) -> Problem:
        """A problem at a character of the text, counted from 0."""
        return Problem(self.path, *_line_column(self.text, offset), message, rule)

    @cached_property
    def _places(self) -> dict[Loc, Position]:
        """The places are read off the text when first asked for: a file without problems never pays for them."""
        places: dict[Loc, Position] = {}
        with suppress(yaml.YAMLError, _Unreadable):
            _Builder(self.text, places).document()
        return places


def read(path: Path, shown_as: Path | None = None) -> Document:
    """Read a file from disk; `shown_as` is the path that problems name. OSError is a problem too."""
    name = shown_as or path
    if path.exists() and not path.is_file():
        return _unreadable(name, "is no plain file: put the record itself here")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror}")
    return read_bytes(content, name)


def read_bytes(content: bytes, path: Path) -> Document:
    """Read the content of a file, as `read` does."""
    if len(content) > MAX_BYTES:
        return _unreadable(path, f"is larger than {MAX_BYTES // 1024} KiB, the most a record may be")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        message = "is not UTF-8 here: save the file as UTF-8"
        problem = Problem(path, *_line_column(before, len(before)), message, UTF_8)
        return Document(path, "", None, (problem,))
    hidden = tuple(_hidden(text, path))
    document = Document(path, text, None, hidden) if hidden else _build(path, text)
    return document if content == text.encode() else replace(document, plain=False)


def _hidden(text: str, path: Path) -> Iterator[Problem]:
    """What hides in a file, its remarks included: a reviewer must see the same words as the machine."""
    for bad in islice(HIDDEN.finditer(text), MAX_PROBLEMS):
        kind = "control" if unicodedata.category(bad[0]) == "Cc" else "invisible"
        message = f"holds the {kind} character U+{ord(bad[0]):04X}: remove it"
        yield Problem(path, *_line_column(text, bad.start()), message, NO_HIDDEN)


def _build(path: Path, text: str) -> Document:
    builder = _Builder(text)
    try:
        data = builder.document()
    except _Unreadable as error:
        builder.faults.append((error.mark, str(error), PLAIN_YAML))
        data = None
    except yaml.MarkedYAMLError as error:
        builder.faults.append((*explain_yaml_error(text, error), VALID_YAML))
        data = None
    problems = tuple(Problem(path, *_place(mark), message, rule) for mark, message, rule in builder.faults)
    if data is None and not problems:
        return _unreadable(path, "is empty")
    return Document(path, text, None if problems else data, problems)


def _unreadable(path: Path, message: str) -> Document:
    return Document(path, "", None, (Problem(path, 1, 1, message, READABLE),))


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Unreadable(Exception):  # noqa: N818 (says what the text is)
    """Reading cannot go on from here."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.mark = mark


class _Builder:
    """Builds plain data from the events of one document, and collects what it refuses in `faults`."""

    def __init__(self, text: str, places: dict[Loc, Position] | None = None) -> None:
        self.text = text
        self.places = places
        self.values = 0
        self.faults: list[tuple[Any, str, Rule]] = []
        self.way: list[str | int] = []

    def document(self) -> Any:
        """The data of the only document in the text; None for an empty text."""
        events = yaml.CSafeLoader(self.text).get_event
        events()
        if not isinstance(event := events(), yaml.DocumentStartEvent):
            return None
        data = self._value(events, events())
        events()
        if isinstance(event := events(), yaml.DocumentStartEvent):
            self._refuse(event, "a second document begins here: one file holds one record, without a line of ---")
        return data

    def _refuse(self, event: Any, message: str) -> None:
        if len(self.faults) == MAX_PROBLEMS:
            raise _Unreadable(event.start_mark, "more problems follow: mend these first")
        self.faults.append((event.start_mark, message, PLAIN_YAML))

    def _value(self, events: Events, event: Any) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise _Unreadable(event.start_mark, f"holds more than {MAX_VALUES:,} values: no record is so long")
        if self.places is not None:
            loc, here = tuple(self.way), _place(event.start_mark)
            self.places[loc] = Position(here, self.places[loc].key if loc in self.places else here)
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            return event.value if event.style else resolve(event.value)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias *{str(event.anchor)[:60]} stands here: write the value out")
            return None
        if event.anchor:
            self._refuse(event, f"the anchor &{str(event.anchor)[:60]} stands here: remove it and write values out")
        if event.tag:
            self._refuse(
                event, f"the tag {make_visible(event.tag.replace(_YAML_TAGS, '!!'))[:60]} stands here: remove it"
            )
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else resolve(event.value)
        if len(self.way) >= MAX_DEPTH:
            raise _Unreadable(event.start_mark, f"is nested deeper than {MAX_DEPTH} levels here")
        return self._sequence(events) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(events)

    def _sequence(self, events: Events) -> list[Any]:
        items: list[Any] = []
        while type(event := events()) is not yaml.SequenceEndEvent:
            self.way.append(len(items))
            items.append(self._value(events, event))
            self.way.pop()
        return items

    def _mapping(self, events: Events) -> dict[str, Any]:
        items: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        while type(event := events()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _Unreadable(event.start_mark, "a key must be a plain word, not a list or a mapping")
            key = event.value
            if event.tag is not None or event.anchor is not None:
                self._refuse(event, "a key cannot carry an anchor or a tag: remove it")
            if key in items:
                first = _place(marks[key])[0]
                mend = "keep one" + (", or put the missing hyphen of an item before it" if self.way else "")
                self._refuse(event, f"the key {quote_value(key)} stands here again, first in line {first}: {mend}")
            marks.setdefault(key, event.start_mark)
            self.way.append(key)
            if self.places is not None:
                here = _place(event.start_mark)
                self.places[tuple(self.way)] = Position(here, here)
            items[key] = self._value(events, events())
            self.way.pop()
        return items
