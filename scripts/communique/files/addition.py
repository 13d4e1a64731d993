"""Adds an entry at the end of a file with many, such as `places.yml`, and leaves the rest of the file as it is."""

from pathlib import Path

from communique.files.rewrite import WRITABLE, RewrittenFile
from communique.files.tree import read_file
from communique.files.yaml.reader import read_bytes
from communique.model.registries import Registry
from communique.problems import Problem
from communique.text.explanation import Explanation


def add_to_file(root: Path, registry: Registry, entry_id: str, text: str) -> RewrittenFile:
    """Return the file of a registry with the text of one more entry at its end, or with its problems.

    Nothing is written. It is a problem if the file cannot be read, or cannot be continued: `{a: {name: A}}`.
    """
    path = root / f"{registry.plural}.yml"
    document = read_file(root, path)
    if document.problems:
        return RewrittenFile(path, document, None, list(document.problems))
    separator = "\n" if document.text.endswith("\n") else "\n\n"
    new = document.text + separator + text
    read = read_bytes(new.encode(), document.path)
    before = list(document.data) if isinstance(document.data, dict) else []
    if read.problems or list(read.data) != [*before, entry_id]:
        explanation = Explanation("cannot be continued with another entry", "write each entry below its id, indented")
        return RewrittenFile(path, document, None, [Problem(document.path, 1, 1, explanation, WRITABLE)])
    return RewrittenFile(path, document, new, [])
