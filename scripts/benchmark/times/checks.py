"""Measures the check of a scratch checkout, in turn with a bare parse of the same files."""

import sys
from pathlib import Path
from typing import NamedTuple

from benchmark.system.checkout import edit_record, pick_record, set_aside
from benchmark.system.processes import Run, Runs, run_command

_CHECK = ("communique", "check")
_PARSE = """
import pathlib, yaml
for path in pathlib.Path("releases").rglob("*.yml"):
    for event in yaml.parse(path.read_bytes(), Loader=yaml.CLoader):
        pass
"""
"""Parses the files into the events of libyaml, and discards them."""


class CheckFigures(NamedTuple):
    """The runs of the check and of its reference."""

    check: Runs
    """Without any files of an earlier check or build."""
    again: Runs
    """Again, with nothing changed."""
    changed: Runs
    """Again, with one summary changed, as after an edit."""
    parse: Runs

    def list_runs(self) -> list[Run]:
        """Return all runs."""
        return [*self.check.all, *self.again.all, *self.changed.all, *self.parse.all]


def measure_checks(checkout: Path, rounds: int) -> CheckFigures:
    """Check a register several times. The first run, which also writes the schemas for editors, does not count."""
    run_command(_CHECK, checkout)
    record = pick_record(checkout)
    text = record.read_bytes()
    checks, again, changed, parses = [], [], [], []
    for at in range(rounds):
        set_aside(checkout / "build")
        checks.append(run_command(_CHECK, checkout))
        again.append(run_command(_CHECK, checkout))
        record.write_bytes(text)
        edit_record(record, f"changed{at}")
        run_command(("communique", "fmt", str(record)), checkout)  # lines may break elsewhere now
        changed.append(run_command(_CHECK, checkout))
        parses.append(run_command([sys.executable, "-c", _PARSE], checkout))
    record.write_bytes(text)
    return CheckFigures(Runs(checks), Runs(again), Runs(changed), Runs(parses))
