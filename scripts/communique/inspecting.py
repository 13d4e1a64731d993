"""Everything that is wrong with a register on disk: what the rules find, and how its files are written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.checking import check
from communique.files.canonical import find_deviation
from communique.files.tree import display_path, report_unknown_file
from communique.finishing import cut_off, remark_to_do, unfinished_draft
from communique.model import schema
from communique.model.registries import REGISTRIES
from communique.problems import Problem
from communique.register.register import Register


def inspect(register: Register, files: Iterable[Path] = ()) -> list[Problem]:
    """Every problem in order of file, line and column; those of some files only, named as problems name them."""
    found = sorted([*check(register), *_as_written(register), *_stale_schemas(register.root)])
    wanted = set(files)
    chosen = [problem for problem in found if not wanted or problem.path in wanted]
    known = {*register.documents} | {problem.path for problem in found}
    return chosen + [report_unknown_file(path, known) for path in sorted(wanted - known)]


def _as_written(register: Register) -> Iterator[Problem]:
    readable = ((kind, document) for kind, document in register.documents.values() if isinstance(document.data, dict))
    for kind, document in readable:
        yield from filter(None, (find_deviation(document, REGISTRIES.get(kind)), unfinished_draft(document)))
        yield from remark_to_do(document)
        yield from cut_off(document)


def _stale_schemas(root: Path) -> Iterator[Problem]:
    """The schemas that editors read are those of the model; otherwise `communique schema` mends it."""
    for path, text in schema.build_schema_files(root) if (root / "schema").is_dir() else ():
        if not path.is_file() or path.read_bytes() != text.encode():
            yield Problem(display_path(root, path), 1, 1, "does not match the model: run `communique schema`")
