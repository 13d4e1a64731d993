"""The command that writes a new entry."""

from pathlib import Path

import click

from communique.commands.selection import display_file
from communique.register.loader import load


@click.command()
@click.argument("date")
@click.argument("body")
@click.argument("place")
@click.pass_obj
def new(releases: Path, date: str, body: str, place: str) -> None:
    """Write the skeleton of a record for a meeting on DATE of BODY at PLACE. Existing files are never overwritten."""
    from communique.drafting.skeleton import create_skeleton

    path = create_skeleton(load(releases), date, body, place)
    click.echo(f"Wrote {display_file(releases, path)}. Next: fill it in, then run `communique finish` on it.")
