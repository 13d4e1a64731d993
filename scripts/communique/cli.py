"""The command `communique`.

What only one command needs is imported by that command: `check` is run at every step, and imports were half its time.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import click

from communique import publishing, retiring, schema
from communique.checking import check as check_register
from communique.gathering import files as files_of
from communique.gathering import load, read_file, shown_as, uncollected
from communique.model import REGISTRIES, Registry
from communique.problems import Problem, Refusal
from communique.reading import Document
from communique.register import Register
from communique.rendering import plural
from communique.skeleton import new as new_record
from communique.tidying import difference, tidy, untidiness
from communique.writing import replace

RELEASES = click.Path(exists=True, file_okay=False, path_type=Path)


class _Told(click.Group):
    """A file that cannot be read or written is told in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What the disk refuses ends it with status 1; what was there before stays as it was."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise SystemExit(_tell(f"Not written: {reason}")) from error


@click.group(cls=_Told)
@click.option("--releases", type=RELEASES, default="releases", show_default=True, help="The folder of records.")
@click.pass_context
def main(context: click.Context, releases: Path) -> None:
    """Keep the register of the meetings of the Shanghai Cooperation Organisation."""
    context.obj = releases.resolve()


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["plain", "github"]), default="plain", show_default=True)
@click.pass_obj
def check(releases: Path, files: tuple[Path, ...], style: str) -> None:
    """Check the register, and print every problem, or those of the FILES only; for a pull request on GitHub as its
    annotations.
    """
    with uncollected():
        register = load(releases)
        problems = check_register(register) + _untidy(register) + _missing_schemas(releases)
    wanted = {_shown(releases, file) for file in files}
    chosen = [problem for problem in sorted(problems) if not files or problem.path in wanted]
    chosen += [Problem(path, 1, 1, "is no file of the register") for path in sorted(wanted - _read(register, problems))]
    for problem in chosen:
        click.echo(problem.annotation if style == "github" else str(problem))
    if chosen:
        raise SystemExit(_tell(f"{plural(len(chosen), 'problem')} in {plural(len({p.path for p in chosen}), 'file')}."))
    click.echo(
        f"No problems: {plural(len(files), 'file')} checked." if files else f"No problems: {_census(register)} read."
    )


def _census(register: Register) -> str:
    others = sum(len(entries) for kind, entries in register.entries.items() if kind != "meeting")
    return f"{plural(len(register.meetings), 'record')} and {plural(others, 'registry entry', 'registry entries')}"


def _tell(message: str) -> int:
    click.echo(message, err=True)
    return 1


def _shown(releases: Path, file: Path) -> Path:
    """The path as problems name it: from the folder of records on."""
    full = file.resolve()
    return shown_as(releases, full) if releases in full.parents else file


def _read(register: Register, problems: list[Problem]) -> set[Path]:
    return {origin.document.path for origin in register.origins.values()} | {problem.path for problem in problems}


def _untidy(register: Register) -> list[Problem]:
    documents = {origin.document.path: (kind, origin.document) for (kind, _), origin in register.origins.items()}
    found = (untidiness(document, REGISTRIES.get(kind)) for kind, document in documents.values())
    return [problem for problem in found if problem]


def _missing_schemas(releases: Path) -> list[Problem]:
    """The schemas that editors read are those of the model; otherwise `communique schema` mends it."""
    if not (releases / "schema").is_dir():
        return []
    stale = [path for path, text in schema.files(releases) if not path.is_file() or path.read_bytes() != text.encode()]
    return [
        Problem(_shown(releases, path), 1, 1, "does not match the model: run `communique schema`") for path in stale
    ]


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_look", is_flag=True, help="Write nothing; print what would change.")
@click.pass_obj
def fmt(releases: Path, files: tuple[Path, ...], *, only_look: bool) -> None:
    """Bring the FILES, or all records, into the canonical form. What they say stays the same, comments included."""
    known = {shown_as(releases, path): (registry, path) for registry, path in _tidiable(releases)}
    wanted = sorted({_shown(releases, file) for file in files} if files else known)
    problems = [Problem(name, 1, 1, "is no file of the register") for name in wanted if name not in known]
    changed = 0
    for registry, path in (known[name] for name in wanted if name in known):
        document = read_file(releases, path)
        text = document.problems or tidy(document, registry)
        if isinstance(text, str) and text != document.text:
            failure = _show(document, text) if only_look else _write(path, document, text)
            problems += failure
            changed += not failure
        elif not isinstance(text, str):
            problems += [text] if isinstance(text, Problem) else text
    for problem in problems:
        click.echo(str(problem))
    tidied = f"{plural(changed, 'file')} {'would change' if only_look else 'changed'}, of {len(wanted)}."
    if problems or (only_look and changed):
        raise SystemExit(_tell(tidied))
    click.echo(tidied)


def _tidiable(releases: Path) -> Iterator[tuple[Registry | None, Path]]:
    yield from files_of(releases)
    if (redirects := releases / retiring.NAME).is_file():
        yield None, redirects


