"""The command behind `scripts/bench`."""

import shutil
import tempfile
from pathlib import Path

import click

from benchmark import results
from benchmark.build_times import ROOT, create_checkout, measure_builds
from benchmark.edit_times import measure_edits
from benchmark.results import Measurement
from benchmark.search_times import measure_search
from communique.files.atomic import replace_file
from communique.register.loader import load

MAX_REPEATED = 2_000
"""Meetings of a register up to which it is measured several times, and the fastest run counts."""


@click.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(min=1))
@click.option("--register", "real", type=click.Choice(["real"]), help="Also measure the real register.")
@click.option("--write", is_flag=True, help="Write the result into docs/develop/benchmark.md.")
def bench(sizes: tuple[int, ...], real: str | None, write: bool) -> None:  # noqa: FBT001 (click passes it by name)
    """Measure synthetic registers with SIZES meetings, by default 100, 1000 and 10000, each in a scratch folder."""
    requested = [*([None] if real else []), *(sizes or (() if real else (100, 1_000, 10_000)))]
    measurements = [_measure(size) for size in requested]
    result = f"{results.format_figures(measurements)}\n\n{results.format_targets(measurements)}"
    click.echo(result)
    if write:
        page = ROOT / results.PAGE
        replace_file(page, results.insert_result(page.read_text(encoding="utf-8"), result))


def _measure(size: int | None) -> Measurement:
    """Measure a synthetic register of `size` meetings, or the real register."""
    name = f"{size:,}" if size else "real"
    folder = Path(tempfile.mkdtemp(prefix=f"bench-{size or 'real'}-"))
    try:
        click.echo(f"{name}: measuring in {folder} …", err=True)
        checkout = folder / "checkout"
        create_checkout(checkout, size)
        meetings = size or len(load(checkout / "releases").meetings)
        build = measure_builds(checkout, 2 if meetings <= MAX_REPEATED else 1)
        search = measure_search(checkout / "site")
        edits = measure_edits(checkout, 5 if meetings <= MAX_REPEATED else 3)
        return Measurement(name, meetings, build, search, edits)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    bench()
