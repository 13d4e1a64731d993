"""Commands that write what is made from the register: schemas, pages, the search index, data, a site."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.commands.selection import display_file
from communique.text.words import pluralise

if TYPE_CHECKING:
    from communique.register.register import Register


@click.command(name="schema")
@click.pass_obj
def write_schema(releases: Path) -> None:
    """Write the JSON Schemas for editors, derived from the model, with the ids of the register."""
    from communique.register.editor_schemas import write_editor_schemas
    from communique.register.loader import load

    for path in write_editor_schemas(load(releases)):
        click.echo(f"Wrote {display_file(releases, path)}.")


@click.command(name="pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write_markdown(releases: Path, folder: Path) -> None:
    """Write the Markdown pages into FOLDER, for any site generator."""
    from communique.site.output.writer import write_pages

    count = len(write_pages(_load_without_problems(releases), folder))
    click.echo(f"Wrote {pluralise(count, 'page')}.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(releases: Path, folder: Path) -> None:
    """Write pages, guides, assets and a plain configuration into the new FOLDER, for another generator."""
    from communique.site.output.portable import export_site

    count = export_site(_load_without_problems(releases), releases.parent, folder)
    click.echo(f"Wrote {pluralise(count, 'page')}. Next: `properdocs build` or `zensical build` in {folder}.")


def _load_without_problems(releases: Path) -> "Register":
    """Return the register; if it has problems, print them and stop."""
    from communique.checks.run import check_register
    from communique.register.loader import load

    register = load(releases)
    problems = check_register(register)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise click.ClickException("The register has problems; nothing was written.")
    return register


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def index(releases: Path, site: Path) -> None:
    """Build the search index of the built SITE."""
    from communique.register.loader import load
    from communique.search.index import build_index

    build_index(load(releases), site.resolve())


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site-url", required=True, help="The address at which the site is published.")
@click.pass_obj
def data(releases: Path, site: Path, site_url: str) -> None:
    """Write data for reuse into the built SITE: CSV, JSON, SQLite, citations, feeds, calendars."""
    from communique.exports.catalogue import list_exports
    from communique.exports.edition import read_edition
    from communique.exports.writer import write_exports
    from communique.files.disk.folder import NewFolder

    register = _load_without_problems(releases)
    count = write_exports(list_exports(read_edition(register, site_url)), NewFolder(site.resolve()))
    click.echo(f"Wrote {pluralise(count, 'file')}.")


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path))
def offline(site: Path, archive: Path) -> None:
    """Write the built SITE into ARCHIVE, a zip file whose pages are read from a folder, without a server."""
    from communique.exports.offline.archive import write_archive

    count = write_archive(site, archive)
    click.echo(f"Wrote {archive}: {pluralise(count, 'file')}, {archive.stat().st_size / 1e6:.1f} MB.")


@click.command()
@click.argument("new_site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def publish(new_site: Path, site: Path) -> None:
    """Replace SITE by NEW_SITE in one step."""
    from communique.files.disk.atomic import publish_site

    publish_site(new_site, site)
