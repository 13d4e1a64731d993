"""What records are made of: the types of their values, and the ways through their parts.

Text is visible text, an id is a slug, an address is that of a web page, a date is EDTF.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo

from communique import dates
from communique.dates import Edtf
from communique.problems import Loc
from communique.text import HIDDEN, quote_value

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id: a file name, a key and a part of an address at once."""
MAX_ID = 100
"""Characters in an id: no file system takes names of any length."""
SLUG_IN_WORDS = "lower-case letters a to z, digits, single hyphens between them"
MAX_TEXT = 20_000
"""Characters in one value; the longest paragraph of a release has about a thousand."""
MAX_URL = 2_000
"""Characters in an address: the most that every browser follows."""


_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_.,/~%=&?#+-]*)?")
"""Most addresses; what looks otherwise is taken apart and looked at."""


def _visible(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise ValueError(f"is longer than {MAX_TEXT:,} characters, the most a text may be: divide it")
    if hidden := HIDDEN.search(text):
        raise ValueError(f"holds the invisible character U+{ord(hidden[0]):04X}: remove it")
    if not text.strip():
        raise ValueError("is blank: write it, or leave the key out")
    return text


def address(url: str) -> str:
    """The address of a web page: http or https, a host in plain letters, nothing hidden, and no user name that could
    pose as a host.
    """
    if len(url) <= MAX_URL and _PLAIN_ADDRESS.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        plain = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0 and len(url) <= MAX_URL
        plain = plain and re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?", host) is not None
    except ValueError:
        plain = False
    if not plain or not url.startswith("http") or HIDDEN.search(url) or re.search(r"[\s<>\"`{}|\\^]", url):
        raise ValueError("expected the address of a web page, beginning with https:// or http://")
    return url


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?")


def _edtf(value: Any) -> Edtf:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 (pydantic takes a ValueError as a finding)
            "expected a date as 2017-09-20, 2017-09 or 2017, or two with a slash between them"
        )
    return dates.parse(value)


def _moment(value: str) -> str:
    if not _MOMENT.fullmatch(value):
        day, _, hour = value.partition(" ")
        timed = f"{day}T{hour:0>5}" if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", hour) else ""
        meant = timed if _MOMENT.fullmatch(timed) else dates.meant_by(value)
        hint = f"; did you mean {meant}?" if meant else ""
        raise ValueError(f"expected a day or a day with its time, as 2017-09-22 or 2017-09-22T13:24{hint}")
    dates.parse(value.partition("T")[0])
    return value


def _slug(value: str) -> str:
    if len(value) > MAX_ID:
        raise ValueError(f"is longer than {MAX_ID} characters, the most an id may be")
    if not SLUG.fullmatch(value):
        near = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        hint = f"; did you mean {quote_value(near)}?" if near else ""
        raise ValueError(f"expected an id: {SLUG_IN_WORDS}{hint}")
    return value


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of an entry of the registry named `kind`."""

    kind: str


@dataclass(frozen=True)
class Ref:
    """A reference found in an entry: the field's way, the registry meant, the id written."""

    loc: Loc
    kind: str
    id: str


Text = Annotated[str, AfterValidator(_visible)]
Url = Annotated[
    str, AfterValidator(address), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
Date = Annotated[
    Edtf,
    PlainValidator(_edtf),
    PlainSerializer(str),
    WithJsonSchema(
        {"format": "edtf", "anyOf": [{"type": "string", "pattern": f"^{dates.PATTERN}$"}, {"type": "integer"}]}
    ),
]
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "day-time"})]
PersonId = Annotated[Slug, Reference("person")]
StateId = Annotated[Slug, Reference("state")]
BodyId = Annotated[Slug, Reference("body")]
InstrumentId = Annotated[Slug, Reference("instrument")]
TopicId = Annotated[Slug, Reference("topic")]
PlaceId = Annotated[Slug, Reference("place")]
MeetingId = Annotated[Slug, Reference("meeting")]


def _listed(value: Any) -> Any:
    """An empty key, as in `topics:`, means an empty list."""
    return [] if value is None else value


T = TypeVar("T")
Items = Annotated[list[T], BeforeValidator(_listed)]
"""A list that may be left out or empty."""


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


def references(part: Part, loc: Loc = ()) -> Iterator[Ref]:
    """Every id in a part, and in the parts it is made of, that names an entry of a registry."""
    for name, kind, nested in _plan(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        for way, item in _items(value, (*loc, name)):
            if nested:
                yield from references(item, way)
            else:
                yield Ref(way, kind, item)


P = TypeVar("P", bound="Part")


def parts(part: Part, *wanted: type[P], loc: Loc = ()) -> Iterator[tuple[Loc, P]]:
    """The part itself and every part inside it, each with its way, as far as they are of the types wanted."""
    if isinstance(part, wanted):
        yield loc, part
    for name, model in _nested(type(part)):
        if _holds(model, wanted) and (value := getattr(part, name)) is not None:
            for way, item in _items(value, (*loc, name)):
                yield from parts(item, *wanted, loc=way)


@cache
def _holds(model: type[Part], wanted: tuple[type[Part], ...]) -> bool:
    """Whether parts of the types wanted can stand in a part of this model: others need not be looked through."""
    return issubclass(model, wanted) or any(_holds(inner, wanted) for _, inner in _nested(model))


@cache
def _nested(model: type[Part]) -> tuple[tuple[str, type[Part]], ...]:
    """The fields of a model that hold parts, each with their model."""
    found = []
    for name, field in model.model_fields.items():
        models = [mark for mark in marks((field.annotation,)) if isinstance(mark, type) and issubclass(mark, Part)]
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
        found = dict.fromkeys(marks((field.annotation, *field.metadata)))
        for mark in found:
            if isinstance(mark, Reference):
                plan.append((name, mark.kind, False))
            elif isinstance(mark, type) and issubclass(mark, Part):
                plan.append((name, "", True))
    return tuple(plan)


def marks(annotations: tuple[Any, ...]) -> Iterator[Any]:
    """What an annotation is made of, unions, lists and metadata taken apart."""
    for annotation in annotations:
        yield annotation
        yield from marks(get_args(annotation))


def meaning(field: FieldInfo) -> str:
    """What a field holds, in words: its description, and the words of its closed list."""
    kinds = (kind for kind in marks((field.annotation,)) if isinstance(kind, type) and issubclass(kind, StrEnum))
    words = next(kinds, None)
    return (field.description or "") + (f" One of: {', '.join(words)}." if words else "")


def part_at(model: type[Part], loc: Loc) -> type[Part] | None:
    """The model of the part that stands at the end of a way, or None where no part stands there."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = [m for m in marks((field.annotation,)) if isinstance(m, type) and issubclass(m, Part)] if field else []
        if not inner:
            return None
        model = inner[0]
    return model
