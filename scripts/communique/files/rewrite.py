"""Writes files of the register anew, each whole or not at all: what `fmt` and `finish` have in common."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from communique.files.atomic import replace_file
from communique.files.comments import SCHEMA_LINE
from communique.files.reader import Document, read
from communique.files.tree import REDIRECTS, display_path, list_files, read_file, report_unknown_file
from communique.model.registries import REGISTRIES, Registry
from communique.problems import Problem, Rule

WRITABLE = Rule("file-is-writable", "A file can be written, and nobody else changed it in the meantime.")

Rewriter = Callable[[Document, Registry | None], "str | Problem | list[Problem]"]
"""Gives the new text of a file that was read, or why there is none."""


class RewrittenFile(NamedTuple):
    """What became of one file: the text that it should hold, the old one where nothing changes, or problems."""

    path: Path
    document: Document
    text: str | None
    problems: list[Problem]

    @property
    def changes(self) -> bool:
        """Whether there is another text for it."""
        return self.text is not None and not (self.text == self.document.text and self.document.plain)

    def write(self) -> list[Problem]:
        """Put the text in the place of the old one. A problem where the disk refuses."""
        if read(self.path, self.document.path).text != self.document.text:
            return [
                Problem(
                    self.document.path,
                    1,
                    1,
                    "was changed in the meantime, and stays as it is: run this again",
                    WRITABLE,
                )
            ]
        try:
            replace_file(self.path, self.text or "")
        except OSError as error:
            return [Problem(self.document.path, 1, 1, f"cannot be written: {error.strerror}", WRITABLE)]
        return []


def rewrite_files(root: Path, wanted: Iterable[Path], rewriter: Rewriter) -> Iterator[RewrittenFile]:
    """The files of the register, or those wanted, named as problems name them, with their new texts. A file that lies
    elsewhere is known by the schema in its first line.
    """
    known = {display_path(root, path): (registry, path) for registry, path in _files(root)}
    for name in sorted(set(wanted) or known):
        if name in known:
            registry, path = known[name]
            document = read_file(root, path)
        else:
            path, document = name, read(name)
            registry = _named(document)
            if registry is None:
                yield RewrittenFile(name, document, None, [report_unknown_file(name, known)])
                continue
        text = list(document.problems) or rewriter(document, registry)
        if isinstance(text, str):
            yield RewrittenFile(path, document, text, [])
        else:
            yield RewrittenFile(path, document, None, [text] if isinstance(text, Problem) else text)


def _named(document: Document) -> Registry | None:
    """The registry of a file that lies elsewhere, such as a draft that was not put into the register: by its schema."""
    schema = re.match(rf"{re.escape(SCHEMA_LINE)}.*?/([a-z]+)\.json\n", document.text)
    registry = REGISTRIES.get(schema[1]) if schema else None
    return registry if registry and registry.file_per_entry else None


def _files(root: Path) -> Iterator[tuple[Registry | None, Path]]:
    yield from list_files(root)
    if (redirects := root / REDIRECTS).is_file():
        yield None, redirects
