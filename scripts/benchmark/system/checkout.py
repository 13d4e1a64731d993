"""Makes the scratch checkouts that are measured, and changes a record in them."""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from benchmark.synthetic.register import generate_register

ROOT = Path(__file__).parents[3]
_SUMMARY = re.compile(r"summary: (>-\s+)?\S+ ")
"""The first summary of a record with its first word, on which there are rules."""


def create_checkout(folder: Path, size: int | None) -> None:
    """Create a scratch checkout with a synthetic register of `size` meetings, or with the real register."""
    folder.mkdir(parents=True)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    if size is None:
        shutil.copytree(ROOT / "releases", folder / "releases")
    else:
        generate_register(ROOT / "releases", folder / "releases", size)


def set_aside(path: Path) -> None:
    """Move what a run has made out of the way of the next, which makes it again.

    It is not removed, because ext4 takes long to create files where many have been removed in the last five minutes.
    """
    aside = path.parents[1] / "aside"
    aside.mkdir(exist_ok=True)
    with suppress(FileNotFoundError):
        path.rename(aside / uuid4().hex)


def pick_record(checkout: Path) -> Path:
    """Return a record from the middle of the register that has a summary to edit."""
    records = sorted((checkout / "releases" / "meetings").rglob("*.yml"))
    return next(path for path in records[len(records) // 2 :] if "summary: " in path.read_text(encoding="utf-8"))


def edit_record(record: Path, word: str) -> None:
    """Put a word behind the first one of the first summary of a record."""
    text = _SUMMARY.sub(lambda match: f"{match[0]}{word} ", record.read_text(encoding="utf-8"), count=1)
    record.write_text(text, encoding="utf-8")
