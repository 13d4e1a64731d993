"""Writes the files of a synthetic register in the canonical form."""

import re
import shutil
from pathlib import Path
from typing import Any

from communique.files.comments import Comments
from communique.files.formatter import Shape, format_data
from communique.model.registries import REGISTRIES

_UNTRUE = re.compile(r"^  (missing_sessions|founded_by):.*\n", re.MULTILINE)
"""What bodies say of meetings and instruments, which are others here."""


def copy_registries(real: Path, target: Path) -> None:
    """Copy the registries that all sizes share, and the schemas."""
    for name in ("states", "topics", "places", "bodies"):
        text = (real / f"{name}.yml").read_text(encoding="utf-8")
        _write(target / f"{name}.yml", _UNTRUE.sub("", text))
    shutil.copytree(real / "schema", target / "schema")


def write_entry(folder: Path, name: str, schema: str, data: dict[str, Any]) -> None:
    """Write a file with one entry; values that are None are left out."""
    filled = {key: value for key, value in data.items() if value is not None}
    comment = f"# yaml-language-server: $schema={'../' * name.count('/')}schema/{schema}.json"
    _write(folder / name, format_data(filled, Shape(REGISTRIES[schema].model), Comments([comment])))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
