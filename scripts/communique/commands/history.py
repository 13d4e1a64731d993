"""The command that describes what changed between two commits."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.text.words import pluralise

if TYPE_CHECKING:
    from communique.register.register import Register


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--format", "style", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True)
@click.pass_obj
def diff(releases: Path, before: str, after: str | None, style: str) -> None:
    """Describe what changed between the commits BEFORE and AFTER, or between BEFORE and the current files.

    An id that was removed without being retired is a problem.
    """
    from tempfile import TemporaryDirectory

    from communique.diff import report
    from communique.diff.compare import compare_registers

    with TemporaryDirectory() as scratch:
        old, new = (
            _load_as_of(commit, releases, Path(scratch) / side)
            for commit, side in ((before, "before"), (after, "after"))
        )
        comparison = compare_registers(old, new)
    write_report = report.report_in_markdown if style == "markdown" else report.report_in_terminal
    click.echo(write_report(comparison))
    failures = []
    if comparison.problems:
        failures.append(f"{pluralise(len(comparison.problems), 'address', 'addresses')} would stop working.")
    if comparison.unread_now:
        failures.append(f"{pluralise(len(comparison.unread_now), 'file')} cannot be read: `communique check` says why.")
    if failures:
        raise click.ClickException(" ".join(failures))


def _load_as_of(commit: str | None, releases: Path, scratch: Path) -> "Register":
    """Return the register as of a commit, or as it is now."""
    from communique.diff.git import copy_commit
    from communique.register.loader import load

    if commit is None:
        return load(releases)
    copy_commit(commit, releases, scratch / releases.name)
    return load(scratch / releases.name)
