"""The command `communique`: its subcommands are in `commands`."""

import io
import sys
from pathlib import Path

import click

from communique.commands import drafts, find, history, links, new, outputs, records
from communique.commands.failures import Programs
from communique.commands.selection import FOLDER, find_releases

RELEASES = click.Path(exists=True, file_okay=False, path_type=Path)
SUBCOMMANDS = (
    records.check,
    records.fmt,
    records.finish_files,
    find.find,
    history.diff,
    new.new,
    drafts.draft_record,
    outputs.write_schema,
    outputs.write_markdown,
    outputs.export,
    outputs.index,
    outputs.data,
    outputs.offline,
    outputs.publish,
    links.check_links,
)


@click.group(cls=Programs)
@click.option(
    "--releases",
    type=RELEASES,
    default=find_releases,
    show_default=f"the nearest {FOLDER}, here or above",
    help="The folder of records.",
)
@click.pass_context
def main(context: click.Context, releases: Path) -> None:
    """Manage the register of the meetings of the Shanghai Cooperation Organisation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names can have letters that the terminal cannot show
    context.obj = releases.resolve()


for subcommand in SUBCOMMANDS:
    main.add_command(subcommand)


if __name__ == "__main__":
    main()
