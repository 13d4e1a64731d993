"""Formats the figures as Markdown: a table of all figures, and a table of targets with pass or miss."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmark.build_times import BuildFigures
from benchmark.edit_times import EditFigures
from benchmark.processes import Run
from benchmark.questions import Score
from benchmark.search_times import SearchFigures

KB = 1000
MB = 1000 * KB
START, END = "<!-- measured -->", "<!-- /measured -->"
PAGE = Path("docs/develop/benchmark.md")
"""The page that shows the figures, between the two markers."""
SEARCH_PAGE = Path("docs/develop/search.md")
"""The page that shows how many questions the search answers."""
QUESTIONS = Path("tests/cases/questions/real.yml")


class Measurement(NamedTuple):
    """All figures of one register."""

    name: str
    meetings: int
    build: BuildFigures
    search: SearchFigures
    edits: EditFigures
    score: Score | None = None
    """How many questions of readers the search answers; the real register only."""


def _format_run(run: Run) -> str:
    return f"{run.seconds:.2f} ({run.busy:.2f})"


Row = tuple[str, Callable[[Measurement], str]]

ROWS: tuple[Row, ...] = (
    ("check, s (processor s)", lambda m: _format_run(m.build.check)),
    ("· bare libyaml parse of the same files, s (processor s)", lambda m: _format_run(m.build.parse)),
    ("pages (`communique pages`), s (processor s)", lambda m: _format_run(m.build.pages)),
    ("full strict build, s (processor s)", lambda m: _format_run(m.build.build)),
    ("· of this, loading, checking and writing pages, s", lambda m: f"{m.build.writing:.2f}"),
    ("· of this, the search index, s", lambda m: f"{m.build.indexing:.2f}"),
    ("· plain `mkdocs build` of the same Markdown, s (processor s)", lambda m: _format_run(m.build.plain)),
    ("full build, processor ms per meeting", lambda m: f"{_per_meeting(m) * 1000:.1f}"),
    ("peak memory of the check, MB", lambda m: f"{m.build.check.peak / MB:.0f}"),
    ("peak memory of the build, MB", lambda m: f"{m.build.build.peak / MB:.0f}"),
    ("· of the plain build, MB", lambda m: f"{m.build.plain.peak / MB:.0f}"),
    ("site, MB", lambda m: f"{m.build.site / MB:.1f}"),
    ("site, KB per meeting", lambda m: f"{_bytes_per_meeting(m) / KB:.1f}"),
    ("files in the site", lambda m: f"{m.build.files:,}"),
    ("largest page, KB of HTML", lambda m: f"{m.build.largest[0] / KB:.0f}"),
    ("saved edit to rebuilt page, s (median; worst)", lambda m: f"{m.edits.median:.2f}; {m.edits.worst:.2f}"),
    ("fetched for the search by a page without a search, KB", lambda m: f"{m.search.unsearched / KB:.0f}"),
    ("fetched up to the first answer, KB", lambda m: f"{m.search.first / KB:.0f}"),
    ("first answer, loading included, ms", lambda m: f"{m.search.first_answer:.0f}"),
    ("later answers, ms (median; worst)", lambda m: f"{m.search.median_answer:.0f}; {m.search.worst_answer:.0f}"),
)


def _per_meeting(measurement: Measurement) -> float:
    """Return the processor seconds of the full build per meeting."""
    return measurement.build.build.busy / measurement.meetings


def _bytes_per_meeting(measurement: Measurement) -> float:
    return measurement.build.site / measurement.meetings


def format_figures(measurements: list[Measurement]) -> str:
    """Return a Markdown table with a line for each figure and a column for each register."""
    lines = [
        f"| meetings | {' | '.join(m.name for m in measurements)} |",
        f"| --- |{' --- |' * len(measurements)}",
        *(f"| {title} | {' | '.join(cell(m) for m in measurements)} |" for title, cell in ROWS),
    ]
    return "\n".join(lines)


def format_targets(measurements: list[Measurement]) -> str:
    """Return a Markdown table of the targets that apply to the measured registers, with pass or miss."""
    by_name = {m.name: m for m in measurements}
    lines = ["| target | at most | measured | result |", "| --- | --- | --- | --- |"]
    for title, limit, figure in _list_targets(by_name):
        lines.append(f"| {title} | {limit:g} | {figure:.2f} | {'pass' if figure <= limit else '**miss**'} |")
    return "\n".join(lines)


Target = tuple[str, float, float]
"""The title of a target, its limit, and the measured figure."""


def _list_targets(by_name: dict[str, Measurement]) -> list[Target]:
    """Return the targets that apply to these registers."""
    targets: list[Target] = []
    for name, m in by_name.items():
        ratio = m.build.check.busy / m.build.parse.busy
        targets += [
            (f"{name}: check, relative to a bare parse", 3, ratio),
            (f"{name}: largest page, KB", 300, m.build.largest[0] / KB),
            (f"{name}: fetched for the search by a page without a search, KB", 60, m.search.unsearched / KB),
        ]
    targets += _list_targets_of_one(by_name)
    if "100" in by_name and "10,000" in by_name:
        growth = _bytes_per_meeting(by_name["10,000"]) / _bytes_per_meeting(by_name["100"])
        targets.append(("bytes of the site per meeting at 10,000, relative to 100", 1.1, growth))
    if "1,000" in by_name and "10,000" in by_name:
        small, large = by_name["1,000"], by_name["10,000"]
        targets += [
            ("time per meeting at 10,000, relative to 1,000", 1.25, _per_meeting(large) / _per_meeting(small)),
            (
                "memory of the build at 10,000, relative to ten times that at 1,000",
                1.0,
                _memory(large) / _memory(small) / 10,
            ),
        ]
    return targets


def _list_targets_of_one(by_name: dict[str, Measurement]) -> list[Target]:
    """Return the targets that apply to registers of one size only."""
    targets: list[Target] = []
    if m := by_name.get("real"):
        targets.append(("real: saved edit to rebuilt page, s", 1, m.edits.median))
    if m := by_name.get("1,000"):
        targets += [
            ("1,000: full build, relative to a plain build", 1.6, m.build.build.busy / m.build.plain.busy),
            (
                "1,000: saved edit to rebuilt page, relative to a full build",
                0.1,
                m.edits.median / m.build.build.seconds,
            ),
        ]
    if m := by_name.get("10,000"):
        targets += [
            ("10,000: fetched up to the first answer, KB", 400, m.search.first / KB),
            ("10,000: later answers, ms", 300, m.search.median_answer),
        ]
    return targets


def _memory(measurement: Measurement) -> float:
    return measurement.build.build.peak


def insert_result(page: str, result: str) -> str:
    """Return the text of a page with the result and its date between the markers."""
    dated = f"{START}\nMeasured on {datetime.now(UTC).date()}.\n\n{result}\n{END}"
    return re.sub(f"{START}.*{END}", lambda _: dated, page, flags=re.DOTALL)
