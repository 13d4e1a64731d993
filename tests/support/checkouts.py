"""Scratch checkouts, and sites that are built once for a whole run of the tests."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.paths import ROOT

DAY = {"SOURCE_DATE_EPOCH": "1505865600"}
"""The day of a site for builds of one day or another, as `scripts/build` sets it outside of git."""


def make_checkout(folder: Path, releases: Path | None) -> Path:
    """Copy what a build needs into a folder that does not exist yet, with the records of one of the registers."""
    folder.mkdir(parents=True)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if releases:
        shutil.copytree(releases, folder / "releases")
    return folder


def warm_up(checkout: Path, built: Path) -> Path:
    """Give a checkout what a build of another one has kept. Building it makes only pages that differ."""
    shutil.copytree(built / "build/kept", checkout / "build/kept")
    return checkout


def build_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A checkout with its site, built strictly by the first worker that asks for it; the others wait and share it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    checkout = shared / f"site-{name}"
    with (shared / f"site-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (checkout / "site").exists():
            shutil.rmtree(checkout, ignore_errors=True)
            make(checkout)
            build(checkout)
    return checkout


def build(checkout: Path) -> None:
    """Build the site of a checkout, strictly; it appears whole or not at all."""
    command = ["mkdocs", "build", "--strict", "--site-dir", "unfinished"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, env=os.environ | DAY)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    (checkout / "unfinished").rename(checkout / "site")
