"""Rewrites files of the register, for the commands `fmt` and `finish`."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from communique.files.disk.atomic import replace_file
from communique.files.disk.paths import SINGLE_FILES, display_path
from communique.files.form.comments import SCHEMA_LINE
from communique.files.tree import list_files, read_file, report_unknown_file, select_files
from communique.files.yaml.reader import Document, read
from communique.model.registries import REGISTRIES, Registry
from communique.problems import Problem, Rule
from communique.text.explanation import Explanation

WRITABLE = Rule("file-is-writable", "A file can be written, and has not been changed in the meantime.")
RULES = (WRITABLE,)

Rewriter = Callable[[Document, Registry | None], "str | Problem | list[Problem]"]
"""Returns the new text of a document, or the problems that prevent one."""


class RewrittenFile(NamedTuple):
    """One file with its new text, which equals the old one if nothing changes, or with its problems."""

    path: Path
    document: Document
    text: str | None
    problems: list[Problem]

    @property
    def is_changed(self) -> bool:
        """Whether the content of the file would change."""
        return self.text is not None and not (self.text == self.document.text and self.document.plain)

    def write(self) -> list[Problem]:
        """Write the new text. A problem if the file was changed in the meantime or cannot be written."""
        if read(self.path, self.document.path).text != self.document.text:
            explanation = Explanation(
                "was changed in the meantime, and has been left as it is", "run the command again"
            )
            return [Problem(self.document.path, 1, 1, explanation, WRITABLE)]
        try:
            replace_file(self.path, self.text or "")
        except OSError as error:
            explanation = Explanation(f"cannot be written: {error.strerror}")
            return [Problem(self.document.path, 1, 1, explanation, WRITABLE)]
        return []


def rewrite_files(root: Path, names: Iterable[Path], rewriter: Rewriter) -> Iterator[RewrittenFile]:
    """Yield the named files, or all files of the register if none is named, with their new texts. Nothing is written.

    Names are paths as in problems; that of a folder means the files in it. The kind of a file outside the register
    follows from the schema in its first line.
    """
    known = {display_path(root, path): (registry, path) for registry, path in _list_files(root)}
    selected, others = select_files(set(names) or known, known)
    for name in sorted([*selected, *others]):
        if name in known:
            registry, path = known[name]
            document = read_file(root, path)
        else:
            path, document = name, read(name)
            registry = _find_registry(document)
            if registry is None:
                yield RewrittenFile(name, document, None, [report_unknown_file(name, known)])
                continue
        result = list(document.problems) or rewriter(document, registry)
        if isinstance(result, str):
            yield RewrittenFile(path, document, result, [])
        else:
            yield RewrittenFile(path, document, None, [result] if isinstance(result, Problem) else result)


def _find_registry(document: Document) -> Registry | None:
    """Return the registry of a file outside the register, such as a draft, from the schema that it names."""
    schema = re.match(rf"{re.escape(SCHEMA_LINE)}.*?/([a-z]+)\.json\n", document.text)
    registry = REGISTRIES.get(schema[1]) if schema else None
    return registry if registry and registry.file_per_entry else None


def _list_files(root: Path) -> Iterator[tuple[Registry | None, Path]]:
    yield from list_files(root)
    yield from ((None, root / name) for name in SINGLE_FILES if (root / name).exists())
