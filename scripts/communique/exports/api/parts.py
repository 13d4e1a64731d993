"""Parts of records as JSON: every field that the model has and a record fills, with names beside ids."""

from collections.abc import Callable
from functools import partial
from typing import Any

from communique.model.edtf import Edtf
from communique.model.kinds import PLURALS
from communique.model.parts import ModelField, Part, list_fields
from communique.register.names.labels import Labels

Extend = Callable[[Part], dict[str, Any]]
"""Returns what a document says of a part beyond its fields."""


def build_part(part: Part, labels: Labels, extend: Extend) -> dict[str, Any]:
    """Return a part as JSON, with the parts inside it. Fields that are empty are left out.

    Beside the id of an entry there is its name, as `name_of_names` says.
    """
    built: dict[str, Any] = {}
    for field in list_fields(type(part)):
        value = getattr(part, field.name)
        if value is None or value == []:
            continue
        if field.part:
            built[field.name] = _each(value, lambda item: build_part(item, labels, extend))
            continue
        built[field.name] = _each(value, _simplify)
        if field.reference:
            built[name_of_names(field)] = _each(value, partial(labels.name, field.reference))
    return built | extend(part)


def name_of_names(field: ModelField) -> str:
    """Return the field that has the names of what a field refers to.

    `body` has `body_name`, `topics` has `topic_names`, and `left_out` has `left_out_names`.
    """
    if not field.is_list:
        return f"{field.name}_name"
    is_plural = field.name == PLURALS[field.reference]
    return f"{field.reference if is_plural else field.name}_names"


def _each(value: Any, build: Callable[[Any], Any]) -> Any:
    return [build(item) for item in value] if isinstance(value, list) else build(value)


def _simplify(value: Any) -> Any:
    """Return a value as JSON has it: dates as text."""
    return str(value) if isinstance(value, Edtf) else value
