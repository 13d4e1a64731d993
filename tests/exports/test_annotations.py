"""Web Annotations, expanded by a JSON-LD processor that is not ours."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from communique.exports.edition import Edition
from communique.exports.text.annotations import CONTEXT, list_annotations
from communique.model.vocabulary import NoteKind
from communique.text.quotes import find_quote

NEW_YORK = "2017-09-20-cfm-new-york"
PAGE = f"https://register.test/meetings/{NEW_YORK}/"
OA, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"

_ID = {"@type": "@id"}
_WORD = {"@type": "@vocab"}
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in ("Annotation", "SpecificResource", "TextQuoteSelector", "TextualBody")},
    **{name: OA + name for name in ("exact", "prefix", "suffix")},
    **{name: OA + name for name in ("identifying", "editing", "commenting", "linking", "describing")},
    **{name: OA + name for name in ("classifying", "tagging")},
    "body": {"@id": f"{OA}hasBody", **_ID},
    "target": {"@id": f"{OA}hasTarget", **_ID},
    "source": {"@id": f"{OA}hasSource", **_ID},
    "selector": {"@id": f"{OA}hasSelector", **_ID},
    "scope": {"@id": f"{OA}hasScope", **_ID},
    "motivation": {"@id": f"{OA}motivatedBy", **_WORD},
    "purpose": {"@id": f"{OA}hasPurpose", **_WORD},
    "value": f"{RDF}value",
    "format": f"{DC}format",
    "language": f"{DC}language",
    "rights": {"@id": f"{DCTERMS}rights", **_ID},
    "modified": {"@id": f"{DCTERMS}modified", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "generator": {"@id": f"{AS}generator", **_ID},
    "Software": f"{AS}Application",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "total": {"@id": f"{AS}totalItems"},
    "first": {"@id": f"{AS}first", **_ID},
    "partOf": {"@id": f"{AS}partOf", **_ID},
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@container": "@list", **_ID},
}
"""The terms of the model that the export uses, as the Recommendation defines them; nothing is fetched."""


def load_context(url: str, _options: Any) -> dict[str, Any]:
    assert url == CONTEXT
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
        "contentType": "application/ld+json",
    }


def expand(content: bytes) -> dict[str, Any]:
    """The collection with every term as an address; a term that the context does not define would be dropped."""
    data = json.loads(content)
    expanded: list[dict[str, Any]] = jsonld.expand(data, {"documentLoader": load_context})
    assert_defined(data)
    return expanded[0]


def assert_defined(value: Any) -> None:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            assert item.keys() - {"@context"} <= TERMS.keys()
            for inner in item.values():
                assert_defined(inner)


def list_items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = collection[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    return items


@pytest.fixture(scope="module")
def edition(dated_edition: Edition) -> Edition:
    return dated_edition


@pytest.fixture(scope="module")
def collection(edition: Edition) -> dict[str, Any]:
    [file] = list_annotations(edition)
    assert (file.path, file.pages) == (f"meetings/{NEW_YORK}/annotations.jsonld", (f"meetings/{NEW_YORK}/",))
    return expand(file.content())


def test_each_note_and_each_statement_tied_to_words_is_an_annotation(
    collection: dict[str, Any], edition: Edition
) -> None:
    meeting = edition.register.meetings[NEW_YORK]
    tied = [note.id for note in meeting.annotations]
    tied += [resolution.id for resolution in meeting.resolutions if resolution.quote]
    items = list_items(collection)
    assert [item["@id"] for item in items] == [f"{PAGE}#{part}" for part in tied]
    assert collection[f"{AS}totalItems"][0]["@value"] == len(items) > 0
    assert {kind for item in items for kind in item["@type"]} == {f"{OA}Annotation"}


def test_a_target_is_a_quote_of_a_paragraph(collection: dict[str, Any], edition: Edition) -> None:
    texts = {f"{PAGE}#{p.id}": p.text for p in edition.register.meetings[NEW_YORK].text}
    for item in list_items(collection):
        [target] = item[f"{OA}hasTarget"]
        [selector] = target[f"{OA}hasSelector"]
        words = [selector.get(OA + name, [{"@value": ""}])[0]["@value"] for name in ("exact", "prefix", "suffix")]
        assert len(find_quote(texts[target[f"{OA}hasSource"][0]["@id"]], *words)) == 1


def test_the_motivation_is_that_of_the_kind_of_note(collection: dict[str, Any], edition: Edition) -> None:
    """The vocabulary of the register says which motivation each kind has."""
    items = {item["@id"]: item for item in list_items(collection)}
    notes = edition.register.meetings[NEW_YORK].annotations
    assert {note.kind for note in notes} == set(NoteKind)
    for note in notes:
        motivation = items[f"{PAGE}#{note.id}"][f"{OA}motivatedBy"][0]["@id"]
        assert f"({motivation.removeprefix(OA)})" in note.kind.meaning


def test_a_correction_has_the_corrected_words_as_its_body(collection: dict[str, Any]) -> None:
    item = next(item for item in list_items(collection) if item["@id"] == f"{PAGE}#a1")
    [body] = item[f"{OA}hasBody"]
    assert body[f"{RDF}value"] == [{"@value": "referred"}]
    assert body[f"{OA}hasPurpose"] == [{"@id": f"{OA}editing"}]


def test_a_note_leads_to_the_entry_it_names(collection: dict[str, Any], edition: Edition) -> None:
    meeting = edition.register.meetings[NEW_YORK]
    note = next(note for note in meeting.annotations if note.to and note.to.person)
    item = next(item for item in list_items(collection) if item["@id"] == f"{PAGE}#{note.id}")
    sources = [one["@id"] for body in item[f"{OA}hasBody"] for one in body.get(f"{OA}hasSource", [])]
    assert f"https://register.test/people/{note.to.person if note.to else ''}/" in sources


def test_hostile_words_survive(hostile_edition: Edition) -> None:
    files = list(list_annotations(hostile_edition))
    assert len(files) == len(hostile_edition.register.meetings)
    for file in files:
        meeting = hostile_edition.register.meetings[file.path.split("/")[1]]
        items = {item["id"].rpartition("#")[2]: item for item in json.loads(file.content())["first"]["items"]}
        for note in meeting.annotations:
            assert items[note.id]["target"]["selector"]["exact"] == note.quote
            assert note.note in [body.get("value") for body in items[note.id]["body"]]


def test_the_same_register_gives_the_same_bytes(edition: Edition) -> None:
    once, again = ([file.content() for file in list_annotations(one)] for one in (edition, replace(edition)))
    assert once == again
