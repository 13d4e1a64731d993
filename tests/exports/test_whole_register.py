"""How to cite the register as a whole: CITATION.cff and .zenodo.json say the same, as their formats ask for."""

import json
from typing import Any

import pytest
import yaml

from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def deposit() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    return found


def test_the_citation_follows_its_format(citation: dict[str, Any]) -> None:
    """The required keys, and no others than the schema of version 1.2.0 has."""
    required = {"cff-version", "message", "title", "authors"}
    allowed = required | {"type", "abstract", "license", "url", "repository-code", "keywords"}
    assert required <= citation.keys() <= allowed
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in ("software", "dataset")
    assert [author.keys() for author in citation["authors"]] == [{"name"}]  # an entity has no given and family name
    assert all(isinstance(value, str) for key, value in citation.items() if key not in ("authors", "keywords"))


def test_the_deposit_says_the_same(citation: dict[str, Any], deposit: dict[str, Any]) -> None:
    assert deposit["upload_type"] == citation["type"] == "dataset"
    assert deposit["title"] == citation["title"]
    assert deposit["creators"] == citation["authors"]
    assert deposit["keywords"] == citation["keywords"]
    assert deposit["license"] == citation["license"].lower()
    assert " ".join(citation["abstract"].split()) in deposit["description"]


def test_authors_and_licence_are_those_of_the_licence_file(citation: dict[str, Any]) -> None:
    licence = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    assert citation["authors"][0]["name"] in licence
    assert (
        "records in releases/ and the guides in docs/ may be used under the Creative Commons Attribution 4.0" in licence
    )
    assert citation["license"] == "CC-BY-4.0"


def test_addresses_are_those_of_the_site(citation: dict[str, Any]) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'"{citation["url"]}"' in settings
    assert f'"{citation["repository-code"]}"' in settings
