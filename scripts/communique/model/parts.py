"""What every record is made of: parts with named fields, and walking through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, NamedTuple, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
)
from pydantic.fields import FieldInfo

from communique.model.types import Reference
from communique.model.vocabulary import PLURALS
from communique.problems import Loc


class Part(BaseModel):
    """Whatever a record is made of: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one_line: ClassVar[int] = 100
    """The column up to which the whole part stands on one line of a file, in braces; 0 where each key has its own."""


class EntryKey(NamedTuple):
    """What names one entry of the register: its kind and its id."""

    kind: str
    id: str

    @property
    def path(self) -> str:
        """The entry as `redirects.yml` names it: `people/wang-yi`."""
        return f"{PLURALS[self.kind]}/{self.id}"

    @property
    def address(self) -> str:
        """The address of its page below the root of the site: `people/wang-yi/`."""
        return f"{self.path}/"


class Entry(Part):
    """A part with an id of its own, given by its file name or its key and set by the register."""

    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The id, unique in its registry; also the last part of its address."""
        # Asked for more often than anything else: pydantic's own way to a private attribute takes five times as long.
        return str(self.__pydantic_private__["_id"]) if self.__pydantic_private__ else ""


@dataclass(frozen=True)
class ModelField:
    """What the model says of one field of a part."""

    name: str
    part: type[Part] | None
    """The parts it holds, one or a list of them."""
    reference: str
    """The registry whose ids it holds; empty where it holds none."""
    is_list: bool
    required: bool
    default: Any
    meaning: str
    """Its description, and the words of its closed list."""


@cache
def list_fields(model: type[Part]) -> tuple[ModelField, ...]:
    """The fields of a part, in the order in which files have them: the one place that takes annotations apart."""
    return tuple(_describe(name, field) for name, field in model.model_fields.items())


def find_field(model: type[Part], name: str | int) -> ModelField | None:
    """A field by its name, or None where the part has no such field."""
    return next((field for field in list_fields(model) if field.name == name), None)


def _describe(name: str, field: FieldInfo) -> ModelField:
    found = list(walk_annotation((field.annotation, *field.metadata)))
    types = [mark for mark in found if isinstance(mark, type)]
    terms = next((mark for mark in types if issubclass(mark, StrEnum)), None)
    return ModelField(
        name=name,
        part=next((mark for mark in types if issubclass(mark, Part)), None),
        reference=next((mark.kind for mark in found if isinstance(mark, Reference)), ""),
        is_list=get_origin(field.annotation) is list,
        required=field.is_required(),
        default=field.default,
        meaning=(field.description or "") + (f" One of: {', '.join(terms)}." if terms else ""),
    )


def walk_annotation(annotations: tuple[Any, ...]) -> Iterator[Any]:
    """What an annotation is made of, unions, lists and metadata taken apart."""
    for annotation in annotations:
        yield annotation
        yield from walk_annotation(get_args(annotation))


@dataclass(frozen=True)
class Ref:
    """A reference found in an entry: the field's path, and the entry that it names."""

    loc: Loc
    key: EntryKey


def find_references(part: Part, loc: Loc = ()) -> Iterator[Ref]:
    """Every id in a part, and in the parts it is made of, that names an entry of a registry."""
    for field in _fields_that_lead_on(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        for path, item in _items(value, (*loc, field.name)):
            if field.part:
                yield from find_references(item, path)
            else:
                yield Ref(path, EntryKey(field.reference, item))


@cache
def _fields_that_lead_on(model: type[Part]) -> tuple[ModelField, ...]:
    return tuple(field for field in list_fields(model) if field.part or field.reference)


P = TypeVar("P", bound="Part")


def walk_parts(part: Part, *wanted: type[P], loc: Loc = ()) -> Iterator[tuple[Loc, P]]:
    """The part itself and every part inside it, each with its path, as far as they are of the types wanted."""
    if isinstance(part, wanted):
        yield loc, part
    for field in _fields_that_lead_on(type(part)):
        if field.part and _holds(field.part, wanted) and (value := getattr(part, field.name)) is not None:
            for path, item in _items(value, (*loc, field.name)):
                yield from walk_parts(item, *wanted, loc=path)


@cache
def _holds(model: type[Part], wanted: tuple[type[Part], ...]) -> bool:
    """Whether a part of this model can hold parts of the types wanted; others need not be searched."""
    inner = [field.part for field in list_fields(model) if field.part]
    return issubclass(model, wanted) or any(_holds(part, wanted) for part in inner)


def _items(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(value, list):
        yield from (((*loc, index), item) for index, item in enumerate(value))
    else:
        yield loc, value


def find_part_type(model: type[Part], loc: Loc) -> type[Part] | None:
    """The model of the part at the end of a path, or None where there is no part."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = find_field(model, step)
        if field is None or field.part is None:
            return None
        model = field.part
    return model
