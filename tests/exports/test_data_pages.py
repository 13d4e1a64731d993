"""The pages about the data: they name version and sizes, and link to the files that there are and to no others."""

import re

import pytest

from communique.exports.catalogue import group_by_page, list_exports
from communique.exports.edition import Edition
from communique.exports.file import ExportFile
from communique.exports.tables.specification import TABLES
from communique.site.index_pages import list_front_pages
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.view.view import Surroundings, View
from tests.support.reuse import COMMIT


@pytest.fixture(scope="module")
def exports(dated_edition: Edition) -> list[ExportFile]:
    return list_exports(dated_edition)


def render(edition: Edition, uri: str, around: Surroundings) -> str:
    page = next(page for page in list_front_pages(edition.register, []) if page.uri == uri)
    return render_page(build_environment(), View(edition.register, page.folder, around), page)


def test_the_page_says_which_version_it_is(dated_edition: Edition, exports: list[ExportFile]) -> None:
    text = render(dated_edition, "data/index.md", Surroundings("", group_by_page(exports), dated_edition))
    assert f"**{COMMIT[:10]}** of 29 November 2026" in text


def test_the_page_links_only_to_what_is_there(dated_edition: Edition, exports: list[ExportFile]) -> None:
    text = render(dated_edition, "data/index.md", Surroundings("", group_by_page(exports), dated_edition))
    linked = {re.sub(r"^(?!\.\./)", "data/", link).removeprefix("../") for link in re.findall(r"\]\(([^)]+)\)", text)}
    pages = {"data/codebook.md", "data/api.md", "about.md#what-an-outcome-is"}
    files = {link for link in linked if not link.startswith("data/https:")} - pages
    assert files <= {file.path for file in exports}
    assert {"data/sco-register.zip", "data/register.sqlite", "data/datapackage.json", "api/v1/index.json"} <= files


def test_without_files_the_page_names_addresses_and_has_no_dead_link(dated_edition: Edition) -> None:
    text = render(dated_edition, "data/index.md", Surroundings())
    assert "`/data/register.sqlite`" in text
    assert re.findall(r"\]\((?!https:|codebook\.md|api\.md|\.\./about\.md)([^)]+)\)", text) == []


def test_the_codebook_leads_to_the_file_of_each_table(dated_edition: Edition, exports: list[ExportFile]) -> None:
    text = render(dated_edition, "data/codebook.md", Surroundings("", group_by_page(exports), dated_edition))
    assert [table.name for table in TABLES if f"]({table.name}.csv)" not in text] == []
    assert {f"data/{table.name}.csv" for table in TABLES} <= {file.path for file in exports}
