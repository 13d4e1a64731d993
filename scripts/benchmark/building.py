"""Measures checking and building in a scratch checkout, each beside a reference of the same run."""

import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from benchmark.running import Run, best, run
from benchmark.synthetic import generate

ROOT = Path(__file__).parents[2]

PARSE = """
import pathlib, yaml
for path in pathlib.Path("releases").rglob("*.yml"):
    for event in yaml.parse(path.read_bytes(), Loader=yaml.CLoader):
        pass
"""
"""The reference of the check: libyaml's events of the same files, and nothing made of them."""

CLOCK = """
import time
def on_files(files, config): print("CLOCK {name} files", time.perf_counter(), flush=True)
def on_post_build(config): print("CLOCK {name} index", time.perf_counter(), flush=True)
"""
"""A hook beside the project's own: MkDocs calls hooks in their order, so two of them time the one between them."""

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
"""The reference of the build: Material without search, menu, hooks or a frame of our own, over the same Markdown."""


class Built(NamedTuple):
    """What checking and building took."""

    check: Run
    parse: Run
    pages: Run
    build: Run
    plain: Run
    gathering: float
    indexing: float
    site: int
    files: int
    largest: tuple[int, str]


def checkout(folder: Path, size: int | None) -> None:
    """A scratch checkout with a synthetic register of a size, or with the real one."""
    folder.mkdir(parents=True)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    if size is None:
        shutil.copytree(ROOT / "releases", folder / "releases")
    else:
        generate(ROOT / "releases", folder / "releases", size)


def measure(folder: Path, times: int) -> Built:
    """Check and build a scratch checkout so many times, in turn with the references."""
    for name in ("before", "after"):
        (folder / f"bench_{name}.py").write_text(CLOCK.replace("{name}", name), encoding="utf-8")
    (folder / "bench.yml").write_text(TIMED, encoding="utf-8")
    checks, parses, builds, plains = [], [], [], []
    for _ in range(times):
        checks.append(run(["communique", "check"], folder))
        parses.append(run([sys.executable, "-c", PARSE], folder))
    pages = run(["communique", "pages", "build/pages"], folder)
    for _ in range(times):
        builds.append(_full(folder))
        plains.append(_plain(folder))
    build = best(builds)
    site = [path for path in (folder / "site").rglob("*") if path.is_file()]
    html = [(path.stat().st_size, path) for path in site if path.suffix == ".html"]
    largest = max(html)
    return Built(
        best(checks),
        best(parses),
        pages,
        build,
        best(plains),
        _between(build.output, "files"),
        _between(build.output, "index"),
        sum(path.stat().st_size for path in site),
        len(site),
        (largest[0], largest[1].parent.relative_to(folder / "site").as_posix()),
    )


def _full(folder: Path) -> Run:
    """The strict build with everything in it, from nothing."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run(["mkdocs", "build", "--strict", "--config-file", "bench.yml"], folder)


def _plain(folder: Path) -> Run:
    plain = folder / "plain"
    shutil.rmtree(plain, ignore_errors=True)
    shutil.copytree(folder / "docs", plain / "docs", ignore=shutil.ignore_patterns(".overrides"))
    shutil.copytree(folder / "build" / "pages", plain / "docs", dirs_exist_ok=True)
    (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return run(["mkdocs", "build"], plain)


def _between(output: str, event: str) -> float:
    before, after = (float(re.findall(rf"CLOCK {name} {event} ([0-9.]+)", output)[-1]) for name in ("before", "after"))
    return after - before
