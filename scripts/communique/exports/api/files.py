"""The files of the API."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from communique.exports.api.addresses import INDEX, OPENAPI, document_path, list_path
from communique.exports.api.documents import Documents
from communique.exports.api.openapi import build_api_index, build_openapi
from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile, build_json
from communique.model.registries import REGISTRIES, key_of


def list_api(edition: Edition) -> Iterator[ExportFile]:
    """Yield the files of the API: index, description, lists, and a document for each entry."""
    documents = Documents(edition)
    yield _file(INDEX, "JSON API", partial(build_api_index, edition), "data/")
    yield _file(OPENAPI, "OpenAPI", partial(build_openapi, documents), "data/")
    for kind, registry in REGISTRIES.items():
        yield _file(list_path(registry.plural), "JSON", partial(documents.build_list, kind), f"{registry.plural}/")
        for entry in edition.register.entries[kind].values():
            key = key_of(entry)
            yield _file(document_path(key), "JSON", partial(documents.build, entry), key.address)


def _file(path: str, label: str, build: Callable[[], Any], page: str) -> ExportFile:
    return ExportFile(path, MEDIA_TYPES["json"], label, lambda: build_json(build(), indent=None), (page,))
