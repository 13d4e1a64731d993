"""Writes the files of a synthetic register in the canonical form."""

import re
import shutil
from pathlib import Path
from typing import Any

from communique.files.canonical import format_document
from communique.files.comments import Comments
from communique.files.formatter import Shape, format_data
from communique.files.reader import read_bytes
from communique.model.registries import REGISTRIES

_UNTRUE = re.compile(r"^ +(missing_sessions|founded_by|at):.*\n", re.MULTILINE)
"""What bodies and states say of meetings and instruments, which are others here."""


def copy_registries(real: Path, target: Path) -> None:
    """Copy the registries that all sizes share, and the schemas."""
    for kind in ("state", "topic", "place", "body"):
        name = f"{REGISTRIES[kind].plural}.yml"
        text = _UNTRUE.sub("", (real / name).read_text(encoding="utf-8"))
        # A part that has lost a key may fit on one line.
        _write(target / name, str(format_document(read_bytes(text.encode(), Path(name)), REGISTRIES[kind])))
    shutil.copytree(real / "schema", target / "schema")


def write_entry(folder: Path, name: str, schema: str, data: dict[str, Any]) -> None:
    """Write a file with one entry; values that are None are left out."""
    filled = {key: value for key, value in data.items() if value is not None}
    comment = f"# yaml-language-server: $schema={'../' * name.count('/')}schema/{schema}.json"
    _write(folder / name, format_data(filled, Shape(REGISTRIES[schema].model), Comments([comment])))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
