"""The command behind `scripts/bench`."""

import shutil
import tempfile
from pathlib import Path

import click

from benchmark import results
from benchmark.build_times import ROOT, create_checkout, measure_builds
from benchmark.edit_times import measure_edits
from benchmark.questions import format_score, score_questions
from benchmark.results import Measurement
from benchmark.search_times import measure_search
from communique.files.atomic import replace_file
from communique.register.loader import load

MAX_REPEATED = 2_000
"""Meetings of a register up to which it is measured several times, and the fastest run counts."""


@click.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(min=1))
@click.option("--register", "real", type=click.Choice(["real"]), help="Also measure the real register.")
@click.option("--write", is_flag=True, help="Write the results into docs/develop/.")
def bench(sizes: tuple[int, ...], real: str | None, write: bool) -> None:  # noqa: FBT001 (click passes it by name)
    """Measure synthetic registers with SIZES meetings, by default 100, 1000 and 10000, each in a scratch folder.

    The real register is also asked what readers ask.
    """
    requested = [*([None] if real else []), *(sizes or (() if real else (100, 1_000, 10_000)))]
    measurements = [_measure(size) for size in requested]
    result = f"{results.format_figures(measurements)}\n\n{results.format_targets(measurements)}"
    score = next((format_score(m.score) for m in measurements if m.score), None)
    for page, text in ((results.PAGE, result), (results.SEARCH_PAGE, score)):
        if text:
            click.echo(f"{text}\n")
        if text and write:
            replace_file(ROOT / page, results.insert_result((ROOT / page).read_text(encoding="utf-8"), text))


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
        score = None if size else score_questions(checkout / "site", ROOT / results.QUESTIONS)
        edits = measure_edits(checkout, 5 if meetings <= MAX_REPEATED else 3)
        return Measurement(name, meetings, build, search, edits, score)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    bench()
