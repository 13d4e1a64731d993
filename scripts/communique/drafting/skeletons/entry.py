"""A new entry of a registry: what it is made of, what is wrong with it, and writing it where it belongs."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from communique.checks.comparisons.duplicates import are_similar
from communique.drafting.skeletons.guide import format_entry
from communique.files.addition import add_to_file
from communique.files.disk.atomic import create_file
from communique.files.disk.paths import display_path
from communique.files.yaml.scalars import resolve
from communique.model.derived.validation import NO_TODO, validate
from communique.model.entries import Citation, Person
from communique.model.parts import EntryKey, ModelField, Part, list_fields
from communique.model.registries import REGISTRIES, Registry
from communique.model.types import MAX_ID, SLUG, SLUG_DESCRIPTION
from communique.problems import Loc, RequestError
from communique.register.names.lookup import Lookup
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.words import quote_value

TODO = "TODO"
"""The value of a field that is still to be filled in; `check` and `finish` report it."""

NAMES = ("name", "title")
"""The fields that name an entry in full."""


class AskedField(NamedTuple):
    """A field that a new entry needs, with the name by which it is asked for."""

    name: str
    loc: Loc
    field: ModelField


def list_asked(model: type[Part]) -> tuple[AskedField, ...]:
    """Return the fields that a new entry needs: those that the model requires, and a page as its first source."""
    asked = [AskedField(field.name, (field.name,), field) for field in list_fields(model) if field.required]
    if "sources" in model.model_fields:
        cited = [field for field in list_fields(Citation) if field.required]
        names = {"url": "source"}
        asked += [AskedField(names.get(field.name, field.name), ("sources", 0, field.name), field) for field in cited]
    return tuple(asked)


def derive_id(name: str) -> str:
    """Return the id that an entry of this name gets; empty if the name has no Latin letters."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")[:MAX_ID].strip("-")


@dataclass(frozen=True)
class NewEntry:
    """An entry that is not in the register yet: its id, and the values of asked fields that are known, as text."""

    register: Register
    kind: str
    id: str
    given: Mapping[str, str]

    @property
    def registry(self) -> Registry:
        """The registry that it is for."""
        return REGISTRIES[self.kind]

    @cached_property
    def data(self) -> dict[str, Any]:
        """Its values as the file gets them; those that are not known are TODO."""
        data: dict[str, Any] = {}
        for name, loc, field in list_asked(self.registry.model):
            word = self.given.get(name, TODO)
            value = word if field.is_text else resolve(word)
            if len(loc) == 1:
                data[field.name] = value
            else:
                data.setdefault("sources", [{}])[0][field.name] = value
        return data

    def list_problems(self) -> list[str]:
        """Return everything that is wrong with it; fields that are still to be filled in are not."""
        return [*self._explain_id(), *(f"{name}: {problem}" for name, problem in self.find_wrong_values())]

    def _explain_id(self) -> Iterator[str]:
        if not SLUG.fullmatch(self.id) or len(self.id) > MAX_ID:
            yield f"{quote_value(self.id)} is no id: expected {SLUG_DESCRIPTION}; choose one with --id"
        elif self.id in self.register.entries[self.kind] or EntryKey(self.kind, self.id) in self.register.unreadable:
            yield f"the {self.kind} '{self.id}' already exists; for another one of this name, choose an id with --id"

    def find_wrong_values(self) -> Iterator[tuple[str, str]]:
        """Yield each field with a wrong value, and what is wrong with it."""
        found = validate(self.registry.model, self.data)
        findings = found if isinstance(found, list) else []
        wrong = {finding.loc: finding.message for finding in findings if finding.rule is not NO_TODO}
        for name, loc, field in list_asked(self.registry.model):
            word = self.given.get(name)
            if loc in wrong:
                yield name, wrong[loc]
            elif word and field.reference and not self.register.knows(EntryKey(field.reference, word)):
                hint = Lookup(self.register).suggest(field.reference, word)
                yield name, str(Explanation(f"unknown {field.reference} {quote_value(word)}", hint=hint))

    def find_namesakes(self) -> list[str]:
        """Return the ids of entries that have its name, or one that is spelt in a similar way."""
        names = [self.given[name] for name in (*NAMES, "short") if self.given.get(name)]
        found = [match for name in names for match in Lookup(self.register).find(name, (self.kind,))]
        similar = [match.key.id for match in found if match.score > 0.9]
        if self.kind == "person" and self.given.get("name") and self.given.get("sort"):
            new = Person.model_construct(name=self.given["name"], sort=self.given["sort"])
            similar += [person.id for person in self.register.people.values() if are_similar(new, person)]
        return list(dict.fromkeys(similar))

    def write(self) -> Path:
        """Write it into a new file, or at the end of the file of its registry, and return the path of the file.

        RequestError, with all reasons, if it cannot be written.
        """
        if problems := self.list_problems():
            raise RequestError("\n".join([*problems, "Nothing was written."]))
        text = format_entry(self.registry, self.id, self.data)
        if self.registry.file_per_entry:
            path = self.register.root / self.registry.plural / f"{self.id}.yml"
            try:
                create_file(path, text)
            except FileExistsError as error:
                name = display_path(self.register.root, path)
                raise RequestError(f"{name} already exists; nothing was written") from error
            return path
        file = add_to_file(self.register.root, self.registry, self.id, text)
        if problems := list(map(str, file.problems or file.write())):
            raise RequestError("\n".join([*problems, "Nothing was written."]))
        return file.path
