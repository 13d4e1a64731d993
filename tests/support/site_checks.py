"""What is true of any built site: sound HTML, links and anchors that lead somewhere, nothing from another host.

The class is run twice: on the site of the sample, as a test of the code, and on that of the register, as a test of the data.
"""

import json
import re
from base64 import b64encode
from collections import Counter
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from lxml import etree

from communique.model.registries import REGISTRIES
from communique.register.register import Register

HOST = "https://site.test"
OWN = "https://sco-register.example.org"
"""The address in mkdocs.yml, which pages name as their final one."""
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}


THEME_SCRIPTS = ("__md_scope=", "var palette=", "var target=")
"""How the inline scripts of the theme begin."""
DATA = ("application/json", "application/ld+json")
"""The types of scripts that nothing runs."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_PARSED = 150
"""How many pages are parsed as a browser does, which takes ten times as long as looking at their tags."""


class Parsed:
    """The tags of a page, and on request the page as a browser understands it."""

    def __init__(self, path: Path, site: Path) -> None:
        self.path = path
        self.url = f"{HOST}/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        # The page for missing addresses is shown at any depth, and its links must work from all of them.
        self.base = f"{HOST}/any/depth/" if path.name == "404.html" else self.url
        tree = self.read()
        self.tags: list[tuple[str, dict[str, str]]] = [
            (element.tag, dict(element.attrib)) for element in tree.iter(etree.Element)
        ]
        self.title = (tree.findtext(".//title") or "").strip()
        inside = [script for script in tree.iter("script") if script.get("src") is None]
        self.scripts = [script.text for script in inside if script.get("type") not in DATA]
        """The text of each script that is in the page itself and runs."""
        self.json_ld = [script.text for script in inside if script.get("type") == "application/ld+json"]

    def read(self) -> Any:
        """The tree of the page, read fast."""
        return etree.parse(self.path, etree.HTMLParser(encoding="utf-8"))

    @cached_property
    def text(self) -> str:
        """The words outside of code."""
        return "".join(self.read().xpath("//text()[not(ancestor::code or ancestor::script or ancestor::style)]"))

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id of the page, in its order, with the number of its elements."""
        return Counter(attributes["id"] for _, attributes in self.tags if attributes.get("id"))

    def all(self, *names: str) -> list[dict[str, str]]:
        """The attributes of every tag of these names."""
        return [attributes for tag, attributes in self.tags if tag in names]

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Every address that the page names, made absolute, with the tag that names it."""
        named = ((tag, attributes.get(LINKS.get(tag, ""))) for tag, attributes in self.tags)
        return [
            (tag, urljoin(self.url if value.startswith("#") else self.base, value)) for tag, value in named if value
        ]

    def parse(self) -> tuple[Any, list[Any]]:
        """The tree of the page as the standard of HTML makes it, and the errors of the page."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.path.read_text(encoding="utf-8")), parser.errors


def parse_site(site: Path) -> dict[str, Parsed]:
    """Every page of a site by its address."""
    pages = [Parsed(path, site) for path in sorted(site.rglob("*.html"))]
    return {page.url: page for page in pages}


