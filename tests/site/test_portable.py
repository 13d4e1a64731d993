"""The site's sources, built by the generators that may come after MkDocs."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import html5lib
import pytest

BASE = "https://sco-register.example.org/"
COMMANDS = {"properdocs": ["properdocs", "build", "--quiet"], "zensical": ["zensical", "build"]}


@pytest.fixture(params=sorted(COMMANDS))
def built(request: pytest.FixtureRequest, small_copy: Path) -> Path:
    """The small register, exported and built by one of the generators."""
    for command, folder in ((["communique", "export", "exported"], small_copy), (COMMANDS[request.param], small_copy / "exported")):  # fmt: skip
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return small_copy / "exported" / "site"


def addresses(site: Path) -> set[str]:
    return {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}


def test_another_generator_makes_the_same_addresses_and_its_links_lead_somewhere(built: Path, small_copy: Path) -> None:
    subprocess.run(["mkdocs", "build", "--strict", "--quiet"], cwd=small_copy, capture_output=True, check=True)
    assert addresses(built) == addresses(small_copy / "site")
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for address in addresses(built):
        page = BASE + ("" if address == "." else f"{address}/")
        tree = html5lib.parse((built / address / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
        anchors[page] = {name for node in tree.iter() if (name := node.get("id"))}
        article = tree.find(".//article")
        assert article is not None, page
        links += [(page, urljoin(page, href)) for node in article.iter("a") if (href := node.get("href"))]
    inside = [(page, link) for page, link in links if link.startswith(BASE)]
    assert len(inside) > 100
    for page, link in inside:
        target, anchor = urldefrag(link)
        assert target in anchors, (page, link)
        assert not anchor or anchor in anchors[target] or re.fullmatch(r"__\w+", anchor), (page, link)


def test_export_writes_into_a_new_folder_only(small_copy: Path) -> None:
    (small_copy / "exported").mkdir()
    (small_copy / "exported" / "mine.txt").write_text("mine", encoding="utf-8")
    done = subprocess.run(
        ["communique", "export", "exported"], cwd=small_copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in (small_copy / "exported").iterdir()] == ["mine.txt"]
