"""Writes the files of a synthetic register in the canonical form."""

import shutil
from pathlib import Path
from typing import Any

from communique.files.form.comments import Comments, read_comments
from communique.files.form.formatter import Shape, format_data
from communique.files.yaml.reader import read
from communique.model.registries import REGISTRIES

_UNTRUE = ("missing_sessions", "founded_by", "role", "note", "at")
"""The fields in which entries speak of meetings and instruments, which are others here."""


def copy_registries(real: Path, target: Path) -> None:
    """Copy the registries that all sizes share, without what would be untrue, and the schemas."""
    for kind in ("state", "topic", "place", "body"):
        registry = REGISTRIES[kind]
        document = read(real / f"{registry.plural}.yml")
        for entry in document.data.values():
            for part in (entry, *entry.get("status", ())):
                for name in _UNTRUE:
                    part.pop(name, None)
        comments = Comments(read_comments(document.text).head)
        _write(
            target / f"{registry.plural}.yml", format_data(document.data, Shape(registry.model, keyed=True), comments)
        )
    shutil.copytree(real / "schema", target / "schema")


def write_entry(folder: Path, name: str, schema: str, data: dict[str, Any]) -> None:
    """Write a file with one entry; values that are None are left out."""
    filled = {key: value for key, value in data.items() if value is not None}
    comment = f"# yaml-language-server: $schema={'../' * name.count('/')}schema/{schema}.json"
    _write(folder / name, format_data(filled, Shape(REGISTRIES[schema].model), Comments([comment])))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
