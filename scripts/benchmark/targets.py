"""The targets, each with its figure in a measurement. One that is missed stays in the table."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmark.measurement import REAL, Measurement
from benchmark.system.processes import Runs

KB = 1000
GB = 1000**3


class Target(NamedTuple):
    """A figure that should not be exceeded, in the registers with some names."""

    title: str
    limits: dict[str, float]
    """The most that the figure may be, by the name of a register; a register that is not named has no limit."""
    figure: Callable[[Measurement], float | None]
    """Returns the figure; None if it was not measured."""


def _divide(one: Runs, other: Runs) -> float | None:
    return one.seconds / other.seconds if one.all and other.all else None


_EACH = (REAL, "100", "1,000", "10,000")

TARGETS = (
    Target(
        "cold build on two processors, times plain MkDocs",
        {REAL: 1.3, "1,000": 1.0},
        lambda m: _divide(m.build.cold, m.build.plain),
    ),
    Target(
        "cold build on one processor, times plain MkDocs",
        {"1,000": 1.5},
        lambda m: _divide(m.build.cold_alone, m.build.plain_alone),
    ),
    Target(
        "build with nothing changed, times a cold one",
        {REAL: 0.25, "1,000": 0.25, "10,000": 0.25},
        lambda m: _divide(m.build.warm, m.build.cold),
    ),
    Target(
        "build with one record changed, times a cold one",
        {REAL: 0.3, "1,000": 0.3, "10,000": 0.3},
        lambda m: _divide(m.build.changed, m.build.cold),
    ),
    Target("memory of a build, GB", {"10,000": 1.5}, lambda m: m.build.memory / GB if m.build.memory else None),
    Target("saved edit to its page, s", {REAL: 0.35, "1,000": 0.8, "10,000": 2.5}, lambda m: m.edits.median),
    Target("check, s", {REAL: 0.35, "10,000": 8}, lambda m: m.check.check.seconds),
    Target("check with nothing changed, s", {REAL: 0.35, "10,000": 8}, lambda m: m.check.again.seconds),
    Target("check with one record changed, s", {REAL: 0.35, "10,000": 8}, lambda m: m.check.changed.seconds),
    Target(
        "check, times a bare parse",
        dict.fromkeys(_EACH, 3),
        lambda m: _divide(m.check.check, m.check.parse),
    ),
    Target("largest page, KB", dict.fromkeys(_EACH, 300), lambda m: m.build.site.largest / KB),
    Target(
        "fetched for the search by a page without a search, KB",
        dict.fromkeys(_EACH, 60),
        lambda m: m.search.unsearched / KB,
    ),
    Target("fetched by the search page without a query, KB", {REAL: 200}, lambda m: m.search.page / KB),
    Target("fetched up to the first answer, KB", {REAL: 130, "10,000": 200}, lambda m: m.search.first / KB),
    Target("later answers, ms", dict.fromkeys(_EACH, 200), lambda m: m.search.median_answer),
)


def format_targets(measurements: list[Measurement]) -> str:
    """Return a Markdown table of the targets that apply to the measured registers, with pass or miss; else nothing."""
    lines = ["| target | meetings | at most | measured | result |", "| --- | --- | --- | --- | --- |"]
    results = list(_list_results(measurements))
    for title, name, limit, figure in results:
        lines.append(f"| {title} | {name} | {limit:g} | {figure:.2f} | {'pass' if figure <= limit else '**miss**'} |")
    return "\n".join(lines) if results else ""


def _list_results(measurements: list[Measurement]) -> Iterator[tuple[str, str, float, float]]:
    """Yield the title of each target with a register, the limit for it and its figure."""
    for target in TARGETS:
        for measurement in measurements:
            limit, figure = target.limits.get(measurement.name), target.figure(measurement)
            if limit is not None and figure is not None:
                yield target.title, measurement.name, limit, figure
