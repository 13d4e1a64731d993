"""What an earlier run has worked out, kept in a file so that the next one need not work it out again.

A store is a text file: a line that names the code, then a line for each value with its key, a checksum and the value as
JSON. A store that other code wrote is ignored, and so is a damaged line: what it held is worked out again.
"""

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

MAX_STORE_BYTES = 1 << 29
"""The largest store that is read or written. With 10,000 meetings it has a fifth of this."""

Digests = dict[str, str]
"""The digests of files by their paths below a folder."""

FOLDER = "build/check"
"""Where the stores of a checkout are."""

_NAME = b"communique store "


def open_store(root: Path, name: str) -> "Store":
    """Return a store for the register below a folder. It lasts only in a checkout, where git ignores `build/`."""
    is_checkout = (root.parent / "mkdocs.yml").is_file()
    return Store(root.parent / FOLDER / name if is_checkout else None, identify_code())


def digest(content: bytes) -> str:
    """Return the digest of a content: the same only for the same content."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def has_files(root: Path, digests: Digests) -> bool:
    """Whether the files below a folder are there and have these digests."""
    try:
        return all(digest((root / name).read_bytes()) == known for name, known in digests.items())
    except OSError:
        return False


@cache
def identify_code() -> str:
    """Return a digest of all that takes part beside the files: this code, Python, and the packages that it finds."""
    whole = hashlib.blake2b(f"{sys.version} {sys.platform}".encode(), digest_size=16)
    code = Path(__file__).parents[2]
    for path in sorted(code.rglob("*.py")):
        content = path.read_bytes()
        whole.update(f"\n{path.relative_to(code)} {len(content)} ".encode())
        whole.update(content)
    whole.update("\n".join(list_packages()).encode())
    return whole.hexdigest()


def list_packages() -> list[str]:
    """Return the names and versions of all packages that Python finds, folder by folder."""
    found: list[str] = []
    for folder in sys.path:
        with suppress(OSError):
            found += sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
    return found


class Store:
    """Values by their keys. Only those that were asked for, or put, are kept by `save`: no store grows without end."""

    def __init__(self, path: Path | None, code: str) -> None:
        self.path = path
        self.damaged = 0
        """How many values could not be used, because they were not as they had been written."""
        self._code = code
        self._used: dict[str, bytes] = {}
        self._changed = False
        self._lines = self._read()

    def get(self, key: str) -> Any:
        """Return the value of a key, or None if there is none."""
        line = self._used.get(key) or self._lines.get(key)
        if line is None:
            return None
        checksum, _, text = line.partition(b" ")
        if checksum != self._sign(key, text):
            self.damaged += 1
            del self._lines[key]
            return None
        self._used[key] = line
        return json.loads(text)

    def put(self, key: str, value: Any) -> None:
        """Keep a value that is not None under a key: 32 digits, which are a digest of all that the value depends on."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        self._used[key] = self._sign(key, text) + b" " + text
        self._changed = True

    def save(self) -> None:
        """Write the store, completely or not at all. Without room on the disk, or rights, there is none next time."""
        if not self.path or not (self._changed or self.damaged or len(self._used) < len(self._lines)):
            return
        lines = [self._head, *(key.encode() + b" " + line for key, line in self._used.items())]
        if sum(map(len, lines)) + len(lines) > MAX_STORE_BYTES:
            return
        from communique.files.disk.atomic import replace_file  # noqa: PLC0415 (only who writes needs it)

        with suppress(OSError):
            replace_file(self.path, b"\n".join(lines) + b"\n")

    @property
    def _head(self) -> bytes:
        return _NAME + self._code.encode()

    def _read(self) -> dict[str, bytes]:
        """Return the lines of the file by their keys; nothing if it is no store, or that of other code."""
        try:
            if not self.path or not self.path.is_file() or self.path.stat().st_size > MAX_STORE_BYTES:
                return {}
            head, *lines = self.path.read_bytes().split(b"\n")
        except OSError:
            return {}
        if not head.startswith(_NAME):
            self.damaged += 1
        if head != self._head:
            return {}
        pairs = (line.partition(b" ") for line in lines if line)
        return {key.decode("ascii", "replace"): rest for key, _, rest in pairs}

    def _sign(self, key: str, text: bytes) -> bytes:
        return digest(f"{self._code} {key} ".encode() + text).encode()
