"""Words the measurements: one table, and the targets with pass or miss."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmark.building import Built
from benchmark.running import Run
from benchmark.searching import Searched
from benchmark.serving import Edits

KB = 1000
MB = 1000 * KB
START, END = "<!-- measured -->", "<!-- /measured -->"


class Measured(NamedTuple):
    """All that was measured on one register."""

    name: str
    meetings: int
    built: Built
    searched: Searched
    edits: Edits


def _took(run: Run) -> str:
    return f"{run.seconds:.2f} ({run.busy:.2f})"


Row = tuple[str, Callable[[Measured], str]]

ROWS: tuple[Row, ...] = (
    ("check, s (of processors)", lambda m: _took(m.built.check)),
    ("· bare libyaml parse of the same files, s (of processors)", lambda m: _took(m.built.parse)),
    ("pages (`communique pages`), s (of processors)", lambda m: _took(m.built.pages)),
    ("full strict build, s (of processors)", lambda m: _took(m.built.build)),
    ("· of it gathering, checking and writing pages, s", lambda m: f"{m.built.gathering:.2f}"),
    ("· of it indexing for the search, s", lambda m: f"{m.built.indexing:.2f}"),
    ("· plain `mkdocs build` of the same Markdown, s (of processors)", lambda m: _took(m.built.plain)),
    ("full build, processor ms a meeting", lambda m: f"{_per_meeting(m) * 1000:.1f}"),
    ("peak memory of the check, MB", lambda m: f"{m.built.check.peak / MB:.0f}"),
    ("peak memory of the build, MB", lambda m: f"{m.built.build.peak / MB:.0f}"),
    ("· of the plain build, MB", lambda m: f"{m.built.plain.peak / MB:.0f}"),
    ("site, MB", lambda m: f"{m.built.site / MB:.1f}"),
    ("site, KB a meeting", lambda m: f"{_bytes_per_meeting(m) / KB:.1f}"),
    ("files of the site", lambda m: f"{m.built.files:,}"),
    ("largest page, KB of HTML", lambda m: f"{m.built.largest[0] / KB:.0f}"),
    ("saved edit to rebuilt page, s (middle; worst)", lambda m: f"{m.edits.middle:.2f}; {m.edits.worst:.2f}"),
    ("search fetched by a page never searched, KB", lambda m: f"{m.searched.unsearched / KB:.0f}"),
    ("fetched up to the answer of a first search, KB", lambda m: f"{m.searched.first / KB:.0f}"),
    ("answer of the first search, loading included, ms", lambda m: f"{m.searched.first_answer:.0f}"),
    ("answer after loading, ms (middle; worst)", lambda m: f"{m.searched.answers:.0f}; {m.searched.worst:.0f}"),
)


def _per_meeting(measured: Measured) -> float:
    return measured.built.build.busy / measured.meetings


def _bytes_per_meeting(measured: Measured) -> float:
    return measured.built.site / measured.meetings


def table(all_measured: list[Measured]) -> str:
    """The measurements in Markdown: a line for each measure, a column for each register."""
    lines = [
        f"| meetings | {' | '.join(m.name for m in all_measured)} |",
        f"| --- |{' --- |' * len(all_measured)}",
        *(f"| {title} | {' | '.join(cell(m) for m in all_measured)} |" for title, cell in ROWS),
    ]
    return "\n".join(lines)


def targets(all_measured: list[Measured]) -> str:
    """The targets that these registers can be held to, each with what was measured, and pass or miss."""
    found = {m.name: m for m in all_measured}
    lines = ["| target | at most | measured | result |", "| --- | --- | --- | --- |"]
    for title, most, measured in _targets(found):
        lines.append(f"| {title} | {most:g} | {measured:.2f} | {'pass' if measured <= most else '**miss**'} |")
    return "\n".join(lines)


Target = tuple[str, float, float]


def _targets(found: dict[str, Measured]) -> list[Target]:
    listed: list[Target] = []
    for name, m in found.items():
        ratio = m.built.check.busy / m.built.parse.busy
        listed += [
            (f"{name}: check, in bare parses", 3, ratio),
            (f"{name}: largest page, KB", 300, m.built.largest[0] / KB),
            (f"{name}: search fetched by a page never searched, KB", 60, m.searched.unsearched / KB),
        ]
    listed += _of_one(found)
    if "100" in found and "10,000" in found:
        growth = _bytes_per_meeting(found["10,000"]) / _bytes_per_meeting(found["100"])
        listed.append(("bytes of site a meeting at 10,000, of those at 100", 1.1, growth))
    if "1,000" in found and "10,000" in found:
        small, large = found["1,000"], found["10,000"]
        listed += [
            ("time a meeting at 10,000, of that at 1,000", 1.25, _per_meeting(large) / _per_meeting(small)),
            ("memory of the build at 10,000, of ten times that at 1,000", 1.0, _memory(large) / _memory(small) / 10),
        ]
    return listed


def _of_one(found: dict[str, Measured]) -> list[Target]:
    """The targets that one register alone is held to."""
    listed: list[Target] = []
    if m := found.get("real"):
        listed.append(("real: saved edit to rebuilt page, s", 1, m.edits.middle))
    if m := found.get("1,000"):
        listed += [
            ("1,000: full build, in plain builds", 1.6, m.built.build.busy / m.built.plain.busy),
            ("1,000: saved edit to rebuilt page, in full builds", 0.1, m.edits.middle / m.built.build.seconds),
        ]
    if m := found.get("10,000"):
        listed += [
            ("10,000: first search, KB", 400, m.searched.first / KB),
            ("10,000: answer after loading, ms", 300, m.searched.answers),
        ]
    return listed


def _memory(measured: Measured) -> float:
    return measured.built.build.peak


def written(page: str, result: str) -> str:
    """The text of a page with the result and its date between the markers."""
    dated = f"{START}\nMeasured on {datetime.now(UTC).date()}.\n\n{result}\n{END}"
    return re.sub(f"{START}.*{END}", lambda _: dated, page, flags=re.DOTALL)


def page_of(root: Path) -> Path:
    """The page that holds the result."""
    return root / "docs" / "develop" / "benchmark.md"
