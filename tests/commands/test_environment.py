"""The environment of a checkout belongs to its place: a copied or moved one never runs the code of the original."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkouts import make_checkout


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment, without any network."""
    environ = os.environ | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(
        ["scripts/run", "greet"], cwd=checkout, env=environ, capture_output=True, text=True, check=False
    )


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A checkout with an environment, as far as its commands look, and with a program of its own."""
    checkout = make_checkout(tmp_path / "the original", None)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=checkout, check=True)
    shutil.copy(checkout / "scripts/requirements.txt", checkout / ".venv")
    program = checkout / ".venv/bin/greet"
    program.write_text(f"#!/bin/sh\necho '{checkout}'\n", encoding="utf-8")
    program.chmod(0o755)
    return checkout


def test_a_checkout_runs_its_own_programs(original: Path) -> None:
    assert run(original).stdout == f"{original}\n"


def test_a_link_to_an_environment_is_followed(original: Path, tmp_path: Path) -> None:
    other = make_checkout(tmp_path / "other", None)
    (other / ".venv").symlink_to(original / ".venv")
    assert run(other).stdout == f"{original}\n"


@pytest.mark.parametrize("take", [lambda old, new: shutil.copytree(old, new, symlinks=True), shutil.move])
def test_a_copied_or_moved_checkout_makes_an_environment_of_its_own(
    original: Path, tmp_path: Path, take: object
) -> None:
    assert callable(take)
    take(original, tmp_path / "new")
    done = run(tmp_path / "new")
    assert "This checkout was copied or moved, and its .venv belongs to another place: it is made anew." in done.stderr
    assert done.stdout == ""
    assert done.returncode != 0  # the new environment needs the network
    assert not (tmp_path / "new/.venv/bin/greet").exists()
