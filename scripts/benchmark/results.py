"""Formats the figures as Markdown, and puts them into pages between two marks."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmark.measurement import Measurement
from benchmark.system.checkout import ROOT
from benchmark.system.machine import describe_load, describe_machine, list_versions
from benchmark.system.processes import Runs
from benchmark.targets import format_targets

KB = 1000
MB = 1000 * KB
PAGE = Path("docs/develop/benchmark.md")
"""The page that shows the figures."""
SEARCH_PAGE = Path("docs/develop/search.md")
"""The page that shows how many questions the search answers."""
MEASURED, STRESS, PAGES, SAVES = "measured", "measured-stress", "measured-pages", "measured-saves"
"""The names of the marks: for the real register and 1,000 meetings, for 10,000, for pages in a browser, for saves."""

ResultRow = tuple[str, Callable[[Measurement], str]]


def _format_runs(runs: Runs) -> str:
    return str(runs) if runs.all else "–"


def _format_bytes(size: int | None) -> str:
    return "–" if size is None else f"{size / MB:.0f}"


ROWS: tuple[ResultRow, ...] = (
    ("check, s", lambda m: _format_runs(m.check.check)),
    ("check with nothing changed, s", lambda m: _format_runs(m.check.again)),
    ("check with one record changed, s", lambda m: _format_runs(m.check.changed)),
    ("· bare libyaml parse of the same files, s", lambda m: _format_runs(m.check.parse)),
    ("cold build, s", lambda m: _format_runs(m.build.cold)),
    ("· plain MkDocs, s", lambda m: _format_runs(m.build.plain)),
    ("· Zensical, s", lambda m: _format_runs(m.build.zensical)),
    ("· Hugo with a bare theme, s", lambda m: _format_runs(m.build.hugo)),
    ("build with nothing changed, s", lambda m: _format_runs(m.build.warm)),
    ("build with one record changed, s", lambda m: _format_runs(m.build.changed)),
    ("cold build on one processor, s", lambda m: _format_runs(m.build.cold_alone)),
    ("· plain MkDocs on one processor, s", lambda m: _format_runs(m.build.plain_alone)),
    ("cold build, processor s", lambda m: f"{m.build.cold.busy:.2f}"),
    ("· plain MkDocs, processor s", lambda m: f"{m.build.plain.busy:.2f}"),
    ("memory of a cold build, all processes, MB", lambda m: _format_bytes(m.build.memory)),
    ("pages; files in the site", lambda m: f"{m.build.site.pages:,}; {m.build.site.files:,}"),
    ("site, MB; KB per meeting", lambda m: f"{m.build.site.size / MB:.1f}; {m.build.site.size / KB / m.meetings:.0f}"),
    ("largest page, KB of HTML", lambda m: f"{m.build.site.largest / KB:.0f}"),
    ("saved edit to its page, s (median; worst)", lambda m: f"{m.edits.median:.2f}; {m.edits.worst:.2f}"),
    ("saved edit to the whole site, s (median)", lambda m: f"{m.edits.whole:.2f}"),
    ("fetched for the search by a page without a search, KB", lambda m: f"{m.search.unsearched / KB:.0f}"),
    ("fetched by the search page without a query, KB", lambda m: f"{m.search.page / KB:.0f}"),
    ("fetched up to the first answer, KB", lambda m: f"{m.search.first / KB:.0f}"),
    ("first answer, loading included, ms", lambda m: f"{m.search.first_answer:.0f}"),
    ("later answers, ms (median; worst)", lambda m: f"{m.search.median_answer:.0f}; {m.search.worst_answer:.0f}"),
)


def format_measurements(measurements: list[Measurement], seconds: float) -> str:
    """Return everything that a run of the benchmark, which took some time, has to say about registers."""
    loads = (load for measurement in measurements for load in measurement.list_loads())
    conditions = f"{format_conditions(loads)} The benchmark took {seconds / 60:.1f} minutes."
    return "\n\n".join(filter(None, [conditions, format_figures(measurements), format_targets(measurements)]))


def format_conditions(loads: Iterable[float | None], **more: str) -> str:
    """Return a paragraph on the computer, how busy others kept it, and the versions of everything, and of `more`."""
    versions = ", ".join([list_versions(ROOT), *(f"{name} {number}" for name, number in more.items())])
    return f"{describe_machine()}; {describe_load(loads)}. Versions: {versions}."


def format_figures(measurements: list[Measurement]) -> str:
    """Return a Markdown table with a line for each figure and a column for each register."""
    lines = [
        f"| meetings | {' | '.join(m.name for m in measurements)} |",
        f"| --- |{' --- |' * len(measurements)}",
        *(f"| {title} | {' | '.join(cell(m) for m in measurements)} |" for title, cell in ROWS),
    ]
    return "\n".join(lines)


def insert_result(page: str, result: str, name: str = MEASURED) -> str:
    """Return the text of a page with the result and its date between the marks of a name. ValueError without marks."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    dated = f"{start}\nMeasured on {datetime.now(UTC).date()}.\n\n{result}\n{end}"
    inserted, count = re.subn(f"{start}.*{end}", lambda _: dated, page, flags=re.DOTALL)
    if not count:
        raise ValueError(f"the page has no {start}")
    return inserted
