"""The schemas for editors accept what `check` accepts, and know the ids of the register with their names."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from communique.drafting.skeletons.meeting import format_skeleton
from communique.files.tree import list_files
from communique.files.yaml.reader import read, read_bytes
from communique.register.editor_schemas import describe_ids, write_editor_schemas
from communique.register.loader import load
from tests.support.paths import SAMPLE, SMALL


def read_schemas(releases: Path) -> dict[str, Any]:
    """The schemas of a register, by their names."""
    written = write_editor_schemas(load(releases))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in written}


def find_errors(schema: Any, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("releases", [SMALL, SAMPLE])
def test_whatever_check_accepts_the_schemas_accept(releases: Path, tmp_path: Path) -> None:
    copy = tmp_path / "releases"
    copy.mkdir()
    for path in releases.iterdir():
        (copy / path.name).symlink_to(path)
    register = load(releases)
    register.root = copy
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in write_editor_schemas(register)}
    for registry, path in list_files(releases):
        schema = schemas[registry.kind if registry.file_per_entry else registry.plural]
        assert find_errors(schema, read(path).data) == [], path


def test_a_new_record_with_its_open_lists_is_accepted(small: Path) -> None:
    skeleton = format_skeleton("2026-05-20", "cfm", "new-york")
    assert find_errors(read_schemas(small)["meeting"], read_bytes(skeleton.encode(), Path("new.yml")).data) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": "cmf"},
        {"chair": "wang-yy"},
        {"venue": {"place": "york"}},
        {"attendees": [{"state": "xx", "capacity": "member"}]},
        {"resolutions": [{"id": "r1", "act": "noted", "summary": "it.", "topics": ["afganistan"]}]},
    ],
)
def test_an_id_that_the_register_does_not_have_is_refused(small: Path, wrong: dict[str, Any]) -> None:
    schema = read_schemas(small)["meeting"]
    assert find_errors(schema, {"body": "cfm", "date": "2017-09-20"}) == []
    assert find_errors(schema, {"body": "cfm", "date": "2017-09-20", **wrong})


def test_each_id_and_each_word_of_a_closed_list_has_its_meaning_beside_it(small: Path) -> None:
    definitions = read_schemas(small)["meeting"]["$defs"]
    listed = [definition for definition in definitions.values() if "enum" in definition]
    assert all(len(one["enum"]) == len(one["enumDescriptions"]) for one in listed)
    ids = definitions["person-id"]
    assert dict(zip(ids["enum"], ids["enumDescriptions"], strict=True))["wang-yi"].startswith("Wang Yi: ")


def test_an_entry_that_cannot_be_read_is_known_and_a_registry_that_cannot_be_read_leaves_ids_open(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name: [\n", encoding="utf-8")
    (small / "topics.yml").write_text("- a list\n", encoding="utf-8")
    known = describe_ids(load(small))
    assert "cannot be read" in known["person"]["wang-yi"]
    assert "topic" not in known
    topics = read_schemas(small)["meeting"]["$defs"]["Resolution"]["properties"]["topics"]
    assert find_errors(topics, ["any-topic"]) == []
    assert find_errors(topics, ["Not an id"])
