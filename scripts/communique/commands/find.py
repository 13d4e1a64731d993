"""The command that finds the ids of entries."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.model.kinds import FOUND_BY_NAME
from communique.text.words import make_visible

if TYPE_CHECKING:
    from communique.register.names.labels import Labels
    from communique.register.names.lookup import FoundEntry, Lookup

_MOST = 20


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(FOUND_BY_NAME),
    help="Find entries of this kind only; may be repeated.",
)
@click.option(
    "--all", "everything", is_flag=True, help=f"Print all entries that were found, not only the best {_MOST}."
)
@click.pass_obj
def find(releases: Path, words: tuple[str, ...], kinds: tuple[str, ...], *, everything: bool) -> None:
    """Find the ids of people, bodies, places, states, topics and instruments by the WORDS of a name.

    Any spelling or script will do. Each line has the kind, the id, the name, and what else distinguishes the entry; the
    best come first. If no name has the words, the nearest names are printed.
    """
    from communique.files.disk.store import open_store
    from communique.files.known import KnownFiles
    from communique.register.loader import load
    from communique.register.names.labels import Labels
    from communique.register.names.lookup import Lookup

    register = load(releases, known=KnownFiles(open_store(releases, "files")))
    found = _look_up(Lookup(register), " ".join(words), kinds or FOUND_BY_NAME)
    shown = found if everything else found[:_MOST]
    for line in _align([_describe(Labels(register), match) for match in shown]):
        click.echo(line)
    if len(shown) < len(found):
        click.echo(f"{len(found) - len(shown):,} more: add a word, or --all.", err=True)


def _look_up(lookup: "Lookup", text: str, kinds: tuple[str, ...]) -> "list[FoundEntry]":
    """Return the entries that a text names. If there are none, those with the nearest names, introduced as such."""
    if named := lookup.find_named(text, kinds):
        return named
    nearest = lookup.find_nearest(text, kinds)
    shown = make_visible(text)
    if not nearest:
        raise click.ClickException(f"No entry has a name like “{shown}”; if it is new, `communique new` adds it.")
    click.echo(f"No name has “{shown}” in it; these are the nearest:", err=True)
    return nearest


def _describe(labels: "Labels", match: "FoundEntry") -> tuple[str, str, str]:
    """Return kind, id, and the name of an entry with the one that was found and what distinguishes the entry."""
    from communique.register.names.lookup import describe

    name, about = labels.name(*match.key), describe(labels, match.key)
    other = f" ({match.name})" if match.name not in (name, match.key.id) else ""
    return match.key.kind, match.key.id, f"{name}{other}{': ' if about else ''}{about}"


def _align(rows: list[tuple[str, str, str]]) -> list[str]:
    """Return rows as lines, with kinds, ids and names in columns."""
    kind_width, id_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [make_visible(f"{kind:{kind_width}}  {entry_id:{id_width}}  {name}") for kind, entry_id, name in rows]
