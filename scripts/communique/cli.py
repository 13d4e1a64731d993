"""The command `communique`.

What only one command needs is imported by that command: `check` is run at every step, and imports were half its time.
"""

import io
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import click

from communique.checks.run import check_files, check_register
from communique.drafting.skeleton import create_skeleton as new_record
from communique.files.atomic import publish_site, replace_file
from communique.files.canonical import diff_document, format_document
from communique.files.rewrite import RewrittenFile, rewrite_files
from communique.files.tree import display_path
from communique.model import schema
from communique.problems import Refusal
from communique.register.loader import load, pause_gc
from communique.register.register import Register
from communique.text import make_visible, pluralise

RELEASES = click.Path(exists=True, file_okay=False, path_type=Path)


class _Told(click.Group):
    """A file that cannot be read or written is told in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What the disk refuses ends it with status 1; what was there before stays as it was."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, click.exceptions.Exit, RecursionError):
            raise
        except RuntimeError as error:  # click's word for standard input that is closed
            raise SystemExit(_tell(f"Nothing can be read: {error}")) from error
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise SystemExit(_tell(f"Not written: {reason}")) from error


@click.group(cls=_Told)
@click.option("--releases", type=RELEASES, default="releases", show_default=True, help="The folder of records.")
@click.pass_context
def main(context: click.Context, releases: Path) -> None:
    """Keep the register of the meetings of the Shanghai Cooperation Organisation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names in any script, on any terminal
    context.obj = releases.resolve()


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["plain", "github"]), default="plain", show_default=True)
@click.pass_obj
def check(releases: Path, files: tuple[Path, ...], style: str) -> None:
    """Check the register, and print every problem, or those of the FILES only; for a pull request on GitHub as its
    annotations.
    """
    with pause_gc():
        register = load(releases)
        found = check_files(register, [_shown(releases, file) for file in files])
    for problem in found:
        click.echo(problem.annotation if style == "github" else str(problem))
    if found:
        raise SystemExit(
            _tell(f"{pluralise(len(found), 'problem')} in {pluralise(len({p.path for p in found}), 'file')}.")
        )
    click.echo(
        f"No problems: {pluralise(len(files), 'file')} checked." if files else f"No problems: {_census(register)} read."
    )


def _census(register: Register) -> str:
    others = sum(len(entries) for kind, entries in register.entries.items() if kind != "meeting")
    return (
        f"{pluralise(len(register.meetings), 'record')} and {pluralise(others, 'registry entry', 'registry entries')}"
    )


def _tell(message: str) -> int:
    click.echo(message, err=True)
    return 1


def _shown(releases: Path, file: Path) -> Path:
    """The path as problems name it: from the folder of records on."""
    full = Path(os.path.realpath(file))  # a link to itself leads nowhere, but is no error
    return display_path(releases, full) if releases in full.parents else file


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_look", is_flag=True, help="Write nothing; print what would change.")
@click.pass_obj
def fmt(releases: Path, files: tuple[Path, ...], *, only_look: bool) -> None:
    """Bring the FILES, or all records, into the canonical form. What they say stays the same, comments included."""
    done = list(rewrite_files(releases, [_shown(releases, file) for file in files], format_document))
    changed, problems = _rewrite(done, only_look=only_look)
    told = f"{pluralise(len(changed), 'file')} {'would change' if only_look else 'changed'}, of {len(done)}."
    if problems or (only_look and changed):
        raise SystemExit(_tell(told))
    click.echo(told)


@main.command(name="finish")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--without-text", is_flag=True, help="Take out as well what quotes the release: text, quotes, annotations."
)
@click.pass_obj
def finish_files(releases: Path, files: tuple[Path, ...], *, without_text: bool) -> None:
    """Take out of the FILES the lines that `new` and `draft` wrote for their author. While a TODO is left in a file, it
    stays as it is.
    """
    from communique.drafting.finish import finish, finish_without_text, list_doubts

    how = finish_without_text if without_text else finish
    done = list(rewrite_files(releases, [_shown(releases, file) for file in files], how))
    changed, problems = _rewrite(done)
    settled = [f"{one.document.path.stem}: {doubt}" for one in changed for doubt in list_doubts(one.document)]
    if settled:
        click.echo("\n".join(["These doubts went with the lines; is each of them settled?", *settled]))
    told = f"{pluralise(len(changed), 'file')} changed, of {len(done)}."
    if problems:
        raise SystemExit(_tell(told))
    click.echo(f"{told} Next: `communique check`.")


def _rewrite(done: list[RewrittenFile], *, only_look: bool = False) -> tuple[list[RewrittenFile], int]:
    """Write what changes, or show how it would; print every problem. The files that changed, and how many problems."""
    changed: list[RewrittenFile] = []
    problems = [problem for one in done for problem in one.problems]
    for one in (one for one in done if one.changes):
        if only_look:
            click.echo(diff_document(one.document, one.text or ""))
        elif failed := one.write():
            problems += failed
            continue
        else:
            click.echo(f"Wrote {one.document.path}.")
        changed.append(one)
    for problem in problems:
        click.echo(str(problem))
    return changed, len(problems)


