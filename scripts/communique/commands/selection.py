"""The folder of records and the files that a command is about, named as problems name them."""

import os
from collections.abc import Iterable
from pathlib import Path

import click

from communique.files.disk.paths import display_path
from communique.text.words import make_visible

FOLDER = "releases"
"""The name of the folder of records in a checkout."""


def find_releases() -> Path:
    """Return the folder of records of the checkout that the current folder is in. UsageError outside a checkout."""
    here = Path.cwd()
    found = next((folder / FOLDER for folder in (here, *here.parents) if (folder / FOLDER).is_dir()), None)
    if found is None:
        fix = "go to the folder that you cloned, or name the folder of records with --releases"
        raise click.UsageError(f"There is no folder '{FOLDER}' in {make_visible(str(here))} or above it: {fix}.")
    return found


def display_file(releases: Path, file: Path) -> Path:
    """Return the path of a file as problems name it: relative to the parent of the folder of records.

    A path is relative to the current folder; if nothing is there, it may be one that a problem has named.
    """
    if not os.path.lexists(file) and os.path.lexists(named := releases.parent / file):
        file = named
    full = Path(os.path.realpath(file))  # unlike Path.resolve, it accepts a link to itself
    return display_path(releases, full) if releases in (full, *full.parents) else file


def display_files(releases: Path, files: Iterable[Path]) -> list[Path]:
    """Return the paths of files and folders as problems name them."""
    return [display_file(releases, file) for file in files]