class SiteChecks:
    """Checks of a site that was built from a register. A subclass is collected beside fixtures of these names."""

    def test_every_entry_has_its_page(self, parsed: dict[str, Parsed], register: Register) -> None:
        wanted = {
            f"{HOST}/{REGISTRIES[kind].plural}/{entry_id}/"
            for kind, entries in register.entries.items()
            for entry_id in entries
        }
        assert wanted <= set(parsed)
        indexes = [registry.plural for registry in REGISTRIES.values()]
        assert {f"{HOST}/{name}/" for name in (*indexes, "acts", "contribute", "contribute/fields", "search")} <= set(
            parsed
        )

    def test_html_conforms_to_the_standard(self, parsed: dict[str, Parsed]) -> None:
        chosen = list(parsed.values())[:: 1 + len(parsed) // MOST_PARSED]
        assert {page.url: errors[:3] for page in chosen if (errors := page.parse()[1])} == {}

    def test_no_markup_of_markdown_is_left(self, parsed: dict[str, Parsed]) -> None:
        chosen = list(parsed.values())[:: 1 + len(parsed) // MOST_PARSED]
        left = {
            page.url: found[:2]
            for page in chosen
            if (found := re.findall(r"\{:? ?[.#][\w-]+[^}]*\}|\]\([^)\s]*\)|\[\^\w+\]|(?<!\w)\*\*\w", page.text))
        }
        assert left == {}

    def test_ids_are_unique(self, parsed: dict[str, Parsed]) -> None:
        doubles = {url: [i for i, number in page.ids.items() if number > 1] for url, page in parsed.items()}
        assert {url: ids for url, ids in doubles.items() if ids} == {}

    def test_every_internal_link_and_anchor_leads_somewhere(self, parsed: dict[str, Parsed], built: Path) -> None:
        dead = []
        followed = 0
        for url, page in parsed.items():
            inside = [target for _, target in page.links if target.startswith(f"{HOST}/")]
            followed += len(inside)
            for target in set(inside):
                address, _, fragment = target.partition("#")
                there = parsed.get(address.partition("?")[0])
                found = there is not None or (built / unquote(urlsplit(target).path).lstrip("/")).is_file()
                if not found or (fragment and (there is None or unquote(fragment) not in there.ids)):
                    dead.append((url, target))
        assert dead == []
        assert followed > 10 * len(parsed)

    def test_nothing_is_loaded_from_another_host(self, parsed: dict[str, Parsed], built: Path) -> None:
        foreign = [
            (url, tag, target)
            for url, page in parsed.items()
            for tag, target in page.links
            if tag != "a" and not target.startswith((HOST, f"{OWN}/"))
        ]
        assert foreign == []
        for sheet in built.rglob("*.css"):
            assert not re.search(r"url\(\s*['\"]?(?!data:)[a-z]+:", sheet.read_text(encoding="utf-8")), sheet

    def test_external_links_open_safely(self, parsed: dict[str, Parsed]) -> None:
        for url, page in parsed.items():
            for link in page.all("a"):
                target = urlsplit(link.get("href", ""))
                if target.scheme:
                    assert target.scheme in ("http", "https"), (url, target)
                    assert "noopener" in link.get("rel", ""), (url, link)

    def test_no_page_has_an_inline_handler_or_style_or_a_script_of_its_own(self, parsed: dict[str, Parsed]) -> None:
        """The only inline scripts are those of the theme: the same three on each page, and the policy has their hashes."""
        for url, page in parsed.items():
            assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], url
            assert not [tag for tag, attributes in page.tags if tag == "style" or "style" in attributes], url
            assert len(page.scripts) == len(THEME_SCRIPTS), url
            for script, beginning in zip(page.scripts, THEME_SCRIPTS, strict=True):
                assert script.startswith(beginning), url
            [policy] = [
                meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"
            ]
            hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in page.scripts]
            assert sorted(hashes) == sorted(re.findall("'sha256-(.*?)'", policy)), url

    def test_each_page_says_in_json_ld_what_it_is_and_how_to_get_there(
        self, parsed: dict[str, Parsed], register: Register
    ) -> None:
        paths = {urlsplit(url).path for url in parsed}
        for url, page in parsed.items():
            described = {found["@type"]: found for found in map(json.loads, page.json_ld)}
            kind, _, entry = url.removeprefix(f"{HOST}/").rstrip("/").partition("/")
            assert ("Event" in described) == (kind == "meetings" and entry in register.meetings), url
            if "BreadcrumbList" in described:
                steps = described["BreadcrumbList"]["itemListElement"]
                assert urlsplit(steps[-1]["item"]).path == urlsplit(url).path, url
                assert {urlsplit(step["item"]).path for step in steps} <= paths, url

    def test_headings_descend_in_order(self, parsed: dict[str, Parsed]) -> None:
        for url, page in parsed.items():
            levels = [int(tag[1]) for tag, _ in page.tags if tag in HEADINGS]
            assert levels[:1] == [1], url
            assert levels.count(1) == 1, url
            assert all(after - before <= 1 for before, after in pairwise(levels)), url

    def test_titles_and_descriptions_are_there_and_unique(self, parsed: dict[str, Parsed]) -> None:
        titles: dict[str, str] = {}
        descriptions: dict[str, str] = {}
        for url, page in parsed.items():
            assert page.title, url
            assert titles.setdefault(page.title, url) == url
            [description] = [meta["content"] for meta in page.all("meta") if meta.get("name") == "description"]
            assert description, url
            assert descriptions.setdefault(description, url) == url

    def test_each_page_names_its_final_address_and_the_sitemap_lists_them_all(
        self, parsed: dict[str, Parsed], built: Path, register: Register
    ) -> None:
        named = {
            url: [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
            for url, page in parsed.items()
        }
        for old, new in register.redirects.items():
            if new:
                assert named.pop(f"{HOST}/{old}/") == [f"{OWN}/{new}/"]
        nowhere = f"{HOST}/404.html"
        assert named.pop(nowhere) == []
        robots = [meta["content"] for meta in parsed[nowhere].all("meta") if meta.get("name") == "robots"]
        assert robots == ["noindex"]
        assert {url: [url.replace(HOST, OWN)] for url in named} == named
        listed = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text(encoding="utf-8"))
        assert sorted(listed) == sorted(url.replace(HOST, OWN) for url in named)

    def test_each_resolution_paragraph_and_note_has_its_address(
        self, parsed: dict[str, Parsed], register: Register
    ) -> None:
        for meeting in register.meetings.values():
            page = parsed[f"{HOST}/meetings/{meeting.id}/"]
            wanted = [one.id for one in meeting.resolutions] + [one.id for one in meeting.text]
            wanted += [*(one.id for one in meeting.annotations), *meeting.retired]
            assert sorted(wanted) == sorted(name for name in page.ids.elements() if re.fullmatch(r"[rpa]\d+", name)), (
                page.url
            )

    def test_the_text_of_a_release_is_on_its_page_word_for_word(
        self, parsed: dict[str, Parsed], register: Register
    ) -> None:
        for meeting in register.meetings.values():
            if not meeting.text:
                continue
            tree, _ = parsed[f"{HOST}/meetings/{meeting.id}/"].parse()
            for paragraph in meeting.text:
                shown = tree.find(f".//p[@id='{paragraph.id}']")
                for extra in [node for node in shown if node.get("class") in ("number", "mark", "note")]:
                    tail = extra.tail
                    extra.clear()
                    extra.tail = tail
                assert " ".join("".join(shown.itertext()).split()) == paragraph.text
