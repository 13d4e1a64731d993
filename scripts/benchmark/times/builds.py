"""Measures builds of a scratch checkout, in turn with builds of the same Markdown by other generators."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmark.generators import Generators, prepare_generators
from benchmark.system.checkout import edit_record, pick_record, set_aside
from benchmark.system.memory import measure_memory
from benchmark.system.processes import Run, Runs, run_command

BUILD = ("mkdocs", "build", "--strict", "--quiet")
_Command = Callable[[], Run]


class Plan(NamedTuple):
    """How many times each command runs; 0 for those that are left out. Each number is odd, for a median."""

    rounds: int
    """Builds of ours and plain MkDocs, and checks."""
    one_processor: int
    """The same builds on one processor."""
    others: int
    """Builds with Zensical and Hugo."""
    edits: int


class BuildFigures(NamedTuple):
    """The runs of each build; none of those that were left out."""

    cold: Runs
    """Without any files of an earlier build."""
    plain: Runs
    warm: Runs
    """Again, with nothing changed but the site set aside."""
    changed: Runs
    """Again, with one summary changed."""
    cold_alone: Runs
    """On one processor."""
    plain_alone: Runs
    zensical: Runs
    hugo: Runs
    memory: int | None
    """The most bytes that a cold build used, with all its processes."""
    site: "SiteFigures"

    def list_runs(self) -> list[Run]:
        """Return all runs."""
        return [run for runs in self if isinstance(runs, Runs) for run in runs.all]


class SiteFigures(NamedTuple):
    """The size of a built site."""

    size: int
    """In bytes."""
    files: int
    pages: int
    largest: int
    """The bytes of the largest page."""


def measure_builds(checkout: Path, plan: Plan, say: Callable[[str], None]) -> BuildFigures:
    """Build a checkout as planned, alternating with the generators. The first build is measured for its memory."""
    say("memory of a build")
    memory = measure_memory(BUILD, checkout)
    generators = prepare_generators(checkout, checkout.with_name("generators"))
    usual = [
        ("cold", lambda: _build_cold(checkout)),
        ("plain", generators.plain.build),
        ("warm", lambda: _build_again(checkout)),
        ("changed", lambda: _build_changed(checkout)),
    ]
    alone = [("cold", lambda: _build_cold(checkout, 1)), ("plain", lambda: generators.plain.build(1))]
    runs = _alternate("builds", usual, plan.rounds, say)
    runs_alone = _alternate("builds on one processor", alone, plan.one_processor, say)
    runs_of_others = _alternate("other generators", _list_others(generators), plan.others, say)
    return BuildFigures(
        cold=runs["cold"],
        plain=runs["plain"],
        warm=runs["warm"],
        changed=runs["changed"],
        cold_alone=runs_alone["cold"],
        plain_alone=runs_alone["plain"],
        zensical=runs_of_others["zensical"],
        hugo=runs_of_others.get("hugo", Runs([])),
        memory=memory,
        site=_weigh_site(checkout / "site"),
    )


def _alternate(
    what: str, commands: list[tuple[str, _Command]], rounds: int, say: Callable[[str], None]
) -> dict[str, Runs]:
    """Run some commands in turn, several times, and return the runs of each."""
    runs: dict[str, list[Run]] = {name: [] for name, _ in commands}
    for at in range(rounds):
        say(f"{what}, round {at + 1} of {rounds}")
        for name, command in commands:
            runs[name].append(command())
    return {name: Runs(done) for name, done in runs.items()}


def _list_others(generators: Generators) -> list[tuple[str, _Command]]:
    hugo = [("hugo", generators.hugo.build)] if generators.hugo else []
    return [("zensical", generators.zensical.build), *hugo]


def _build_cold(checkout: Path, processors: int | None = None) -> Run:
    set_aside(checkout / "build")
    return _build_again(checkout, processors)


def _build_again(checkout: Path, processors: int | None = None) -> Run:
    set_aside(checkout / "site")
    return run_command(BUILD, checkout, processors)


def _build_changed(checkout: Path) -> Run:
    edit_record(pick_record(checkout), f"changed{time.monotonic_ns()}")  # no word twice, which a rule would report
    return _build_again(checkout)


def _weigh_site(site: Path) -> SiteFigures:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    return SiteFigures(sum(path.stat().st_size for path in files), len(files), len(pages), max(pages))
