"""Hostile words in every field of text of every form: on the page they are words, and nothing else.

The corpus is tests/support/hostile.yml, the register that carries it is made in hostile.py beside it. One site holds every field with every
word; Chromium parses all of its pages and opens those that could do harm.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from communique.checks.run import check_register
from communique.files.reader import read_bytes
from communique.model.parts import Part, walk_parts
from communique.model.registries import REGISTRIES
from communique.register.loader import load
from communique.register.register import Register
from communique.text import make_visible
from tests.support import hostile
from tests.support.hostile import ADDRESSES, CORPUS, SHOWN, id_of, parts_of, texts_of
from tests.support.paths import ROOT
from tests.support.web import served

READ = (ROOT / "tests/support/hostile.js").read_text(encoding="utf-8")
RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the hostile register."""
    target = tmp_path_factory.mktemp("hostile")
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    hostile.write_register(target / "releases", len(SHOWN))
    return target


@pytest.fixture(scope="module")
def register(root: Path) -> Register:
    return load(root / "releases")


def test_the_corpus_is_large() -> None:
    assert len(SHOWN) >= 150
    assert len(set(SHOWN)) == len(SHOWN)


def test_every_field_of_text_holds_every_word(register: Register) -> None:
    """What the model says to be text is found with the words in it, so that no field is ever left out."""
    assert [str(problem) for problem in check_register(register)] == []
    for kind, registry in REGISTRIES.items():
        wanted = {(model.__name__, name) for model in _models(registry.model) for name in texts_of(model)}
        for at, words in enumerate(SHOWN):
            entry = register.entries[kind][id_of(kind, at)]
            found = {
                (type(part).__name__, name)
                for _, part in walk_parts(entry, Part)
                for name in texts_of(type(part))
                if words in str(getattr(part, name)) or [words] == getattr(part, name)
            }
            assert wanted - found == set(), (kind, words)


def _models(model: type[Part]) -> Iterator[type[Part]]:
    yield model
    for _, part in parts_of(model):
        yield from _models(part)


# What is refused


@pytest.mark.parametrize("point", CORPUS["refused"])
def test_what_cannot_be_seen_is_a_problem_with_its_place(small: Path, point: str) -> None:
    """As it stands in the file, in a remark, and written as an escape in quotes."""
    words = CORPUS["refused"][point]
    at = next(at for at, char in enumerate(words) if f"U+{ord(char):04X}" == point)
    for before in ("title: ", "# "):
        found = read_bytes(f"kind: x\n{before}{words}\n".encode(), Path("r.yml")).problems
        told = [f"{problem}" for problem in found if f"character {point}:" in problem.message]
        assert told[0].startswith(f"r.yml:2:{len(before) + at + 1}: contains the ")
    record = small / RECORD
    escaped = "".join(char if char.isascii() and char.isprintable() else f"\\U{ord(char):08x}" for char in words)
    record.write_text(
        record.read_text(encoding="utf-8").replace("title: A Release", f'title: "{escaped}"'), encoding="utf-8"
    )
    found = tuple(check_register(load(small)))
    assert any(problem.line == 1 for problem in found), found
    assert all(str(problem) == make_visible(str(problem)) for problem in found)


@pytest.mark.parametrize("address", CORPUS["addresses refused"])
def test_what_is_no_address_of_a_web_page_is_a_problem_with_its_place(small: Path, address: str) -> None:
    record = small / RECORD
    text = record.read_text(encoding="utf-8")
    quoted = address.replace("'", "''")
    record.write_text(text.replace('url: "https://example.org/release"', f"url: '{quoted}'"), encoding="utf-8")
    line = next(at for at, words in enumerate(text.splitlines(), 1) if "publisher: Example" in words)
    found = [
        problem for problem in check_register(load(small)) if "expected the address of a web page" in problem.message
    ]
    assert [(problem.line, problem.column) for problem in found] == [(line, 11)]


# What is shown


