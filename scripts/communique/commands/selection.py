"""The files that a command is given, named as problems name them."""

import os
from pathlib import Path

from communique.files.tree import display_path


def display_file(releases: Path, file: Path) -> Path:
    """Return the path of a file as problems name it: relative to the parent of the folder of records."""
    full = Path(os.path.realpath(file))  # unlike Path.resolve, it accepts a link to itself
    return display_path(releases, full) if releases in full.parents else file
