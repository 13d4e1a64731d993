"""The registries: for each kind of entry, its model and where its files are."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.kinds import PLURALS
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey, Part, list_fields


@dataclass(frozen=True)
class Registry:
    """One kind of entry, and where its files are under `releases/`.

    With `file_per_entry`, each file contains one entry and is named after its id. Otherwise one file contains all
    entries, each under its id.
    """

    kind: str
    model: type[Entry]
    file_per_entry: bool

    @property
    def plural(self) -> str:
        """The name of its folder or file, and of its section of the site."""
        return PLURALS[self.kind]


REGISTRIES = {
    registry.kind: registry
    for registry in (
        Registry("meeting", Meeting, file_per_entry=True),
        Registry("person", Person, file_per_entry=True),
        Registry("state", State, file_per_entry=False),
        Registry("body", Body, file_per_entry=False),
        Registry("instrument", Instrument, file_per_entry=True),
        Registry("topic", Topic, file_per_entry=False),
        Registry("place", Location, file_per_entry=False),
    )
}


@cache
def list_keys() -> frozenset[str]:
    """Return the names of all fields of entries and of the parts inside them."""
    models: list[type[Part]] = [registry.model for registry in REGISTRIES.values()]
    for model in models:  # which grows
        models += [field.part for field in list_fields(model) if field.part and field.part not in models]
    return frozenset(field.name for model in models for field in list_fields(model))


def find_home(registry: Registry, data: Any) -> Registry | None:
    """Return the other registry to whose entries all keys of some data belong, if some are unknown in this one."""
    if not isinstance(data, dict) or data.keys() <= registry.model.model_fields.keys():
        return None
    others = (other for other in REGISTRIES.values() if other.file_per_entry == registry.file_per_entry)
    return next((other for other in others if _fits(other.model, {*data})), None)


def _fits(model: type[Entry], keys: set[str]) -> bool:
    """Whether an entry with these keys can be one of a model: it has all that are required, and knows each."""
    fields = model.model_fields
    required = {name for name, field in fields.items() if field.is_required()}
    return len(keys) > 1 and required <= keys <= fields.keys()


_KINDS = {registry.model: registry.kind for registry in REGISTRIES.values()}


def key_of(entry: Entry) -> EntryKey:
    """Return the key of an entry of the register."""
    return EntryKey(_KINDS[type(entry)], entry.id)
