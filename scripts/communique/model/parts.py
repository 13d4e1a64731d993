"""The base classes of all models, and functions that walk through the parts of a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
)
from pydantic.fields import FieldInfo

from communique.model.kinds import PLURALS
from communique.model.types import Reference, is_mark_of_text
from communique.problems import Loc


class Part(BaseModel):
    """Whatever a record is made of: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one_line: ClassVar[int] = 100
    """The width in columns up to which a file has the whole part on one line, in braces; 0 for a line for each key."""


class EntryKey(NamedTuple):
    """The kind and the id that identify one entry of the register."""

    kind: str
    id: str

    @property
    def path(self) -> str:
        """The entry as `redirects.yml` refers to it: `people/wang-yi`."""
        return f"{PLURALS[self.kind]}/{self.id}"

    @property
    def address(self) -> str:
        """The address of its page, relative to the root of the site: `people/wang-yi/`."""
        return f"{self.path}/"


class Entry(Part):
    """A part with an id of its own, given by its file name or its key and set by the register."""

    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The id, unique in its registry; also the last part of its address."""
        # No other attribute is read as often, and pydantic's own access to private attributes takes five times as long.
        return str(self.__pydantic_private__["_id"]) if self.__pydantic_private__ else ""


@dataclass(frozen=True)
class ModelField:
    """The description of one field of a part, taken from the model."""

    name: str
    part: type[Part] | None
    """The model of the part or parts that it contains."""
    reference: str
    """The kind of the entries whose ids it contains; empty if it does not contain ids."""
    is_list: bool
    is_text: bool
    """Whether its value is any text, so that 2018 is text too."""
    words: tuple[str, ...]
    """The words of its closed list, if it has one."""
    required: bool
    default: Any
    meaning: str
    """The description of the field, with the words of its closed list."""


@cache
def list_fields(model: type[Part]) -> tuple[ModelField, ...]:
    """Return the fields of a part in the order of files. Only this module inspects annotations.

    An id comes first, also where the model inherits other fields.
    """
    fields = sorted(model.model_fields.items(), key=lambda field: field[0] != "id")
    return tuple(_describe(name, field) for name, field in fields)


@cache
def generate_schema(model: type[Part]) -> dict[str, Any]:
    """Return the JSON Schema of a part as pydantic makes it, which takes long. It must not be changed."""
    return model.model_json_schema()


def find_field(model: type[Part], name: str | int) -> ModelField | None:
    """Return a field by its name, or None if the part has no such field."""
    return next((field for field in list_fields(model) if field.name == name), None)


def _describe(name: str, field: FieldInfo) -> ModelField:
    annotations = list(walk_annotation((field.annotation, *field.metadata)))
    types = [item for item in annotations if isinstance(item, type)]
    terms = next((item for item in types if issubclass(item, StrEnum)), None)
    return ModelField(
        name=name,
        part=next((item for item in types if issubclass(item, Part)), None),
        reference=next((item.kind for item in annotations if isinstance(item, Reference)), ""),
        is_list=get_origin(field.annotation) is list,
        is_text=str in types,
        words=tuple(terms or ()),
        required=field.is_required(),
        default=field.default,
        meaning=(field.description or "") + (f" One of: {', '.join(terms)}." if terms else ""),
    )


def walk_annotation(annotations: tuple[Any, ...]) -> Iterator[Any]:
    """Yield annotations and everything that is nested in them: members of unions, items of lists, metadata."""
    for annotation in annotations:
        yield annotation
        yield from walk_annotation(get_args(annotation))


@dataclass(frozen=True)
class Ref:
    """A reference found in an entry: the path of the value, and the key of the entry it refers to."""

    loc: Loc
    key: EntryKey


def find_references(part: Part, loc: Loc = ()) -> Iterator[Ref]:
    """Yield every reference to an entry in a part and in the parts inside it."""
    for field in _fields_to_follow(type(part)):
        if value := getattr(part, field.name):
            for path, item in _items(value, (*loc, field.name)):
                if field.part:
                    yield from find_references(item, path)
                else:
                    yield Ref(path, EntryKey(field.reference, item))


@cache
def _fields_to_follow(model: type[Part]) -> tuple[ModelField, ...]:
    return tuple(field for field in list_fields(model) if field.part or field.reference)


P = TypeVar("P", bound="Part")
F = TypeVar("F")
"""What a walk finds."""


def walk_parts(part: Part, *models: type[P]) -> Iterator[tuple[Loc, P]]:
    """Yield the part itself and every part inside it that is an instance of one of the models, each with its path."""
    return ((loc, inner) for loc, inner in _parts.of(part) if isinstance(inner, models))


def walk_texts(part: Part) -> list[tuple[Loc, str]]:
    """Return the texts in a part and in every part inside it, each with its path; see `list_texts`."""
    return _texts.of(part)


class _Walk(Generic[F]):
    """The last walk. One rule after the other looks at the same entry, and only the first has to walk through it."""

    def __init__(self, walk: Callable[["Part"], Iterator[F]]) -> None:
        self._walk = walk
        self._part: Part | None = None
        self._found: list[F] = []

    def of(self, part: Part) -> list[F]:
        """Return what is found in a part and in every part inside it."""
        if part is not self._part:
            self._part, self._found = part, list(self._walk(part))
        return self._found


def _walk_all(part: Part, loc: Loc = ()) -> Iterator[tuple[Loc, Part]]:
    yield loc, part
    for field in _fields_to_follow(type(part)):
        if field.part and (value := getattr(part, field.name)):
            for path, item in _items(value, (*loc, field.name)):
                yield from _walk_all(item, path)


def _items(value: Any, loc: Loc) -> list[tuple[Loc, Any]]:
    if isinstance(value, list):
        return [((*loc, index), item) for index, item in enumerate(value)]
    return [(loc, value)]


def list_texts(part: Part) -> Iterator[tuple[Loc, str]]:
    """Yield the texts in a part itself, each with its place: what readers read, and no ids, dates or addresses."""
    for name in list_text_fields(type(part)):
        value = getattr(part, name)
        if isinstance(value, str):
            yield (name,), value
        elif value:
            yield from (((name, index), item) for index, item in enumerate(value))


def _walk_all_texts(part: Part) -> Iterator[tuple[Loc, str]]:
    return (((*loc, *place), text) for loc, inner in _parts.of(part) for place, text in list_texts(inner))


_parts, _texts = _Walk(_walk_all), _Walk(_walk_all_texts)


@cache
def list_text_fields(model: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of a part with texts that readers read."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(is_mark_of_text(mark) for mark in walk_annotation((field.annotation, *field.metadata)))
    )


def find_part_type(model: type[Part], loc: Loc) -> type[Part] | None:
    """Return the model of the part at a path, or None if the value there is not a part."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = find_field(model, step)
        if field is None or field.part is None:
            return None
        model = field.part
    return model
