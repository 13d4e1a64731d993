"""Scratch checkouts, and sites that are built once for a whole run of the tests."""

import compileall
import fcntl
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.forked import MKDOCS, run
from tests.support.paths import ROOT

DAY = {"SOURCE_DATE_EPOCH": "1505865600"}
"""The day of a site for builds of one day or another, as `scripts/build` sets it outside of git."""


_PART_OF_GUIDE = re.compile(r"^```.*?^```$|^(#+ [^\n]+)", re.MULTILINE | re.DOTALL)
"""A block of code, or a heading, which is the group. Comments in code look like headings."""


def make_checkout(folder: Path, releases: Path | None, *, whole_guides: bool = False) -> Path:
    """Copy what a build needs into a folder that does not exist yet, with the records of one of the registers.

    Of the guides only the headings are copied unless a test is about them: otherwise their text takes a fifth of the time of
    a build. The library is the installed one; of its folder, which a server watches, there is only the name.
    """
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "docs", folder / "docs")
    if not whole_guides:
        for guide in (folder / "docs").rglob("*.md"):
            guide.write_text(shorten_guide(guide.read_text(encoding="utf-8")), encoding="utf-8")
    # Otherwise Python would compile the hooks in each checkout again.
    compileall.compile_dir(ROOT / "scripts/mkdocs_hooks", quiet=2)
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=_list_packages)
    (folder / "scripts/communique").mkdir()
    (folder / "scripts/communique/README").write_text("The installed library is used.\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if releases:
        shutil.copytree(releases, folder / "releases")
    return folder


def shorten_guide(text: str) -> str:
    """A guide without anything but what stands before its title, and its headings: the menu and links to them stay as they are."""
    before = text.partition("\n# ")[0] if text.startswith("---\n") else ""
    headings = (found[1] for found in _PART_OF_GUIDE.finditer(text.removeprefix(before)) if found[1])
    return "\n\n".join([before, *headings, ""])


def _list_packages(folder: str, names: list[str]) -> list[str]:
    """The folders beside the commands, but for the hooks: nothing runs from there."""
    is_top = Path(folder) == ROOT / "scripts"
    return [name for name in names if is_top and name != "mkdocs_hooks" and Path(folder, name).is_dir()]


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
    done = run(MKDOCS, "build", "--strict", "--site-dir", "unfinished", folder=checkout, environ=DAY)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    (checkout / "unfinished").rename(checkout / "site")
