"""Every term of a closed list has a meaning, and the schema of a file has every field of the model."""

from enum import StrEnum

import pytest

from communique.model import vocabulary
from communique.model.derived import schema
from communique.model.registries import REGISTRIES

LISTS = [words for words in vars(vocabulary).values() if isinstance(words, type) and issubclass(words, StrEnum)]


@pytest.mark.parametrize("terms", LISTS)
def test_every_term_of_a_closed_list_has_a_meaning(terms: type[StrEnum]) -> None:
    for term in terms:
        assert getattr(term, "meaning", "").endswith((".", ").")), term


@pytest.mark.parametrize("kind", REGISTRIES)
def test_the_schema_of_a_file_holds_every_field_of_its_entries(kind: str) -> None:
    registry = REGISTRIES[kind]
    described = schema.build_schema(registry)
    entry = described if registry.file_per_entry else described["$defs"][registry.model.__name__]
    assert set(entry["properties"]) == set(registry.model.model_fields)
    assert entry["additionalProperties"] is False
    assert ("properties" in described) is registry.file_per_entry
