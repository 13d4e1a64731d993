"""Measures checking and building in a scratch checkout, each together with a reference for comparison."""

import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from benchmark.processes import Run, pick_fastest, run_command
from benchmark.synthetic.register import generate_register

ROOT = Path(__file__).parents[2]

PARSE = """
import pathlib, yaml
for path in pathlib.Path("releases").rglob("*.yml"):
    for event in yaml.parse(path.read_bytes(), Loader=yaml.CLoader):
        pass
"""
"""The reference for the check: it parses the same files into the events of libyaml, and discards them."""

CLOCK = """
import time
def on_files(files, config): print("CLOCK {name} files", time.perf_counter(), flush=True)
def on_post_build(config): print("CLOCK {name} index", time.perf_counter(), flush=True)
"""
"""A hook that prints the time. MkDocs calls hooks in order, so one before and one after ours measure its time."""

TIMED = "INHERIT: mkdocs.yml\nhooks: [bench_before.py, scripts/mkdocs_hooks.py, bench_after.py]\n"

PLAIN = """
site_name: Plain
site_url: https://plain.example.org/
theme: {name: material, font: false, language: en}
plugins: []
markdown_extensions: [attr_list, def_list, tables]
not_in_nav: "*"
nav: [{Home: index.md}]
"""
"""The reference for the build: the same Markdown with Material, without search, menu, hooks or template overrides."""


class BuildFigures(NamedTuple):
    """The figures of checking and building. Times are in seconds, sizes in bytes."""

    check: Run
    parse: Run
    pages: Run
    build: Run
    plain: Run
    writing: float
    """Loading and checking the register, and writing its pages."""
    indexing: float
    site: int
    files: int
    largest: tuple[int, str]
    """The largest page: its size and its address."""


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


def measure_builds(folder: Path, times: int) -> BuildFigures:
    """Check and build a scratch checkout several times, alternating with the references; the fastest run counts."""
    for name in ("before", "after"):
        (folder / f"bench_{name}.py").write_text(CLOCK.replace("{name}", name), encoding="utf-8")
    (folder / "bench.yml").write_text(TIMED, encoding="utf-8")
    checks, parses, builds, plains = [], [], [], []
    for _ in range(times):
        checks.append(run_command(["communique", "check"], folder))
        parses.append(run_command([sys.executable, "-c", PARSE], folder))
    pages = run_command(["communique", "pages", "build/pages"], folder)
    for _ in range(times):
        builds.append(_build(folder))
        plains.append(_build_plain(folder))
    build = pick_fastest(builds)
    site = [path for path in (folder / "site").rglob("*") if path.is_file()]
    html = [(path.stat().st_size, path) for path in site if path.suffix == ".html"]
    largest = max(html)
    return BuildFigures(
        pick_fastest(checks),
        pick_fastest(parses),
        pages,
        build,
        pick_fastest(plains),
        _hook_time(build.output, "files"),
        _hook_time(build.output, "index"),
        sum(path.stat().st_size for path in site),
        len(site),
        (largest[0], largest[1].parent.relative_to(folder / "site").as_posix()),
    )


def _build(folder: Path) -> Run:
    """Run the full strict build, without any files of an earlier one."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run_command(["mkdocs", "build", "--strict", "--config-file", "bench.yml"], folder)


def _build_plain(folder: Path) -> Run:
    """Run the reference build, of the pages that the last full build wrote."""
    plain = folder / "plain"
    shutil.rmtree(plain, ignore_errors=True)
    shutil.copytree(folder / "docs", plain / "docs", ignore=shutil.ignore_patterns(".overrides"))
    shutil.copytree(folder / "build" / "pages", plain / "docs", dirs_exist_ok=True)
    (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return run_command(["mkdocs", "build"], plain)


def _hook_time(output: str, event: str) -> float:
    """Return the seconds that our hook took for an event, from what the hooks around it printed."""
    before, after = (float(re.findall(rf"CLOCK {name} {event} ([0-9.]+)", output)[-1]) for name in ("before", "after"))
    return after - before
