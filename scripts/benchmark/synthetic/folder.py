"""Writes the files of a synthetic register in the canonical form."""

import re
import shutil
from pathlib import Path
from typing import Any

from communique.files.comments import Comments
from communique.files.formatter import Shape, format_data
from communique.model.registries import REGISTRIES


def copy_registries(real: Path, target: Path) -> None:
    """Copy the registries that all sizes share, and the schemas. Which sessions are missing would no longer be true."""
    for name in ("states", "topics", "places", "bodies"):
        text = (real / f"{name}.yml").read_text(encoding="utf-8")
        _write(target / f"{name}.yml", re.sub(r"^  missing_sessions:.*\n", "", text, flags=re.MULTILINE))
    shutil.copytree(real / "schema", target / "schema")


def write_entry(folder: Path, name: str, schema: str, data: dict[str, Any]) -> None:
    """Write a file with one entry; values that are None are left out."""
    filled = {key: value for key, value in data.items() if value is not None}
    comment = f"# yaml-language-server: $schema={'../' * name.count('/')}schema/{schema}.json"
    _write(folder / name, format_data(filled, Shape(REGISTRIES[schema].model), Comments([comment])))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
