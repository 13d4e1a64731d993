"""The verdict on a register in which nothing has changed since a check found no problem.

It holds for the very bytes of all files, for the code that checked them, and for the day, because rules know which day
it is. Where anything differs, is a link or cannot be read, there is no verdict, and everything is checked again.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from communique.files.disk.paths import MAX_BYTES, SCHEMA, walk_folder
from communique.files.disk.store import Digests, Store, digest, has_files

if TYPE_CHECKING:
    from communique.register.register import Register


class Verdicts:
    """The verdict of the last check, in a store. Made before anything is read, so that no change is missed."""

    def __init__(self, root: Path, store: Store) -> None:
        self._root = root
        self._store = store
        self._day = time.strftime("%Y-%m-%d")
        self._found = _digest_folder(root)

    def recall(self) -> str | None:
        """Return the summary of a check that found no problem in exactly these files, or None."""
        verdict = self._store.get(self._identify(self._found)) if self._found is not None else None
        return str(verdict["summary"]) if verdict and has_files(self._root, verdict["schemas"]) else None

    def remember(self, register: "Register", schemas: Digests, summary: str) -> None:
        """Keep the summary of a check that found no problem, and has written these schemas for editors.

        The files are those that the check has read, whatever has happened to them since.
        """
        documents = [document for _, document in register.documents.values()]
        if self._found is None or not all(document.plain for document in documents):
            return
        folders = {name: "" for name, known in self._found.items() if not known}
        read = {Path(*one.path.parts[1:]).as_posix(): digest(one.text.encode()) for one in documents}
        self._store.put(self._identify(folders | read), {"summary": summary, "schemas": schemas})

    def _identify(self, digests: Digests) -> str:
        return digest(repr([self._day, *sorted(digests.items())]).encode())


def _digest_folder(root: Path) -> Digests | None:
    """Return the digests of all that can be part of a register; None if there is a link, or anything but a file.

    Hidden files, such as those that editors keep while a file is open, are no part of it, nor are the schemas.
    """
    start, digests = len(str(root)) + 1, {}
    try:
        for entry in walk_folder(root):
            name = entry.path[start:]
            if entry.is_symlink():
                return None
            if entry.is_dir():
                digests[name] = ""
            elif not entry.name.startswith(".") and not name.startswith(f"{SCHEMA}/"):
                if not entry.is_file():
                    return None
                with open(entry.path, "rb") as file:  # noqa: PTH123 (a path object takes longer than reading the file)
                    digests[name] = digest(file.read(MAX_BYTES + 1))
    except OSError:
        return None
    return digests
