"""The addresses of the API, below the site."""

from communique.model.parts import EntryKey

VERSION = "1.0.0"
"""The version of the API, as docs/data/api.md promises it: the first number is part of every address."""
ROOT = "api/v1/"
INDEX = f"{ROOT}index.json"
OPENAPI = f"{ROOT}openapi.json"


def document_path(key: EntryKey) -> str:
    """Return the path of the document of an entry: `api/v1/people/wang-yi.json`."""
    return f"{ROOT}{key.path}.json"


def list_path(plural: str) -> str:
    """Return the path of the list of the entries of a kind: `api/v1/people.json`."""
    return f"{ROOT}{plural}.json"
