"""The JSON API: OpenAPI describes it, every document is valid, and what it says is what the records say."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from communique.exports.api.files import list_api
from communique.exports.api.parts import build_part
from communique.exports.api.schemas import RELATED
from communique.exports.edition import Edition
from communique.model.parts import list_fields
from communique.model.registries import REGISTRIES
from communique.register.loader import load
from communique.register.names.labels import Labels
from communique.register.register import Register
from tests.support.hostile import SHOWN, name_of
from tests.support.reuse import COMMIT, SITE, Reuse, enrich_sample, make_edition

NEW_YORK = "meetings/2017-09-20-cfm-new-york"


def close(schema: Any) -> Any:
    """The schema as it would be if no other fields were allowed, so that a field that it does not describe is found."""
    if isinstance(schema, list):
        return [close(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close(value) for key, value in schema.items()}
    if closed.get("type") == "object" and "properties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


def find_invalid(reuse: Reuse) -> list[str]:
    described = close(reuse.document("openapi"))
    wrong = []
    for path, item in described["paths"].items():
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        validator = Draft202012Validator({**content["schema"], "components": described["components"]})
        for file in sorted((reuse.folder / "api/v1").glob(path.lstrip("/").replace("{id}", "*"))):
            errors = list(validator.iter_errors(json.loads(file.read_bytes())))
            wrong += [f"{file.name}: {error.json_path}: {error.message}" for error in errors]
        wrong += [f"{path}: {error.message}" for error in validator.iter_errors(content["example"])]
    return wrong


def test_the_description_is_valid_openapi(reuse: Reuse) -> None:
    assert list(OpenAPIV31SpecValidator(reuse.document("openapi")).iter_errors()) == []


def test_every_document_and_example_is_valid_and_has_no_field_that_is_not_described(reuse: Reuse) -> None:
    assert find_invalid(reuse) == []


def test_a_wrong_document_is_found(reuse: Reuse, tmp_path: Path) -> None:
    """Otherwise the test above would show nothing."""
    for file in (reuse.folder / "api").rglob("*.json"):
        target = tmp_path / file.relative_to(reuse.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    document = reuse.document(NEW_YORK)
    document["attendees"][0]["capacity"] = "spectator"
    document["surprise"] = True
    (tmp_path / f"api/v1/{NEW_YORK}.json").write_text(json.dumps(document), encoding="utf-8")
    assert len(find_invalid(Reuse(tmp_path))) == 2


def test_there_is_a_document_for_each_entry_and_lists_lead_to_them(reuse: Reuse, sample: Register) -> None:
    for kind, registry in REGISTRIES.items():
        listed = reuse.document(registry.plural)
        assert [line["id"] for line in listed["items"]] == list(sample.entries[kind])
        assert listed["count"] == len(sample.entries[kind])
        for line in listed["items"]:
            document = reuse.document(line["url"].removeprefix(f"{SITE}api/v1/").removesuffix(".json"))
            assert document["entry"] == kind
            assert {key: document[key] for key in ("id", "name", "url", "html_url")} == {
                key: line[key] for key in ("id", "name", "url", "html_url")
            }


def test_a_document_holds_every_field_that_the_record_fills(reuse: Reuse, sample: Register) -> None:
    meeting = sample.meetings["2017-09-20-cfm-new-york"]
    document = reuse.document(NEW_YORK)
    for key, value in meeting.model_dump(mode="json", exclude_none=True).items():
        if value == []:
            assert key not in document
        elif not isinstance(value, list | dict):
            assert document[key] == value, key
        elif isinstance(value, list):
            assert len(document[key]) == len(value), key
    dumped = meeting.model_dump(mode="json", exclude_none=True)["attendees"][0]
    assert {key: document["attendees"][0][key] for key in dumped if dumped[key] != []}.items() <= dumped.items()


def test_names_stand_beside_ids(reuse: Reuse) -> None:
    document = reuse.document(NEW_YORK)
    assert document["venue"]["place_name"] == "New York"
    assert document["attendees"][0]["person_name"] == "Sushma Swaraj"
    first = document["resolutions"][0]
    assert len(first["topic_names"]) == len(first["topics"])


def test_related_documents_can_be_reached(reuse: Reuse) -> None:
    person = reuse.document("people/wang-yi")
    assert {line["meeting"] for line in person["attendances"]} >= {"2017-09-20-cfm-new-york", "2025-07-15-cfm-tianjin"}
    before = reuse.document("meetings/2025-07-15-cfm-tianjin")["previous"]
    assert before["id"] == "2017-09-20-cfm-new-york"
    for line in (*person["attendances"], before):
        assert reuse.document(line["url"].removeprefix(f"{SITE}api/v1/").removesuffix(".json"))


def test_nothing_that_follows_hides_a_field_of_the_record() -> None:
    """Nor does a name that stands beside an id."""
    for kind, registry in REGISTRIES.items():
        own = {field.name for field in list_fields(registry.model)}
        assert own.isdisjoint(RELATED[kind].model_fields), kind
        assert own.isdisjoint({"entry", "url", "html_url"}), kind


def test_the_index_says_which_version_it_is(reuse: Reuse) -> None:
    index = reuse.document("index")
    assert (index["version"], index["commit"], index["day"]) == (COMMIT[:10], COMMIT, "2026-11-29")
    assert set(index["lists"]) == {registry.plural for registry in REGISTRIES.values()}


def test_the_guide_names_the_version_of_the_api(reuse: Reuse) -> None:
    guide = Path("docs/data/api.md").read_text(encoding="utf-8")
    assert f"### {reuse.document('index')['api_version']}\n" in guide.partition("## What changed")[2]


def test_the_same_register_gives_the_same_bytes(reuse: Reuse, tmp_path: Path) -> None:
    again = list(list_api(make_edition(load(enrich_sample(tmp_path)))))
    assert len(again) > 200
    assert [file.path for file in again if (reuse.folder / file.path).read_bytes() != file.content()] == []


def test_hostile_words_are_valid_and_come_back(hostile_edition: Edition, hostile_reuse: Reuse) -> None:
    assert {state["name"] for state in hostile_reuse.documents("states")} == set(map(name_of, SHOWN))
    labels = Labels(hostile_edition.register)
    for meeting in hostile_edition.register.meetings.values():
        document = hostile_reuse.document(f"meetings/{meeting.id}")
        built = build_part(meeting, labels, lambda _: {})
        assert {key: document[key] for key in ("title", "papers", "discrepancies", "sources")} == {
            key: built[key] for key in ("title", "papers", "discrepancies", "sources")
        }
