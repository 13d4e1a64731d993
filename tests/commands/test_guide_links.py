"""Links between the guides lead somewhere on a forge as well as on the site.

On a forge, a guide is read as a file of the repository. There, pages that a program writes for the site do not exist; in
their place, `docs/` has short pages that lead to what they are made from.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from communique.register.loader import load
from communique.site.pages import list_pages
from tests.support.paths import ROOT, SMALL

GENERATED = {page.uri for page in list_pages(load(SMALL), [])}
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").glob("*.md"), ROOT / "README.md"])


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_for_forge(path: Path) -> bool:
    """Whether the site shows a generated page in place of this one."""
    return name(path).removeprefix("docs/") in GENERATED


def list_links(path: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not urlsplit(link).scheme]


def list_anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_leads_to_a_file_of_the_repository(path: Path) -> None:
    for link in list_links(path):
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), link
        assert file.is_relative_to(ROOT), link
        # A page for the forge is short, and has no headings but its title.
        assert not anchor or is_for_forge(file) or anchor in list_anchors(file), link


@pytest.mark.parametrize("path", [path for path in PAGES if name(path).startswith("docs/")], ids=name)
def test_only_a_page_that_the_site_does_not_show_leads_out_of_the_guides(path: Path) -> None:
    targets = [(path.parent / link.partition("#")[0]).resolve() for link in list_links(path)]
    leads_out = any(not target.is_relative_to(ROOT / "docs") for target in targets)
    assert leads_out == is_for_forge(path)


def test_contributors_are_led_to_the_guides() -> None:
    links = {Path(link).name.partition("#")[0] for link in list_links(ROOT / ".github/CONTRIBUTING.md")}
    assert {"first-hour.md", "add-a-meeting.md"} <= links


def test_the_first_hour_names_the_repository_and_the_checks_of_a_pull_request() -> None:
    text = (ROOT / "docs/contribute/first-hour.md").read_text(encoding="utf-8")
    address = re.search(r'^repo_url: !ENV \[REPO_URL, "(.*)"\]', (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert address
    assert f"`{address[1]}`" in text
    assert f"gh repo fork {urlsplit(address[1]).path[1:]} --clone" in text
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        if {"pull_request", "pull_request_target"} & set(workflow[True]):  # what YAML 1.1 makes of `on`
            for job in workflow["jobs"]:
                assert f"| *{workflow['name']} / {job}* |" in text
