"""Commands on the files of records: check them, format them, finish them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.commands.selection import display_files
from communique.progress import Step
from communique.terminal import show_progress
from communique.text.words import pluralise

if TYPE_CHECKING:
    from communique.checks.verdict import Verdicts
    from communique.files.disk.store import Store
    from communique.files.rewrite import RewrittenFile
    from communique.register.register import Register


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["plain", "github"]), default="plain", show_default=True)
@click.pass_obj
def check(releases: Path, files: tuple[Path, ...], style: str) -> None:
    """Check the register and print every problem, or only those in FILES or in the files of a folder.

    With --format github, problems are printed as annotations of a pull request.
    """
    from communique.checks.verdict import Verdicts
    from communique.files.disk.store import open_store

    if files:
        click.echo(f"No problems: {_check_all(releases, files, style)}.")
        return
    store = open_store(releases, "verdict")
    verdicts = Verdicts(releases, store)
    summary = verdicts.recall() or _check_all(releases, files, style, verdicts)
    _close_store(store)
    click.echo(f"No problems: {summary}.")


def _check_all(releases: Path, files: tuple[Path, ...], style: str, verdicts: "Verdicts | None" = None) -> str:
    """Check the register and return what was checked, in words, or print every problem and fail."""
    from communique.checks.run import check_files
    from communique.files.disk.store import open_store
    from communique.files.known import KnownFiles
    from communique.files.tree import select_files
    from communique.register.editor_schemas import refresh_editor_schemas
    from communique.register.loader import load, pause_gc

    store = open_store(releases, "files")
    with pause_gc(), show_progress({Step.READING: 6, Step.RULES: 2, Step.FORM: 4}):
        known = KnownFiles(store)
        register = load(releases, known=known)
        names = display_files(releases, files)
        problems = check_files(register, names, known)
        schemas = refresh_editor_schemas(register, store)
    _close_store(store)
    for problem in problems:
        click.echo(problem.annotation if style == "github" else str(problem))
    if problems:
        file_count = pluralise(len({problem.path for problem in problems}), "file")
        raise click.ClickException(f"{pluralise(len(problems), 'problem')} in {file_count}.")
    if files:
        return f"{pluralise(len(select_files(names, register.documents)[0]), 'file')} checked"
    summary = f"{_count_entries(register)} read"
    if verdicts and schemas is not None:
        verdicts.remember(register, schemas, summary)
    return summary


def _close_store(store: "Store") -> None:
    """Save a store, and say so if something in it was damaged."""
    if store.damaged:
        lost = pluralise(store.damaged, "entry", "entries")
        click.echo(f"{store.path} was damaged ({lost}): its contents are computed again.", err=True)
    store.save()


def _count_entries(register: "Register") -> str:
    """Return the number of records and of registry entries, in words."""
    others = sum(len(entries) for kind, entries in register.entries.items() if kind != "meeting")
    return (
        f"{pluralise(len(register.meetings), 'record')} and {pluralise(others, 'registry entry', 'registry entries')}"
    )


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Print what would change, and write nothing.")
@click.pass_obj
def fmt(releases: Path, files: tuple[Path, ...], *, check_only: bool) -> None:
    """Put FILES, the files of a folder, or all records into the canonical form. Values and comments stay the same."""
    from communique.files.form.canonical import format_checked
    from communique.files.rewrite import rewrite_files

    rewritten = list(rewrite_files(releases, display_files(releases, files), format_checked))
    changed, problem_count = _write_changes(rewritten, check_only=check_only)
    summary = f"{len(changed)} of {pluralise(len(rewritten), 'file')} {'would change' if check_only else 'changed'}."
    if problem_count or (check_only and changed):
        raise click.ClickException(summary)
    click.echo(summary)


@click.command(name="finish")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--without-text", is_flag=True, help="Also remove what quotes the release: text, quotes, annotations.")
@click.pass_obj
def finish_files(releases: Path, files: tuple[Path, ...], *, without_text: bool) -> None:
    """Remove from FILES the comments that `new` and `draft` wrote for the author.

    FILES can be folders; without FILES, every file with such comments is taken. A file that still has a TODO is not
    changed.
    """
    from communique.drafting.finish import finish, finish_without_text, list_doubts, list_unfinished
    from communique.files.rewrite import rewrite_files

    names = display_files(releases, files) or list_unfinished(releases)
    if not names:
        click.echo("No file has comments from `new` or `draft`: there is nothing to finish.")
        return
    rewritten = list(rewrite_files(releases, names, finish_without_text if without_text else finish))
    changed, problem_count = _write_changes(rewritten)
    doubts = [f"{file.document.path.stem}: {doubt}" for file in changed for doubt in list_doubts(file.document)]
    if doubts:
        click.echo("\n".join(["These doubts were removed with the comments. Make sure that each is settled:", *doubts]))
    summary = f"{len(changed)} of {pluralise(len(rewritten), 'file')} changed."
    if problem_count:
        raise click.ClickException(summary)
    click.echo(f"{summary} Next: `communique check`.")


def _write_changes(rewritten: list["RewrittenFile"], *, check_only: bool = False) -> tuple[list["RewrittenFile"], int]:
    """Write the files that change, or print how they would change, and print every problem.

    Return the files that changed and the number of problems.
    """
    from communique.files.form.canonical import diff_document

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
