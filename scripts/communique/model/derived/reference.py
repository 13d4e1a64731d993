"""The reference of the model: every part with its fields, and every closed list with its words."""

import inspect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from communique.model import vocabulary
from communique.model.parts import generate_schema
from communique.model.registries import REGISTRIES

_FORMATS = {"edtf": "date", "uri": "address", "day-time": "day, or day and time"}
_TYPES = {"string": "text", "integer": "number", "number": "number", "null": "null", "boolean": "true or false"}
_SMALL_LETTER = re.compile(r"(?<=[a-z])(?=[A-Z])")


class SectionName(NamedTuple):
    """The name of a model or a closed list."""

    of_class: str

    @property
    def anchor(self) -> str:
        """The anchor of its section: `hidden-note`."""
        return _SMALL_LETTER.sub("-", self.of_class).lower()

    @property
    def words(self) -> str:
        """The name as a heading: “Hidden note”."""
        return self.anchor.replace("-", " ").capitalize()


class FieldRow(NamedTuple):
    """One field: its name, the values it takes, whether it is required, and what it means."""

    name: str
    takes: tuple[str | SectionName, ...]
    """Words and names that describe its values together: `list of` Attendee."""
    required: bool
    meaning: str


class FieldTable(NamedTuple):
    """A model: its name, what it is, and its fields."""

    name: SectionName
    meaning: str
    rows: list[FieldRow]


class WordTable(NamedTuple):
    """A closed list: its name, what it says, and its words, each with its meaning."""

    name: SectionName
    meaning: str
    rows: list[tuple[str, str]]


class FieldGuide(NamedTuple):
    """All models and closed lists."""

    entries: dict[str, list[FieldTable]]
    """By the kind of an entry: its model, then the parts that no other kind of entry has."""
    shared: list[FieldTable]
    """The parts that several kinds of entries have."""
    lists: list[WordTable]


def build_field_guide() -> FieldGuide:
    """Return the reference, with models in the order of the registries and the rest in alphabetical order."""
    schemas = {kind: generate_schema(registry.model) for kind, registry in REGISTRIES.items()}
    definitions = {
        kind: {schema["title"]: schema, **dict(sorted(schema.get("$defs", {}).items()))}
        for kind, schema in schemas.items()
    }
    uses = Counter(name for found in definitions.values() for name in found)
    every = {name: definition for found in definitions.values() for name, definition in sorted(found.items())}
    return FieldGuide(
        {kind: _list_fields(found, [name for name in found if uses[name] == 1]) for kind, found in definitions.items()},
        _list_fields(every, sorted(name for name in every if uses[name] > 1)),
        [_list_words(name) for name in sorted(every) if "enum" in every[name]],
    )


def _list_fields(definitions: dict[str, Any], names: Iterable[str]) -> list[FieldTable]:
    """Return those of some definitions that are models."""
    models = [(name, definitions[name]) for name in names if "properties" in definitions[name]]
    return [
        FieldTable(SectionName(name), _first_paragraph(model["description"]), list(_rows(model, definitions)))
        for name, model in models
    ]


def _list_words(name: str) -> WordTable:
    terms = getattr(vocabulary, name)
    return WordTable(
        SectionName(name), _first_paragraph(inspect.getdoc(terms) or ""), [(term, term.meaning) for term in terms]
    )


def _first_paragraph(text: str) -> str:
    return text.partition("\n\n")[0]


def _rows(definition: dict[str, Any], definitions: dict[str, Any]) -> Iterator[FieldRow]:
    for name, field in definition["properties"].items():
        required = name in definition.get("required", [])
        # pydantic omits the description of a field if that of its closed list is the same.
        referenced = definitions.get(field.get("$ref", "").rpartition("/")[2], {})
        meaning = field.get("description") or referenced.get("description", "")
        yield FieldRow(name, tuple(_describe(field)), required, meaning)


def _describe(field: dict[str, Any]) -> Iterator[str | SectionName]:
    """Yield words and names that describe the values that a field takes."""
    if "$ref" in field:
        yield SectionName(field["$ref"].rpartition("/")[2])
    elif field.get("format") in _FORMATS:
        yield _FORMATS[field["format"]]
    elif "anyOf" in field:
        options = list(dict.fromkeys(tuple(_describe(option)) for option in field["anyOf"]))
        for at, option in enumerate(options):
            yield from (" or ", *option) if at else option
    elif field.get("type") == "array":
        yield from ("list of ", *_describe(field["items"]))
    else:
        yield "id" if "pattern" in field else _TYPES[field["type"]]
