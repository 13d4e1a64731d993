"""Describes on what figures were measured: the computer, its load, and the versions of everything that took part."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

from benchmark.system.chromium import find_chromium
from benchmark.system.processes import count_processors

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic", "pyyaml", "pagefind", "zensical")
_PROCESSOR = Path("/proc/cpuinfo")


def describe_machine() -> str:
    """Return a sentence on the computer."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    count = count_processors()
    processors = f"{count} processor{'s' if count > 1 else ''} ({_name_processor()})"
    return f"{processors}, {memory:.0f} GB of memory, {platform.system()} {platform.release()}"


def describe_load(others: Iterable[float | None]) -> str:
    """Return a sentence on how busy other programs kept the computer during some runs."""
    known = [load for load in others if load is not None]
    average = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    if not known:
        return f"load average {average}"
    mean = sum(known) / len(known)
    return (
        f"other programs kept {mean:.2f} processors busy on average, at most {max(known):.2f} during one run; "
        f"load average at the end {average}"
    )


def list_versions(root: Path) -> str:
    """Return the names and versions of everything that took part."""
    libyaml = ".".join(map(str, yaml._yaml.get_version())) if yaml.__with_libyaml__ else "none"  # noqa: SLF001
    found = {
        "this project": _describe_commit(root),
        "Python": platform.python_version(),
        **{package: _find_version(package) for package in PACKAGES},
        "libyaml": libyaml,
        "Hugo": _ask("hugo", "version"),
        "Chromium": _ask(find_chromium(), "--version"),
    }
    return ", ".join(f"{name} {number}" for name, number in found.items())


def _name_processor() -> str:
    found = re.search(r"model name\s*: (.+)", _PROCESSOR.read_text()) if _PROCESSOR.is_file() else None
    return found[1] if found else platform.processor() or platform.machine()


def _find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _ask(command: str | None, word: str) -> str:
    """Return the version that a command prints."""
    if not command or not shutil.which(command):
        return "not installed"
    done = subprocess.run([command, word], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    return found[0] if found else "unknown"


def _describe_commit(root: Path) -> str:
    """Return the commit that was measured, and whether the files differ from it."""
    git = ["git", "-C", str(root)]
    commit = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=False)
    if commit.returncode:
        return "without a commit"
    return f"at {commit.stdout.strip()}{' with changes' if changed.stdout.strip() else ''}"
