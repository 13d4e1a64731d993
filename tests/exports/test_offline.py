"""The archive for reading offline: pages whose links lead to files, one zip file, the same bytes for the same site."""

import os
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from communique.exports.offline.archive import FOLDER, write_archive
from communique.exports.offline.contents import Contents
from communique.exports.offline.document import take_offline
from communique.problems import RequestError
from tests.support.command import communique
from tests.support.hostile import SHOWN
from tests.support.paths import SMALL

ADDRESS = "https://e.org/register/"
HOME = f'<!doctype html><html><head><link rel="canonical" href="{ADDRESS}"></head><body><p>Home</p></body></html>'
FILES = {
    "index.html": HOME,
    "people/index.html": "<p>People",
    "people/wang-yi/index.html": "<p>Wang Yi",
    "people/wang-yi/attendances.csv": "date\r\n",
    "people/wang-yi.md": "# Wang Yi",
    "people/é a/index.html": "<p>A letter that addresses spell out",
    "people/wang-yi/feed.atom": "<feed/>",
    "pagefind/pagefind.js": "1",
    "assets/search.js": "1",
    "assets/frame.js": "1",
    "api/v1/index.json": "{}",
    "data/meetings.csv": "id\r\n",
    "404.html": "<p>None",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../wang-yi/", "../wang-yi/index.html"),
        ("../wang-yi/#r9", "../wang-yi/index.html#r9"),
        ("../wang-yi", "../wang-yi/index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../../#top", "../../index.html#top"),
        ("../%C3%A9%20a/", "../%C3%A9%20a/index.html"),
        ("../?a=1&amp;b=2", "../index.html?a=1&amp;b=2"),
        ("attendances.csv", "attendances.csv"),
        ("../../data/meetings.csv", "../../data/meetings.csv"),
        ("../wang-yi.md", f"{ADDRESS}people/wang-yi.md"),
        ("feed.atom", f"{ADDRESS}people/wang-yi/feed.atom"),
        ("../../api/v1/index.json", f"{ADDRESS}api/v1/index.json"),
        ("#r9", "#r9"),
        ("", ""),
        ("../nobody/", "../nobody/"),
        ("../../../outside/", "../../../outside/"),
        ("https://e.org/people/wang-yi/", "https://e.org/people/wang-yi/"),
        ("//e.org/", "//e.org/"),
        ("mailto:a@e.org", "mailto:a@e.org"),
    ],
)
def test_a_link_to_a_folder_leads_to_its_page_and_one_to_what_is_left_out_to_the_site(
    site: Path, href: str, expected: str
) -> None:
    assert Contents(site).redirect(href, "people/wang-yi/index.html") == expected


POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"
CHANGES = {
    '<script src="../assets/search.js" type="module"></script>': "",
    '<script src="../assets/frame.js"></script>': '<script src="../assets/frame.js"></script>',
    '<script>let a = "<a href=\\"wang-yi/\\">";</script>': '<script>let a = "<a href=\\"wang-yi/\\">";</script>',
    '<!-- <a href="wang-yi/"> -->': '<!-- <a href="wang-yi/"> -->',
    '<link rel="alternate" type="text/markdown" href="wang-yi.md">': "",
    '<link rel="search" href="../opensearch.xml">': "",
    '<link rel="canonical" href="https://e.org/register/people/">': '<link rel="canonical" href="https://e.org/register/people/">',
    '<a title="see href=&quot;wang-yi/&quot;" href="wang-yi/">': '<a title="see href=&quot;wang-yi/&quot;" href="wang-yi/index.html">',
    "<a title='a > \"b\" href=\"wang-yi/\"' href='wang-yi/'>": "<a title='a > \"b\" href=\"wang-yi/\"' href='wang-yi/index.html'>",
    '<a href="wang-yi/" href="../">': '<a href="wang-yi/index.html" href="../">',
    '<meta http-equiv="refresh" content="0; url=wang-yi/">': '<meta http-equiv="refresh" content="0; url=wang-yi/index.html">',
    '<meta name="description" content="0; url=wang-yi/">': '<meta name="description" content="0; url=wang-yi/">',
    '<pre>&lt;a href="wang-yi/"&gt;</pre>': '<pre>&lt;a href="wang-yi/"&gt;</pre>',
    '<svg viewBox="0 0 24 24"><a href="wang-yi/"/></svg>': '<svg viewBox="0 0 24 24"><a href="wang-yi/index.html"/></svg>',
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">': (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src file: 'sha256-abc='; "
        "img-src file: data:; base-uri 'none'; form-action 'none'\">"
    ),
    '<a href="wang-yi/" data-search>Search <kbd aria-hidden="true">/</kbd></a>': '<a href="wang-yi/index.html" data-search>Search</a>',
}


@pytest.mark.parametrize(("before", "after"), CHANGES.items())
def test_only_what_cannot_work_in_a_folder_is_changed(site: Path, before: str, after: str) -> None:
    assert take_offline(f"<p>{before}</p>", "people/index.html", Contents(site)) == f"<p>{after}</p>"


