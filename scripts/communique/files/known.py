"""Files in which an earlier check found nothing wrong: what is in them is known without parsing or formatting them.

Parsing a file takes twenty times as long as reading its values as JSON. Whether the values are valid, and whether they
break a rule, is checked each time.
"""

from pathlib import Path
from typing import Any

from communique.files.disk.paths import MAX_BYTES
from communique.files.disk.store import Store, digest
from communique.files.yaml.reader import Document

_PLAIN = (str, int, float, bool, type(None))


class KnownFiles:
    """The values of files in canonical form, by the digest of a file and the kind of its entries."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def recall(self, kind: str, content: bytes, path: Path) -> Document | None:
        """Return a file with this content as `read_bytes` would, or None if it is not known."""
        if len(content) > MAX_BYTES or (data := self.store.get(_identify(content, kind))) is None:
            return None
        return Document(path, content.decode(), data, (), in_form=True)

    def remember(self, document: Document, kind: str) -> None:
        """Keep the values of a file that was read, and in which nothing is wrong."""
        if isinstance(document.data, dict) and not document.in_form and _is_exact(document.data):
            self.store.put(_identify(document.text.encode(), kind), document.data)


def _identify(content: bytes, kind: str) -> str:
    return digest(f"{kind}\n".encode() + content)


def _is_exact(value: Any) -> bool:
    """Whether JSON gives back the same values; a number that remembers how it was written, such as 1.10, would not."""
    if type(value) is dict:
        return all(map(_is_exact, value.values()))
    return all(map(_is_exact, value)) if type(value) is list else type(value) in _PLAIN
