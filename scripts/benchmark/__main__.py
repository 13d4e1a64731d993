"""The command behind `scripts/bench`."""

import shutil
import tempfile
from pathlib import Path

import click

from benchmark import building, report, searching, serving
from benchmark.report import Measured
from communique.files.atomic import replace_file
from communique.register.loader import load

FEW = 2_000
"""Registers up to this size are measured several times, the quickest run counting; larger ones once."""


@click.command()
@click.argument("sizes", nargs=-1)
@click.option("--register", "real", type=click.Choice(["real"]), help="Measure the real register, too.")
@click.option("--write", is_flag=True, help="Write the result into docs/develop/benchmark.md.")
def bench(sizes: tuple[str, ...], real: str | None, write: bool) -> None:  # noqa: FBT001 (click gives it by name)
    """Measure registers of so many meetings, each in a scratch folder; 100, 1000 and 10000 where no SIZES are given."""
    wanted = [*([None] if real else []), *map(int, sizes or (() if real else ("100", "1000", "10000")))]
    measured = [_measure(size) for size in wanted]
    result = f"{report.table(measured)}\n\n{report.targets(measured)}"
    click.echo(result)
    if write:
        page = report.page_of(building.ROOT)
        replace_file(page, report.written(page.read_text(encoding="utf-8"), result))


def _measure(size: int | None) -> Measured:
    name = f"{size:,}" if size else "real"
    folder = Path(tempfile.mkdtemp(prefix=f"bench-{size or 'real'}-"))
    try:
        click.echo(f"{name}: measuring in {folder} …", err=True)
        checkout = folder / "checkout"
        building.checkout(checkout, size)
        meetings = size or len(load(checkout / "releases").meetings)
        built = building.measure(checkout, 2 if meetings <= FEW else 1)
        searched = searching.measure(checkout / "site")
        edits = serving.measure(checkout, 5 if meetings <= FEW else 3)
        return Measured(name, meetings, built, searched, edits)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    bench()
