"""The sources of the site, built by generators that may come after MkDocs."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import etree

from tests.support import forked
from tests.support.checkouts import make_checkout
from tests.support.forked import COMMUNIQUE
from tests.support.paths import SMALL

BASE = "https://sco-register.example.org/"
COMMANDS = {"properdocs": ["properdocs", "build", "--quiet"], "zensical": ["zensical", "build"]}


def run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small register, exported once."""
    checkout = make_checkout(tmp_path_factory.mktemp("portable") / "checkout", SMALL, whole_guides=True)
    done = forked.run(COMMUNIQUE, "export", "exported", folder=checkout)
    assert done.returncode == 0, done.stderr
    return checkout / "exported"


def addresses(site: Path) -> set[str]:
    return {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}


@pytest.mark.parametrize("generator", sorted(COMMANDS))
def test_another_generator_makes_the_same_addresses_and_its_links_lead_somewhere(
    exported: Path, small_site: Path, generator: str
) -> None:
    run(exported, *COMMANDS[generator])
    built = exported / "site"
    assert addresses(built) == addresses(small_site)
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for address in addresses(built):
        page = BASE + ("" if address == "." else f"{address}/")
        tree = etree.parse(built / address / "index.html", etree.HTMLParser(encoding="utf-8"))
        anchors[page] = {name for node in tree.iter() if (name := node.get("id"))}
        article = tree.find(".//article")
        assert article is not None, page
        links += [(page, urljoin(page, href)) for node in article.iter("a") if (href := node.get("href"))]
    inside = [(page, link) for page, link in links if link.startswith(BASE)]
    assert len(inside) > 100
    for page, link in inside:
        target, anchor = urldefrag(link)
        assert target in anchors or (built / target.removeprefix(BASE)).is_file(), (page, link)
        assert not anchor or anchor in anchors[target] or re.fullmatch(r"__\w+", anchor), (page, link)
