"""Scratch repositories, and edits in them."""

import os
import subprocess
from pathlib import Path

from tests.support.cases import apply


def git(folder: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Edit")
    return git(folder, "rev-parse", "HEAD").strip()


def edit(folder: Path, name: str, old: str, new: str) -> None:
    apply(folder / "releases" / name, {"replace": old, "with": new})
