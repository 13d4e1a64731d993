"""The page of licences names what the site publishes of others, in the version that is installed."""

from importlib.metadata import distribution, metadata
from pathlib import Path

import pytest

from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.licences import list_works
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View

THEME = Path(str(distribution("mkdocs-material").locate_file("material/templates")))


@pytest.mark.parametrize(("work", "package"), [("Material for MkDocs", "mkdocs-material"), ("Pagefind", "pagefind")])
def test_the_licence_and_version_of_a_package_are_those_of_its_metadata(work: str, package: str) -> None:
    [found] = [one for one in list_works() if one.name == work]
    stated = metadata(package)
    assert (found.version, found.licence) == (stated["Version"], stated["License-Expression"])


def test_every_notice_in_the_scripts_of_the_theme_has_its_line() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (THEME / "assets/javascripts").rglob("*.js"))
    named = {name for name in ("clipboard.js", "escape-html", "Lunr languages") if name in scripts}
    assert len(named) == 3
    assert named <= {work.name for work in list_works()}


def test_every_package_that_the_scripts_of_the_theme_contain_has_its_line() -> None:
    maps = [path.read_text(encoding="utf-8") for path in (THEME / "assets/javascripts").rglob("*.map")]
    packages = {name.split("/")[0] for text in maps for name in text.split("node_modules/")[1:]}
    names = {name.removesuffix(".js") for work in list_works() for name in work.name.lower().split(", ")}
    assert len(packages) > 3
    assert packages <= names


def test_the_page_lists_every_work(sample: Register) -> None:
    page = next(page for page in list_pages(sample) if page.uri == "licences.md")
    text = render_page(build_environment(), View(sample, page.folder), page)
    for work in list_works():
        assert f"| {work.name}" in text