def test_a_search_form_gives_way_to_a_sentence_that_says_why(site: Path) -> None:
    form = '<p>Before</p><form class="search" role="search" action="../search/"><input name="q"></form><form id="colours"></form>'
    html = take_offline(form, "people/index.html", Contents(site))
    assert "<input" not in html
    assert "The search needs a server" in html
    assert f'href="{ADDRESS}search/"' in html
    assert html.startswith("<p>Before</p><p")
    assert html.endswith('</p><form id="colours"></form>')


def test_hostile_words_stay_as_they_are(site: Path) -> None:
    """html5lib reads the same page before and after, but for the addresses of its links."""
    contents = Contents(site)
    for word in SHOWN:
        text = word.replace("&", "&amp;").replace("<", "&lt;")
        title = text.replace('"', "&quot;")
        html = f'<h1>{text}</h1><a title="{title}" href="wang-yi/">{text}</a><script type="application/ld+json">{text}</script>'
        after = take_offline(html, "people/index.html", contents)
        assert after == html.replace('href="wang-yi/"', 'href="wang-yi/index.html"')
        link = next(element for element in _parse(after) if element.tag == "a")
        assert (link.text, link.get("href")) == (word, "wang-yi/index.html")
        assert link.get("title") == word


def _parse(html: str) -> Iterator[Element]:
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree.iter()


def test_the_archive_holds_the_pages_and_tables_and_leaves_out_what_only_a_server_needs(site: Path) -> None:
    archive = site.parent / "new" / "offline.zip"
    assert write_archive(site, archive) == len(zipfile.ZipFile(archive).namelist())
    names = {name.removeprefix(f"{FOLDER}/") for name in zipfile.ZipFile(archive).namelist()}
    gone = {
        "people/wang-yi.md",
        "people/wang-yi/feed.atom",
        "pagefind/pagefind.js",
        "assets/search.js",
        "api/v1/index.json",
        "404.html",
    }
    assert names == {"README.txt"} | {*FILES} - gone
    assert ADDRESS in zipfile.ZipFile(archive).read(f"{FOLDER}/README.txt").decode()
    assert zipfile.ZipFile(archive).testzip() is None


def test_the_same_site_gives_the_same_bytes_on_another_day(site: Path) -> None:
    first, second = site.parent / "first.zip", site.parent / "second.zip"
    write_archive(site, first)
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    write_archive(site, second)
    assert first.read_bytes() == second.read_bytes()


def test_a_folder_that_is_no_site_is_refused_and_the_old_archive_stays(site: Path) -> None:
    archive = site.parent / "offline.zip"
    archive.write_bytes(b"old")
    (site / "index.html").write_text("<p>No address", encoding="utf-8")
    done = communique(SMALL, "offline", str(site), str(archive))
    assert done.exit_code == 1
    assert done.output == f"Error: {site} is not a built site with an address of its own: run `scripts/build` first.\n"
    assert archive.read_bytes() == b"old"
    assert sorted(path.name for path in site.parent.iterdir()) == ["offline.zip", "site"]


def test_an_archive_inside_the_site_is_refused(site: Path) -> None:
    with pytest.raises(RequestError, match="inside the site"):
        write_archive(site, site / "data/offline.zip")


def test_the_command_says_what_it_wrote(site: Path) -> None:
    archive = site.parent / "offline.zip"
    done = communique(SMALL, "offline", str(site), str(archive))
    assert (done.exit_code, done.output) == (0, f"Wrote {archive}: 8 files, 0.0 MB.\n")


def test_in_the_built_sample_every_link_leads_to_a_file_of_the_archive_or_to_the_web(
    sample_site: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "offline.zip"
    write_archive(sample_site, archive)
    packed = zipfile.ZipFile(archive)
    names = {name.removeprefix(f"{FOLDER}/") for name in packed.namelist()}
    pages = [name for name in sorted(names) if name.endswith(".html")]
    lost = [
        (page, link)
        for page in [*pages[:: max(1, len(pages) // 40)], "index.html", "search/index.html"]
        for link in _find_links(packed.read(f"{FOLDER}/{page}").decode())
        if not urlsplit(link).scheme and _resolve(link, page) not in names
    ]
    assert lost == []
    everything = b"".join(packed.read(f"{FOLDER}/{page}") for page in pages).decode()
    for words in ('type="module"', 'role="search"', "<kbd", "Without JavaScript"):
        assert words not in everything
    policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', everything)
    assert len(policies) == len(pages)
    assert not [policy for policy in policies if "'self'" in policy or "script-src file:" not in policy]


def _find_links(html: str) -> Iterator[str]:
    for element in _parse(html):
        for name in ("href", "src"):
            if value := element.get(name):
                yield value


def _resolve(link: str, page: str) -> str:
    path = unquote(urlsplit(link).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
