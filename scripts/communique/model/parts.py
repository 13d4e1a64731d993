"""What every record is made of: parts with named fields, and walking through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
)
from pydantic.fields import FieldInfo

from communique.model.types import Reference
from communique.problems import Loc


class Part(BaseModel):
    """Whatever a record is made of: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one_line: ClassVar[int] = 100
    """The column up to which the whole part stands on one line of a file, in braces; 0 where each key has its own."""


class Entry(Part):
    """A part with an id of its own, given by its file name or its key and set by the register."""

    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The id, unique in its registry; also the last part of its address."""
        # Asked for more often than anything else: pydantic's own way to a private attribute takes five times as long.
        return str(self.__pydantic_private__["_id"]) if self.__pydantic_private__ else ""


@dataclass(frozen=True)
class Ref:
    """A reference found in an entry: the field's way, the registry meant, the id written."""

    loc: Loc
    kind: str
    id: str


def find_references(part: Part, loc: Loc = ()) -> Iterator[Ref]:
    """Every id in a part, and in the parts it is made of, that names an entry of a registry."""
    for name, kind, nested in _plan(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        for way, item in _items(value, (*loc, name)):
            if nested:
                yield from find_references(item, way)
            else:
                yield Ref(way, kind, item)


P = TypeVar("P", bound="Part")


def walk_parts(part: Part, *wanted: type[P], loc: Loc = ()) -> Iterator[tuple[Loc, P]]:
    """The part itself and every part inside it, each with its way, as far as they are of the types wanted."""
    if isinstance(part, wanted):
        yield loc, part
    for name, model in _nested(type(part)):
        if _holds(model, wanted) and (value := getattr(part, name)) is not None:
            for way, item in _items(value, (*loc, name)):
                yield from walk_parts(item, *wanted, loc=way)


@cache
def _holds(model: type[Part], wanted: tuple[type[Part], ...]) -> bool:
    """Whether parts of the types wanted can stand in a part of this model: others need not be looked through."""
    return issubclass(model, wanted) or any(_holds(inner, wanted) for _, inner in _nested(model))


@cache
def _nested(model: type[Part]) -> tuple[tuple[str, type[Part]], ...]:
    """The fields of a model that hold parts, each with their model."""
    found = []
    for name, field in model.model_fields.items():
        models = [
            mark for mark in walk_annotation((field.annotation,)) if isinstance(mark, type) and issubclass(mark, Part)
        ]
        found += [(name, inner) for inner in models[:1]]
    return tuple(found)


def _items(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(value, list):
        yield from (((*loc, index), item) for index, item in enumerate(value))
    else:
        yield loc, value


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that hold ids or parts: name, registry, and whether parts are nested there."""
    plan = []
    for name, field in model.model_fields.items():
        found = dict.fromkeys(walk_annotation((field.annotation, *field.metadata)))
        for mark in found:
            if isinstance(mark, Reference):
                plan.append((name, mark.kind, False))
            elif isinstance(mark, type) and issubclass(mark, Part):
                plan.append((name, "", True))
    return tuple(plan)


def walk_annotation(annotations: tuple[Any, ...]) -> Iterator[Any]:
    """What an annotation is made of, unions, lists and metadata taken apart."""
    for annotation in annotations:
        yield annotation
        yield from walk_annotation(get_args(annotation))


def describe_field(field: FieldInfo) -> str:
    """What a field holds, in words: its description, and the words of its closed list."""
    kinds = (
        kind for kind in walk_annotation((field.annotation,)) if isinstance(kind, type) and issubclass(kind, StrEnum)
    )
    words = next(kinds, None)
    return (field.description or "") + (f" One of: {', '.join(words)}." if words else "")


def find_part_type(model: type[Part], loc: Loc) -> type[Part] | None:
    """The model of the part that stands at the end of a way, or None where no part stands there."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = (
            [m for m in walk_annotation((field.annotation,)) if isinstance(m, type) and issubclass(m, Part)]
            if field
            else []
        )
        if not inner:
            return None
        model = inner[0]
    return model
