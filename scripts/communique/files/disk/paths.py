"""The folder of records as a tree of files, whatever is in them: what lies below it, and how problems name it."""

import os
from collections.abc import Iterator
from pathlib import Path

REDIRECTS = "redirects.yml"
LINKS = "links.yml"
SINGLE_FILES = (REDIRECTS, LINKS)
"""Files that no registry reads: redirects, and what the last check of sources found. Each may be missing."""

SCHEMA = "schema"
"""The folder of the schemas for editors. Nothing in it is a record."""

MAX_BYTES = 1 << 20
"""The largest file that is read."""

MAX_FOLDERS = 10
"""The levels of folders that are searched. Records are on the third."""


def walk_folder(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield everything below a folder, without following links, down to the level `MAX_FOLDERS`."""
    levels = [str(folder)]
    for _ in range(MAX_FOLDERS):
        inner = []
        for path in levels:
            with os.scandir(path) as entries:
                for entry in entries:
                    yield entry
                    if entry.is_dir(follow_symlinks=False):
                        inner.append(entry.path)
        levels = inner


def display_path(root: Path, path: Path) -> Path:
    """Return the path of a file as problems name it, beginning with the folder of records."""
    return Path(root.name, *path.parts[len(root.parts) :])
