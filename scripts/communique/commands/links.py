"""The command that checks whether sources still exist."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.commands.selection import display_files
from communique.files.disk.paths import LINKS
from communique.text.words import make_visible, pluralise

if TYPE_CHECKING:
    from communique.links.answers import Answer
    from communique.links.check import LinkCheck


@click.command(name="links")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Check the sources of the whole register.")
@click.option("--host", "hosts", multiple=True, help="Check only sources on this host; may be repeated.")
@click.option("--days", type=click.IntRange(0), default=90, show_default=True, help="How long a page counts as found.")
@click.option(
    "--pause", type=click.FloatRange(0), default=2, show_default=True, help="Seconds between requests to a host."
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=20, show_default=True, help="Seconds to wait for a server."
)
@click.option(
    "--journal", type=click.Path(dir_okay=False, path_type=Path), help="File to which each answer is written at once."
)
@click.pass_obj
def check_links(  # noqa: PLR0913 (one parameter for each option)
    releases: Path,
    files: tuple[Path, ...],
    hosts: tuple[str, ...],
    *,
    everything: bool,
    days: int,
    pause: float,
    timeout: float,
    journal: Path | None,
) -> None:
    """Check whether the sources of FILES, which can be folders, still exist, and write links.yml.

    This needs the network. You can stop it at any time, and run it again to continue.
    """
    from communique.links.check import LinkCheck
    from communique.links.client import Client
    from communique.links.journal import Journal
    from communique.links.pace import Pace
    from communique.links.selection import select_addresses
    from communique.register.loader import load

    if not (files or hosts or everything):
        raise click.UsageError("Name files or a --host, or use --all.")
    register = load(releases)
    urls = select_addresses(register, display_files(releases, files), hosts)
    kept = journal or releases.parent / "build/links.jsonl"
    session = LinkCheck(register, Journal(kept), datetime.now(UTC).date())
    session.write_report()  # with the answers of a run that was killed
    due = session.list_due(urls, days)
    click.echo(f"{pluralise(len(urls), 'address', 'addresses')}, of which {len(due)} are due.")
    _ask_for_links(session, due, Client(Pace(pause), timeout).ask)
    if session.write_report():
        click.echo(f"Wrote {releases.name}/{LINKS}.")


def _ask_for_links(session: "LinkCheck", urls: list[str], ask: Callable[[str], "Answer"]) -> None:
    """Ask for pages, and print each that was not found. The answers so far are kept if this is interrupted."""
    kinds: Counter[str] = Counter()
    try:
        for url, answer in session.ask(urls, ask):
            kinds[answer.kind] += 1
            if answer.kind != "found":
                moved = f" -> {make_visible(answer.to)}" if answer.to else ""
                click.echo(f"{answer.kind:12} {answer.words:16} {make_visible(url)}{moved}")
    except KeyboardInterrupt:
        click.echo("Stopped; the answers so far are kept.", err=True)
    if urls and not session.heard:
        click.echo("No server answered: is there a network connection?", err=True)
    click.echo(f"{pluralise(kinds['found'], 'page')} found.")
    if kinds["missing"]:
        click.echo(f"{kinds['missing']:,} missing: check again on another day; only then do they count as gone.")
