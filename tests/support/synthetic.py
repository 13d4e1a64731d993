"""Synthetic registers, shaped after the sample."""

import shutil
from pathlib import Path

from benchmark.synthetic.register import generate_register
from tests.support.paths import SAMPLE


def write_synthetic(folder: Path, meetings: int, seed: int = 1) -> Path:
    """Write a synthetic register of so many meetings into a folder that does not exist yet."""
    pattern = folder.with_name(f"{folder.name}-pattern")
    shutil.copytree(SAMPLE, pattern)
    (pattern / "schema").mkdir()
    generate_register(pattern, folder, meetings, seed=seed)
    shutil.rmtree(pattern)
    return folder
