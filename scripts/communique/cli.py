"""The command `communique`: its subcommands are in `commands`."""

import io
import sys
from pathlib import Path
from typing import Any

import click

from communique.commands import drafts, find, history, links, new, outputs, records
from communique.commands.selection import FOLDER, find_releases
from communique.problems import RequestError
from communique.signals import leave_on_signals

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


class _Group(click.Group):
    """Turns errors of the library and the disk into click's own errors, for all commands."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program. When it is told to end, it leaves no temporary file behind."""
        leave_on_signals()
        return super().__call__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. An error ends it with status 1 and a message; existing files stay as they were."""
        try:
            return super().invoke(ctx)
        except RequestError as error:
            raise click.ClickException(str(error)) from error
        except (BrokenPipeError, click.exceptions.Exit, RecursionError):
            raise
        except RuntimeError as error:  # click raises it if standard input is closed
            raise click.ClickException(f"Cannot read the input: {error}") from error
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise click.ClickException(reason) from error


@click.group(cls=_Group)
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
