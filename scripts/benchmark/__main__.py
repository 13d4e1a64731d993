"""The command behind `scripts/bench`."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmark.measurement import REAL, Measurement, measure
from benchmark.questions import format_score
from benchmark.results import (
    MEASURED,
    PAGE,
    SAVES,
    SEARCH_PAGE,
    STRESS,
    format_conditions,
    format_measurements,
    insert_result,
)
from benchmark.system.checkout import ROOT, create_checkout
from benchmark.times.saves import MEETINGS, format_saves, measure_saves
from communique.commands.failures import Program
from communique.files.disk.atomic import replace_file

USUAL = {REAL, "1,000"}
"""The registers whose figures are in one table."""
LARGE = {"10,000"}
"""The register whose figures are in a table of their own."""


@click.command(cls=Program)
@click.argument("sizes", nargs=-1, type=click.IntRange(min=1))
@click.option("--register", "real", type=click.Choice([REAL]), help="Also measure the real register.")
@click.option("--saves", type=click.IntRange(min=1), help="Only look at a server after so many saves.")
@click.option("--write", is_flag=True, help="Write the results into docs/develop/.")
def bench(
    sizes: tuple[int, ...],
    real: str | None,
    saves: int | None,
    write: bool,  # noqa: FBT001 (click passes it by name)
) -> None:
    """Measure synthetic registers with SIZES meetings, each in a scratch folder.

    Without arguments, measure the real register and one of 1000 meetings. The real register is also asked what readers
    ask. Only these two together, and 10000 meetings alone, have a place on the page for --write.
    """
    if saves:
        _bench_saves(sizes[0] if sizes else MEETINGS, saves, write=write)
        return
    requested = [*([None] if real or not sizes else []), *(sizes or (() if real else (1_000,)))]
    started = time.monotonic()
    with TemporaryDirectory(prefix="bench-") as folder:  # removed only at the end, see set_aside
        measurements = []
        for size in requested:
            measurements.append(_measure(size, Path(folder)))
            if len(measurements) < len(requested):  # a failure in the next register must not lose these figures
                click.echo(format_measurements(measurements, time.monotonic() - started), err=True)
    result = format_measurements(measurements, time.monotonic() - started)
    click.echo(f"{result}\n")
    area = {frozenset(USUAL): MEASURED, frozenset(LARGE): STRESS}.get(frozenset(m.name for m in measurements))
    if write and area:
        _write(PAGE, result, area)
    for score in ("\n\n".join(map(format_score, m.scores)) for m in measurements if m.scores):
        click.echo(f"{score}\n")
        if write:
            _write(SEARCH_PAGE, score, MEASURED)


def _bench_saves(size: int, saves: int, *, write: bool) -> None:
    with TemporaryDirectory(prefix="bench-") as folder:
        checkout = Path(folder) / "checkout"
        create_checkout(checkout, size)
        states = measure_saves(checkout, saves, lambda what: click.echo(f"{size:,} meetings: {what} …", err=True))
    result = f"{format_conditions([])} The register has {size:,} meetings.\n\n{format_saves(states)}"
    click.echo(result)
    if write:
        _write(PAGE, result, SAVES)


def _measure(size: int | None, folder: Path) -> Measurement:
    name = f"{size:,} meetings" if size else "real register"
    return measure(size, folder, lambda what: click.echo(f"{name}: {what} …", err=True))


def _write(page: object, result: str, area: str) -> None:
    path = ROOT / str(page)
    replace_file(path, insert_result(path.read_text(encoding="utf-8"), result, area))


if __name__ == "__main__":
    bench()
