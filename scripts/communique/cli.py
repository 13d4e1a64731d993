"""The command `communique`.

Each command imports what only it needs, because imports took half of the time of `check`, which is run most often.
"""

import io
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from communique.checks.run import check_files, check_register
from communique.files.atomic import publish_site, replace_file
from communique.files.canonical import diff_document, format_document
from communique.files.rewrite import RewrittenFile, rewrite_files
from communique.files.tree import LINKS, display_path
from communique.model import schema
from communique.problems import RequestError
from communique.register.loader import load, pause_gc
from communique.register.register import Register
from communique.text import make_visible, pluralise

if TYPE_CHECKING:
    from communique.links.answers import Answer
    from communique.links.session import Session

RELEASES = click.Path(exists=True, file_okay=False, path_type=Path)


class _Group(click.Group):
    """Turns errors of the library and the disk into click's own errors, for all commands."""

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
@click.option("--releases", type=RELEASES, default="releases", show_default=True, help="The folder of records.")
@click.pass_context
def main(context: click.Context, releases: Path) -> None:
    """Manage the register of the meetings of the Shanghai Cooperation Organisation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names can have letters that the terminal cannot show
    context.obj = releases.resolve()


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["plain", "github"]), default="plain", show_default=True)
@click.pass_obj
def check(releases: Path, files: tuple[Path, ...], style: str) -> None:
    """Check the register and print every problem, or only those in FILES.

    With --format github, problems are printed as annotations of a pull request.
    """
    with pause_gc():
        register = load(releases)
        problems = check_files(register, [_display(releases, file) for file in files])
    for problem in problems:
        click.echo(problem.annotation if style == "github" else str(problem))
    if problems:
        file_count = pluralise(len({problem.path for problem in problems}), "file")
        raise click.ClickException(f"{pluralise(len(problems), 'problem')} in {file_count}.")
    checked = f"{pluralise(len(files), 'file')} checked" if files else f"{_count_entries(register)} read"
    click.echo(f"No problems: {checked}.")


def _count_entries(register: Register) -> str:
    """Return the number of records and of registry entries, in words."""
    others = sum(len(entries) for kind, entries in register.entries.items() if kind != "meeting")
    return (
        f"{pluralise(len(register.meetings), 'record')} and {pluralise(others, 'registry entry', 'registry entries')}"
    )


def _display(releases: Path, file: Path) -> Path:
    """Return the path of a file as problems name it: relative to the parent of the folder of records."""
    full = Path(os.path.realpath(file))  # unlike Path.resolve, it accepts a link to itself
    return display_path(releases, full) if releases in full.parents else file


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Print what would change, and write nothing.")
@click.pass_obj
def fmt(releases: Path, files: tuple[Path, ...], *, check_only: bool) -> None:
    """Bring FILES, or all records, into the canonical form. Values and comments stay the same."""
    rewritten = list(rewrite_files(releases, [_display(releases, file) for file in files], format_document))
    changed, problem_count = _write_changes(rewritten, check_only=check_only)
    summary = f"{len(changed)} of {pluralise(len(rewritten), 'file')} {'would change' if check_only else 'changed'}."
    if problem_count or (check_only and changed):
        raise click.ClickException(summary)
    click.echo(summary)


@main.command(name="finish")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--without-text", is_flag=True, help="Also remove what quotes the release: text, quotes, annotations.")
@click.pass_obj
def finish_files(releases: Path, files: tuple[Path, ...], *, without_text: bool) -> None:
    """Remove from FILES the comments that `new` and `draft` wrote for the author.

    A file that still has a TODO is not changed.
    """
    from communique.drafting.finish import finish, finish_without_text, list_doubts

    rewriter = finish_without_text if without_text else finish
    rewritten = list(rewrite_files(releases, [_display(releases, file) for file in files], rewriter))
    changed, problem_count = _write_changes(rewritten)
    doubts = [f"{file.document.path.stem}: {doubt}" for file in changed for doubt in list_doubts(file.document)]
    if doubts:
        click.echo("\n".join(["These doubts were removed with the comments. Make sure that each is settled:", *doubts]))
    summary = f"{len(changed)} of {pluralise(len(rewritten), 'file')} changed."
    if problem_count:
        raise click.ClickException(summary)
    click.echo(f"{summary} Next: `communique check`.")


def _write_changes(rewritten: list[RewrittenFile], *, check_only: bool = False) -> tuple[list[RewrittenFile], int]:
    """Write the files that change, or print how they would change, and print every problem.

    Return the files that changed and the number of problems.
    """
    changed: list[RewrittenFile] = []
    problems = [problem for file in rewritten for problem in file.problems]
    for file in (file for file in rewritten if file.is_changed):
        if check_only:
            click.echo(diff_document(file.document, file.text or ""))
        elif failures := file.write():
            problems += failures
            continue
        else:
            click.echo(f"Wrote {file.document.path}.")
        changed.append(file)
    for problem in problems:
        click.echo(str(problem))
    return changed, len(problems)


@main.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--format", "style", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True)
@click.pass_obj
def diff(releases: Path, before: str, after: str | None, style: str) -> None:
    """Describe what changed between the commits BEFORE and AFTER, or between BEFORE and the current files.

    An id that was removed without being retired is a problem.
    """
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


def _load_as_of(commit: str | None, releases: Path, scratch: Path) -> Register:
    """Return the register as of a commit, or as it is now."""
    from communique.diff.git import copy_commit

    if commit is None:
        return load(releases)
    copy_commit(commit, releases, scratch / releases.name)
    return load(scratch / releases.name)


@main.command()
@click.argument("date")
@click.argument("body")
@click.argument("place")
@click.pass_obj
def new(releases: Path, date: str, body: str, place: str) -> None:
    """Write the skeleton of a record for a meeting on DATE of BODY at PLACE. Existing files are never overwritten."""
    from communique.drafting.skeleton import create_skeleton

    path = create_skeleton(load(releases), date, body, place)
    click.echo(f"Wrote {_display(releases, path)}. Next: fill it in, then run `communique finish` on it.")


@main.command(name="draft")
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

    on_screen = str(output) == "-"
    target = None if on_screen else output
    content = release.read(MAX_SOURCE_BYTES + 1)
    overrides = Overrides(date=date, body=body, place=place, url=url, partial=output is not None)
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
        click.echo(f"Wrote {' and '.join(str(_display(releases, path)) for path in prepared.files)}.")
    for line in report.report_draft(prepared.draft):
        click.echo(line, err=True)


@main.command(name="schema")
@click.pass_obj
def write_schema(releases: Path) -> None:
    """Write the JSON Schemas for editors, derived from the model."""
    for path, text in schema.build_schema_files(releases):
        if replace_file(path, text):
            click.echo(f"Wrote {_display(releases, path)}.")


@main.command(name="pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write_markdown(releases: Path, folder: Path) -> None:
    """Write the Markdown pages into FOLDER, for any site generator."""
    from communique.site.writer import write_pages

    count = len(write_pages(_load_without_problems(releases), folder))
    click.echo(f"Wrote {pluralise(count, 'page')}.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(releases: Path, folder: Path) -> None:
    """Write pages, guides, assets and a plain configuration into the new FOLDER, for another generator."""
    from communique.site.portable import export_site

    count = export_site(_load_without_problems(releases), releases.parent, folder)
    click.echo(f"Wrote {pluralise(count, 'page')}. Next: `properdocs build` or `zensical build` in {folder}.")


def _load_without_problems(releases: Path) -> Register:
    """Return the register; if it has problems, print them and stop."""
    register = load(releases)
    problems = check_register(register)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise click.ClickException("The register has problems; nothing was written.")
    return register


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def index(releases: Path, site: Path) -> None:
    """Build the search index of the built SITE."""
    from communique.search.index import build_index

    build_index(load(releases), site.resolve())


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site-url", required=True, help="The address at which the site is published.")
@click.pass_obj
def data(releases: Path, site: Path, site_url: str) -> None:
    """Write data for reuse into the built SITE: CSV, JSON, SQLite, citations, feeds, calendars."""
    from communique.exports.catalogue import list_exports
    from communique.exports.edition import read_edition
    from communique.exports.writer import write_exports

    register = _load_without_problems(releases)
    count = write_exports(list_exports(read_edition(register, site_url)), site.resolve())
    click.echo(f"Wrote {pluralise(count, 'file')}.")


@main.command(name="links")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Ask for the sources of the whole register.")
@click.option("--host", "hosts", multiple=True, help="Ask for sources on this host only; may be repeated.")
@click.option("--days", type=click.IntRange(0), default=90, show_default=True, help="How long a page counts as found.")
@click.option(
    "--pause", type=click.FloatRange(0), default=2, show_default=True, help="Seconds between requests to a host."
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=20, show_default=True, help="Seconds to wait for a server."
)
@click.option("--journal", type=click.Path(dir_okay=False, path_type=Path), help="Where answers are kept at once.")
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
    """Ask whether the sources of FILES are still there, and write what was found into links.yml.

    This needs the network. Stop it at any time, and run it again to go on.
    """
    from communique.links.client import Client
    from communique.links.journal import Journal
    from communique.links.pace import Pace
    from communique.links.selection import select_addresses
    from communique.links.session import Session

    if not (files or hosts or everything):
        raise click.UsageError("Name files, or a --host, or say --all.")
    register = load(releases)
    urls = select_addresses(register, [_display(releases, file) for file in files], hosts)
    kept = journal or releases.parent / "build/links.jsonl"
    session = Session(register, Journal(kept), datetime.now(UTC).date())
    session.write_report()  # with the answers of a run that was killed
    due = session.list_due(urls, days)
    click.echo(f"{pluralise(len(urls), 'address', 'addresses')}, of which {len(due)} are due.")
    _ask_for_links(session, due, Client(Pace(pause), timeout).ask)
    if session.write_report():
        click.echo(f"Wrote {releases.name}/{LINKS}.")


def _ask_for_links(session: "Session", urls: list[str], ask: Callable[[str], "Answer"]) -> None:
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
        click.echo("No server answered: is there a network?", err=True)
    click.echo(f"{pluralise(kinds['found'], 'page')} found.")
    if kinds["missing"]:
        click.echo(f"{kinds['missing']:,} missing: ask again on another day, for only then do they count as gone.")


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path))
def offline(site: Path, archive: Path) -> None:
    """Write the built SITE into ARCHIVE, a zip file whose pages are read from a folder, without a server."""
    from communique.exports.offline.archive import write_archive

    count = write_archive(site, archive)
    click.echo(f"Wrote {archive}: {pluralise(count, 'file')}, {archive.stat().st_size / 1e6:.1f} MB.")


@main.command()
@click.argument("new_site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def publish(new_site: Path, site: Path) -> None:
    """Replace SITE by NEW_SITE in one step."""
    publish_site(new_site, site)


if __name__ == "__main__":
    main()