def _show(document: Document, text: str) -> list[Problem]:
    click.echo(difference(document, text))
    return []


def _write(path: Path, document: Document, text: str) -> list[Problem]:
    try:
        replace(path, text)
    except OSError as error:
        return [Problem(document.path, 1, 1, f"cannot be written: {error.strerror}")]
    click.echo(f"Wrote {document.path}.")
    return []


@main.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--format", "style", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True)
@click.pass_obj
def diff(releases: Path, before: str, after: str | None, style: str) -> None:
    """Say in words what changed between the commits BEFORE and AFTER, or since BEFORE in the files as they are now.

    An id that is gone without being retired is a problem.
    """
    from communique import reporting
    from communique.commits import Unreachable
    from communique.comparing import compare

    with TemporaryDirectory() as scratch:
        try:
            old, new = (
                _as_of(commit, releases, Path(scratch) / side)
                for commit, side in ((before, "before"), (after, "after"))
            )
        except Unreachable as reason:
            raise SystemExit(_tell(f"Nothing to compare: {reason}")) from reason
        found = compare(old, new)
    click.echo(reporting.markdown(found) if style == "markdown" else reporting.terminal(found))
    if found.problems:
        raise SystemExit(_tell(f"{plural(len(found.problems), 'address', 'addresses')} would vanish."))


def _as_of(commit: str | None, releases: Path, scratch: Path) -> Register:
    """The register as of a commit, or as it is now."""
    from communique.commits import copy_out

    if commit is None:
        return load(releases)
    copy_out(commit, releases, scratch / releases.name)
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
    click.echo(f"Wrote {_shown(releases, path)}. Next: fill it in, then run `communique check`.")


@main.command(name="draft")
@click.argument("release", type=click.File("rb"), default="-", metavar="[FILE]")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, allow_dash=True), help="Where to write; - for the screen."
)
@click.option("--date", help="The day or days of the meeting, where the release does not say them.")
@click.option("--body", help="The id of the body that met, where the release does not say it.")
@click.option("--place", help="The id of the place, where the release does not say it.")
@click.option("--url", help="The address of the page that the release stands on.")
@click.option("--without-text", is_flag=True, help="Leave out what quotes the release: text, quotes, annotations.")
@click.pass_obj
def draft_record(
    releases: Path, /, release: BinaryIO, output: Path | None, *, without_text: bool, **said: str | None
) -> None:
    """Draft a record from the release in FILE, a text or a saved page, or from standard input. Never overwrites."""
    from communique.drafting import writing
    from communique.drafting.draft import Given
    from communique.drafting.filing import drafted, file
    from communique.drafting.release_text import LARGEST

    try:
        on_screen = str(output) == "-"
        target = None if on_screen else output
        filed = drafted(load(releases), release.read(LARGEST + 1), Given(**said), target, with_text=not without_text)
        if not on_screen:
            file(filed)
    except Refusal as reason:
        raise SystemExit(_tell(f"Not written: {reason}")) from reason
    if on_screen:
        click.echo(writing.on_screen(filed.files), nl=False)
    else:
        click.echo(f"Wrote {' and '.join(str(_shown(releases, path)) for path in filed.files)}.")
    for line in writing.report(filed.made):
        click.echo(line, err=True)


@main.command(name="schema")
@click.pass_obj
def write_schema(releases: Path) -> None:
    """Write the JSON Schemas that editors read, derived from the model."""
    for path, text in schema.files(releases):
        if replace(path, text):
            click.echo(f"Wrote {_shown(releases, path)}.")


@main.command(name="pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write_pages(releases: Path, folder: Path) -> None:
    """Write the Markdown pages below FOLDER, for any site generator."""
    from communique import pages

    register = load(releases)
    problems = check_register(register)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise SystemExit(_tell("Nothing was written."))
    click.echo(f"Wrote {plural(len(pages.write(register, folder)), 'page')}.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(releases: Path, folder: Path) -> None:
    """Write pages, guides, assets and a plain configuration into FOLDER, which must be new, for another generator."""
    from communique import exporting

    register = load(releases)
    if problems := check_register(register):
        raise SystemExit(_tell("\n".join([*map(str, problems), "Nothing was written."])))
    try:
        count = exporting.export(register, releases.parent, folder)
    except Refusal as reason:
        raise SystemExit(_tell(f"Not written: {reason}")) from reason
    click.echo(f"Wrote {plural(count, 'page')}. Next: `properdocs build` or `zensical build` in {folder}.")


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def index(releases: Path, site: Path) -> None:
    """Make the search index of the built SITE."""
    from communique import indexing, pagefind

    try:
        indexing.index(load(releases), site.resolve())
    except pagefind.Failed as reason:
        raise SystemExit(_tell(f"Not indexed: {reason}")) from reason


@main.command()
@click.argument("new_site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def publish(new_site: Path, site: Path) -> None:
    """Put NEW_SITE in the place of SITE, in one step."""
    publishing.publish(new_site, site)


if __name__ == "__main__":
    main()