@main.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--format", "style", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True)
@click.pass_obj
def diff(releases: Path, before: str, after: str | None, style: str) -> None:
    """Say in words what changed between the commits BEFORE and AFTER, or since BEFORE in the files as they are now.

    An id that is gone without being retired is a problem.
    """
    from communique.diff import report
    from communique.diff.compare import compare_registers
    from communique.diff.git import GitError

    with TemporaryDirectory() as scratch:
        try:
            old, new = (
                _as_of(commit, releases, Path(scratch) / side)
                for commit, side in ((before, "before"), (after, "after"))
            )
        except GitError as reason:
            raise SystemExit(_tell(f"Nothing to compare: {reason}")) from reason
        found = compare_registers(old, new)
    click.echo(report.report_in_markdown(found) if style == "markdown" else report.report_in_terminal(found))
    told = [f"{pluralise(len(found.problems), 'address', 'addresses')} would vanish."] if found.problems else []
    if found.unread_now:
        told.append(f"{pluralise(len(found.unread_now), 'file')} cannot be read: `communique check` says why.")
    if told:
        raise SystemExit(_tell(" ".join(told)))


def _as_of(commit: str | None, releases: Path, scratch: Path) -> Register:
    """The register as of a commit, or as it is now."""
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
    """Write the skeleton of a record, for a meeting on DATE of BODY at PLACE. Never overwrites."""
    try:
        path = new_record(load(releases), date, body, place)
    except Refusal as reason:
        raise SystemExit(_tell(f"Not written: {reason}")) from reason
    click.echo(f"Wrote {_shown(releases, path)}. Next: fill it in, then run `communique finish` on it.")


@main.command(name="draft")
@click.argument("release", type=click.File("rb"), default="-", metavar="[FILE]")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, allow_dash=True), help="Where to write; - for the screen."
)
@click.option("--date", help="The day or days of the meeting, where the release does not say them.")
@click.option("--body", help="The id of the body that met, where the release does not say it.")
@click.option("--place", help="The id of the place, where the release does not say it.")
@click.option("--url", help="The address of the page that the release stands on.")
@click.option("--compare", is_flag=True, help="Write nothing; say what the release says otherwise than the record.")
@click.option("--without-text", is_flag=True, help="Leave out what quotes the release: text, quotes, annotations.")
@click.pass_obj
def draft_record(
    releases: Path, /, release: BinaryIO, output: Path | None, *, compare: bool, without_text: bool, **said: str | None
) -> None:
    """Draft a record from the release in FILE, a text or a saved page, or from standard input. Never overwrites."""
    from communique.drafting import report
    from communique.drafting.compare import compare_with_record
    from communique.drafting.draft import Overrides
    from communique.drafting.save import prepare_files, save_files
    from communique.drafting.text.source import MAX_SOURCE_BYTES

    try:
        on_screen = str(output) == "-"
        target = None if on_screen else output
        content = release.read(MAX_SOURCE_BYTES + 1)
        given = Overrides(**said, partial=output is not None)
        register = load(releases)
        filed = prepare_files(register, content, given, target, with_text=not without_text)
        if compare:
            told = [f"  {make_visible(line)}" for line in compare_with_record(register, filed)] or ["  nothing"]
            click.echo("\n".join([f"What the release says that {filed.known} does not:", *told]))
            return
        if not on_screen:
            save_files(filed, anew=target is None)
    except Refusal as reason:
        raise SystemExit(_tell(f"Not written: {reason}")) from reason
    if on_screen:
        click.echo(report.format_for_screen(filed.files), nl=False)
    else:
        click.echo(f"Wrote {' and '.join(str(_shown(releases, path)) for path in filed.files)}.")
    for line in report.report_draft(filed.made):
        click.echo(line, err=True)


@main.command(name="schema")
@click.pass_obj
def write_schema(releases: Path) -> None:
    """Write the JSON Schemas that editors read, derived from the model."""
    for path, text in schema.build_schema_files(releases):
        if replace_file(path, text):
            click.echo(f"Wrote {_shown(releases, path)}.")


@main.command(name="pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write_pages(releases: Path, folder: Path) -> None:
    """Write the Markdown pages below FOLDER, for any site generator."""
    from communique.site import writer

    register = load(releases)
    problems = check_register(register)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise SystemExit(_tell("Nothing was written."))
    click.echo(f"Wrote {pluralise(len(writer.write_pages(register, folder)), 'page')}.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(releases: Path, folder: Path) -> None:
    """Write pages, guides, assets and a plain configuration into FOLDER, which must be new, for another generator."""
    from communique.site import portable

    register = load(releases)
    if problems := check_register(register):
        raise SystemExit(_tell("\n".join([*map(str, problems), "Nothing was written."])))
    try:
        count = portable.export_site(register, releases.parent, folder)
    except Refusal as reason:
        raise SystemExit(_tell(f"Not written: {reason}")) from reason
    click.echo(f"Wrote {pluralise(count, 'page')}. Next: `properdocs build` or `zensical build` in {folder}.")


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def index(releases: Path, site: Path) -> None:
    """Make the search index of the built SITE."""
    from communique.search import index, pagefind

    try:
        index.build_index(load(releases), site.resolve())
    except pagefind.PagefindError as reason:
        raise SystemExit(_tell(f"Not indexed: {reason}")) from reason


@main.command()
@click.argument("new_site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def publish(new_site: Path, site: Path) -> None:
    """Put NEW_SITE in the place of SITE, in one step."""
    publish_site(new_site, site)


if __name__ == "__main__":
    main()
