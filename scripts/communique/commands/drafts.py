"""The command that drafts a record from a release."""

from pathlib import Path
from typing import BinaryIO

import click

from communique.commands.selection import display_file
from communique.progress import Step
from communique.terminal import show_progress
from communique.text.words import make_visible

STEPS = {Step.READING: 2, Step.PEOPLE: 2, Step.STATEMENTS: 4, Step.LEFTOVERS: 7, Step.DRAFT: 3}
"""The steps that are shown, with their shares of the time for a long release."""


@click.command(name="draft")
@click.argument("release", type=click.File("rb"), default="-", metavar="[FILE]")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, allow_dash=True), help="The file to write; - for the screen."
)
@click.option("--date", help="The day or days of the meeting, if the release does not give them.")
@click.option("--body", help="The id of the body that met, if the release does not name it.")
@click.option("--place", help="The id of the place, if the release does not name it.")
@click.option("--url", help="The address of the page that has the release.")
@click.option("--compare", is_flag=True, help="Report where the release differs from the record, and write nothing.")
@click.option("--without-text", is_flag=True, help="Leave out what quotes the release: text, quotes, annotations.")
@click.pass_obj
def draft_record(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    releases: Path,
    release: BinaryIO,
    output: Path | None,
    date: str | None,
    body: str | None,
    place: str | None,
    url: str | None,
    *,
    compare: bool,
    without_text: bool,
) -> None:
    """Draft a record from the release in FILE, a text or a saved page, or from standard input.

    Existing files are never overwritten.
    """
    from communique.drafting import report
    from communique.drafting.compare import compare_with_record
    from communique.drafting.draft import Overrides
    from communique.drafting.save import prepare_files, save_files
    from communique.drafting.text.source import MAX_SOURCE_BYTES
    from communique.register.loader import load

    on_screen = str(output) == "-"
    target = None if on_screen else output
    content = release.read(MAX_SOURCE_BYTES + 1)
    overrides = Overrides(date=date, body=body, place=place, url=url, partial=output is not None)
    with show_progress(STEPS):
        register = load(releases)
        prepared = prepare_files(register, content, overrides, target, with_text=not without_text)
    if compare:
        lines = [f"  {make_visible(line)}" for line in compare_with_record(register, prepared)] or ["  nothing"]
        click.echo("\n".join([f"What the release says and {prepared.existing_id} does not:", *lines]))
        return
    if on_screen:
        click.echo(report.format_for_screen(prepared.files), nl=False)
    else:
        save_files(prepared, as_new=target is None)
        click.echo(f"Wrote {' and '.join(str(display_file(releases, path)) for path in prepared.files)}.")
    for line in report.report_draft(prepared.draft):
        click.echo(line, err=True)
