"""The command behind `scripts/lighthouse`: scores, times and bytes of pages as a phone would load them."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import click

from benchmark.results import PAGE, PAGES, format_conditions, insert_result
from benchmark.system.checkout import ROOT
from benchmark.system.chromium import find_chromium
from benchmark.times.searches import serve_site
from communique.commands.failures import Program
from communique.files.disk.atomic import replace_file

HOME, LONG, STATE, SEARCH = "", "meetings/2025-09-01-chs-tianjin/", "states/cn/", "search/"
"""The pages that are measured if none is named; the second is one of the longest."""
MODULES = ROOT / "build/lighthouse/node_modules"
"""Where `scripts/lighthouse` installs what is locked in `scripts/node/`."""
PROGRAM = MODULES / ".bin/lighthouse"
ROUNDS = 3
TRIES = 3
"""How often a page is tried: on a busy computer, Chromium may not answer Lighthouse in time."""
FLAGS = "--headless=new --no-sandbox --disable-gpu"
KB = 1000
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class PageFigures(NamedTuple):
    """The figures of a page in one run; scores are of 100, times in milliseconds."""

    scores: dict[str, float]
    first_paint: float
    largest_paint: float
    blocked: float
    """Time in which the page would not react, before it is ready."""
    shift: float
    """How much of the page moves while it loads."""
    fetched: float
    """Bytes, as they are transferred."""
    requests: float


class Budget(NamedTuple):
    """A bound that every page should keep."""

    title: str
    limit: float
    is_least: bool
    """Whether the figure should reach the limit, and not stay below it."""

    def judge(self, figure: float) -> str:
        """Return whether a figure keeps the bound."""
        return "pass" if (figure >= self.limit if self.is_least else figure <= self.limit) else "**miss**"


BUDGET = (
    *(Budget(f"{name}, at least", 95 if name == "performance" else 100, is_least=True) for name in CATEGORIES),
    Budget("largest paint, ms, at most", 2_500, is_least=False),
    Budget("blocked, ms, at most", 200, is_least=False),
    Budget("shift, at most", 0.1, is_least=False),
    Budget("fetched, KB, at most", 250, is_least=False),
)


@click.command(cls=Program)
@click.argument("pages", nargs=-1)
@click.option("--site", default=ROOT / "site", type=click.Path(path_type=Path), help="The built site.")
@click.option("--write", is_flag=True, help="Write the result into docs/develop/.")
def measure(pages: tuple[str, ...], site: Path, write: bool) -> None:  # noqa: FBT001 (click passes it)
    """Measure PAGES of the built site, named by their addresses: by default home, a long meeting, a state, search."""
    addresses = pages or (HOME, LONG, STATE, SEARCH)
    missing = [address for address in addresses if not (site / address / "index.html").is_file()]
    if missing:
        raise click.ClickException(
            f"{site} has no {missing[0] or 'index.html'}: run scripts/build, or name other pages."
        )
    if find_chromium() is None:
        raise click.ClickException("This needs Chromium. On Debian: apt install chromium-headless-shell")
    figures = measure_pages(site, addresses)
    version = json.loads((MODULES / "lighthouse/package.json").read_text(encoding="utf-8"))["version"]
    result = "\n\n".join([format_conditions([], Lighthouse=version), format_pages(figures), format_budget(figures)])
    click.echo(result)
    if write:
        text = (ROOT / PAGE).read_text(encoding="utf-8")
        replace_file(ROOT / PAGE, insert_result(text, result, PAGES))


def measure_pages(site: Path, addresses: tuple[str, ...]) -> dict[str, PageFigures]:
    """Measure pages in turn, several times, and return the medians by address."""
    runs: dict[str, list[PageFigures]] = {address: [] for address in addresses}
    with serve_site(site) as server:
        for at in range(ROUNDS):
            for address in addresses:
                click.echo(f"/{address}: round {at + 1} of {ROUNDS} …", err=True)
                runs[address].append(read_report(_run(f"{server.address}/{address}")))
    return {address: _take_medians(figures) for address, figures in runs.items()}


def _run(url: str) -> dict[str, Any]:
    """Return the report of a page, as a phone with a slow connection would load it (Lighthouse's own settings)."""
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        report = Path(folder) / "report.json"
        command = [
            str(PROGRAM),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={FLAGS}",
        ]
        environment = os.environ | {"CHROME_PATH": find_chromium() or ""}
        for _ in range(TRIES):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)
            if done.returncode == 0:
                return dict(json.loads(report.read_text(encoding="utf-8")))
    raise click.ClickException(f"Lighthouse failed for {url}:\n{done.stderr[-2000:]}")


def read_report(report: dict[str, Any]) -> PageFigures:
    """Return the figures in a report of Lighthouse."""
    audits = report["audits"]
    if error := report.get("runtimeError"):
        raise click.ClickException(f"Lighthouse could not load {report['requestedUrl']}: {error['message']}")
    number = {name: float(audit["numericValue"]) for name, audit in audits.items() if "numericValue" in audit}
    return PageFigures(
        {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES},
        number["first-contentful-paint"],
        number["largest-contentful-paint"],
        number["total-blocking-time"],
        number["cumulative-layout-shift"],
        number["total-byte-weight"],
        len(audits["network-requests"]["details"]["items"]),
    )


def _take_medians(runs: list[PageFigures]) -> PageFigures:
    scores = {name: median(run.scores[name] for run in runs) for name in CATEGORIES}
    return PageFigures(scores, *(median(values) for values in zip(*(run[1:] for run in runs), strict=True)))


def format_pages(figures: dict[str, PageFigures]) -> str:
    """Return a Markdown table with a line for each page."""
    titles = ["page", *CATEGORIES, "first paint, ms", "largest paint, ms", "blocked, ms", "shift", "KB", "requests"]
    lines = [f"| {' | '.join(titles)} |", f"| {' | '.join('---' for _ in titles)} |"]
    for address, page in figures.items():
        times = [f"{value:.0f}" for value in (page.first_paint, page.largest_paint, page.blocked)]
        cells = [f"`/{address}`", *(f"{page.scores[name]:.0f}" for name in CATEGORIES), *times]
        cells += [f"{page.shift:.2f}", f"{page.fetched / KB:.0f}", f"{page.requests:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def format_budget(figures: dict[str, PageFigures]) -> str:
    """Return a Markdown table of the budget, each with the page that is worst, and pass or miss."""
    lines = ["| budget | bound | worst | page | result |", "| --- | --- | --- | --- | --- |"]
    for at, budget in enumerate(BUDGET):
        values = {address: _list_figures(page)[at] for address, page in figures.items()}
        worst = (min if budget.is_least else max)(values, key=lambda address: values[address])
        lines.append(
            f"| {budget.title} | {budget.limit:g} | {values[worst]:g} | `/{worst}` | {budget.judge(values[worst])} |"
        )
    return "\n".join(lines)


def _list_figures(page: PageFigures) -> list[float]:
    """Return the figures of a page in the order of the budget."""
    scores = [page.scores[name] for name in CATEGORIES]
    return [*scores, round(page.largest_paint), round(page.blocked), round(page.shift, 3), round(page.fetched / KB)]


if __name__ == "__main__":
    measure()