@pytest.fixture(scope="module")
def hostile_site(root: Path) -> Iterator[str]:
    """The address of the site of the hostile register."""
    done = subprocess.run(["mkdocs", "build", "--strict"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

    with served(root / "site") as where:
        yield where


@pytest.fixture
def watched(browser: Browser, hostile_site: str) -> Iterator[Page]:
    """A page on which nothing may run, ask or speak that is not the register's own."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.add_init_script("window.alert = window.confirm = window.prompt = () => { throw new Error('a script ran') }")
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("request", lambda asked: None if asked.url.startswith(hostile_site) else faults.append(asked.url))
    page.on("popup", lambda popup: faults.append(popup.url))
    yield page
    context.close()
    assert faults == []


@pytest.mark.browser
def test_hostile_words_are_words_on_every_page_of_every_entry(watched: Page, hostile_site: str) -> None:
    """Each page of an entry has the elements and attributes of the page of the entry with harmless words, its links lead
    where the record says, no id comes twice, and the words stand in it as often as the harmless ones in theirs.
    """
    watched.goto(hostile_site + "/404.html")
    for kind, registry in REGISTRIES.items():
        addresses = [f"/{registry.plural}/{id_of(kind, at)}/" for at in range(len(SHOWN))]
        known: list[dict[str, Any]] = watched.evaluate(READ, {"addresses": addresses, "words": SHOWN})
        harmless = known[0]
        assert harmless["words"] > 3
        for at, page in enumerate(known):
            words = SHOWN[at]
            assert page["shape"] == harmless["shape"], (kind, words)
            assert page["doubles"] == [], (kind, words)
            assert words in page["title"], (kind, words)
            short = len(words.split()) > 8  # where a note repeats them
            assert page["words"] >= harmless["words"] - short, (kind, words, page["text"])
            assert page["tips"] >= harmless["tips"] - short, (kind, words)
            assert set(page["away"]) <= {ADDRESSES[at % len(ADDRESSES)]}, (kind, words)


@pytest.mark.browser
def test_hostile_words_are_words_on_every_index(watched: Page, hostile_site: str, root: Path) -> None:
    """On a page that lists all entries, each entry's line has the elements of the harmless one's."""
    site = root / "site"
    indexes = sorted(
        f"/{path.parent.relative_to(site)}/".replace("/./", "/")
        for path in site.rglob("index.html")
        if path.parent.name not in {id_of(kind, at) for kind in REGISTRIES for at in range(len(SHOWN))}
    )
    assert {"/", "/people/", "/meetings/2017/", "/acts/", "/coverage/"} <= set(indexes)
    watched.goto(hostile_site + "/404.html")
    known: list[dict[str, Any]] = watched.evaluate(READ, {"addresses": indexes, "words": [SHOWN[0]] * len(indexes)})
    for address, page in zip(indexes, known, strict=True):
        assert page["doubles"] == [], address
        assert set(page["away"]) <= {*ADDRESSES}, address
        shapes = Counter(page["lines"])
        alone = {
            shape: count for shape, count in shapes.items() if count < len(SHOWN) // 4 and shapes.total() > len(SHOWN)
        }
        assert not alone, (address, alone)


@pytest.mark.browser
def test_hostile_words_do_nothing_in_pages_that_are_opened(watched: Page, hostile_site: str) -> None:
    for path in (
        "/",
        "/people/",
        "/states/",
        "/bodies/",
        "/instruments/",
        "/topics/",
        "/places/",
        "/meetings/",
        "/acts/",
    ):
        watched.goto(hostile_site + path)
    for at in range(1, len(SHOWN), 8):
        for kind in ("meeting", "person"):
            watched.goto(f"{hostile_site}/{REGISTRIES[kind].plural}/{id_of(kind, at)}/")
    assert watched.evaluate("document.readyState") == "complete"


@pytest.mark.browser
def test_hostile_words_do_nothing_among_the_hits_of_a_search(watched: Page, hostile_site: str) -> None:
    for words in ("script", "onerror", "javascript alert", "svg onload"):
        watched.goto(f"{hostile_site}/search/?q={words.replace(' ', '%20')}")
        watched.locator("#search-panel a").first.wait_for()
        assert (
            watched.locator("#search-panel :is(script, img, svg, iframe, style, object, embed, base, meta)").count()
            == 0
        )
